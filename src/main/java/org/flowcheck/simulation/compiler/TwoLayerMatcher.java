package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Equation;

/**
 * Recognises the gradient flow of a network with one hidden layer on given data by the structure of its rates, whatever
 * its names. Nothing is transformed but products of sums, so what differs in anything else is not recognised, and
 * computed by the general program as before.
 */
final class TwoLayerMatcher {

    private static final String TANH = "Tanh";

    private final Symbols symbols;
    private final String outer;
    private final String inner;
    private final FlatProduct.Flattener flat;

    TwoLayerMatcher(Symbols symbols, String outer, String inner) {
        this.symbols = symbols;
        this.outer = outer;
        this.inner = inner;
        this.flat = new FlatProduct.Flattener(symbols);
    }

    /** What writes products flat: names of indices are its own, so formulas that are compared need the same one. */
    FlatProduct.Flattener flat() {
        return flat;
    }

    /** The form of a model's equations; empty if they are of any other. */
    static Optional<TwoLayerForm> find(Symbols symbols, List<Equation> equations) {
        if (equations.size() != 2) {
            return Optional.empty();
        }
        return new Pair(equations.get(0), equations.get(1)).match(symbols)
                .or(() -> new Pair(equations.get(1), equations.get(0)).match(symbols));
    }

    /** c if a formula is {@code c Sum_i e_i^2} with the residuals of a form. */
    static OptionalDouble squaredResiduals(Symbols symbols, TwoLayerForm form, Expression formula) {
        try {
            return new TwoLayerMatcher(symbols, form.outer(), form.inner()).squares(form, formula);
        } catch (FlatProduct.TooLong other) {
            return OptionalDouble.empty();
        }
    }

    private record Pair(Equation outer, Equation inner) {

        Optional<TwoLayerForm> match(Symbols symbols) {
            if (outer.axes().size() != 1 || inner.axes().isEmpty() || inner.axes().size() > 2) {
                return Optional.empty();
            }
            try {
                return new TwoLayerMatcher(symbols, outer.state(), inner.state()).form(outer, inner);
            } catch (FlatProduct.TooLong other) {
                return Optional.empty();
            }
        }
    }

    /** The factors of a rate or of a part of it, by what they are. */
    private static final class Sorted {
        private double number = 1;
        private final List<Expression> residuals = new ArrayList<>();
        private final List<Expression> tangents = new ArrayList<>();
        private final List<Expression> slopes = new ArrayList<>();
        private final List<Reference> states = new ArrayList<>();
        private final List<Expression> fixed = new ArrayList<>();
        private boolean unknown;
    }

    private Optional<TwoLayerForm> form(Equation outerRate, Equation innerRate) {
        if (symbols.state(outer).orElseThrow().size() != symbols.state(inner).orElseThrow().shape().get(0)) {
            return Optional.empty();
        }
        FlatProduct ofOuter = flat.of(outerRate.rate());
        Sorted a = sorted(ofOuter);
        Optional<String> i = single(ofOuter);
        if (i.isEmpty() || a.unknown || a.residuals.size() != 1 || a.tangents.size() != 1 || !a.slopes.isEmpty()
                || !a.states.isEmpty() || !a.fixed.isEmpty()) {
            return Optional.empty();
        }
        String k = outerRate.axes().get(0).index();
        Optional<TwoLayerForm.Inputs> inputs = inputs(a.tangents.get(0), k, i.get());
        Optional<TwoLayerForm.Residual> network = residual(a.residuals.get(0), i.get());
        if (inputs.isEmpty() || network.isEmpty() || !network.get().inputs().equals(inputs.get())
                || !closed(network.get().inputs().value()) || !closed(network.get().labels())) {
            return Optional.empty();
        }
        OptionalDouble inputRate = innerRate(innerRate, network.get(), ofOuter.ranges().get(0));
        return inputRate.isEmpty() ? Optional.empty() : Optional.of(new TwoLayerForm(outer, inner, network.get(),
                size(ofOuter.ranges().get(0)), a.number, inputRate.getAsDouble()));
    }

