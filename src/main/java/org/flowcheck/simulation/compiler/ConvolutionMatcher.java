package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Equation;

/**
 * Recognises the gradient flow of a convolutional network on given data by the structure of its rates, as
 * {@link TwoLayerMatcher} does with a dense one; indices of states in the order of {@link ConvolutionForm}. What
 * differs in anything is computed by the general program.
 */
final class ConvolutionMatcher {

    private final Symbols symbols;
    private final String output;
    private final String kernels;
    private final String biases;
    private final TwoLayerMatcher below;
    private final FlatProduct.Flattener flat;

    private ConvolutionMatcher(Symbols symbols, String output, String kernels, String biases) {
        this.symbols = symbols;
        this.output = output;
        this.kernels = kernels;
        this.biases = biases;
        this.below = new TwoLayerMatcher(symbols, output, kernels);
        this.flat = below.flat();
    }

    /** The form of a model's equations; empty if they are of any other. */
    static Optional<ConvolutionForm> find(Symbols symbols, List<Equation> equations) {
        return EquationTriples.first(equations, (a, w, c) -> {
            boolean shapes = a.axes().size() == 3 && (w.axes().size() == 3 || w.axes().size() == 4)
                    && c.axes().size() == 1;
            return shapes ? match(symbols, a, w, c) : Optional.empty();
        });
    }

    private static Optional<ConvolutionForm> match(Symbols symbols, Equation a, Equation w, Equation c) {
        try {
            ConvolutionMatcher matcher = new ConvolutionMatcher(symbols, a.state(), w.state(), c.state());
            long count = matcher.shape(c.state()).get(0);
            boolean sizes = matcher.shape(a.state()).get(2) == count
                    && matcher.shape(w.state()).get(w.axes().size() - 1) == count;
            return sizes ? matcher.form(a, w, c) : Optional.empty();
        } catch (FlatProduct.TooLong other) {
            return Optional.empty();
        }
    }

    /** c if a formula is {@code c Sum_i e_i^2} with the residuals of a form. */
    static OptionalDouble squaredResiduals(Symbols symbols, ConvolutionForm form, Expression formula) {
        try {
            return new ConvolutionMatcher(symbols, form.output(), form.kernels(), form.biases())
                    .squares(form, formula);
        } catch (FlatProduct.TooLong other) {
            return OptionalDouble.empty();
        }
    }

    private List<Long> shape(String state) {
        return symbols.state(state).orElseThrow().shape();
    }

    private RateFactors sorted(FlatProduct product) {
        return RateFactors.of(product, symbols, below);
    }

    private Optional<ConvolutionForm> form(Equation a, Equation w, Equation c) {
        FlatProduct product = flat.of(a.rate());
        RateFactors parts = sorted(product);
        Optional<String> i = below.single(product);
        if (i.isEmpty() || !parts.has(1, 1, 0, List.of()) || !parts.fixed().isEmpty()) {
            return Optional.empty();
        }
        List<String> axes = names(a);
        Optional<ConvolutionForm.Residual> found = residual(parts.residuals().get(0), i.get());
        if (found.isEmpty() || !hidden(parts.values().get(0), new Place(i.get(), axes.get(0), axes.get(1), axes.get(2)))
                .equals(found.map(ConvolutionForm.Residual::hidden))) {
            return Optional.empty();
        }
        int images = below.size(product.ranges().get(0));
        OptionalDouble kernelRate = kernelRate(w, found.get(), images);
        OptionalDouble biasRate = kernelRate.isEmpty() ? kernelRate : biasRate(c, found.get(), images);
        return biasRate.isEmpty() ? Optional.empty() : Optional.of(new ConvolutionForm(output, kernels, biases,
                found.get(), images, parts.number(), kernelRate.getAsDouble(), biasRate.getAsDouble()));
    }

    /** The indices of a hidden number. */
    private record Place(String image, String row, String column, String kernel) {

        Reference output(String state) {
            return Reference.to(state, Reference.to(row), Reference.to(column), Reference.to(kernel));
        }

