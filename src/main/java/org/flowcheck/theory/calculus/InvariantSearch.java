package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.flowcheck.theory.calculus.polynomial.PolynomialReader;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;

/**
 * Searches what the flow of a model conserves, for all sizes at once: linear combinations of
 * {@link InvariantCandidates}, with polynomials in the parameters as coefficients.
 *
 * <p>The rates of all products with the same free indices are brought to the normal form of indexed polynomials; the
 * combinations that vanish are the solutions of linear equations. Laws that follow from others are left out: by
 * exchanging free indices, setting them equal or to numbers, summing over them, by products of two linear laws, and by
 * linear combination. What remains is proved once more as an identity of the model.
 *
 * <p>Source of the laws of networks: S. S. Du, W. Hu, J. D. Lee, Algorithmic regularization in learning deep
 * homogeneous models: layers are automatically balanced, NeurIPS 2018.
 */
public final class InvariantSearch {

    /** Terms on the way for products with the same free indices. */
    private static final long WORK = 100_000;
    /** More products with the same free indices are not combined. */
    private static final int MOST_PRODUCTS = 500;

    /**
     * An invariant with its proof.
     *
     * @param invariant the invariant
     * @param proof how it was proved
     */
    public record Found(Invariant invariant, Proof.Proved proof) {
    }

    /**
     * What a search found.
     *
     * @param found the invariants, none of which follows from the others; quadratic ones first
     * @param omitted what was given up, in words: there may be more invariants
     */
    public record Result(List<Found> found, List<String> omitted) {

        /** Copies the lists. */
        public Result {
            found = List.copyOf(found);
            omitted = List.copyOf(omitted);
        }
    }

    /** A combination of products; only those that take part. */
    private record Combination(List<Expression> coefficients, List<StateProduct> products) {

        static Combination of(List<Expression> coefficients, List<StateProduct> products) {
            List<Expression> present = new ArrayList<>();
            List<StateProduct> multiplied = new ArrayList<>();
            for (int i = 0; i < products.size(); i++) {
                if (!coefficients.get(i).equals(Algebra.ZERO)) {
                    present.add(coefficients.get(i));
                    multiplied.add(products.get(i));
                }
            }
            return new Combination(present, multiplied);
        }

        Expression value(List<String> free, IndexNames names) {
            List<Expression> terms = new ArrayList<>();
            for (int i = 0; i < products.size(); i++) {
                terms.add(Algebra.multiply(coefficients.get(i), products.get(i).value(free, names)));
            }
            return Algebra.add(terms);
        }
    }

    private final PlainForm plain;
    private final Model model;
    private final WrittenOutFlow flow;
    private final IndexNumbers numbers;
    private final IndexNames names;
    private final long work;
    private final IdentityProof identities;
    private final Optional<InvariantScreen> screen;
    private final List<ConservationLaw> known = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private final List<String> omitted = new ArrayList<>();

    private InvariantSearch(Model stated) {
        plain = new PlainForm(stated);
        model = plain.model();
        flow = new WrittenOutFlow(plain, WORK);
        work = flow.equations().stream().mapToLong(equation -> WrittenOutFlow.share(WORK, equation.rate())).min()
                .orElse(WORK);
        numbers = new IndexNumbers(flow.equations());
        names = new IndexNames(model);
        identities = IdentityProof.withoutSymja(model);
        screen = FlowSamples.of(model, flow, numbers).map(InvariantScreen::new);
    }

