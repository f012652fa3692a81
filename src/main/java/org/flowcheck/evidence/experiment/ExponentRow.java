package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A predicted exponent and the slope that was fitted to numbers over several widths.
 *
 * @param where the values of the symbols, and the moment
 * @param quantity what was measured
 * @param predicted the predicted exponent
 * @param slope the slope of the logarithm of the quantity over that of the width; not a number where there is none
 * @param error standard error of the slope
 * @param obstacle why there is no slope; empty where there is one
 */
public record ExponentRow(String where, String quantity, PredictedExponent predicted, double slope, double error,
                          String obstacle) {

    /** A slope this near to the exponent agrees with it: {@value}. At finite widths the next terms bend the lines. */
    public static final double TOLERANCE = 0.1;
    /** Standard errors beyond the tolerance from which on a slope differs: {@value}; a table has hundreds of slopes. */
    private static final double CERTAIN = 2;

    /**
     * A size that grows linearly in time, by a logarithm of the width, has a slope of about 1/(log m - c), with c of
     * order one: less than this at widths of thousands, {@value}. Exponents that are upper bounds leave logarithms out.
     */
    private static final double LOGARITHM = 0.25;

    /** Refuses a row without a slope that does not say why. */
    public ExponentRow {
        if (obstacle.isEmpty() && (Double.isNaN(slope) || Double.isNaN(error))) {
            throw new IllegalArgumentException("no slope of " + quantity + ", and no reason");
        }
    }

    /** What the slope says of the exponent. */
    public enum Verdict {
        /** The slope is the exponent, within the tolerance; of an upper bound, or smaller. */
        AGREES,
        /** The slope is farther from the exponent than the tolerance and its error allow. */
        DIFFERS,
        /** There is no slope, or it does not tell. */
        NOT_MEASURED;

        /** As it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** How many rows have each verdict. */
    public record Count(long agree, long differ, long notMeasured) {

        /** Counts. */
        public static Count of(List<ExponentRow> rows) {
            return new Count(number(rows, Verdict.AGREES), number(rows, Verdict.DIFFERS),
                    number(rows, Verdict.NOT_MEASURED));
        }

        private static long number(List<ExponentRow> rows, Verdict verdict) {
            return rows.stream().filter(row -> row.verdict() == verdict).count();
        }

        /** {@code 145 exponents agree, 0 differ, 3 not measured}. */
        public String text() {
            return agree + (agree == 1 ? " exponent agrees, " : " exponents agree, ") + differ + (differ == 1
                    ? " differs, " : " differ, ") + notMeasured + " not measured";
        }
    }

    /** A row without a slope. */
    static ExponentRow without(String where, String quantity, PredictedExponent predicted, String obstacle) {
        return new ExponentRow(where, quantity, predicted, Double.NaN, Double.NaN, obstacle);
    }

    /** What the slope says of the exponent. */
    public Verdict verdict() {
        return why().isPresent() ? Verdict.NOT_MEASURED
                : Math.max(above(), below()) <= TOLERANCE ? Verdict.AGREES : Verdict.DIFFERS;
    }

    /** Why the exponent is not measured; empty where it is. */
    public Optional<String> why() {
        if (!obstacle.isEmpty()) {
            return Optional.of(obstacle);
        }
        double off = Math.max(above(), below());
        if (off > TOLERANCE + CERTAIN * error && slope < predicted.value() && slope > predicted.close() - TOLERANCE) {
            return Optional.of(String.format(Locale.ROOT, "the slope lies between pieces m^%.3f and m^%.3f",
                    predicted.close(), predicted.value()));
        }
        if (predicted.atMost() && above() > TOLERANCE && above() <= LOGARITHM + CERTAIN * error) {
            return Optional.of("a logarithm of the width would look like this too");
        }
        boolean told = off <= TOLERANCE ? error <= TOLERANCE : off > TOLERANCE + CERTAIN * error;
        return told ? Optional.empty() : Optional.of("the error of the slope is too large to tell");
    }

    private double above() {
        return slope - predicted.value();
    }

    private double below() {
        return predicted.atMost() ? 0 : predicted.value() - slope;
    }

    /** {@code m^-0.500, slope -0.497 +- 0.012}. */
    String text() {
        String exponent = (predicted.atMost() ? "at most " : "")
                + String.format(Locale.ROOT, "m^%.3f", predicted.value());
        return obstacle.isEmpty() ? exponent + String.format(Locale.ROOT, ", slope %.3f +- %.3f", slope, error) : exponent;
    }
}