        ConvolutionForm.Names with(List<String> inKernel) {
            return new ConvolutionForm.Names(image, row, column, kernel, inKernel);
        }
    }

    private static List<String> names(Equation equation) {
        return equation.axes().stream().map(axis -> axis.index()).toList();
    }

    /** K of {@code W_pqlb' = K Sum_i e_i Sum_uv a_uvb sigma'(z_iuvb) x_i,u+p-1,v+q-1,l}. */
    private OptionalDouble kernelRate(Equation equation, ConvolutionForm.Residual network, int images) {
        FlatProduct product = flat.of(equation.rate());
        RateFactors parts = sorted(product);
        List<String> axes = names(equation);
        Optional<Place> place = summed(product, parts, network, images, axes.get(axes.size() - 1));
        boolean same = place.isPresent() && PixelFormula.of(symbols,
                        place.get().with(axes.subList(0, axes.size() - 1)), parts.fixed())
                .equals(Optional.of(network.hidden().pixels().value()));
        // Of c W x the derivative by W is c x: the c is among the numbers of the rate.
        return same ? OptionalDouble.of(parts.number() / network.hidden().pixels().scale()) : OptionalDouble.empty();
    }

    /** C of {@code c_b' = C Sum_i e_i Sum_uv a_uvb sigma'(z_iuvb)}. */
    private OptionalDouble biasRate(Equation equation, ConvolutionForm.Residual network, int images) {
        FlatProduct product = flat.of(equation.rate());
        RateFactors parts = sorted(product);
        boolean same = parts.fixed().isEmpty()
                && summed(product, parts, network, images, names(equation).get(0)).isPresent();
        return same ? OptionalDouble.of(parts.number()) : OptionalDouble.empty();
    }

