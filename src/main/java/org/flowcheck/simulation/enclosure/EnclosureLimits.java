package org.flowcheck.simulation.enclosure;

import java.util.Optional;

/** What is too large to be enclosed. A step holds the derivatives of every coefficient of every operation. */
public final class EnclosureLimits {

    /** More components than these are refused: {@value}; the cost of a step grows with the square at least. */
    public static final int MOST_COMPONENTS = 64;
    /** Operations times components at most: {@value}, which is some 130 MB a run. */
    public static final int MOST_DERIVATIVES = 400_000;

    private EnclosureLimits() {
    }

    /** Why a state of so many components is not enclosed, in words; empty if it is. */
    public static Optional<String> refusal(int components) {
        return components <= MOST_COMPONENTS ? Optional.empty()
                : Optional.of(components + " components: at most " + MOST_COMPONENTS + " are enclosed");
    }

    /** Why a tape is not enclosed, in words; empty if it is. */
    public static Optional<String> refusal(Tape tape) {
        long derivatives = (long) tape.steps().size() * tape.dimension();
        return refusal(tape.dimension()).or(() -> derivatives <= MOST_DERIVATIVES ? Optional.empty()
                : Optional.of(tape.steps().size() + " operations times " + tape.dimension() + " components: at most "
                        + MOST_DERIVATIVES + " are enclosed"));
    }
}
