package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;

/**
 * Compares the equations that a model states with those that follow from the fuller model it reduces: for every state r
 * with the image g in the fuller model, the rate of g along the fuller flow (expanded where the reduction says so) is
 * the clock times the stated rate at the images. Where the reduction is said to be valid on a set, the rates are
 * compared there, and the set is examined for whether the fuller flow stays on it.
 */
public final class ReductionProof {

    /**
     * What was found.
     *
     * @param states of each state of the reduced model
     * @param set of each equation of the set on which they are compared; empty where that is everywhere
     */
    public record Result(List<Comparing> states, List<SetInvariance.Staying> set) {

        /** Copies the lists. */
        public Result {
            states = List.copyOf(states);
            set = List.copyOf(set);
        }

        /** The weakest of what is known of the rates of all states, where the reduction is said to be valid. */
        public Proof rates() {
            return Proof.all(states.stream().map(Comparing::proof).toList());
        }

        /** The weakest of what is known of whether the dynamics stay there; proved if that is everywhere. */
        public Proof staying() {
            return Proof.all(set.stream().map(SetInvariance.Staying::proof).toList());
        }

        /** Whether the rates of some state agree on the set alone, and the dynamics leave it at once. */
        public boolean leaves() {
            return states.stream().anyMatch(this::leaves);
        }

        /** Whether the rates of a state agree on the set alone, and the dynamics leave it at once. */
        public boolean leaves(Comparing state) {
            return !state.everywhere() && staying() instanceof Proof.Refuted;
        }
    }

    /**
     * What was found about one state.
     *
     * @param state the state of the reduced model
     * @param axes its shape, with the index names of the formulas
     * @param derived the rate of its image, per time of the reduced model
     * @param proof whether the stated rate is that
     * @param everywhere whether that is proved without the set
     * @param missing terms of the derived rate that the stated one lacks, in the fuller model's names
     * @param extra terms of the stated rate that do not follow
     */
    public record Comparing(String state, List<Axis> axes, Expression derived, Proof proof, boolean everywhere,
                            List<Expression> missing, List<Expression> extra) {

        /** Copies the lists. */
        public Comparing {
            axes = List.copyOf(axes);
            missing = List.copyOf(missing);
            extra = List.copyOf(extra);
        }
    }

    /** The rates of one state, as they are everywhere. */
    private record Rates(Equation equation, Reduces.Image image, Expression derived, Expression stated) {
    }

    private final Model reduced;
    private final Reduces reduces;
    private final Model full;
    private final Model moving;
    private final boolean map;
    private final Expression clock;
    private final DifferingTerms terms;
    private final StatedSet set;

    private ReductionProof(Model reduced) {
        this.reduced = reduced;
        reduces = reduced.reduces().orElseThrow();
        full = reduces.full();
        moving = reduces.order().map(order -> ExpandedFlow.of(full, order).truncated(full)).orElse(full);
        map = reduced.dynamics().discrete();
        clock = map ? Algebra.ONE : reduces.clock().orElse(Algebra.ONE);
        PlainForm plain = new PlainForm(full);
        ReadableTerms readable = new ReadableTerms(full, plain);
        set = new StatedSet(reduces, plain, readable);
        terms = new DifferingTerms(plain, readable, set);
    }

    /**
     * The comparison of a reduced model.
     *
     * @throws IllegalArgumentException if the model does not say what it reduces
     */
    public static Result of(Model reduced) {
        if (reduced.reduces().isEmpty()) {
            throw new IllegalArgumentException(reduced.name() + " does not say what it reduces");
        }
        return new ReductionProof(reduced).result();
    }

    private Result result() {
        List<Rates> rates = FlowDerivation.equations(reduced).stream().map(this::rates).toList();
        Optional<String> nothing = nothingCompared(rates);
        List<Comparing> states = rates.stream().map(rate -> compare(rate, nothing)).toList();
        List<SetInvariance.Staying> staying = nothing.map(reason -> set.equations().stream().map(equation ->
                new SetInvariance.Staying(equation, new Proof.Undecided(reason))).toList())
                .orElseGet(() -> SetInvariance.of(set, moving));
        return new Result(states, staying);
    }

    private Rates rates(Equation equation) {
        Reduces.Image image = reduces.states().get(equation.state());
        Expression change = map ? new NextValue(image.value(), Origin.computed())
                : new TimeDerivative(image.value(), Origin.computed());
        Expression derived = new FlowRate(moving).expand(change, Sizes.scope(full, image.axes()));
        return new Rates(equation, image, derived, Algebra.multiply(clock, stated(equation, image.axes())));
    }