    /** i, u, v of {@code Sum_iuv e_i a_uvb sigma'(z_iuvb)} times anything fixed; empty for any other product. */
    private Optional<Place> summed(FlatProduct product, RateFactors parts, ConvolutionForm.Residual network, int images,
                                   String kernel) {
        if (product.ranges().size() != 3 || !parts.count(1, 0, 1, 1)) {
            return Optional.empty();
        }
        for (IndexRange samples : product.ranges()) {
            List<IndexRange> others = product.ranges().stream().filter(range -> range != samples).toList();
            for (int first = 0; first < 2 && below.size(samples) == images; first++) {
                Place place = new Place(samples.index(), others.get(first).index(), others.get(1 - first).index(),
                        kernel);
                boolean same = parts.states().get(0).equals(place.output(output))
                        && below.size(others.get(first)) == shape(output).get(0)
                        && below.size(others.get(1 - first)) == shape(output).get(1)
                        && residual(parts.residuals().get(0), place.image()).equals(Optional.of(network))
                        && hidden(parts.slopes().get(0), place).equals(Optional.of(network.hidden()));
                if (same) {
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    private OptionalDouble squares(ConvolutionForm form, Expression formula) {
        FlatProduct product = flat.of(formula);
        Optional<String> i = below.single(product);
        if (i.isEmpty() || below.size(product.ranges().get(0)) != form.images()) {
            return OptionalDouble.empty();
        }
        List<Expression> factors = new ArrayList<>();
        for (Expression factor : product.factors()) {
            boolean square = factor instanceof Power power && power.exponent().equals(Constant.of(2))
                    && flat.varies(power.base());
            Expression base = square ? flat.written(((Power) factor).base()) : factor;
            factors.add(base);
            if (square) {
                factors.add(base);
            }
        }
        RateFactors parts = sorted(new FlatProduct(factors, product.ranges()));
        boolean same = parts.has(2, 0, 0, List.of()) && parts.fixed().isEmpty()
                && parts.residuals().stream().allMatch(e -> residual(e, i.get()).equals(Optional.of(form.network())));
        return same ? OptionalDouble.of(parts.number()) : OptionalDouble.empty();
    }

    /** The parts of {@code s Sum_uvb a_uvb sigma(z_iuvb) - y_i}. */
    private Optional<ConvolutionForm.Residual> residual(Expression expression, String i) {
        List<Expression> terms = new ArrayList<>();
        below.addTerms(expression, terms);
        List<Expression> network = terms.stream().filter(flat::varies).toList();
        if (network.size() != 1 || terms.size() < 2) {
            return Optional.empty();
        }
        FlatProduct product = flat.of(network.get(0));
        RateFactors parts = sorted(product);
        Optional<List<String>> uvb = parts.count(0, 1, 0, 1) && parts.fixed().isEmpty()
                ? summedIndices(parts.states().get(0), output, 3, product) : Optional.empty();
        if (uvb.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> others = terms.stream().filter(term -> !flat.varies(term)).toList();
        Expression labels = FlatProduct.renamed(
                List.of(Algebra.negate(others.size() == 1 ? others.get(0) : Algebra.add(others))),
                Map.of(i, Reference.to(TwoLayerForm.SAMPLE))).get(0);
        boolean closed = Traversal.freeNames(labels).stream()
                .allMatch(name -> name.equals(TwoLayerForm.SAMPLE) || TwoLayerMatcher.isGlobal(symbols, name));
        Place place = new Place(i, uvb.get().get(0), uvb.get().get(1), uvb.get().get(2));
        return closed ? hidden(parts.values().get(0), place)
                .map(hidden -> new ConvolutionForm.Residual(hidden, labels, parts.number())) : Optional.empty();
    }

    /**
     * The first indices of a state where a product is summed over each from 1 to its end, and over nothing else.
     *
     * @param count how many indices these are
     */
    private Optional<List<String>> summedIndices(Reference reference, String state, int count, FlatProduct product) {
        if (!reference.name().equals(state) || product.ranges().size() != count) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int axis = 0; axis < count; axis++) {
            Expression index = reference.indices().get(axis);
            long size = shape(state).get(axis);
            boolean ranged = product.ranges().stream().anyMatch(range -> Reference.to(range.index()).equals(index)
                    && below.size(range) == size);
            if (!ranged || names.contains(((Reference) index).name())) {
                return Optional.empty();
            }
            names.add(((Reference) index).name());
        }
        return Optional.of(names);
    }

    /** The neurons, if all arguments are the same {@code Sum_pql x_i,u+p-1,v+q-1,l W_pqlb + c_b}. */
    private Optional<ConvolutionForm.Hidden> hidden(RateFactors.Activated activated, Place place) {
        List<Optional<ConvolutionForm.Pixels>> found = activated.arguments().stream().distinct()
                .map(argument -> pixels(argument, place)).distinct().toList();
        return found.size() == 1
                ? found.get(0).map(pixels -> new ConvolutionForm.Hidden(activated.activation(), pixels))
                : Optional.empty();
    }

    private Optional<ConvolutionForm.Pixels> pixels(Expression argument, Place place) {
        List<Expression> terms = new ArrayList<>();
        below.addTerms(argument, terms);
        Reference bias = Reference.to(biases, Reference.to(place.kernel()));
        if (terms.size() != 2 || !terms.contains(bias)) {
            return Optional.empty();
        }
        FlatProduct product = flat.of(terms.get(terms.get(0).equals(bias) ? 1 : 0));
        RateFactors parts = sorted(product);
        if (!parts.count(0, 0, 0, 1) || parts.number() == 0) {
            return Optional.empty();
        }
        Reference weight = parts.states().get(0);
        int last = shape(kernels).size() - 1;
        Optional<List<String>> inKernel = weight.name().equals(kernels)
                && weight.indices().get(last).equals(Reference.to(place.kernel()))
                ? summedIndices(weight, kernels, last, product) : Optional.empty();
        return inKernel.flatMap(names -> PixelFormula.of(symbols, place.with(names), parts.fixed()))
                .map(value -> new ConvolutionForm.Pixels(value, parts.number()));
    }
}
