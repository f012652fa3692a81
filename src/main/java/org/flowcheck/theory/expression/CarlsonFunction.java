package org.flowcheck.theory.expression;

import java.util.List;
import java.util.Optional;

/** What Carlson's symmetric elliptic integrals share: three arguments, no expansion at zero. */
abstract class CarlsonFunction implements ScalarFunction {

    private final String name;
    private final String letter;
    private final String fastCall;

    CarlsonFunction(String name, String letter, String fastCall) {
        this.name = name;
        this.letter = letter;
        this.fastCall = fastCall;
    }

    /** The value; NaN outside the domain. */
    abstract double at(double x, double y, double z);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int arity() {
        return 3;
    }

    @Override
    public final double value(double... arguments) {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(name + " of " + arguments.length + " arguments");
        }
        return at(arguments[0], arguments[1], arguments[2]);
    }

    @Override
    public final Optional<List<Rational>> seriesAtZero(int order) {
        return Optional.empty();
    }

    @Override
    public final String latex(List<String> arguments) {
        return "R_" + letter + "\\left(" + String.join(", ", arguments) + "\\right)";
    }

    @Override
    public final String mathMl(List<String> arguments) {
        return MathMl.call(MathMl.sub(MathMl.name("R"), MathMl.name(letter)), arguments);
    }

    @Override
    public final String lowering(List<String> arguments) {
        return fastCall + "(" + String.join(", ", arguments) + ")";
    }

    /** The step of the duplication theorem: sqrt(x y) + sqrt(y z) + sqrt(z x). */
    static double duplicationStep(double x, double y, double z) {
        double rootX = Math.sqrt(x);
        double rootY = Math.sqrt(y);
        double rootZ = Math.sqrt(z);
        return rootX * rootY + rootY * rootZ + rootZ * rootX;
    }

    /** How far the arguments lie apart, relative to the largest. */
    static double spread(double x, double y, double z) {
        double largest = Math.max(x, Math.max(y, z));
        double smallest = Math.min(x, Math.min(y, z));
        return (largest - smallest) / largest;
    }
}
