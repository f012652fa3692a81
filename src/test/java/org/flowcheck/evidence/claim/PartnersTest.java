package org.flowcheck.evidence.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.claim.Verdict.Word;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.model.Source;
import org.junit.jupiter.api.Test;

/** Runs under two names, paired by what they share. */
class PartnersTest {

    private static final Interval NEVER = new Interval(Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY);

    private static MeasuredRun run(String initial, int seed, Map<String, Double> parameters, double x) {
        return new MeasuredRun(new RunPlan.Cell(initial, parameters, seed), parameters, List.of(Synthetic.X),
                new MeasuredRun.Times(new double[] {0, 1}, new double[] {0, 1}), new double[][] {{x, x}},
                new double[][] {{x, x}}, new double[][] {{x, x}}, NEVER, "end", true);
    }

    /** x = 100 m + seed. */
    private static List<MeasuredRun> runs(double[] widths, int seeds, String... further) {
        List<MeasuredRun> runs = new ArrayList<>();
        for (double m : widths) {
            for (int seed = 1; seed <= seeds; seed++) {
                Map<String, Double> parameters = new LinkedHashMap<>(Map.of("m", m));
                for (String other : further) {
                    parameters.put(other, 7.0);
                }
                runs.add(run("", seed, parameters, 100 * m + seed));
            }
        }
        return runs;
    }

    @Test
    void runsArePairedByDrawAndSharedParameters() {
        List<MeasuredRun> main = runs(new double[] {10, 20, 30}, 2, "alpha");
        List<MeasuredRun> others = runs(new double[] {30, 10, 20, 40}, 3, "beta");
        Collections.reverse(others);
        int[] partners = Partners.of(main, others);
        for (int i = 0; i < partners.length; i++) {
            assertEquals(main.get(i).fine()[0][0], others.get(partners[i]).fine()[0][0]);
        }
    }

    @Test
    void oneRunGoesWithAllThatDifferInWhatItDoesNotHave() {
        List<MeasuredRun> main = runs(new double[] {10, 20}, 2);
        List<MeasuredRun> others = List.of(run("", 1, Map.of(), 1), run("", 2, Map.of(), 2));
        assertArrayEquals(new int[] {0, 1, 0, 1}, Partners.of(main, others));
    }

    @Test
    void initialConditionsGoTogetherByTheirOrder() {
        List<MeasuredRun> main = List.of(run("near", 1, Map.of(), 1), run("far", 1, Map.of(), 2));
        List<MeasuredRun> others = List.of(run("close", 1, Map.of(), 1), run("distant", 1, Map.of(), 2));
        assertArrayEquals(new int[] {0, 1}, Partners.of(main, others));
        assertArrayEquals(new int[] {0, 0}, Partners.of(main, others.subList(1, 2)));
    }

    @Test
    void whatHasNoPartnerIsABug() {
        assertThrows(IllegalStateException.class,
                () -> Partners.of(runs(new double[] {10, 20}, 1), runs(new double[] {10}, 1)));
    }

    @Test
    void formulasReadThePartner() {
        Value other = new Value.Series("s", "x", Synthetic.X, 0);
        Check check = new Check("check", Synthetic.compare(Synthetic.x(0), Relation.EQUAL, other), Synthetic.RUN,
                Optional.empty(), Optional.empty());
        Claim claim = new Claim("paired", new Source("", "test"), "a test", Kind.PATHWISE, List.of(), List.of(),
                List.of(new TimeVariable("t", -1)), List.of(check), List.of(), List.of(), List.of(), Word.HOLDS, "",
                List.of(), new Requirements("quick", List.of()));
        List<MeasuredRun> others = runs(new double[] {30, 10, 20}, 2);
        Measurements paired = new Measurements(Map.of(Synthetic.RUN, runs(new double[] {10, 20, 30}, 2), "s", others));
        assertEquals(Word.HOLDS, ClaimJudge.judge(claim, paired, List.of()).verdict().word());
        others.set(0, run("", 1, Map.of("m", 30.0), 3002));
        assertEquals(Word.VIOLATED, ClaimJudge.judge(claim, paired, List.of()).verdict().word());
    }
}
