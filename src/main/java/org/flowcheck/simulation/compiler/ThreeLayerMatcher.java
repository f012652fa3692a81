package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Equation;

/**
 * Recognises the gradient flow of a network with two hidden layers on given data by the structure of its rates, as
 * {@link TwoLayerMatcher} does with one; activations are those that kernels have. What differs in anything is computed
 * by the general program.
 */
final class ThreeLayerMatcher {

    private final Symbols symbols;
    private final String output;
    private final String middle;
    private final String input;
    /** Knows how the innermost neurons see the data. */
    private final TwoLayerMatcher below;
    private final FlatProduct.Flattener flat;

    private ThreeLayerMatcher(Symbols symbols, String output, String middle, String input) {
        this.symbols = symbols;
        this.output = output;
        this.middle = middle;
        this.input = input;
        this.below = new TwoLayerMatcher(symbols, output, input);
        this.flat = below.flat();
    }

    /** The form of a model's equations; empty if they are of any other. */
    static Optional<ThreeLayerForm> find(Symbols symbols, List<Equation> equations) {
        return EquationTriples.first(equations, (a, u, w) -> {
            boolean shapes = a.axes().size() == 1 && u.axes().size() == 2 && !w.axes().isEmpty() && w.axes().size() <= 2;
            return shapes ? match(symbols, a, u, w) : Optional.empty();
        });
    }

    private static Optional<ThreeLayerForm> match(Symbols symbols, Equation a, Equation u, Equation w) {
        List<Long> matrix = symbols.state(u.state()).orElseThrow().shape();
        if (matrix.get(0) != symbols.state(a.state()).orElseThrow().size()
                || !matrix.get(1).equals(symbols.state(w.state()).orElseThrow().shape().get(0))) {
            return Optional.empty();
        }
        try {
            return new ThreeLayerMatcher(symbols, a.state(), u.state(), w.state()).form(a, u, w);
        } catch (FlatProduct.TooLong other) {
            return Optional.empty();
        }
    }

    private Optional<ThreeLayerForm> form(Equation a, Equation u, Equation w) {
        FlatProduct product = flat.of(a.rate());
        RateFactors parts = sorted(product);
        Optional<String> i = below.single(product);
        if (i.isEmpty() || !parts.has(1, 1, 0, List.of()) || !parts.fixed().isEmpty()) {
            return Optional.empty();
        }
        String k = a.axes().get(0).index();
        Optional<ThreeLayerForm.Residual> found = residual(parts.residuals().get(0), i.get());
        if (found.isEmpty() || !outer(parts.values().get(0), k, i.get()).equals(found.map(e -> e.outer()))
                || !below.closed(found.get().outer().inner().inputs().value())
                || !below.closed(found.get().labels())) {
            return Optional.empty();
        }
        ThreeLayerForm.Residual network = found.get();
        int samples = below.size(product.ranges().get(0));
        OptionalDouble middleRate = middleRate(u, network, samples);
        OptionalDouble inputRate = middleRate.isEmpty() ? middleRate : inputRate(w, network, samples);
        return inputRate.isEmpty() ? Optional.empty() : Optional.of(new ThreeLayerForm(output, middle, input, network,
                samples, parts.number(), middleRate.getAsDouble(), inputRate.getAsDouble()));
    }

    /** U of {@code u_kl' = U a_k Sum_i e_i sigma'(z_ik) tau(v_il)}. */
    private OptionalDouble middleRate(Equation equation, ThreeLayerForm.Residual network, int samples) {
        FlatProduct product = flat.of(equation.rate());
        RateFactors parts = sorted(product);
        String k = equation.axes().get(0).index();
        String l = equation.axes().get(1).index();
        Optional<String> i = below.single(product);
        boolean same = i.isPresent() && parts.has(1, 1, 1, List.of(Reference.to(output, Reference.to(k))))
                && parts.fixed().isEmpty() && below.size(product.ranges().get(0)) == samples
                && residual(parts.residuals().get(0), i.get()).equals(Optional.of(network))
                && outer(parts.slopes().get(0), k, i.get()).equals(Optional.of(network.outer()))
                && inner(parts.values().get(0), l, i.get()).equals(Optional.of(network.outer().inner()));
        return same ? OptionalDouble.of(parts.number()) : OptionalDouble.empty();
    }

    /** W of {@code w_lj' = W Sum_i e_i tau'(v_il) x_ij Sum_k a_k sigma'(z_ik) u_kl}. */
    private OptionalDouble inputRate(Equation equation, ThreeLayerForm.Residual network, int samples) {
        FlatProduct product = flat.of(equation.rate());
        RateFactors parts = sorted(product);
        if (product.ranges().size() != 2 || parts.residuals().size() != 1) {
            return OptionalDouble.empty();
        }
        for (int neurons = 0; neurons < 2; neurons++) {
            IndexRange overNeurons = product.ranges().get(neurons);
            IndexRange overSamples = product.ranges().get(1 - neurons);
            boolean ranges = below.size(overNeurons) == symbols.state(output).orElseThrow().size()
                    && below.size(overSamples) == samples;
            if (ranges && isInputRate(equation, parts, overNeurons.index(), overSamples.index(), network)) {
                // Of c w x the derivative by w is c x: the c is among the numbers of the rate.
                return OptionalDouble.of(parts.number() / network.outer().inner().inputs().scale());
            }
        }
        return OptionalDouble.empty();
    }

