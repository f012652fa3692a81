package org.flowcheck.simulation.enclosure;

import java.util.Optional;

/**
 * Where a solution starts: doubles, meant exactly, and a component that is a formula of them, as where the flow is
 * written in another coordinate than the one the start is stated in.
 *
 * @param stated the state as stated; not copied and not to be modified
 * @param replaced the component in another coordinate, if there is one
 */
public record ExactStart(double[] stated, Optional<Replaced> replaced) {

    /**
     * A component in another coordinate.
     *
     * @param place which component
     * @param tape a tape of the stated flow
     * @param formula the name of a formula on it: the coordinate
     */
    public record Replaced(int place, Tape tape, String formula) {
    }

    /**
     * The start.
     *
     * @param state the stated state in some numbers; not modified
     * @throws ArithmeticException if the coordinate is not defined there
     */
    <T> T[] of(Arithmetic<T> arithmetic, T[] state) {
        T[] start = state.clone();
        replaced.ifPresent(one -> start[one.place()] = new TapeEvaluator<>(one.tape(), arithmetic)
                .value(one.formula(), arithmetic.of(0), state)
                .orElseThrow(() -> new ArithmeticException("the coordinate is infinite")));
        return start;
    }
}
