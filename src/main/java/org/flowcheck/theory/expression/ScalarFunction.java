package org.flowcheck.theory.expression;

import java.util.List;
import java.util.Optional;

/**
 * A mathematical function of real numbers: its names, value, derivatives, Taylor data and lowering, in one file each.
 */
public interface ScalarFunction {

    /** The name in formulas, for example {@code Tanh}. */
    String name();

    /** The number of arguments; functions of any number (Min, Max) give -1. */
    int arity();

    /**
     * The value, by the slow and independent route ({@link StrictMath}); NaN outside the domain.
     *
     * @param arguments as many as {@link #arity} says
     */
    double value(double... arguments);

    /**
     * The partial derivative by one argument at the given arguments.
     *
     * @param argument which argument, from 0
     * @param at the arguments
     * @return empty where the function has no derivative flowcheck may use
     */
    Optional<Expression> derivative(int argument, List<Expression> at);

    /**
     * The Taylor coefficients at zero of a function of one argument: {@code f(z) = sum_j c_j z^j}.
     *
     * @param order the highest power wanted
     * @return {@code order + 1} coefficients, or empty where there is no expansion at zero
     */
    Optional<List<Rational>> seriesAtZero(int order);

    /** The LaTeX of a call, given the LaTeX of its arguments. */
    String latex(List<String> arguments);

    /** The word that stands before the arguments where the function is printed as a word: {@code tanh}. */
    default String word() {
        return name();
    }

    /** The MathML of a call, given the MathML of its arguments. */
    default String mathMl(List<String> arguments) {
        return MathMl.call(MathMl.name(word()), arguments);
    }

    /**
     * The Java expression of a fast call, given the Java expressions of the arguments. It names fully qualified static
     * methods only, and calls nothing whose bits depend on the JDK or the processor.
     */
    String lowering(List<String> arguments);
}
