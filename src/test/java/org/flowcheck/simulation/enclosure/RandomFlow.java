package org.flowcheck.simulation.enclosure;

import static org.flowcheck.theory.expression.Algebra.ONE;
import static org.flowcheck.theory.expression.Reference.to;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Source;
import org.flowcheck.theory.model.State;

/**
 * Random flows of what a tape can hold: a scalar x, a vector a[m], a matrix b[m, m], definitions S and v[m], a draw
 * z[m], a parameter p = 3/7. Divisors, roots and logarithms are of 1 + something squared; exponents are bounded.
 */
final class RandomFlow {

    private static final Origin COMPUTED = Origin.computed();

    private final SplittableRandom random;
    private boolean withDefinitions;
    private int names;

    private RandomFlow(long seed) {
        random = new SplittableRandom(seed);
    }

    static Model of(long seed) {
        return new RandomFlow(seed).model(seed);
    }

    private Model model(long seed) {
        Axis k = new Axis("k", to("m"));
        Axis l = new Axis("l", to("m"));
        List<Definition> definitions = List.of(new Definition("S", List.of(), formula(3, List.of()), Optional.empty()),
                new Definition("v", List.of(k), formula(3, List.of("k")), Optional.empty()));
        withDefinitions = true;
        List<Equation> equations = List.of(new Equation("x", List.of(), formula(4, List.of())),
                new Equation("a", List.of(k), formula(4, List.of("k"))),
                new Equation("b", List.of(k, l), formula(3, List.of("k", "l"))));
        return new Model("random-" + seed, "", new Source("", "test"),
                List.of(new Parameter("m", Parameter.Kind.INTEGER, Constant.of(2), "", Optional.empty()),
                        new Parameter("p", Parameter.Kind.REAL, Constant.of(Rational.of(3, 7)), "", Optional.empty())),
                List.of(), List.of(new Draw("z", List.of(k), Draw.Law.UNIFORM,
                        List.of(Algebra.negate(to("p")), Algebra.ONE), Optional.empty())),
                List.of(), Optional.empty(),
                List.of(new State("x", List.of(), to("p"), "", Optional.empty()),
                        new State("a", List.of(k), to("z", to("k")), "", Optional.empty()),
                        new State("b", List.of(k, l), Algebra.divide(to("k"), Algebra.add(to("l"), ONE)), "",
                                Optional.empty())),
                List.of(), definitions, new Dynamics.Rates(equations), List.of(), List.of(), Optional.empty(),
                List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    private Expression formula(int depth, List<String> scope) {
        if (depth == 0) {
            return leaf(scope);
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> Algebra.add(formula(depth - 1, scope), formula(random.nextInt(depth), scope));
            case 2 -> Algebra.subtract(formula(depth - 1, scope), formula(random.nextInt(depth), scope));
            case 3, 4, 5 -> Algebra.multiply(formula(depth - 1, scope), formula(random.nextInt(depth), scope));
            case 6, 7 -> gathered(depth, scope);
            case 8 -> Algebra.power(formula(depth - 1, scope), 2 + random.nextInt(3));
            case 9 -> Algebra.divide(formula(depth - 1, scope), positive(depth - 1, scope));
            case 10 -> function(depth - 1, scope);
            default -> scope.isEmpty() ? new AtStart(formula(depth - 1, scope), COMPUTED)
                    : new Conditional(new Comparison(to(one(scope)), Comparison.Relation.GREATER, ONE, COMPUTED),
                            formula(depth - 1, scope), formula(random.nextInt(depth), scope), COMPUTED);
        };
    }

    private Expression positive(int depth, List<String> scope) {
        return Algebra.add(ONE, Algebra.power(formula(depth, scope), 2));
    }

    private Expression function(int depth, List<String> scope) {
        Expression bounded = FunctionCall.of("Tanh", formula(depth, scope));
        return switch (random.nextInt(6)) {
            case 0 -> bounded;
            case 1 -> FunctionCall.of("Exp", bounded);
            case 2 -> FunctionCall.of("Log", positive(depth, scope));
            case 3 -> FunctionCall.of("Sqrt", positive(depth, scope));
            case 4 -> FunctionCall.of("LogisticSigmoid", bounded);
            default -> Algebra.power(positive(depth, scope), Constant.of(Rational.of(random.nextInt(-4, 5), 3)));
        };
    }

    private Expression gathered(int depth, List<String> scope) {
        List<String> inner = new ArrayList<>(scope);
        String index = "i" + names++;
        Expression upper = scope.isEmpty() || random.nextBoolean() ? to("m") : to(one(scope));
        inner.add(index);
        boolean product = random.nextInt(5) == 0;
        return new Reduction(product ? Reduction.Kind.PRODUCT : Reduction.Kind.SUM, formula(depth - 1, inner),
                List.of(new IndexRange(index, ONE, upper, COMPUTED)), COMPUTED);
    }

    private String one(List<String> scope) {
        return scope.get(random.nextInt(scope.size()));
    }

    private Expression leaf(List<String> scope) {
        Expression index = scope.isEmpty() ? ONE : to(one(scope));
        return switch (random.nextInt(withDefinitions ? 10 : 8)) {
            case 0 -> Constant.of(Rational.of(random.nextInt(-5, 6), 4));
            case 1 -> to("x");
            case 2 -> random.nextBoolean() ? to("t") : to("p");
            case 3, 4 -> to("a", index);
            case 5 -> to("b", index, scope.isEmpty() ? to("m") : to(one(scope)));
            case 6 -> to("z", index);
            case 7 -> scope.isEmpty() ? to("x") : new Delta(to(one(scope)), index, COMPUTED);
            case 8 -> to("S");
            default -> to("v", index);
        };
    }
}
