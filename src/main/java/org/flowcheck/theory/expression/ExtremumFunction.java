package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The largest or smallest of one or more numbers. The derivative by an argument is 1 where that argument is the
 * extremum and 0 elsewhere; of several equal arguments the first counts, so that the derivatives always add up to 1.
 */
abstract class ExtremumFunction implements ScalarFunction {

    private final String name;
    private final String method;
    private final Comparison.Relation beats;
    private final Comparison.Relation beatsOrTies;

    ExtremumFunction(String name, String method, Comparison.Relation beats, Comparison.Relation beatsOrTies) {
        this.name = name;
        this.method = method;
        this.beats = beats;
        this.beatsOrTies = beatsOrTies;
    }

    /** The better one of two numbers; NaN if either is. */
    abstract double better(double left, double right);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int arity() {
        return -1;
    }

    @Override
    public final double value(double... arguments) {
        requireSome(arguments.length);
        double best = arguments[0];
        for (int i = 1; i < arguments.length; i++) {
            best = better(best, arguments[i]);
        }
        return best;
    }

    @Override
    public final Optional<Expression> derivative(int argument, List<Expression> at) {
        requireSome(at.size());
        List<Expression> conditions = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            if (i != argument) {
                conditions.add(new Comparison(at.get(argument), i < argument ? beats : beatsOrTies, at.get(i),
                        Origin.computed()));
            }
        }
        return Optional.of(switch (conditions.size()) {
            case 0 -> Algebra.ONE;
            case 1 -> choose(conditions.get(0));
            default -> choose(new Connective(Connective.Kind.AND, conditions, Origin.computed()));
        });
    }

    private static Expression choose(Expression condition) {
        return new Conditional(condition, Algebra.ONE, Algebra.ZERO, Origin.computed());
    }

    @Override
    public final Optional<List<Rational>> seriesAtZero(int order) {
        return Optional.empty();
    }

    @Override
    public final String latex(List<String> arguments) {
        return "\\" + method + "\\left\\{" + String.join(", ", arguments) + "\\right\\}";
    }

    @Override
    public final String word() {
        return method;
    }

    @Override
    public final String lowering(List<String> arguments) {
        String code = arguments.get(0);
        for (String next : arguments.subList(1, arguments.size())) {
            code = "java.lang.Math." + method + "(" + code + ", " + next + ")";
        }
        return code;
    }

    private void requireSome(int count) {
        if (count == 0) {
            throw new IllegalArgumentException(name + " of nothing");
        }
    }
}
