package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.Comparison;

/**
 * Judges one check on measured runs.
 *
 * <p>At a sample the relation holds if its margin exceeds the margin's error, is violated if it lies below minus the
 * error, and is undecided between. In the equality set, and for {@code ==}, the sides must agree within the error, and
 * the error must be small enough for that to say something ({@value #RESOLUTION} of the sides). The integration error
 * of a sample is the largest of its own and its neighbours': a difference between two runs may vanish by chance at one
 * place.
 *
 * <p>What is said of all times is not confirmed by runs that ended early: nothing is known of the times they left out.
 */
final class CheckJudge {

    /** Agreement within an error larger than this, relative to the sides, confirms nothing. */
    static final double RESOLUTION = 1e-6;

    private final Check check;
    private final Claim claim;
    private final Scene scene;
    /** The time variables the check speaks of, by index: the others need not be run through. */
    private final int[] variables;

    private long samples;
    private long excluded;
    private long equalities;
    private long undecided;
    private long early;
    private CheckReport.Sample violation;
    private CheckReport.Sample open;
    private CheckReport.Sample smallest;
    private CheckReport.Sample farthest;
    private CheckReport.Sample nearest;

    CheckJudge(Claim claim, Check check, Measurements measurements) {
        this.claim = claim;
        this.check = check;
        this.scene = new Scene(measurements, check.run());
        this.variables = check.comparison().level() == Value.Level.ENSEMBLE ? new int[0] : UsedTimes.of(claim, check);
    }

    CheckReport judge() {
        boolean ensemble = check.comparison().level() == Value.Level.ENSEMBLE;
        int runs = scene.measurements().of(check.run()).size();
        if (ensemble) {
            judgeEnsemble(runs);
        } else {
            for (int cell = 0; cell < runs; cell++) {
                scene.cell(cell);
                judgeRun(cell);
            }
        }
        if (ReadsSamples.afterStart(check.comparison())) {
            Set<String> read = ReadsSamples.runsAfterStart(check.comparison());
            read.add(check.run());
            early = read.stream().flatMap(name -> scene.measurements().of(name).stream())
                    .filter(run -> !run.complete()).count();
        }
        CheckReport.Sample confirming = smallest != null ? smallest : farthest;
        Verdict.Word word = violation != null ? Verdict.Word.VIOLATED
                : open != null ? Verdict.Word.INCONCLUSIVE
                : runs == 0 ? Verdict.Word.INCONCLUSIVE
                : samples == 0 ? Verdict.Word.HYPOTHESES_NOT_MET
                : early > 0 ? Verdict.Word.INCONCLUSIVE
                : Verdict.Word.HOLDS;
        CheckReport.Sample worst = violation != null ? violation : open != null ? open : confirming;
        return new CheckReport(check, word, runs, samples, excluded, equalities, undecided, early,
                Optional.ofNullable(worst),
                estimates(worst), samples == 0 ? Optional.ofNullable(nearest) : Optional.empty());
    }

    private List<Estimate> estimates(CheckReport.Sample sample) {
        if (sample == null) {
            return List.of();
        }
        scene.view(View.FINE);
        scene.cell(Math.max(0, sample.cell()));
        for (int i = 0; i < variables.length; i++) {
            scene.place(variables[i], sample.places()[i]);
        }
        return scene.probe(check.comparison()).estimates(scene);
    }

    /** A chance or a quantile is one of a setting, and must be as stated at all of them; a slope is one of the grid. */
    private void judgeEnsemble(int runs) {
        List<int[]> settings = scene.draws(check.run()).settings();
        if (settings.size() == 1 || runs > 0 && !perSetting(check.comparison())) {
            note(scene.probe(check.comparison()).at(scene), 0, -1, false);
            return;
        }
        for (int[] draws : settings) {
            scene.cell(draws[0]);
            note(scene.probe(check.comparison()).at(scene), 0, draws[0], false);
        }
    }

    private static boolean perSetting(Condition.Compare comparison) {
        return perSetting(comparison.left()) || perSetting(comparison.right());
    }

    private static boolean perSetting(Value value) {
        return value instanceof EnsembleFraction || value instanceof EnsembleQuantile
                || value.parts().stream().anyMatch(CheckJudge::perSetting);
    }

