package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.IndexPolynomial;
import org.flowcheck.theory.calculus.polynomial.PolynomialReader;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/**
 * Proves or refutes that two formulas of a model are equal.
 *
 * <ol>
 * <li>Rates {@code Dt[...]} are written out along the flow, values {@code Next[...]} along the map, expectations as
 *     sums over samples, fixed activations as what they are.
 * <li>Both sides are evaluated at random points, sizes included. A difference refutes, whatever symbols may say; where
 *     neither side has a value anywhere nothing is said.
 * <li>Roots are split along factors that the model's domain says are positive.
 * <li>The difference is brought to the normal form of indexed polynomials, for all sizes at once; definitions stand for
 *     themselves first and are written out step by step.
 * <li>Where that does not decide, the system is written out for small sizes and handed to Symja.
 * </ol>
 */
public final class IdentityProof {

    /** Terms on the way in a first and in a second attempt. */
    private static final long LITTLE_WORK = 5_000;
    private static final long MUCH_WORK = 150_000;

    private record Attempt(List<Definition> order, PolynomialReader.Vocabulary words, long work) {
    }

    private final PlainForm plain;
    private final Model model;
    private final FlowRate rates;
    private final PolynomialReader.Vocabulary vocabulary;
    private final PositiveRoots roots;
    private final boolean withSymja;

    private IdentityProof(Model stated, FlowRate rates, boolean withSymja) {
        this.rates = rates;
        this.withSymja = withSymja;
        plain = new PlainForm(stated);
        model = plain.model();
        roots = new PositiveRoots(model);
        vocabulary = plain.vocabulary();
    }

    /** Proofs about a model; Symja is loaded only where the normal form does not decide. */
    public static IdentityProof about(Model model) {
        return new IdentityProof(model, new FlowRate(model), true);
    }

    /** Proofs about a model by the normal form alone: Symja is never loaded. */
    public static IdentityProof withoutSymja(Model model) {
        return new IdentityProof(model, new FlowRate(model), false);
    }

    /** Whether the model is a map: then {@code Next[...]} has a meaning, and {@code Dt[...]} has none. */
    boolean isAboutMap() {
        return plain.model().dynamics().discrete();
    }

    /**
     * Whether {@code left == right} for all values of the states, parameters and free indices, and all sizes.
     *
     * @param axes the free indices
     * @param left one side; may hold {@code Dt[...]} or {@code Next[...]}, {@code Initial[...]} and expectations
     * @param right the other
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public Proof prove(List<Axis> axes, Expression left, Expression right) {
        IndexScope scope = Sizes.scope(model, axes);
        Expression leftSide = plain.of(rates.expand(left, scope));
        Expression rightSide = plain.of(rates.expand(right, scope));
        NumericalComparison.Result numbers = NumericalComparison.compare(model, axes, leftSide, rightSide);
        if (numbers.difference().isPresent()) {
            return numbers.difference().get();
        }
        if (numbers.points() == 0) {
            return new Proof.Undecided("both sides have values at none of the random points tried");
        }
        String checked = "; both sides agree at " + numbers.points() + " random points";
        Expression difference = Algebra.subtract(roots.split(leftSide), roots.split(rightSide));
        Set<String> reasons = new LinkedHashSet<>();
        for (Attempt attempt : attempts()) {
            String reason = attempt(difference, attempt, scope);
            if (reason.isEmpty()) {
                return new Proof.Proved("normal form of indexed polynomials" + checked);
            }
            reasons.add(reason);
        }
        String why = "the normal form leaves " + String.join(", then ", reasons);
        if (!withSymja) {
            return new Proof.Undecided(why + checked);
        }
        return SmallSizes.prove(model, axes, difference)
                .orElseGet(() -> new Proof.Undecided(why + "; Symja does not see it to be zero for small sizes"
                        + checked));
    }

    /**
     * Empty if the difference is zero in normal form, else what is left or why it was given up. Definitions are written
     * out one after the other, each in the normal form so far: what cancels before need not be written out.
     */
    private static String attempt(Expression difference, Attempt attempt, IndexScope scope) {
        List<Definition> order = attempt.order();
        try {
            PolynomialReader reader = new PolynomialReader(attempt.words(), scope, attempt.work());
            IndexPolynomial left = reader.cleared(reader.read(difference));
            // Definitions that are written out may bring back others; each round goes at least one level down.
            for (int round = 0; round <= order.size() && !left.isZero(); round++) {
                IndexPolynomial before = left;
                for (Definition definition : order) {
                    if (!left.isZero() && reader.mentions(left, definition.name())) {
                        left = reader.cleared(
                                reader.replaced(left, definition.name(), Definitions.template(definition)));
                    }
                }
                if (left == before) {
                    break;
                }
            }
            return left.isZero() ? "" : left.size() + " terms";
        } catch (TooComplexException reason) {
            return reason.getMessage();
        } catch (ArithmeticException overflow) {
            return "whole numbers too large to calculate with";
        }
    }

    /** Either order with little work first: where one is quick the other may be endless. */
    private List<Attempt> attempts() {
        List<Attempt> attempts = new ArrayList<>();
        for (long work : new long[] {LITTLE_WORK, MUCH_WORK}) {
            attempts.add(new Attempt(order(false), vocabulary, work));
            attempts.add(new Attempt(order(true), vocabulary, work));
            attempts.add(new Attempt(order(false), vocabulary.withExponentials(), work));
        }
        return attempts;
    }

    /** The definitions in the order in which they are written out: later ones first, those with sums at one end. */
    private List<Definition> order(boolean sumsFirst) {
        List<Definition> plain = new ArrayList<>();
        List<Definition> sums = new ArrayList<>();
        for (Definition definition : model.definitions()) {
            boolean holdsSum = Traversal.contains(definition.value(), part -> part instanceof Reduction);
            (holdsSum ? sums : plain).add(0, definition);
        }
        List<Definition> order = new ArrayList<>(sumsFirst ? sums : plain);
        order.addAll(sumsFirst ? plain : sums);
        return order;
    }
}