    /** q of {@code w_kj' = q a_k Sum_i e_i tanh'(z_ik) x_ij}. */
    private OptionalDouble innerRate(Equation equation, TwoLayerForm.Residual network, IndexRange samples) {
        FlatProduct product = flat.of(equation.rate());
        Sorted w = sorted(product);
        Optional<String> i = single(product);
        if (i.isEmpty() || w.unknown || w.residuals.size() != 1 || w.slopes.size() != 1 || !w.tangents.isEmpty()
                || w.states.size() != 1 || size(product.ranges().get(0)) != size(samples)) {
            return OptionalDouble.empty();
        }
        String k = equation.axes().get(0).index();
        Map<String, Expression> names = new HashMap<>(Map.of(i.get(), Reference.to(TwoLayerForm.SAMPLE)));
        if (equation.axes().size() == 2) {
            names.put(equation.axes().get(1).index(), Reference.to(TwoLayerForm.INPUT));
        }
        // What depends on the neuron keeps a name that no input has.
        boolean same = w.states.get(0).equals(Reference.to(outer, Reference.to(k)))
                && product(FlatProduct.renamed(w.fixed, names)).equals(network.inputs().value())
                && inputs(w.slopes.get(0), k, i.get()).equals(Optional.of(network.inputs()))
                && residual(w.residuals.get(0), i.get()).equals(Optional.of(network));
        // Of c w x the derivative by w is c x: the c is among the numbers of the rate.
        return same ? OptionalDouble.of(w.number / network.inputs().scale()) : OptionalDouble.empty();
    }

    private OptionalDouble squares(TwoLayerForm form, Expression formula) {
        FlatProduct product = flat.of(formula);
        Optional<String> i = single(product);
        if (i.isEmpty() || size(product.ranges().get(0)) != form.samples()) {
            return OptionalDouble.empty();
        }
        List<Expression> factors = new ArrayList<>();
        for (Expression factor : product.factors()) {
            if (factor instanceof Power power && power.exponent().equals(Constant.of(2)) && flat.varies(power.base())) {
                factors.add(flat.written(power.base()));
                factors.add(flat.written(power.base()));
            } else {
                factors.add(factor);
            }
        }
        Sorted parts = sorted(new FlatProduct(factors, product.ranges()));
        boolean same = !parts.unknown && parts.residuals.size() == 2 && parts.fixed.isEmpty() && parts.states.isEmpty()
                && parts.tangents.isEmpty() && parts.slopes.isEmpty()
                && parts.residuals.stream().allMatch(e -> residual(e, i.get()).equals(Optional.of(form.network())));
        return same ? OptionalDouble.of(parts.number) : OptionalDouble.empty();
    }

    /** The parts of {@code s Sum_l a_l tanh(Sum_j w_lj x_ij) - y_i}. */
    private Optional<TwoLayerForm.Residual> residual(Expression expression, String i) {
        List<Expression> terms = new ArrayList<>();
        addTerms(expression, terms);
        List<Expression> network = terms.stream().filter(flat::varies).toList();
        if (network.size() != 1 || terms.size() < 2) {
            return Optional.empty();
        }
        FlatProduct product = flat.of(network.get(0));
        Sorted f = sorted(product);
        Optional<String> l = single(product);
        if (l.isEmpty() || f.unknown || f.tangents.size() != 1 || f.states.size() != 1 || !f.residuals.isEmpty()
                || !f.slopes.isEmpty() || !f.fixed.isEmpty()
                || !f.states.get(0).equals(Reference.to(outer, Reference.to(l.get())))
                || size(product.ranges().get(0)) != symbols.state(outer).orElseThrow().size()) {
            return Optional.empty();
        }
        List<Expression> others = terms.stream().filter(term -> !flat.varies(term)).toList();
        Expression labels = Algebra.negate(others.size() == 1 ? others.get(0) : Algebra.add(others));
        return inputs(f.tangents.get(0), l.get(), i).map(inputs -> new TwoLayerForm.Residual(inputs,
                FlatProduct.renamed(List.of(labels), Map.of(i, Reference.to(TwoLayerForm.SAMPLE))).get(0), f.number));
    }

    /** Collects the terms of a sum, definitions that vary written out. */
    void addTerms(Expression expression, List<Expression> terms) {
        Expression written = flat.varies(expression) ? flat.written(expression) : expression;
        if (written instanceof Addition addition) {
            addition.terms().forEach(term -> addTerms(term, terms));
        } else {
            terms.add(written);
        }
    }

    /** What the neurons see: x and c of {@code c Sum_j w_kj x_ij}, or of {@code c w_k x_i}. */
    Optional<TwoLayerForm.Inputs> inputs(Expression argument, String k, String i) {
        FlatProduct product = flat.of(argument);
        Sorted parts = sorted(product);
        int axes = symbols.state(inner).orElseThrow().shape().size();
        if (parts.unknown || parts.states.size() != 1 || !parts.residuals.isEmpty() || !parts.tangents.isEmpty()
                || !parts.slopes.isEmpty() || product.ranges().size() != axes - 1) {
            return Optional.empty();
        }
        Map<String, Expression> names = new HashMap<>(Map.of(i, Reference.to(TwoLayerForm.SAMPLE)));
        List<Expression> indices = new ArrayList<>(List.of(Reference.to(k)));
        if (axes == 2) {
            Optional<String> j = single(product);
            if (j.isEmpty() || size(product.ranges().get(0)) != symbols.state(inner).orElseThrow().shape().get(1)) {
                return Optional.empty();
            }
            indices.add(Reference.to(j.get()));
            names.put(j.get(), Reference.to(TwoLayerForm.INPUT));
        }
        Expression inputs = product(FlatProduct.renamed(parts.fixed, names));
        Reference weight = Reference.to(inner, indices.toArray(Expression[]::new));
        boolean plain = parts.number != 0 && parts.states.get(0).equals(weight);
        return plain ? Optional.of(new TwoLayerForm.Inputs(inputs, parts.number)) : Optional.empty();
    }