    /**
     * The linear and quadratic invariants of a model; of a map, none are looked for.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public static Result of(Model model) {
        return model.dynamics().discrete() ? new Result(List.of(), List.of("invariants of maps are not searched"))
                : new InvariantSearch(model).search();
    }

    private Result search() {
        List<Found> linear = new ArrayList<>();
        spaces("linear invariants: ", () -> InvariantCandidates.linear(flow.moving(), numbers))
                .forEach(space -> linear.addAll(explored(space)));
        List<ConservationLaw> lines = List.copyOf(known);
        for (int i = 0; i < lines.size(); i++) {
            for (ConservationLaw other : lines.subList(i, lines.size())) {
                known.add(lines.get(i).times(other));
            }
        }
        List<Found> found = new ArrayList<>();
        spaces("quadratic invariants: ", () -> InvariantCandidates.quadraticAndLinear(flow.moving(), numbers))
                .forEach(space -> found.addAll(explored(space)));
        found.addAll(linear);
        return new Result(found, omitted);
    }

    private List<InvariantCandidates.Space> spaces(String what, Supplier<List<InvariantCandidates.Space>> candidates) {
        try {
            return candidates.get();
        } catch (TooComplexException reason) {
            omitted.add(what + reason.getMessage());
            return List.of();
        }
    }

    private List<Found> explored(InvariantCandidates.Space space) {
        String what = "invariants of degree " + space.products().get(0).factors().size() + " with "
                + space.sizes().size() + " free indices: ";
        if (space.products().size() > MOST_PRODUCTS) {
            omitted.add(what + "more than " + MOST_PRODUCTS + " products");
            return List.of();
        }
        try {
            return laws(space);
        } catch (TooComplexException reason) {
            omitted.add(what + reason.getMessage());
        } catch (ArithmeticException overflow) {
            omitted.add(what + "whole numbers too large to calculate with");
        }
        return List.of();
    }

    private List<Found> laws(InvariantCandidates.Space space) {
        List<String> free = names.fresh(space.sizes().size());
        List<Axis> axes = axes(free, space.sizes());
        PolynomialReader reader = plain.reader(Sizes.scope(model, axes), work);
        List<Expression> values = space.products().stream().map(product -> product.value(free, names)).toList();
        List<StateProduct> products = reader.relations(values, flow.constants()).independent().stream()
                .map(space.products()::get).toList();
        List<Combination> combinations = conserved(products, axes, reader);
        List<Found> found = new ArrayList<>();
        for (Combination combination : independent(combinations, axes, reader)) {
            Invariant invariant = invariant(combination, space.sizes());
            Proof proof = InvariantProof.of(invariant, identities);
            if (proof instanceof Proof.Proved proved) {
                known.add(new ConservationLaw(axes, combination.value(free, names)));
                found.add(new Found(invariant, proved));
            } else {
                omitted.add(invariant.name() + ": " + proof.detail());
            }
        }
        return found;
    }

    /** A basis of the combinations that are conserved; numbers say which products need not be looked at. */
    private List<Combination> conserved(List<StateProduct> products, List<Axis> axes, PolynomialReader reader) {
        Optional<InvariantScreen.Conserved> seen = screen.flatMap(numbers -> numbers.of(products, axes));
        if (seen.isPresent()) {
            List<StateProduct> sharing = seen.get().products().stream().map(products::get).toList();
            List<Combination> found = sharing.isEmpty() ? List.of() : proved(sharing, axes, reader);
            if (found.size() >= seen.get().dimension()) {
                return found;
            }
        }
        return proved(products, axes, reader);
    }

    private List<Combination> proved(List<StateProduct> products, List<Axis> axes, PolynomialReader reader) {
        List<String> free = axes.stream().map(Axis::index).toList();
        List<Expression> rates = products.stream().map(product -> product.rate(free, names, flow)).toList();
        return reader.relations(rates, flow.constants()).basis().stream()
                .map(coefficients -> Combination.of(coefficients, products)).toList();
    }

    private static List<Axis> axes(List<String> indices, List<Expression> sizes) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            axes.add(new Axis(indices.get(i), sizes.get(i)));
        }
        return axes;
    }

    /** Those combinations that do not follow from known laws and combinations before them. */
    private List<Combination> independent(List<Combination> combinations, List<Axis> axes, PolynomialReader reader) {
        if (combinations.isEmpty()) {
            return List.of();
        }
        List<String> free = axes.stream().map(Axis::index).toList();
        Set<Expression> formulas = new LinkedHashSet<>();
        known.forEach(law -> formulas.addAll(law.consequences(axes, numbers)));
        List<Expression> columns = new ArrayList<>(formulas);
        List<Integer> positions = new ArrayList<>();
        for (Combination combination : combinations) {
            ConservationLaw law = new ConservationLaw(axes, combination.value(free, names));
            positions.add(columns.size());
            columns.add(law.value());
            columns.addAll(law.consequences(axes, numbers));
        }
        Set<Integer> independent = Set.copyOf(reader.relations(columns, flow.constants()).independent());
        List<Combination> kept = new ArrayList<>();
        for (int i = 0; i < combinations.size(); i++) {
            if (independent.contains(positions.get(i))) {
                kept.add(combinations.get(i));
            }
        }
        return kept;
    }

    private Invariant invariant(Combination combination, List<Expression> sizes) {
        StateProduct first = combination.products().get(0);
        List<String> free = names.ofFree(first, sizes.size());
        List<Axis> axes = axes(free, sizes);
        return new Invariant(label(combination), first.slots().stream().map(axes::get).toList(),
                combination.value(free, names));
    }

    /** {@code balance-a-b} for quadratic laws, {@code idle-w} at rest, {@code total-x-y} for other linear ones. */
    private String label(Combination combination) {
        Set<String> states = new LinkedHashSet<>();
        combination.products().forEach(
                product -> product.factors().forEach(factor -> states.add(factor.state().name())));
        StateProduct first = combination.products().get(0);
        boolean atRest = combination.products().size() == 1
                && first.axes(IndexPlace.Summed.class::isInstance).isEmpty();
        String stem = (first.factors().size() == 2 ? "balance-" : atRest ? "idle-" : "total-")
                + String.join("-", states);
        String label = stem;
        for (int i = 2; !labels.add(label); i++) {
            label = stem + "-" + i;
        }
        return label;
    }
}
