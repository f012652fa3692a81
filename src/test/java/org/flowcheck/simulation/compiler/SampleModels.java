package org.flowcheck.simulation.compiler;

import static org.flowcheck.theory.expression.Algebra.multiply;
import static org.flowcheck.theory.expression.Algebra.subtract;
import static org.flowcheck.theory.expression.Reference.to;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
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

/** Models built by hand, so that the compiler is tested without the language. */
final class SampleModels {

    private SampleModels() {
    }

    static Expression sum(Expression body, String... indexAndSize) {
        List<IndexRange> ranges = new java.util.ArrayList<>();
        for (int i = 0; i < indexAndSize.length; i += 2) {
            ranges.add(IndexRange.upTo(indexAndSize[i], to(indexAndSize[i + 1])));
        }
        return Reduction.sum(body, ranges);
    }

    static Axis axis(String index, String size) {
        return new Axis(index, to(size));
    }

    static Parameter size(String name, long value) {
        return new Parameter(name, Parameter.Kind.INTEGER, Constant.of(value), "", Optional.empty());
    }

    static Draw normal(String name, Axis... axes) {
        return new Draw(name, List.of(axes), Draw.Law.NORMAL, List.of(Algebra.ZERO, Algebra.ONE), Optional.empty());
    }

    static State state(String name, Expression initial, Axis... axes) {
        return new State(name, List.of(axes), initial, "", Optional.empty());
    }