    /** All places of one run: margins first, then each with the integration error of its neighbourhood. */
    private void judgeRun(int cell) {
        int places = variables.length > 0 ? scene.run(check.run()).places() : 1;
        int columns = variables.length > 1 ? places : 1;
        MarginProbe.Margin[] margins = new MarginProbe.Margin[places * columns];
        boolean[] equal = new boolean[margins.length];
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < columns; j++) {
                place(i, j);
                if (outOfOrder(i, j) || !hypothesisHolds(cell)) {
                    continue;
                }
                margins[i * columns + j] = scene.probe(check.comparison()).at(scene);
                equal[i * columns + j] = check.equality().isPresent() && check.equality().get().holds(scene);
            }
        }
        for (int i = 0; i < places; i++) {
            for (int j = 0; j < columns; j++) {
                if (margins[i * columns + j] != null) {
                    place(i, j);
                    double integration = passesEquality(margins, i, j, columns) ? Double.POSITIVE_INFINITY
                            : neighbourhood(margins, i, j, places, columns);
                    note(margins[i * columns + j], integration, cell,
                            equal[i * columns + j]);
                }
            }
        }
    }

    private void place(int i, int j) {
        if (variables.length > 0) {
            scene.place(variables[0], i);
        }
        if (variables.length > 1) {
            scene.place(variables[1], j);
        }
    }

    private boolean outOfOrder(int i, int j) {
        return variables.length > 1 && claim.times().get(variables[1]).after() == variables[0] && j < i;
    }

    private boolean hypothesisHolds(int cell) {
        if (check.given().isEmpty() || check.given().get().truth(scene) == Condition.Truth.TRUE) {
            return true;
        }
        excluded++;
        for (Condition.Compare part : check.given().get().comparisons()) {
            CheckReport.Sample sample = sample(scene.probe(part).at(scene), cell);
            if (nearest == null || sample.relativeMargin() > nearest.relativeMargin()) {
                nearest = sample;
            }
        }
        return false;
    }

    /**
     * Whether the sides of a {@code !=} change their order between a place and the one before: somewhere between them
     * sides that move continuously are equal.
     */
    private static boolean passesEquality(MarginProbe.Margin[] margins, int i, int j, int columns) {
        MarginProbe.Margin here = margins[i * columns + j];
        if (here.relation() != Comparison.Relation.UNEQUAL) {
            return false;
        }
        MarginProbe.Margin above = i > 0 ? margins[(i - 1) * columns + j] : null;
        MarginProbe.Margin before = j > 0 ? margins[i * columns + j - 1] : null;
        return above != null && here.order() * above.order() < 0 || before != null && here.order() * before.order() < 0;
    }

    private static double neighbourhood(MarginProbe.Margin[] margins, int i, int j, int places, int columns) {
        double largest = 0;
        for (int p = Math.max(0, i - 1); p <= Math.min(places - 1, i + 1); p++) {
            for (int q = Math.max(0, j - 1); q <= Math.min(columns - 1, j + 1); q++) {
                MarginProbe.Margin margin = margins[p * columns + q];
                if (margin != null) {
                    largest = Math.max(largest, margin.integration());
                }
            }
        }
        return largest;
    }

    private void note(MarginProbe.Margin margin, double integration, int cell, boolean equal) {
        samples++;
        boolean mustAgree = equal || margin.relation() == Comparison.Relation.EQUAL;
        CheckReport.Sample sample = sample(margin, Math.max(integration, margin.integration()), cell,
                mustAgree ? margin.scale() : margin.sides());
        if (mustAgree) {
            equalities++;
            double distance = Math.abs(margin.left() - margin.right());
            if (distance > sample.error()) {
                contradicted(sample);
            } else if (!(sample.error() <= RESOLUTION * sample.scale())) {
                undecided++;
                open = open == null ? sample : open;
            } else {
                farthest = farthest == null || Math.abs(sample.relativeMargin()) > Math.abs(farthest.relativeMargin())
                        ? sample : farthest;
            }
        } else if (sample.margin() < -sample.error()) {
            contradicted(sample);
        } else if (!(sample.margin() > sample.error())) {
            undecided++;
            open = open == null ? sample : open;
        } else if (smallest == null || sample.relativeMargin() < smallest.relativeMargin()) {
            smallest = sample;
        }
    }

    /** A violation, unless the run ended early and its rest might turn it. */
    private void contradicted(CheckReport.Sample sample) {
        if (sample.cell() >= 0 && Preliminary.is(check.comparison(), scene)) {
            undecided++;
            open = open == null ? sample : open;
        } else {
            violation = deeper(violation, sample);
        }
    }

    private static CheckReport.Sample deeper(CheckReport.Sample one, CheckReport.Sample other) {
        return one == null || Math.abs(other.relativeMargin()) > Math.abs(one.relativeMargin()) ? other : one;
    }

    private CheckReport.Sample sample(MarginProbe.Margin margin, int cell) {
        return sample(margin, margin.integration(), cell, margin.sides());
    }

    private CheckReport.Sample sample(MarginProbe.Margin margin, double integration, int cell, double scale) {
        double[] times = new double[variables.length];
        int[] places = new int[variables.length];
        for (int i = 0; i < times.length; i++) {
            places[i] = scene.place(variables[i]);
            times[i] = scene.time(check.run(), scene.place(variables[i]));
        }
        return new CheckReport.Sample(cell, places, times, margin.left(), margin.right(), margin.value(),
                margin.errorWith(integration), scale);
    }
}
