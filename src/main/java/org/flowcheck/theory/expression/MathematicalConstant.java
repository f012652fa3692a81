package org.flowcheck.theory.expression;

import java.util.List;
import java.util.Optional;

/**
 * A function of no argument: a number with a name.
 *
 * @param name the name in formulas
 * @param number its value
 * @param symbol how it is printed in LaTeX
 * @param sign how it is printed elsewhere
 * @param java the Java expression of its value
 */
record MathematicalConstant(String name, double number, String symbol, String sign, String java)
        implements ScalarFunction {

    /** The ratio of a circle's circumference to its diameter. */
    static final MathematicalConstant PI = new MathematicalConstant("Pi", StrictMath.PI, "\\pi", "\u03c0",
            "java.lang.Math.PI");
    /** The base of the natural logarithm (where a model does not use the name). */
    static final MathematicalConstant E = new MathematicalConstant("E", StrictMath.E, "e", "e", "java.lang.Math.E");
    /** Larger than every number. */
    static final MathematicalConstant INFINITY = new MathematicalConstant("Infinity", Double.POSITIVE_INFINITY,
            "\\infty", "\u221e", "java.lang.Double.POSITIVE_INFINITY");

    @Override
    public int arity() {
        return 0;
    }

    @Override
    public double value(double... arguments) {
        if (arguments.length != 0) {
            throw new IllegalArgumentException(name + " of " + arguments.length + " arguments");
        }
        return number;
    }

    @Override
    public Optional<Expression> derivative(int argument, List<Expression> at) {
        throw new IllegalArgumentException(name + " has no arguments");
    }

    @Override
    public Optional<List<Rational>> seriesAtZero(int order) {
        return Optional.empty();
    }

    @Override
    public String latex(List<String> arguments) {
        return symbol;
    }

    @Override
    public String mathMl(List<String> arguments) {
        return MathMl.name(sign);
    }

    @Override
    public String lowering(List<String> arguments) {
        return java;
    }
}
