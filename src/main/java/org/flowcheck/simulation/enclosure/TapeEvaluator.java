package org.flowcheck.simulation.enclosure;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The values of a tape's rates or of some of its formulas at a time and a state. Steps that these do not depend on are
 * not evaluated, so that what is undefined elsewhere does no harm.
 *
 * <p>Time: one operation a step. For one thread at a time.
 *
 * @param <T> the numbers
 */
public final class TapeEvaluator<T> {

    private final Tape tape;
    private final Arithmetic<T> arithmetic;
    private final BitSet neededForRates;
    private final T[] values;

    /** An evaluator of a tape over some numbers. */
    public TapeEvaluator(Tape tape, Arithmetic<T> arithmetic) {
        this.tape = tape;
        this.arithmetic = arithmetic;
        this.neededForRates = tape.needed(tape.rates());
        this.values = arithmetic.array(tape.steps().size());
    }

    /**
     * The rate of change of each component.
     *
     * @param t the time
     * @param y the state, as long as the tape's dimension
     * @throws ArithmeticException where one is not defined
     */
    public T[] rates(T t, T[] y) {
        run(t, y, neededForRates);
        T[] rates = arithmetic.array(tape.dimension());
        for (int i = 0; i < rates.length; i++) {
            rates[i] = values[tape.rates().get(i)];
        }
        return rates;
    }

    /**
     * A formula's value; empty where it is infinite or where it is not sure that its conditions hold.
     *
     * @throws ArithmeticException where its conditions hold and it is not defined
     */
    public Optional<T> value(String name, T t, T[] y) {
        TapeFormula formula = tape.formula(name);
        if (formula.value().isEmpty()) {
            return Optional.empty();
        }
        List<Integer> conditions = formula.conditions().stream().map(TapeFormula.Condition::step).toList();
        run(t, y, tape.needed(conditions));
        for (TapeFormula.Condition condition : formula.conditions()) {
            if (!condition.holds(arithmetic, values[condition.step()])) {
                return Optional.empty();
            }
        }
        int value = formula.value().getAsInt();
        run(t, y, tape.needed(List.of(value)));
        return Optional.of(values[value]);
    }

    private void run(T t, T[] y, BitSet which) {
        if (y.length != tape.dimension()) {
            throw new IllegalArgumentException(y.length + " numbers for a state of " + tape.dimension());
        }
        for (int i = which.nextSetBit(0); i >= 0; i = which.nextSetBit(i + 1)) {
            values[i] = value(arithmetic, tape.steps().get(i), t, y, values);
        }
    }

    /** One step, from the values of the earlier ones. */
    static <T> T value(Arithmetic<T> arithmetic, TapeStep step, T t, T[] y, T[] values) {
        return switch (step.operation()) {
            case NUMBER -> arithmetic.ofRational(step.number());
            case STATE -> y[step.first()];
            case TIME -> t;
            case ADD -> arithmetic.add(values[step.first()], values[step.second()]);
            case SUBTRACT -> arithmetic.subtract(values[step.first()], values[step.second()]);
            case MULTIPLY -> arithmetic.multiply(values[step.first()], values[step.second()]);
            case SQUARE -> arithmetic.square(values[step.first()]);
            case DIVIDE -> arithmetic.divide(values[step.first()], values[step.second()]);
            case NEGATE -> arithmetic.negate(values[step.first()]);
            case POWER -> arithmetic.power(values[step.first()], step.number());
            case EXP -> arithmetic.exp(values[step.first()]);
            case LOG -> arithmetic.log(values[step.first()]);
            case CARLSON_RF -> arithmetic.carlsonRF(values[step.first()], values[step.second()], values[step.third()]);
        };
    }
}
