package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flowcheck.simulation.ode.Outcome;

/**
 * What the runs of all draws at all widths gave, draw by draw: an interruption then leaves whole draws.
 *
 * @param widths the widths
 * @param draws how many draws were asked for
 * @param runs the runs, width after width of the first draw, then of the second one; absent where they were not
 *     finished
 * @param unfinished why runs were not finished, if some were not
 */
record MeasuredDraws(List<Integer> widths, int draws, List<Optional<Run>> runs, String unfinished) {

    /**
     * What a run gave.
     *
     * @param values the quantities, not a number from where the run ended early
     * @param ending why it ended early; empty if it did not
     */
    record Run(double[] values, String ending) {

        /** Why a run ended before the moments at which it was to be looked at; empty if it did not. */
        static String ending(Outcome outcome) {
            return outcome instanceof Outcome.Budget budget ? budget.what() + " used up"
                    : outcome instanceof Outcome.End || outcome instanceof Outcome.EventReached ? "" : outcome.word();
        }
    }

    /**
     * The row of a quantity.
     *
     * @param column its number among the values of a run
     * @param average the average over draws
     * @param share the share of finished draws that must have come to the moment: those that do are a selection
     * @param never what runs that ended early did not do, in words
     */
    ExponentRow row(int column, String where, String quantity, PredictedExponent predicted,
                    SlopeOverWidths.Average average, double share, String never) {
        List<List<Run>> finished = IntStream.range(0, draws).mapToObj(draw ->
                runs.subList(draw * widths.size(), (draw + 1) * widths.size())).filter(one ->
                one.stream().allMatch(Optional::isPresent)).map(one -> one.stream().map(Optional::orElseThrow).toList())
                .toList();
        // A slope from less than half of the draws has an error that is itself uncertain.
        if (2 * finished.size() < draws || finished.size() < 2) {
            return ExponentRow.without(where, quantity, predicted, finished.size() + " of " + draws
                    + " draws were finished: " + unfinished);
        }
        double[][] arrived = finished.stream().map(one -> one.stream().mapToDouble(run -> run.values()[column]).toArray())
                .filter(MeasuredDraws::isComplete).toArray(double[][]::new);
        if (arrived.length < 2 || arrived.length < share * finished.size()) {
            String ending = finished.stream().flatMap(List::stream).filter(run -> Double.isNaN(run.values()[column]))
                    .map(Run::ending).findFirst().orElse("");
            return ExponentRow.without(where, quantity, predicted, never + " in " + (finished.size() - arrived.length)
                    + " of " + finished.size() + " draws" + (ending.isEmpty() ? "" : ": " + ending));
        }
        for (double[] draw : arrived) {
            for (double value : draw) {
                if (value == 0 && average == SlopeOverWidths.Average.GEOMETRIC || Double.isInfinite(value)) {
                    return ExponentRow.without(where, quantity, predicted, "it is zero or infinite in some draw");
                }
            }
        }
        SlopeOverWidths slope = SlopeOverWidths.of(widths, arrived, average);
        if (!Double.isFinite(slope.slope()) || !Double.isFinite(slope.error())) {
            return ExponentRow.without(where, quantity, predicted, "it vanishes for the functions and laws of the runs");
        }
        return new ExponentRow(where, quantity, predicted, slope.slope(), slope.error(), "");
    }

    private static boolean isComplete(double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
