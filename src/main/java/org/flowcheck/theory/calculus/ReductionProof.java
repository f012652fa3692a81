package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.IndexPolynomial;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;

/**
 * Compares the equations that a model states with those that follow from the fuller model it reduces: for every state r with
 * the image g in the fuller model, the rate of g along the fuller flow (expanded where the reduction says so) is the clock
 * times the stated rate at the images.
 */
public final class ReductionProof {

    private static final long WORK = 150_000;

    /**
     * What was found about one state.
     *
     * @param state the state of the reduced model
     * @param axes its shape, with the index names of the formulas
     * @param derived the rate of its image, per time of the reduced model
     * @param proof whether the stated rate is that
     * @param missing terms of the derived rate that the stated one lacks, in the fuller model's names
     * @param extra terms of the stated rate that do not follow
     */
    public record Comparing(String state, List<Axis> axes, Expression derived, Proof proof, List<Expression> missing,
                            List<Expression> extra) {

        /** Copies the lists. */
        public Comparing {
            axes = List.copyOf(axes);
            missing = List.copyOf(missing);
            extra = List.copyOf(extra);
        }
    }

    private final Model reduced;
    private final Reduces reduces;
    private final Model full;
    private final Model moving;
    private final PlainForm plain;
    private final ReadableTerms readable;

    private ReductionProof(Model reduced) {
        this.reduced = reduced;
        reduces = reduced.reduces().orElseThrow();
        full = reduces.full();
        moving = reduces.order().map(order -> ExpandedFlow.of(full, order).truncated(full)).orElse(full);
        plain = new PlainForm(full);
        readable = new ReadableTerms(full, plain);
    }

    /**
     * The comparison for every state of a reduced model.
     *
     * @throws IllegalArgumentException if the model does not say what it reduces
     */
    public static List<Comparing> of(Model reduced) {
        if (reduced.reduces().isEmpty()) {
            throw new IllegalArgumentException(reduced.name() + " does not say what it reduces");
        }
        ReductionProof proof = new ReductionProof(reduced);
        return FlowDerivation.equations(reduced).stream().map(proof::compare).toList();
    }

    /** The weakest of what is known of all states. */
    public static Proof all(List<Comparing> comparisons) {
        return Proof.all(comparisons.stream().map(Comparing::proof).toList());
    }

    private Comparing compare(Equation equation) {
        Reduces.Image image = reduces.states().get(equation.state());
        List<Axis> axes = image.axes();
        boolean map = reduced.dynamics().discrete();
        Expression change = map ? new NextValue(image.value(), Origin.computed())
                : new TimeDerivative(image.value(), Origin.computed());
        IndexScope scope = Sizes.scope(full, axes);
        Expression rate = new FlowRate(moving).expand(change, scope);
        Expression clock = map ? Algebra.ONE : reduces.clock().orElse(Algebra.ONE);
        Expression stated = Algebra.multiply(clock, stated(equation, axes));
        Expression left = onManifold(rate);
        Expression right = onManifold(stated);
        Proof proof = isEmpty(image, clock) ? new Proof.Undecided("a clock that stands still, or a state that stands for "
                + "something that never moves, compares nothing") : reduces.manifold().stream().anyMatch(this::isDefined)
                ? byElimination(axes, left, right) : IdentityProof.about(moving).prove(axes, left, right);
        List<Expression> missing = new ArrayList<>();
        List<Expression> extra = new ArrayList<>();
        if (!(proof instanceof Proof.Proved)) {
            terms(left, right, scope, missing, extra);
        }
        Expression derived = clock.equals(Algebra.ONE) ? left : Algebra.divide(left, clock);
        return new Comparing(equation.state(), axes, readably(derived, scope), proof, missing, extra);
    }

    /** Whether nothing is compared: 0 == 0 for any rates. */
    private boolean isEmpty(Reduces.Image image, Expression clock) {
        Set<String> moves = new HashSet<>();
        full.states().forEach(state -> moves.add(state.name()));
        Expression written = Definitions.inline(image.value(), full.definitions());
        return IdentityProof.withoutSymja(full).prove(List.of(), clock, Algebra.ZERO) instanceof Proof.Proved
                || Traversal.freeNames(written).stream().noneMatch(moves::contains);
    }

    private Expression readably(Expression formula, IndexScope scope) {
        try {
            return readable.of(normal(formula, scope), scope);
        } catch (TooComplexException asItIs) {
            return formula;
        }
    }

