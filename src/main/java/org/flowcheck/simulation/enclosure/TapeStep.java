package org.flowcheck.simulation.enclosure;

import org.flowcheck.theory.expression.Rational;

/**
 * One operation on the results of earlier steps.
 *
 * @param operation what is done
 * @param first the first operand's step, or the component of a {@link Operation#STATE}; {@value #NONE} if there is none
 * @param second the second operand's step, or {@value #NONE}
 * @param third the third operand's step, or {@value #NONE}
 * @param number the number or the exponent; zero where there is none
 */
public record TapeStep(Operation operation, int first, int second, int third, Rational number) {

    /** Stands where there is no operand: {@value}. */
    public static final int NONE = -1;

    static TapeStep number(Rational value) {
        return new TapeStep(Operation.NUMBER, NONE, NONE, NONE, value);
    }

    static TapeStep time() {
        return new TapeStep(Operation.TIME, NONE, NONE, NONE, Rational.ZERO);
    }

    static TapeStep of(Operation operation, int first) {
        return new TapeStep(operation, first, NONE, NONE, Rational.ZERO);
    }

    static TapeStep of(Operation operation, int first, int second) {
        return new TapeStep(operation, first, second, NONE, Rational.ZERO);
    }

    static TapeStep power(int base, Rational exponent) {
        return new TapeStep(Operation.POWER, base, NONE, NONE, exponent);
    }

    /** How many earlier steps this one uses. */
    public int operands() {
        return switch (operation) {
            case NUMBER, STATE, TIME -> 0;
            case SQUARE, NEGATE, POWER, EXP, LOG -> 1;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> 2;
            case CARLSON_RF -> 3;
        };
    }

    /**
     * The step of an operand.
     *
     * @param which 0, 1 or 2, below {@link #operands}
     */
    public int operand(int which) {
        return switch (which) {
            case 0 -> first;
            case 1 -> second;
            default -> third;
        };
    }

    /** This step with its operands at other places. */
    TapeStep moved(int[] places) {
        int operands = operands();
        return new TapeStep(operation, operands > 0 ? places[first] : first, operands > 1 ? places[second] : second,
                operands > 2 ? places[third] : third, number);
    }
}
