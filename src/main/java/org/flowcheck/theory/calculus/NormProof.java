package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.RationalValue;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * Proves or refutes what is said of the {@link SubExponentialNorm} of chi^2(d): that it is equal to, below or above a
 * bound, for given d or for all whole d from 1. Bounds that are rational numbers are compared exactly; a refutation
 * names a d.
 */
public final class NormProof {

    /** Counterexamples are looked for up to this d: {@value}. */
    private static final int MOST_DEGREES = 1 << 14;
    /** Numbers are compared exactly up to this length, 180 digits; powers of longer ones take seconds: {@value}. */
    private static final int MOST_BITS = 600;
    /** A formula is compared with the norm at the whole numbers up to this one before it is proved: {@value}. */
    private static final int TRIED = 12;
    /** Values in double precision that differ by more than this, relative, are different: {@value}. */
    private static final double CLEAR = 1e-9;

    private final Relation relation;
    private final Expression bound;
    private final String name;

    /**
     * Statements about a norm.
     *
     * @param relation what the norm is to be to the bound
     * @param bound a formula of d alone
     * @param name how it calls d
     */
    public NormProof(Relation relation, Expression bound, String name) {
        this.relation = relation;
        this.bound = bound;
        this.name = name;
    }

    /** For given whole d from 1. */
    public Proof at(List<Integer> degrees) {
        List<Proof> parts = new ArrayList<>();
        for (int d : degrees) {
            parts.add(at(d));
        }
        return Proof.all(parts);
    }

    /** For all whole d from 1. */
    public Proof forAll() {
        if (relation == Relation.EQUAL) {
            return identity();
        }
        Optional<Rational> number = exact(bound);
        if (number.isEmpty()) {
            return new Proof.Undecided("the bound for all " + name + " is no rational number of moderate length");
        }
        if (relation == Relation.GREATER || relation == Relation.AT_LEAST) {
            Proof first = at(1);
            return first instanceof Proof.Proved ? new Proof.Proved("the norm increases with " + name + "; at " + name
                    + " = 1: " + first.detail()) : first;
        }
        return counterexample(number.get()).<Proof>map(this::at)
                .orElseGet(() -> new Proof.Undecided("no counterexample up to " + name + " = " + MOST_DEGREES));
    }

    /** The first d at which the norm is not below, or not at most, a number. */
    private Optional<Integer> counterexample(Rational number) {
        int beyond = 1;
        while (beyond <= MOST_DEGREES && holds(beyond, number)) {
            beyond *= 2;
        }
        if (beyond > MOST_DEGREES) {
            return Optional.empty();
        }
        int below = beyond / 2;
        while (beyond - below > 1) {
            int middle = (below + beyond) / 2;
            if (holds(middle, number)) {
                below = middle;
            } else {
                beyond = middle;
            }
        }
        return Optional.of(beyond);
    }

    private boolean holds(int degrees, Rational number) {
        return relation.holds(SubExponentialNorm.compareChiSquare(degrees, number), 0);
    }

    /** Equality at small d first, so that a refutation names one; then for all positive d by the calculus. */
    private Proof identity() {
        for (int degrees = 1; degrees <= TRIED; degrees++) {
            Optional<Proof.Refuted> refuted = refuted(degrees);
            if (refuted.isPresent()) {
                return refuted.get();
            }
        }
        Expression d = Reference.to(name);
        Parameter parameter = new Parameter(name, Parameter.Kind.REAL, Algebra.ONE, "", Optional.empty());
        Expression positive = new Comparison(d, Relation.GREATER, Algebra.ZERO, Origin.computed());
        Proof proof = IdentityProof.about(Model.ofParameters(List.of(parameter), List.of(positive)))
                .prove(List.of(), SubExponentialNorm.ofChiSquare(d), bound);
        return proof instanceof Proof.Refuted refuted ? new Proof.Undecided("equal up to " + name + " = " + TRIED
                + ", but not at " + refuted.detail()) : proof;
    }

    private Proof at(int degrees) {
        Optional<Proof.Refuted> refuted = refuted(degrees);
        if (refuted.isPresent()) {
            return refuted.get();
        }
        Expression there = boundAt(degrees);
        Optional<Rational> number = exact(there);
        String at = name + " = " + degrees;
        if (number.isPresent()) {
            return new Proof.Proved("exact comparison of (1 - 2/c)^" + degrees + " with 1/4 for c = " + number.get());
        }
        if (relation == Relation.EQUAL) {
            Proof proof = IdentityProof.about(Model.ofParameters(List.of(), List.of())).prove(List.of(),
                    SubExponentialNorm.ofChiSquare(Constant.of(degrees)), there);
            return proof instanceof Proof.Refuted ? new Proof.Refuted(norm(degrees), value(there), at) : proof;
        }
        return new Proof.Undecided("at " + at + " the bound is no rational number of moderate length; in double"
                + " precision it is " + value(there) + ", and the norm " + norm(degrees));
    }

    private Optional<Proof.Refuted> refuted(int degrees) {
        Expression there = boundAt(degrees);
        Optional<Rational> number = exact(there);
        double value = value(there);
        boolean holds = number.map(exact -> holds(degrees, exact)).orElseGet(() ->
                relation.holds(norm(degrees), value) || !clearlyDiffer(norm(degrees), value));
        return holds ? Optional.empty()
                : Optional.of(new Proof.Refuted(norm(degrees), value, name + " = " + degrees));
    }

    private Expression boundAt(int degrees) {
        return Substitution.of(name, Constant.of(degrees)).in(bound);
    }

    private static Optional<Rational> exact(Expression formula) {
        return RationalValue.of(formula).filter(number -> number.numerator().bitLength() <= MOST_BITS
                && number.denominator().bitLength() <= MOST_BITS);
    }

    /** Whether two values differ by more than roundings explain; false where one is not a number. */
    private static boolean clearlyDiffer(double left, double right) {
        return Math.abs(left - right) > CLEAR * Math.max(Math.abs(left), Math.abs(right));
    }

    private static double norm(int degrees) {
        return value(SubExponentialNorm.ofChiSquare(Constant.of(degrees)));
    }

    private static double value(Expression formula) {
        try {
            return new Evaluator(new Bindings()).value(formula);
        } catch (EvaluationException noValue) {
            return Double.NaN;
        }
    }
}