    static Model model(String name, List<Parameter> parameters, List<Draw> draws, List<State> states,
                       List<Definition> definitions, List<Equation> equations) {
        return new Model(name, name, new Source("", "test"), parameters, List.of(), draws, List.of(),
                Optional.empty(), states, List.of(), definitions, new Dynamics.Rates(equations), List.of(), List.of(),
                Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    static List<Equation> equations(Model model) {
        return ((Dynamics.Rates) model.dynamics()).equations();
    }

    /** {@code a' = b c, b' = a c^T, c' = b^T a} with E = a^T b c. */
    static Model threeLayerEffective() {
        Axis k = axis("k", "m");
        Axis l = axis("l", "m");
        Expression a = to("a", to("k"));
        Expression b = to("b", to("k"), to("l"));
        Expression c = to("c", to("l"));
        return model("effective", List.of(size("m", 3)),
                List.of(normal("g", k), normal("h", k, l), normal("q", l)),
                List.of(state("a", to("g", to("k")), k), state("b", to("h", to("k"), to("l")), k, l),
                        state("c", to("q", to("l")), l)),
                List.of(new Definition("E", List.of(), sum(multiply(a, b, c), "k", "m", "l", "m"), Optional.empty())),
                List.of(new Equation("a", List.of(k), sum(multiply(b, c), "l", "m")),
                        new Equation("b", List.of(k, l), multiply(a, c)),
                        new Equation("c", List.of(l), sum(multiply(a, b), "k", "m"))));
    }

    /** {@code a_k' = (1 - K) w_k1, w_kj' = delta_j1 (1 - K) a_k}, K = Sum a_k w_k1. */
    static Model twoLayerDescent() {
        Axis k = axis("k", "m");
        Axis j = axis("j", "d");
        Expression a = to("a", to("k"));
        Expression w1 = to("w", to("k"), Algebra.ONE);
        Expression rate = subtract(Algebra.ONE, to("K"));
        Expression delta = new org.flowcheck.theory.expression.Delta(to("j"), Algebra.ONE,
                org.flowcheck.theory.expression.Origin.computed());
        return model("descent", List.of(size("m", 5), size("d", 1)),
                List.of(normal("g", k), normal("h", k, j)),
                List.of(state("a",
                        multiply(to("g", to("k")), Constant.of(org.flowcheck.theory.expression.Rational.of(1, 8))), k),
                        state("w", to("h", to("k"), to("j")), k, j)),
                List.of(new Definition("K", List.of(), sum(multiply(a, w1), "k", "m"), Optional.empty())),
                List.of(new Equation("a", List.of(k), multiply(rate, w1)),
                        new Equation("w", List.of(k, j), multiply(delta, rate, a))));
    }

    /** {@code h[i, k]}: the tangent of {@code z_ik = Sum_j w_kj x_ij}. */
    static Expression tangent(String i, String k) {
        return FunctionCall.of("Tanh", to("z", to(i), to(k)));
    }

    /**
     * The gradient flow of {@code Sum_i (f_i - y_i)^2/2} with {@code f_i = Sum_k a_k tanh z_ik}:
     * {@code a_k' = -Sum_i e_i tanh z_ik, w_kj' = -a_k Sum_i e_i (1 - tanh^2 z_ik) x_ij}.
     */
    static Model twoLayer() {
        Axis k = axis("k", "m");
        Axis j = axis("j", "d");
        Axis i = axis("i", "n");
        Expression z = sum(multiply(to("w", to("k"), to("j")), to("x", to("i"), to("j"))), "j", "d");
        Expression f = sum(multiply(to("a", to("k")), tangent("i", "k")), "k", "m");
        Expression slope = subtract(Algebra.ONE, Algebra.power(tangent("i", "k"), 2));
        return model("two-layer", List.of(size("m", 5), size("n", 4), size("d", 2)),
                List.of(normal("x", i, j), normal("g", k), normal("h", k, j), normal("u", i)),
                List.of(state("a", to("g", to("k")), k), state("w", to("h", to("k"), to("j")), k, j)),
                List.of(new Definition("z", List.of(i, k), z, Optional.empty()),
                        new Definition("f", List.of(i), f, Optional.empty()),
                        new Definition("e", List.of(i), subtract(to("f", to("i")), to("u", to("i"))),
                                Optional.empty())),
                List.of(new Equation("a", List.of(k),
                                Algebra.negate(sum(multiply(to("e", to("i")), tangent("i", "k")), "i", "n"))),
                        new Equation("w", List.of(k, j), Algebra.negate(multiply(to("a", to("k")),
                                sum(multiply(to("e", to("i")), slope, to("x", to("i"), to("j"))), "i", "n"))))));
    }

    /** The gradient flow of {@code (sum_k a_k tanh(sum_l b_kl tanh(c_l x_i)) - u_i)^2/2} summed over samples i. */
    static Model threeLayer() {
        Axis k = axis("k", "m");
        Axis l = axis("l", "p");
        Axis i = axis("i", "n");
        Expression first = FunctionCall.of("Tanh", multiply(to("c", to("l")), to("x", to("i"))));
        Expression second = FunctionCall.of("Tanh", to("z", to("i"), to("k")));
        Expression firstSlope = subtract(Algebra.ONE, Algebra.power(first, 2));
        Expression secondSlope = subtract(Algebra.ONE, Algebra.power(second, 2));
        Expression back = multiply(to("e", to("i")), to("a", to("k")), secondSlope);
        return model("three-layer", List.of(size("m", 3), size("p", 4), size("n", 5)),
                List.of(normal("x", i), normal("u", i), normal("g", k), normal("h", k, l), normal("q", l)),
                List.of(state("a", to("g", to("k")), k), state("b", to("h", to("k"), to("l")), k, l),
                        state("c", to("q", to("l")), l)),
                List.of(new Definition("z", List.of(i, k),
                                sum(multiply(to("b", to("k"), to("l")), first), "l", "p"), Optional.empty()),
                        new Definition("e", List.of(i), subtract(sum(multiply(to("a", to("k")), second), "k", "m"),
                                to("u", to("i"))), Optional.empty())),
                List.of(new Equation("a", List.of(k),
                        Algebra.negate(sum(multiply(to("e", to("i")), second), "i", "n"))),
                        new Equation("b", List.of(k, l), Algebra.negate(sum(multiply(back, first), "i", "n"))),
                        new Equation("c", List.of(l), Algebra.negate(sum(multiply(back, to("b", to("k"), to("l")),
                                firstSlope, to("x", to("i"))), "i", "n", "k", "m")))));
    }

    static Expression squareNorm(String name, String index, String size) {
        return sum(Algebra.power(to(name, to(index)), 2), index, size);
    }
}
