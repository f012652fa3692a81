package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Rational;

/**
 * Brings terms to their reduced form: deltas are evaluated or contracted with sums, conditions on indices decided by
 * their ranges, exponentials merged, powers of sums expanded, sums over unused indices counted, short sums written out,
 * averages replaced by known moments, ranges extended or shifted to start at 1.
 */
final class TermReduction {

    /** Sums of at most so many terms are written out. */
    private static final long LONGEST_WRITTEN_OUT = 8;

    private final PolynomialRing ring;

    TermReduction(PolynomialRing ring) {
        this.ring = ring;
    }

    /** The normal form of a sum of terms. */
    IndexPolynomial reduce(Collection<Term> terms) {
        List<Term> done = new ArrayList<>();
        List<IndexPolynomial> parts = new ArrayList<>();
        for (Term term : terms) {
            if (term.coefficient().signum() != 0) {
                Optional<IndexPolynomial> reduced = step(term);
                reduced.ifPresentOrElse(parts::add, () -> done.add(term));
            }
        }
        parts.add(IndexPolynomial.of(done));
        return IndexPolynomial.sum(parts);
    }

    /** The reduced form of a term that is not reduced; empty if it is. */
    private Optional<IndexPolynomial> step(Term term) {
        PolynomialRing inner = ring.within(term.ranges());
        for (Term.Factor factor : term.factors().values()) {
            Optional<IndexPolynomial> result = Optional.empty();
            if (factor.atom() instanceof Atom.Delta delta) {
                result = delta(term, factor, delta.form(), inner);
            } else if (factor.atom() instanceof Atom.AtLeastZero condition) {
                result = condition(term, factor, condition.form(), inner);
            } else if (factor.atom() instanceof Atom.Condition condition) {
                result = condition(term, factor, condition);
            } else if (factor.atom() instanceof Atom.Exponential) {
                result = exponential(term, factor, inner);
            } else if (factor.atom() instanceof Atom.Base base) {
                result = base(term, factor, base.polynomial(), inner);
            } else if (factor.atom() instanceof Atom.Call call) {
                result = call(term, factor, call, inner);
            }
            if (result.isPresent()) {
                return result;
            }
        }
        return ranges(term);
    }

    private IndexPolynomial reduced(Term term) {
        return ring.reduced(List.of(term));
    }

    /** A term times a polynomial made inside its sums. */
    private IndexPolynomial times(Term term, IndexPolynomial factor) {
        List<Term> products = new ArrayList<>();
        Term core = new Term(term.coefficient(), List.of(), term.factors());
        for (Term other : factor.terms()) {
            products.add(core.times(other.avoiding(term.boundNames())).under(term.ranges()));
        }
        return ring.reduced(products);
    }

    private Optional<IndexPolynomial> idempotent(Term term, Term.Factor factor) {
        if (factor.exponent().equals(Rational.ONE)) {
            return Optional.empty();
        }
        if (factor.exponent().signum() < 0) {
            throw new TooComplexException("a division by a condition");
        }
        Term once = term.without(factor);
        return Optional.of(reduced(once.times(Term.of(factor.atom(), Rational.ONE))));
    }

    /** {@code [p > 0]*[-p > 0] = 0}. */
    private Optional<IndexPolynomial> condition(Term term, Term.Factor factor, Atom.Condition condition) {
        Atom opposite = new Atom.Condition(condition.polynomial().scaled(Rational.of(-1)));
        return term.factors().containsKey(opposite.key()) ? Optional.of(IndexPolynomial.ZERO)
                : idempotent(term, factor);
    }

    private Optional<IndexPolynomial> delta(Term term, Term.Factor factor, IndexForm form, PolynomialRing inner) {
        if (form.isConstant()) {
            return Optional.of(form.constant() == 0 ? reduced(term.without(factor)) : IndexPolynomial.ZERO);
        }
        if (inner.scope().provesNonzero(form)) {
            return Optional.of(IndexPolynomial.ZERO);
        }
        if (form.coefficients().get(form.coefficients().firstKey()) < 0) {
            Term rest = term.without(factor);
            return Optional.of(reduced(rest.times(Term.of(new Atom.Delta(form.times(-1)), factor.exponent()))));
        }
        Optional<IndexPolynomial> once = idempotent(term, factor);
        return once.isPresent() ? once : contracted(term, factor, form).or(() -> fixed(term, factor, form));
    }

