package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.PolynomialReader;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/** The equations of motion of a model with definitions written out: which states move, and what is constant. */
final class WrittenOutFlow implements StateProduct.Rates {

    private final List<Equation> named;
    private final List<Equation> equations = new ArrayList<>();
    private final Map<String, Substitution.Template> rates = new HashMap<>();
    private final List<State> moving = new ArrayList<>();
    private final Set<String> constants = new HashSet<>();

    /**
     * The flow of a model.
     *
     * @param plain the model in plain form
     * @param work how many terms may be reduced to see whether a rate is zero
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    WrittenOutFlow(PlainForm plain, long work) {
        Model model = plain.model();
        model.parameters().forEach(parameter -> constants.add(parameter.name()));
        model.draws().stream().filter(draw -> draw.axes().isEmpty()).forEach(draw -> constants.add(draw.name()));
        named = List.copyOf(FlowDerivation.equations(model));
        for (Equation equation : named) {
            List<Axis> axes = equation.axes();
            Expression rate = Definitions.inline(equation.rate(), model.definitions());
            equations.add(new Equation(equation.state(), axes, rate));
            rates.put(equation.state(), new Substitution.Template(axes.stream().map(Axis::index).toList(), rate));
            if (!isZero(rate, plain.reader(Sizes.scope(model, axes), share(work, rate)))) {
                moving.add(model.state(equation.state()).orElseThrow());
            } else if (axes.isEmpty()) {
                constants.add(equation.state());
            }
        }
    }

    /** The terms that may be reduced where functions nest: each level repeats the one below, so a term is more work. */
    static long share(long work, Expression formula) {
        long depth = Math.max(1, nesting(formula));
        return work / (depth * depth * depth);
    }

    /** How deep functions nest. */
    private static int nesting(Expression formula) {
        int inside = Traversal.children(formula).stream().mapToInt(WrittenOutFlow::nesting).max().orElse(0);
        return formula instanceof FunctionCall ? inside + 1 : inside;
    }

    private static boolean isZero(Expression rate, PolynomialReader reader) {
        try {
            return reader.read(rate).isZero();
        } catch (TooComplexException | ArithmeticException undecided) {
            return false;
        }
    }

    /** The equations of motion with the names of definitions, one per state. */
    List<Equation> named() {
        return named;
    }

    /** The equations of motion, one per state. */
    List<Equation> equations() {
        return List.copyOf(equations);
    }

    /** The states that are not seen to be at rest. */
    List<State> moving() {
        return List.copyOf(moving);
    }

    /** Names of numbers that do not change: parameters, draws without indices, and such states at rest. */
    Set<String> constants() {
        return Set.copyOf(constants);
    }

    @Override
    public Expression at(State state, List<Expression> indices) {
        return rates.get(state.name()).at(indices);
    }
}
