package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * {@code sigma[z] -> Tanh[z]},  {@code sigma'[z] -> Tanh'[z]},  {@code silu'[z] -> LogisticSigmoid[z] + ...},
 * {@code sigma'[0] -> 1}: activations written out as what they are, as far as that is known.
 */
public final class ActivationMeaning {

    private final Model model;
    private final Predicate<Activation> written;

    private ActivationMeaning(Model model, Predicate<Activation> written) {
        this.model = model;
        this.written = written;
    }

    /** A model with fixed activations written out; abstract ones stay, but for their known derivatives at zero. */
    static Model withFixed(Model model) {
        return model.activations().isEmpty() ? model
                : model.withFormulas(formula -> fixed(model, formula));
    }

    /** A formula about a model, likewise. */
    static Expression fixed(Model model, Expression formula) {
        return model.activations().isEmpty() ? formula
                : new ActivationMeaning(model, Activation::fixed).of(formula);
    }

    /**
     * A model in which every activation is a function that has values.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (activation-not-chosen)
     */
    public static Model numeric(Model model) {
        if (model.activations().isEmpty()) {
            return model;
        }
        requireChosen(model);
        return model.withFormulas(formula -> new ActivationMeaning(model, any -> true).of(formula));
    }

    /**
     * The equations of a model, likewise.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (activation-not-chosen)
     */
    public static List<Equation> numeric(Model model, List<Equation> equations) {
        requireChosen(model);
        List<Equation> result = new ArrayList<>();
        for (Equation equation : equations) {
            result.add(new Equation(equation.state(), equation.axes(), numeric(model, equation.rate())));
        }
        return result;
    }

    /**
     * A formula about a model, likewise.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (activation-not-chosen)
     */
    public static Expression numeric(Model model, Expression formula) {
        requireChosen(model);
        return model.activations().isEmpty() ? formula : new ActivationMeaning(model, any -> true).of(formula);
    }

    private static void requireChosen(Model model) {
        for (Activation activation : model.activations()) {
            if (activation.rule().isEmpty()) {
                throw Diagnostic.of(Code.ACTIVATION_NOT_CHOSEN, "numbers are wanted of " + model.name()
                                + ", and it does not say which function '" + activation.name() + "' is")
                        .expecting("a setting such as " + activation.name() + "=Tanh").exception();
            }
        }
    }

    private Expression of(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, this::of);
        Optional<Activation> activation = inner instanceof FunctionCall call ? model.activation(call.function())
                : Optional.empty();
        if (activation.isEmpty()) {
            return inner;
        }
        FunctionCall call = (FunctionCall) inner;
        if (written.test(activation.get())) {
            return written(activation.get().rule().orElseThrow(), call);
        }
        boolean known = call.arguments().get(0).equals(Algebra.ZERO) && call.order() < activation.get().atZero().size();
        return known ? Constant.of(activation.get().atZero().get(call.order())) : inner;
    }

    private static Expression written(Activation.Rule rule, FunctionCall call) {
        if (rule instanceof Activation.Named named) {
            return new FunctionCall(named.function(), call.order(), call.arguments(), call.origin());
        }
        Activation.Formula formula = (Activation.Formula) rule;
        return Substitution.of(formula.argument(), call.arguments().get(0)).in(derivative(formula, call.order()));
    }

    /**
     * A derivative of a formula of one number.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    static Expression derivative(Activation.Formula formula, int order) {
        Expression value = formula.value();
        for (int i = 0; i < order; i++) {
            value = Simplification.of(new Derivation(Set.of()) {
                @Override
                Expression leaf(Reference reference) {
                    return reference.name().equals(formula.argument()) ? Algebra.ONE : Algebra.ZERO;
                }
            }.of(value), IndexScope.EMPTY);
        }
        return value;
    }

    /** What an activation is at a formula, where it is known; else the call itself. */
    static Expression at(Activation activation, int order, Expression argument) {
        FunctionCall call = new FunctionCall(activation.name(), order, List.of(argument), Origin.computed());
        return activation.rule().map(rule -> written(rule, call)).orElse(call);
    }
}