    private Comparing compare(Rates rates, Optional<String> nothing) {
        List<Axis> axes = rates.image().axes();
        Optional<String> empty = nothing.or(() -> stands(rates.image()));
        Proof proof = empty.<Proof>map(Proof.Undecided::new)
                .orElseGet(() -> set.equal(axes, rates.derived(), rates.stated()));
        IndexScope scope = Sizes.scope(full, axes);
        List<Expression> missing = new ArrayList<>();
        List<Expression> extra = new ArrayList<>();
        if (empty.isEmpty() && !(proof instanceof Proof.Proved)) {
            terms.between(rates.derived(), rates.stated(), scope, missing, extra);
        }
        boolean everywhere = proof instanceof Proof.Proved && (set.equations().isEmpty()
                || IdentityProof.withoutSymja(full).prove(axes, rates.derived(), rates.stated())
                instanceof Proof.Proved);
        Expression derived = clock.equals(Algebra.ONE) ? rates.derived() : Algebra.divide(rates.derived(), clock);
        return new Comparing(rates.equation().state(), axes, terms.readably(derived, scope), proof, everywhere,
                missing, extra);
    }

    /** Why the comparison of all states says nothing, if so. */
    private Optional<String> nothingCompared(List<Rates> rates) {
        if (IdentityProof.withoutSymja(full).prove(List.of(), clock, Algebra.ZERO) instanceof Proof.Proved) {
            return Optional.of("a clock that stands still compares nothing");
        }
        if (set.equations().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> flaw = set.flaw().or(() -> reduces.order().flatMap(order -> SetWeights.flaw(full, set)));
        boolean still = flaw.isEmpty() && rates.stream().allMatch(rate -> isZero(map
                ? Algebra.subtract(rate.derived(), rate.image().value()) : rate.derived(), rate.image().axes()));
        return still ? Optional.of("nothing moves on the set: all rates are zero there") : flaw;
    }

    /** Why the comparison of a state says nothing, if so. */
    private Optional<String> stands(Reduces.Image image) {
        if (!moves(image.value())) {
            return Optional.of("it stands for something that never moves");
        }
        boolean fixed = !set.equations().isEmpty() && !movesOnSet(image);
        return fixed ? Optional.of("the set fixes what it stands for") : Optional.empty();
    }

    private boolean movesOnSet(Reduces.Image image) {
        try {
            return set.normal(image.value(), Sizes.scope(full, image.axes())).monomials().stream()
                    .anyMatch(term -> term.factors().stream().anyMatch(this::moves));
        } catch (TooComplexException noNormalForm) {
            return moves(set.at(image.value()));
        }
    }

    private boolean moves(Expression formula) {
        Set<String> states = new HashSet<>();
        full.states().forEach(state -> states.add(state.name()));
        return holdsNow(Definitions.inline(formula, full.definitions()), states);
    }

    private static boolean holdsNow(Expression formula, Set<String> names) {
        return !(formula instanceof AtStart)
                && (formula instanceof Reference reference && names.contains(reference.name())
                || Traversal.children(formula).stream().anyMatch(child -> holdsNow(child, names)));
    }

    private boolean isZero(Expression formula, List<Axis> axes) {
        try {
            return set.normal(formula, Sizes.scope(full, axes)).isZero();
        } catch (TooComplexException noNormalForm) {
            return false;
        }
    }

    /** The stated rate with everything written in the fuller model's names. */
    private Expression stated(Equation equation, List<Axis> axes) {
        Map<String, Substitution.Template> images = new HashMap<>();
        reduces.states().forEach((name, image) -> images.put(name, template(image)));
        reduces.data().forEach((name, image) -> images.put(name, template(image)));
        reduces.parameters().forEach((name, value) -> images.put(name, new Substitution.Template(List.of(), value)));
        if (!map) {
            images.put(Reference.TIME, new Substitution.Template(List.of(),
                    Algebra.multiply(clock, Reference.to(Reference.TIME))));
        }
        Substitution.Template rate = new Substitution.Template(equation.axes().stream().map(Axis::index).toList(),
                ActivationMeaning.fixed(reduced, Definitions.inline(equation.rate(), reduced.definitions())));
        // The indices first, under names that no image holds.
        Expression own = rate.at(Sizes.references(axes));
        return Substitution.ofPresentValues(images).in(own);
    }

    private static Substitution.Template template(Reduces.Image image) {
        return new Substitution.Template(image.axes().stream().map(Axis::index).toList(), image.value());
    }
}
