package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A clock besides the fuller model's, in which a comparison tells its times too. */
enum SecondClock {
    /** The clock of the reduced model. */
    REDUCED("of_reduced", "t_reduced", "of reduced"),
    /** The clock in which the data of a network with one hidden layer are normalised. */
    NORMALISED("normalised", "t_normalised", "normalised");

    /** Clocks that differ by less than this, relatively, are one on any figure: {@value}. */
    private static final double SAME = 1e-9;

    /** Whether a clock runs as the first one does. */
    static boolean same(double clock) {
        return Math.abs(clock - 1) <= SAME;
    }

    private final String suffix;
    private final String column;
    private final String heading;

    SecondClock(String suffix, String column, String heading) {
        this.suffix = suffix;
        this.column = column;
        this.heading = heading;
    }

    /** What is added to the id of a column of times: {@code of_reduced}. */
    String suffix() {
        return suffix;
    }

    /** The name of the times of samples: {@code t_reduced}. */
    String column() {
        return column;
    }

    /** Above a column. */
    String heading() {
        return heading;
    }

    /** Its time per time of the fuller model; NaN where a run has none. */
    double of(ComparisonCase one) {
        return this == REDUCED ? one.clock() : one.normalised().orElse(Double.NaN);
    }

    /** The clock of all runs, where all have the same; empty if some have none. */
    Optional<Double> common(List<ComparisonCase> cases) {
        return common(cases.stream().mapToDouble(this::of).toArray());
    }

    /** The one number of all clocks; empty if there is none, or if some is NaN. */
    static Optional<Double> common(double... clocks) {
        boolean same = clocks.length > 0
                && Arrays.stream(clocks).allMatch(clock -> Math.abs(clock - clocks[0]) <= SAME * clocks[0]);
        return same ? Optional.of(clocks[0]) : Optional.empty();
    }

    /** The clocks of the runs that have one, in a few words: {@code 0.05}, {@code 0.3 to 0.5}. */
    String range(List<ComparisonCase> cases) {
        return Ranges.text(cases.stream().mapToDouble(this::of).filter(clock -> !Double.isNaN(clock)).toArray());
    }
}
