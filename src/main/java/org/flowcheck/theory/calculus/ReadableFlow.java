package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * The equations of motion that follow from an objective in the form in which a person writes them: quotients under
 * their names, sums that share a factor as one, signs, letters and factors in their places. What is stated stays as it
 * is.
 */
public final class ReadableFlow {

    private static final String RAMP = "Ramp";

    private final Model model;
    private final NamedQuotients quotients;
    private final IndexLetters letters;
    private final boolean stepsAreSlopes;

    /**
     * For a model.
     *
     * @param named the model, with names for the parts of its objective
     */
    public ReadableFlow(Model named) {
        model = named;
        quotients = new NamedQuotients(named);
        letters = new IndexLetters(named);
        stepsAreSlopes = formulas(named).stream().anyMatch(formula -> Traversal.contains(formula, part ->
                part instanceof FunctionCall call && call.function().equals(RAMP)))
                && formulas(named).stream().noneMatch(formula ->
                Traversal.contains(formula, Conditional.class::isInstance));
    }

    private static List<Expression> formulas(Model model) {
        List<Expression> formulas = new ArrayList<>(model.definitions().stream().map(Definition::value).toList());
        if (model.dynamics() instanceof Dynamics.GradientFlow flow) {
            formulas.add(flow.objective());
        }
        return formulas;
    }

    /**
     * The equations of motion.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public List<Equation> equations() {
        List<Equation> equations = FlowDerivation.equations(model);
        return !(model.dynamics() instanceof Dynamics.GradientFlow) ? equations
                : equations.stream().map(equation -> new Equation(equation.state(), equation.axes(),
                        rate(equation.rate(), equation.axes()))).toList();
    }

    private Expression rate(Expression derived, List<Axis> axes) {
        IndexScope scope = Sizes.scope(model, axes);
        Expression named = Simplification.of(LogisticSlopes.in(quotients.in(axes, slopes(derived))), scope);
        Expression merged = Simplification.of(MergedSums.in(named), scope);
        Set<String> free = new TreeSet<>(axes.stream().map(Axis::index).toList());
        return letters.in(arranged(SettledSigns.in(merged)), free);
    }

    /** A formula of the model with the names that its rates are written in. */
    public Expression shortened(Expression formula) {
        return quotients.in(List.of(), formula);
    }

    /** {@code If[z > 0, 1, 0] -> Ramp'[z]} in models that hold ramps, and no conditions of their own. */
    private Expression slopes(Expression formula) {
        Expression inner = stepsAreSlopes ? Traversal.mapChildren(formula, this::slopes) : formula;
        boolean step = stepsAreSlopes && inner instanceof Conditional choice && choice.whenTrue().equals(Algebra.ONE)
                && choice.whenFalse().equals(Algebra.ZERO) && choice.condition() instanceof Comparison sign
                && sign.relation() == Comparison.Relation.GREATER && sign.right().equals(Algebra.ZERO);
        return !step ? inner : new FunctionCall(RAMP, 1,
                List.of(((Comparison) ((Conditional) inner).condition()).left()), Origin.computed());
    }

    /**
     * Products with their differences of elements after their names, and their sums last; {@code (1 - K)*w[k, 1]}
     * stays.
     */
    private static Expression arranged(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, ReadableFlow::arranged);
        if (!(inner instanceof Multiplication product)) {
            return inner;
        }
        List<Expression> factors = new ArrayList<>(product.factors());
        factors.sort(Comparator.comparingInt(ReadableFlow::rank));
        return new Multiplication(factors, Origin.computed());
    }

    private static int rank(Expression factor) {
        boolean indexed = Traversal.contains(factor, part -> part instanceof Reference name && !name.isPlain());
        return factor instanceof Constant ? 0 : factor instanceof Addition && indexed ? 2
                : factor instanceof Reduction ? 3 : 1;
    }
}