    /** {@code Sum[delta(k, e)*f(k), {k, lo, hi}] = [lo <= e]*[e <= hi]*f(e)}. */
    private Optional<IndexPolynomial> contracted(Term term, Term.Factor factor, IndexForm form) {
        for (int i = term.ranges().size() - 1; i >= 0; i--) {
            Range range = term.ranges().get(i);
            Optional<IndexForm> value = form.solve(range.index());
            List<Range> later = term.ranges().subList(i + 1, term.ranges().size());
            boolean usable = value.isPresent() && (later.stream().noneMatch(other -> other.dependsOn(range.index()))
                    || later.stream().noneMatch(other -> value.get().coefficient(other.index()) != 0));
            if (usable) {
                List<Range> kept = new ArrayList<>(term.ranges());
                kept.remove(i);
                Term rest = term.without(factor);
                List<Term.Factor> factors = new ArrayList<>(rest.factors().values());
                factors.add(new Term.Factor(new Atom.AtLeastZero(value.get().minus(range.lower())), Rational.ONE));
                factors.add(new Term.Factor(new Atom.AtLeastZero(range.upper().minus(value.get())), Rational.ONE));
                Term open = Term.of(term.coefficient(), kept, factors);
                return Optional.of(ring.replaced(open, range.index(), value.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * {@code delta(p, q)*f(q) = delta(p, q)*f(p)}: the last name of a delta goes from the other factors, index
     * variables before sizes, as in the elimination of unknowns from linear equations.
     */
    private Optional<IndexPolynomial> fixed(Term term, Term.Factor factor, IndexForm form) {
        Set<String> bound = term.boundNames();
        List<String> names = new ArrayList<>(form.coefficients().keySet());
        Set<String> indices = ring.scope().names();
        String pivot = names.stream().filter(indices::contains).reduce((first, second) -> second)
                .orElse(names.get(names.size() - 1));
        Optional<IndexForm> value = form.solve(pivot);
        Term rest = term.without(factor);
        if (value.isEmpty() || names.stream().anyMatch(bound::contains) || !rest.names().contains(pivot)) {
            return Optional.empty();
        }
        IndexPolynomial alone = IndexPolynomial.of(List.of(Term.of(new Atom.Delta(form), Rational.ONE)));
        return Optional.of(ring.multiply(ring.replaced(rest, pivot, value.get()), alone));
    }

    /** Decides by ranges; {@code [f >= 0] = 1 - [-f - 1 >= 0]} makes the first coefficient positive. */
    private Optional<IndexPolynomial> condition(Term term, Term.Factor factor, IndexForm form, PolynomialRing inner) {
        Term rest = term.without(factor);
        if (inner.scope().provesNonnegative(form)) {
            return Optional.of(reduced(rest));
        }
        if (inner.scope().provesNonnegative(form.times(-1).plus(-1))) {
            return Optional.of(IndexPolynomial.ZERO);
        }
        if (!form.isConstant() && form.coefficients().get(form.coefficients().firstKey()) < 0) {
            Term opposite = rest.times(Term.of(new Atom.AtLeastZero(form.times(-1).plus(-1)), Rational.ONE));
            return Optional.of(ring.reduced(List.of(rest,
                    opposite.withCoefficient(opposite.coefficient().negate()))));
        }
        return idempotent(term, factor);
    }

    private Optional<IndexPolynomial> exponential(Term term, Term.Factor factor, PolynomialRing inner) {
        List<Term.Factor> exponentials = term.factors().values().stream()
                .filter(other -> other.atom() instanceof Atom.Exponential).toList();
        Rational exponent = factor.exponent();
        IndexPolynomial argument = ((Atom.Exponential) factor.atom()).argument();
        FunctionAlgebra.SplitExponential split = new FunctionAlgebra(inner).split(argument);
        boolean reducedAlready = exponentials.size() == 1 && exponent.equals(Rational.ONE) && !argument.isZero()
                && split.powers().isEmpty();
        if (reducedAlready) {
            return Optional.empty();
        }
        Term rest = term;
        List<IndexPolynomial> arguments = new ArrayList<>();
        for (Term.Factor other : exponentials) {
            rest = rest.without(other);
            arguments.add(((Atom.Exponential) other.atom()).argument().scaled(other.exponent()));
        }
        FunctionAlgebra.SplitExponential whole = new FunctionAlgebra(inner).split(IndexPolynomial.sum(arguments));
        IndexPolynomial product = PolynomialRing.one();
        for (IndexPolynomial power : whole.powers()) {
            product = inner.multiply(product, power);
        }
        if (!whole.rest().isZero()) {
            Term merged = Term.of(new Atom.Exponential(whole.rest()), Rational.ONE);
            product = inner.multiply(product, IndexPolynomial.of(List.of(merged)));
        }
        return Optional.of(times(rest, product));
    }

    /** Whole positive parts of exponents are multiplied out; whole powers have a base that starts with one. */
    private Optional<IndexPolynomial> base(Term term, Term.Factor factor, IndexPolynomial base, PolynomialRing inner) {
        Rational exponent = factor.exponent();
        boolean fallsApart = base.single().filter(Term::fallsApart).isPresent();
        if (exponent.isInteger() && exponent.signum() < 0 && !base.isZero()
                && (fallsApart || !base.leading().equals(Rational.ONE))) {
            return Optional.of(times(term.without(factor), inner.power(base, exponent)));
        }
        boolean root = exponent.signum() < 0 && !exponent.isInteger() && base.number().isPresent();
        if (root) {
            // 1/Sqrt[2] = Sqrt[2]/2
            return Optional.of(times(term.without(factor), inner.power(base, exponent)));
        }
        if (exponent.compareTo(Rational.ONE) < 0 || base.isZero()) {
            return Optional.empty();
        }
        int whole = exponent.numerator().divide(exponent.denominator()).intValueExact();
        Rational fraction = exponent.minus(Rational.of(whole));
        Term rest = term.without(factor);
        if (fraction.signum() != 0) {
            rest = rest.times(Term.of(factor.atom(), fraction));
        }
        return Optional.of(times(rest, inner.expandedPower(base, whole)));
    }

    /** {@code Abs[x]^2 = x^2} and {@code Sin[x]^2 = 1 - Cos[x]^2}. */
    private Optional<IndexPolynomial> call(Term term, Term.Factor factor, Atom.Call call, PolynomialRing inner) {
        boolean square = factor.exponent().isInteger() && factor.exponent().compareTo(Rational.of(2)) >= 0
                && call.order() == 0 && call.arguments().size() == 1;
        IndexPolynomial value;
        if (square && call.function().equals("Abs")) {
            value = inner.expandedPower(call.arguments().get(0), 2);
        } else if (square && call.function().equals("Sin")) {
            IndexPolynomial cosine = new FunctionAlgebra(inner).call("Cos", 0, call.arguments());
            value = inner.subtract(PolynomialRing.one(), inner.expandedPower(cosine, 2));
        } else {
            return Optional.empty();
        }
        Term rest = term.times(Term.of(call, Rational.of(-2)));
        return Optional.of(times(rest, value));
    }

    private Optional<IndexPolynomial> ranges(Term term) {
        for (int i = 0; i < term.ranges().size(); i++) {
            Range range = term.ranges().get(i);
            Optional<Moments.Found> moment = ring.premises().moments().find(term, range);
            if (moment.isPresent()) {
                return Optional.of(averaged(term, i, moment.get()));
            }
            List<Range> around = term.ranges().subList(0, i);
            List<Range> later = term.ranges().subList(i + 1, term.ranges().size());
            List<Range> others = new ArrayList<>(term.ranges());
            others.remove(i);
            IndexForm count = range.upper().minus(range.lower()).plus(1);
            Term body = new Term(term.coefficient(), others, term.factors());
            boolean unused = later.stream().noneMatch(other -> other.dependsOn(range.index()))
                    && term.factors().values().stream()
                            .noneMatch(factor -> factor.atom().names().contains(range.index()));
            if (unused && ring.within(around).scope().provesNonnegative(count)) {
                return Optional.of(times(body, ring.within(others).number(count)));
            }
            if (count.isConstant() && count.constant() <= LONGEST_WRITTEN_OUT) {
                return Optional.of(writtenOut(body, range, count.constant()));
            }
            boolean startsAtOne = range.lower().isConstant() && range.lower().constant() == 1;
            if (ring.premises().wholeSums() && !startsAtOne && leavesOutFew(range, ring.within(around).scope())) {
                return Optional.of(completed(term, i, range, body));
            }
            if (!startsAtOne) {
                return Optional.of(shifted(term, i, range, IndexForm.of(1), count));
            }
            long step = commonStep(body, range.index());
            Range forward = new Range(range.index(), IndexForm.of(1 + step), range.upper().plus(step));
            if (ring.premises().wholeSums() && step > 0
                    && others.stream().noneMatch(other -> other.dependsOn(range.index()))
                    && leavesOutFew(forward, ring.within(around).scope())) {
                return Optional.of(shifted(term, i, range, forward.lower(), forward.upper()));
            }
        }
        return Optional.empty();
    }

    /** The term with the factors of a known moment, and their range, replaced by its value. */
    private IndexPolynomial averaged(Term term, int position, Moments.Found moment) {
        List<Range> ranges = new ArrayList<>(term.ranges());
        ranges.remove(position);
        Term rest = new Term(term.coefficient(), ranges, term.factors());
        for (Term.Factor factor : moment.factors()) {
            rest = rest.without(factor);
        }
        PolynomialRing inner = ring.within(ranges);
        IndexPolynomial value = moment.value();
        for (Map.Entry<String, IndexForm> placeholder : moment.placeholders().entrySet()) {
            value = inner.replaced(value, placeholder.getKey(), placeholder.getValue());
        }
        return times(rest, value);
    }

    private IndexPolynomial writtenOut(Term body, Range range, long count) {
        List<IndexPolynomial> parts = new ArrayList<>();
        for (long value = 0; value < count; value++) {
            parts.add(ring.replaced(body, range.index(), range.lower().plus(value)));
        }
        return IndexPolynomial.sum(parts);
    }

    /** Whether a range starts a few places after 1 and would not be empty even if it held those places only. */
    private static boolean leavesOutFew(Range range, IndexScope around) {
        long lower = range.lower().constant();
        return range.lower().isConstant() && lower > 1 && lower <= LONGEST_WRITTEN_OUT
                && around.provesNonnegative(range.upper().plus(1 - lower));
    }

    /** {@code Sum[f(k), {k, 2, d}] = Sum[f(k), {k, 1, d}] - f(1)}, so that a whole sum and its parts are comparable. */
    private IndexPolynomial completed(Term term, int position, Range range, Term body) {
        List<Range> ranges = new ArrayList<>(term.ranges());
        ranges.set(position, new Range(range.index(), IndexForm.of(1), range.upper()));
        List<IndexPolynomial> parts = new ArrayList<>();
        parts.add(ring.reduced(List.of(new Term(term.coefficient(), ranges, term.factors()))));
        for (long value = 1; value < range.lower().constant(); value++) {
            parts.add(ring.replaced(body, range.index(), IndexForm.of(value)).scaled(Rational.of(-1)));
        }
        return IndexPolynomial.sum(parts);
    }

    /** The smallest c of the places k + c where an index k stands, if it stands in such places only; else 0. */
    private static long commonStep(Term body, String index) {
        long step = Long.MAX_VALUE;
        for (Term.Factor factor : body.factors().values()) {
            if (factor.atom().names().contains(index)) {
                List<IndexForm> places = factor.atom() instanceof Atom.Element element ? element.indices() : List.of();
                boolean plain = !places.isEmpty() && places.stream().filter(place -> mentions(place, index)).allMatch(
                        place -> place.minus(IndexForm.of(index)).isConstant());
                if (!plain) {
                    return 0;
                }
                step = Math.min(step, places.stream().filter(place -> mentions(place, index))
                        .mapToLong(IndexForm::constant).min().orElse(0));
            }
        }
        return step == Long.MAX_VALUE ? 0 : step;
    }

    private static boolean mentions(IndexForm form, String index) {
        return form.coefficients().containsKey(index);
    }

    /**
     * A term whose index runs from {@code lower} to {@code upper} instead of what {@code range} says, as many places.
     */
    private IndexPolynomial shifted(Term term, int position, Range range, IndexForm lower, IndexForm upper) {
        // The new index must not be the old one while the old one is being replaced.
        String fresh = range.index() + "'";
        while (term.boundNames().contains(fresh)) {
            fresh += "'";
        }
        List<Range> ranges = new ArrayList<>(term.ranges());
        ranges.set(position, new Range(fresh, lower, upper));
        Term open = new Term(term.coefficient(), ranges, term.factors());
        return ring.replaced(open, range.index(), IndexForm.of(fresh).plus(range.lower()).minus(lower));
    }
}