    private boolean isInputRate(Equation equation, RateFactors parts, String k, String i,
                                ThreeLayerForm.Residual network) {
        String l = equation.axes().get(0).index();
        Map<String, Expression> names = new HashMap<>(Map.of(i, Reference.to(TwoLayerForm.SAMPLE)));
        if (equation.axes().size() == 2) {
            names.put(equation.axes().get(1).index(), Reference.to(TwoLayerForm.INPUT));
        }
        ThreeLayerForm.Outer outer = network.outer();
        // What depends on a neuron keeps a name that no input has.
        return parts.has(1, 0, 2, List.of(Reference.to(output, Reference.to(k)),
                        Reference.to(middle, Reference.to(k), Reference.to(l))))
                && TwoLayerMatcher.product(FlatProduct.renamed(parts.fixed(), names))
                .equals(outer.inner().inputs().value())
                && residual(parts.residuals().get(0), i).equals(Optional.of(network))
                && (areSlopes(parts.slopes().get(0), parts.slopes().get(1), k, l, i, outer)
                || areSlopes(parts.slopes().get(1), parts.slopes().get(0), k, l, i, outer));
    }

    private boolean areSlopes(RateFactors.Activated first, RateFactors.Activated second, String k, String l, String i,
                              ThreeLayerForm.Outer outer) {
        return outer(first, k, i).equals(Optional.of(outer)) && inner(second, l, i).equals(Optional.of(outer.inner()));
    }

    /** The parts of {@code s Sum_k a_k sigma(z_ik) - y_i}. */
    private Optional<ThreeLayerForm.Residual> residual(Expression expression, String i) {
        List<Expression> terms = new ArrayList<>();
        below.addTerms(expression, terms);
        List<Expression> network = terms.stream().filter(flat::varies).toList();
        if (network.size() != 1 || terms.size() < 2) {
            return Optional.empty();
        }
        FlatProduct product = flat.of(network.get(0));
        RateFactors parts = sorted(product);
        Optional<String> k = below.single(product);
        if (k.isEmpty() || !parts.has(0, 1, 0, List.of(Reference.to(output, Reference.to(k.get()))))
                || !parts.fixed().isEmpty()
                || below.size(product.ranges().get(0)) != symbols.state(output).orElseThrow().size()) {
            return Optional.empty();
        }
        List<Expression> others = terms.stream().filter(term -> !flat.varies(term)).toList();
        Expression labels = Algebra.negate(others.size() == 1 ? others.get(0) : Algebra.add(others));
        return outer(parts.values().get(0), k.get(), i).map(outer -> new ThreeLayerForm.Residual(outer,
                FlatProduct.renamed(List.of(labels), Map.of(i, Reference.to(TwoLayerForm.SAMPLE))).get(0),
                parts.number()));
    }

    /** The neurons next to the output, if all arguments are the same {@code r Sum_l u_kl tau(v_il)}. */
    private Optional<ThreeLayerForm.Outer> outer(RateFactors.Activated activated, String k, String i) {
        List<Optional<ThreeLayerForm.Outer>> found = activated.arguments().stream().distinct().map(argument -> {
            FlatProduct product = flat.of(argument);
            RateFactors parts = sorted(product);
            Optional<String> l = below.single(product);
            boolean plain = l.isPresent() && parts.number() != 0 && parts.fixed().isEmpty()
                    && parts.has(0, 1, 0, List.of(Reference.to(middle, Reference.to(k), Reference.to(l.get()))))
                    && below.size(product.ranges().get(0)) == symbols.state(middle).orElseThrow().shape().get(1);
            return plain ? inner(parts.values().get(0), l.get(), i).map(inner ->
                    new ThreeLayerForm.Outer(activated.activation(), parts.number(), inner))
                    : Optional.<ThreeLayerForm.Outer>empty();
        }).distinct().toList();
        return found.size() == 1 ? found.get(0) : Optional.empty();
    }

    /** The neurons next to the input, if all arguments are the same. */
    private Optional<ThreeLayerForm.Inner> inner(RateFactors.Activated activated, String l, String i) {
        List<Optional<TwoLayerForm.Inputs>> found = activated.arguments().stream().distinct()
                .map(argument -> below.inputs(argument, l, i)).distinct().toList();
        return found.size() == 1
                ? found.get(0).map(inputs -> new ThreeLayerForm.Inner(activated.activation(), inputs))
                : Optional.empty();
    }

    private RateFactors sorted(FlatProduct product) {
        return RateFactors.of(product, symbols, below);
    }
}