    /** Whether a formula has no indices but those of samples and inputs: labels of a neuron's own are no labels. */
    boolean closed(Expression formula) {
        return Traversal.freeNames(formula).stream().allMatch(name -> name.equals(TwoLayerForm.SAMPLE)
                || name.equals(TwoLayerForm.INPUT) && symbols.state(inner).orElseThrow().shape().size() == 2
                || isGlobal(symbols, name));
    }

    /** Whether a name stands for the same wherever it is used: no index and no state. */
    static boolean isGlobal(Symbols symbols, String name) {
        return symbols.parameter(name).isPresent() || symbols.draw(name).isPresent()
                || symbols.data(name).isPresent() || symbols.definition(name).isPresent();
    }

    /** One formula of factors. */
    static Expression product(List<Expression> factors) {
        return factors.size() == 1 ? factors.get(0) : Algebra.multiply(factors);
    }

    private Sorted sorted(FlatProduct product) {
        Sorted sorted = new Sorted();
        for (Expression factor : product.factors()) {
            if (!flat.varies(factor)) {
                OptionalDouble number = number(factor);
                if (number.isPresent()) {
                    sorted.number *= number.getAsDouble();
                } else {
                    sorted.fixed.add(factor);
                }
            } else if (factor instanceof Reference state && symbols.state(state.name()).isPresent()) {
                sorted.states.add(state);
            } else if (factor instanceof FunctionCall call && call.function().equals(TANH) && call.order() == 0) {
                sorted.tangents.add(call.arguments().get(0));
            } else {
                Optional<Expression> slope = slope(factor);
                slope.ifPresent(sorted.slopes::add);
                if (slope.isEmpty() && factor instanceof Addition) {
                    sorted.residuals.add(factor);
                } else if (slope.isEmpty()) {
                    sorted.unknown = true;
                }
            }
        }
        return sorted;
    }

    /** z of {@code Tanh'[z]} or {@code 1 - Tanh[z]^2}. */
    private Optional<Expression> slope(Expression factor) {
        if (factor instanceof FunctionCall call && call.function().equals(TANH) && call.order() == 1) {
            return Optional.of(call.arguments().get(0));
        }
        if (factor instanceof Addition addition && addition.terms().size() == 2
                && addition.terms().contains(Algebra.ONE)) {
            Expression other = addition.terms().get(addition.terms().get(0).equals(Algebra.ONE) ? 1 : 0);
            List<Expression> factors = flat.of(other).factors();
            if (factors.size() == 2 && factors.contains(Algebra.MINUS_ONE)) {
                return squaredTangent(factors.get(factors.get(0).equals(Algebra.MINUS_ONE) ? 1 : 0));
            }
        }
        return Optional.empty();
    }

    private static Optional<Expression> squaredTangent(Expression factor) {
        return factor instanceof Power power && power.exponent().equals(Constant.of(2))
                && power.base() instanceof FunctionCall call && call.function().equals(TANH) && call.order() == 0
                ? Optional.of(call.arguments().get(0)) : Optional.empty();
    }

    /** The index of the only range, if that starts at 1. */
    Optional<String> single(FlatProduct product) {
        return product.ranges().size() == 1 && size(product.ranges().get(0)) > 0
                ? Optional.of(product.ranges().get(0).index()) : Optional.empty();
    }

    /** How far a range from 1 runs; 0 if it does not start at 1, or not run to a number. */
    int size(IndexRange range) {
        IndexFormula formula = new IndexFormula(symbols, Scope.TOP);
        Optional<Affine> lower = formula.find(range.lower());
        Optional<Affine> upper = formula.find(range.upper());
        boolean plain = lower.isPresent() && upper.isPresent() && lower.get().equals(Affine.of(1))
                && upper.get().isConstant() && upper.get().constant() <= Limits.DRAW_SIZE;
        return plain ? (int) upper.get().constant() : 0;
    }

    /** The value of a formula of parameters. */
    OptionalDouble number(Expression formula) {
        for (String name : Traversal.freeNames(formula)) {
            if (symbols.parameter(name).isEmpty()) {
                return OptionalDouble.empty();
            }
        }
        Term term = new Lowering(symbols, new Temporaries()).value(formula, Scope.TOP);
        return term instanceof Term.Number number ? OptionalDouble.of(number.value()) : OptionalDouble.empty();
    }
}
