package org.flowcheck.evidence.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.model.Source;

/**
 * A checked claim. It always has a source, and something to check or to prove.
 *
 * @param id its name, equal to its file's name without ending
 * @param source where the statement stands
 * @param statement what it says, one line
 * @param kind what sort of statement it is
 * @param runs the runs it asks for
 * @param quantities every measured series that its formulas, and those of its twins, use
 * @param times times it quantifies over, none to two
 * @param checks comparisons, each of which must hold
 * @param widths statements over widths, each of which must hold
 * @param obligations what must be proved
 * @param twins false statements near the claim, which must be refuted
 * @param expected the verdict it expects
 * @param finding what a reader should know where it is not simply confirmed; may be empty
 * @param figures what it draws from its runs
 * @param requirements what must be there before it is judged
 */
public record Claim(String id, Source source, String statement, Kind kind, List<RunPlan> runs,
                    List<Value.Series> quantities, List<TimeVariable> times, List<Check> checks,
                    List<WidthCheck> widths, List<Obligation> obligations, List<Twin> twins,
                    Verdict.Word expected, String finding, List<FigurePlan> figures,
                    Requirements requirements) {

    /** Refuses a claim that says nothing. */
    public Claim {
        runs = List.copyOf(runs);
        quantities = List.copyOf(quantities);
        times = List.copyOf(times);
        checks = List.copyOf(checks);
        widths = List.copyOf(widths);
        obligations = List.copyOf(obligations);
        twins = List.copyOf(twins);
        figures = List.copyOf(figures);
        if (checks.isEmpty() && widths.isEmpty() && obligations.isEmpty()) {
            throw new IllegalArgumentException(id + " claims nothing");
        }
    }

    /** This claim with figures, for which more is measured. */
    public Claim withFigures(List<FigurePlan> drawn, List<Value.Series> more) {
        List<Value.Series> all = new ArrayList<>(quantities);
        more.stream().filter(series -> all.stream().noneMatch(known -> known.run().equals(series.run())
                && known.quantity().equals(series.quantity()))).forEach(all::add);
        return new Claim(id, source, statement, kind, runs, all, times, checks, widths, obligations, twins, expected,
                finding, drawn, requirements);
    }

    /** The matrices at moments that its figures take from the first of the runs of a name. */
    public Set<Snapshot> snapshots(String run) {
        Set<Snapshot> all = new LinkedHashSet<>();
        figures.forEach(figure -> all.addAll(figure.content().snapshots(run)));
        return all;
    }

    /** The runs of a name. */
    public Optional<RunPlan> run(String name) {
        return runs.stream().filter(run -> run.name().equals(name)).findFirst();
    }
}