    /** The stated rate with everything written in the fuller model's names. */
    private Expression stated(Equation equation, List<Axis> axes) {
        Map<String, Substitution.Template> images = new HashMap<>();
        reduces.states().forEach((name, image) -> images.put(name, template(image)));
        reduces.data().forEach((name, image) -> images.put(name, template(image)));
        reduces.parameters().forEach((name, value) -> images.put(name, new Substitution.Template(List.of(), value)));
        Substitution.Template rate = new Substitution.Template(equation.axes().stream().map(Axis::index).toList(),
                Definitions.inline(equation.rate(), reduced.definitions()));
        // The indices first, under names that no image holds.
        Expression own = rate.at(Sizes.references(axes));
        return Substitution.ofPresentValues(images).in(own);
    }

    private static Substitution.Template template(Reduces.Image image) {
        return new Substitution.Template(image.axes().stream().map(Axis::index).toList(), image.value());
    }

    private boolean isDefined(Comparison equation) {
        return full.definition(((Reference) equation.left()).name()).isPresent();
    }

    /** Names of states and data that the manifold fixes, replaced, also where definitions hide them. */
    private Expression onManifold(Expression formula) {
        Expression result = formula;
        for (Comparison equation : reduces.manifold()) {
            if (!isDefined(equation)) {
                Reference name = (Reference) equation.left();
                List<String> indices = name.indices().stream().map(index -> ((Reference) index).name()).toList();
                result = Substitution.ofPresentValues(Map.of(name.name(), new Substitution.Template(indices,
                        equation.right()))).in(Definitions.inline(result, hiding(name.name())));
            }
        }
        return result;
    }

    /** The definitions that hold a name, or one that does. */
    private List<Definition> hiding(String name) {
        Set<String> holding = new HashSet<>(Set.of(name));
        List<Definition> definitions = new ArrayList<>();
        for (Definition definition : full.definitions()) {
            if (Traversal.freeNames(definition.value()).stream().anyMatch(holding::contains)) {
                holding.add(definition.name());
                definitions.add(definition);
            }
        }
        return definitions;
    }

    private IndexPolynomial normal(Expression formula, IndexScope scope) {
        Expression written = Definitions.inline(plain.of(formula), plain.model().definitions());
        return plain.reader(scope, WORK).read(written);
    }

    /**
     * A name that the manifold fixes is a sum, {@code Kp = Sum[a[k]^2] + Sum[w[k]^2]}: one of its terms is replaced by what
     * the others leave of the stated value.
     */
    private Proof byElimination(List<Axis> axes, Expression left, Expression right) {
        IndexScope scope = Sizes.scope(full, axes);
        try {
            IndexPolynomial difference = normal(Algebra.subtract(left, right), scope);
            for (Comparison equation : reduces.manifold()) {
                if (isDefined(equation) && !difference.isZero()) {
                    difference = eliminated(difference, equation, scope);
                }
            }
            return difference.isZero()
                    ? new Proof.Proved("normal form of indexed polynomials on the stated manifold")
                    : new Proof.Undecided("the normal form leaves " + difference.size() + " terms on the stated manifold");
        } catch (TooComplexException reason) {
            return new Proof.Undecided(reason.getMessage());
        }
    }

    private IndexPolynomial eliminated(IndexPolynomial difference, Comparison equation, IndexScope scope) {
        List<Monomial> terms = normal(equation.left(), scope).monomials();
        Monomial pivot = terms.get(terms.size() - 1);
        Monomial bare = new Monomial(Rational.ONE, pivot.ranges(), pivot.factors());
        Expression sum = Simplification.of(readable.term(bare, scope), scope);
        Expression others = Algebra.add(terms.subList(0, terms.size() - 1).stream()
                .map(term -> readable.term(term, scope)).toList());
        Expression value = Algebra.multiply(Constant.of(
                pivot.coefficient().reciprocal()), Algebra.subtract(equation.right(), others));
        List<Expression> replaced = new ArrayList<>();
        for (Monomial monomial : difference.monomials()) {
            replaced.add(replace(Simplification.of(readable.term(monomial, scope), scope), sum, value));
        }
        return normal(Algebra.add(replaced), scope);
    }

    private static Expression replace(Expression formula, Expression what, Expression by) {
        return formula.equals(what) ? by : Traversal.mapChildren(formula, child -> replace(child, what, by));
    }

    /** The terms in which two sides differ. */
    private void terms(Expression left, Expression right, IndexScope scope, List<Expression> missing,
                       List<Expression> extra) {
        try {
            IndexPolynomial derived = normal(left, scope);
            IndexPolynomial stated = normal(right, scope);
            derived.termsNotIn(stated).forEach(term ->
                    missing.add(Simplification.of(readable.term(term, scope), scope)));
            stated.termsNotIn(derived).forEach(term ->
                    extra.add(Simplification.of(readable.term(term, scope), scope)));
        } catch (TooComplexException noNormalForm) {
            missing.add(left);
            extra.add(right);
        }
    }
}
