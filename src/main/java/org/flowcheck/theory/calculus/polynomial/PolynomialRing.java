package org.flowcheck.theory.calculus.polynomial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Rational;

/** Calculates with {@link IndexPolynomial}s in a scope of free index variables. */
final class PolynomialRing {

    /** Powers up to this one are expanded. */
    static final int HIGHEST_POWER = 16;
    /** Numbers are raised to powers below 4096, so that none eats the memory. */
    private static final int BITS_OF_EXPONENT = 12;

    private final IndexScope scope;
    private final Budget budget;
    private final Premises premises;

    PolynomialRing(IndexScope scope, Budget budget, Premises premises) {
        this.scope = scope;
        this.budget = budget;
        this.premises = premises;
    }

    /** What is known of names. */
    Premises premises() {
        return premises;
    }

    /** The ranges of the free index variables. */
    IndexScope scope() {
        return scope;
    }

    /** This ring inside sums. */
    PolynomialRing within(List<Range> ranges) {
        IndexScope inner = scope;
        for (Range range : ranges) {
            inner = inner.with(range.index(), range.lower(), range.upper());
        }
        return new PolynomialRing(inner, budget, premises);
    }

    /** A number. */
    static IndexPolynomial number(Rational value) {
        return value.signum() == 0 ? IndexPolynomial.ZERO : IndexPolynomial.of(List.of(Term.of(value)));
    }

    /** 1. */
    static IndexPolynomial one() {
        return number(Rational.ONE);
    }

    /** A power of an atom, reduced. */
    IndexPolynomial power(Atom atom, Rational exponent) {
        return exponent.signum() == 0 ? one() : reduced(List.of(Term.of(atom, exponent)));
    }

    /** An index form as a number. */
    IndexPolynomial number(IndexForm form) {
        List<IndexPolynomial> parts = new ArrayList<>();
        parts.add(number(Rational.of(form.constant())));
        for (Map.Entry<String, Long> entry : form.coefficients().entrySet()) {
            Atom name = new Atom.Element(entry.getKey(), List.of(), false);
            parts.add(power(name, Rational.ONE).scaled(Rational.of(entry.getValue())));
        }
        return IndexPolynomial.sum(parts);
    }

    /** The sum. */
    IndexPolynomial add(IndexPolynomial... parts) {
        return IndexPolynomial.sum(List.of(parts));
    }

    /** The difference. */
    IndexPolynomial subtract(IndexPolynomial left, IndexPolynomial right) {
        return add(left, right.scaled(Rational.of(-1)));
    }

    /** The product. */
    IndexPolynomial multiply(IndexPolynomial left, IndexPolynomial right) {
        if ((long) left.size() * right.size() > IndexPolynomial.MOST_TERMS) {
            throw new TooComplexException("a product of " + left.size() + " and " + right.size() + " terms");
        }
        List<Term> products = new ArrayList<>();
        for (Term a : left.terms()) {
            for (Term b : right.terms()) {
                products.add(a.times(b));
            }
        }
        return reduced(products);
    }

    /** A power with a whole exponent from zero on, expanded. */
    IndexPolynomial expandedPower(IndexPolynomial base, int exponent) {
        if (exponent > HIGHEST_POWER) {
            throw new TooComplexException("a power " + exponent);
        }
        IndexPolynomial result = one();
        for (int i = 0; i < exponent; i++) {
            result = multiply(result, base);
        }
        return result;
    }

    /**
     * A power with a rational exponent: expanded where it is whole and not negative, or where the base is one factor.
     */
    IndexPolynomial power(IndexPolynomial base, Rational exponent) {
        boolean whole = exponent.isInteger();
        Term single = base.single().filter(term -> term.ranges().isEmpty()).orElse(null);
        if (whole && single != null && (exponent.signum() >= 0 || single.fallsApart())) {
            return reduced(List.of(raised(single, exponent)));
        }
        if (whole && exponent.signum() >= 0) {
            return expandedPower(base, exponent.compareTo(Rational.of(HIGHEST_POWER)) > 0 ? HIGHEST_POWER + 1
                    : exponent.numerator().intValueExact());
        }
        if (base.isZero()) {
            throw new TooComplexException("zero to the power " + exponent);
        }
        Optional<Rational> quotient = new Denominators(this).number(base);
        if (quotient.isPresent()) {
            return power(number(quotient.get()), exponent);
        }
        if (single != null && single.factors().size() == 1 && single.coefficient().signum() > 0
                && positiveUnderRoots(single)) {
            Term.Factor only = single.factors().firstEntry().getValue();
            return multiply(numberPower(single.coefficient(), exponent),
                    power(only.atom(), only.exponent().times(exponent)));
        }
        // The first coefficient becomes one up to sign, so that multiples of a base are the same base.
        Rational leading = base.leading();
        Rational size = leading.signum() < 0 ? leading.negate() : leading;
        Rational divisor = whole ? leading : size;
        Optional<Rational> number = base.number();
        if (number.isPresent() && number.get().signum() > 0) {
            return numberPower(number.get(), exponent);
        }
        return multiply(numberPower(divisor, exponent),
                power(new Atom.Base(base.scaled(divisor.reciprocal())), exponent));
    }

    /** Whether x^n has a root only where x has: n is odd, or no whole number. Then {@code (x^n)^r = x^(n*r)}. */
    private static boolean positiveUnderRoots(Term single) {
        Rational inner = single.factors().firstEntry().getValue().exponent();
        return !inner.isInteger() || inner.numerator().testBit(0);
    }

    /**
     * A power of a number: whole powers are calculated, others fall apart into powers of primes below 1 in exponent.
     */
    private IndexPolynomial numberPower(Rational value, Rational exponent) {
        if (exponent.isInteger()) {
            return number(raised(value, exponent));
        }
        List<Term.Factor> factors = new ArrayList<>();
        Rational coefficient = Rational.ONE;
        for (Map.Entry<BigInteger, Integer> prime : Primes.of(value).entrySet()) {
            Rational whole = exponent.times(Rational.of(prime.getValue()));
            BigInteger floor = whole.numerator().subtract(whole.numerator().mod(whole.denominator()))
                    .divide(whole.denominator());
            Rational base = new Rational(prime.getKey(), BigInteger.ONE);
            coefficient = coefficient.times(raised(base, new Rational(floor, BigInteger.ONE)));
            Rational fraction = whole.minus(new Rational(floor, BigInteger.ONE));
            if (fraction.signum() != 0) {
                factors.add(new Term.Factor(new Atom.Base(number(base)), fraction));
            }
        }
        return IndexPolynomial.of(List.of(Term.of(coefficient, List.of(), factors)));
    }

    /** A term without sums to a power under which products fall apart. */
    private static Term raised(Term term, Rational exponent) {
        List<Term.Factor> factors = new ArrayList<>();
        for (Term.Factor factor : term.factors().values()) {
            boolean exponential = factor.atom() instanceof Atom.Exponential;
            if (exponential) {
                IndexPolynomial argument = ((Atom.Exponential) factor.atom()).argument();
                factors.add(new Term.Factor(new Atom.Exponential(argument.scaled(exponent)), Rational.ONE));
            } else {
                factors.add(new Term.Factor(factor.atom(), factor.exponent().times(exponent)));
            }
        }
        return Term.of(raised(term.coefficient(), exponent), List.of(), factors);
    }

    /** A whole power of a number, of moderate size. */
    private static Rational raised(Rational value, Rational exponent) {
        if (value.equals(Rational.ONE)) {
            return value;
        }
        if (exponent.numerator().bitLength() > BITS_OF_EXPONENT) {
            throw new TooComplexException("a number to the power " + exponent);
        }
        return value.power(exponent.numerator().intValueExact());
    }

    /** The sum of a polynomial over ranges, outer ones first. */
    IndexPolynomial sumOver(List<Range> ranges, IndexPolynomial body) {
        Set<String> indices = ranges.stream().map(Range::index).collect(Collectors.toSet());
        List<Term> terms = new ArrayList<>();
        for (Term term : body.terms()) {
            terms.add(term.avoiding(indices).under(ranges));
        }
        return reduced(terms);
    }

    /** The normal form of terms that need not be reduced. */
    IndexPolynomial reduced(Collection<Term> terms) {
        budget.spend(terms.size());
        return new TermReduction(this).reduce(terms);
    }

    /** A polynomial with a name replaced by an index form. */
    IndexPolynomial replaced(IndexPolynomial polynomial, String name, IndexForm value) {
        if (!polynomial.names().contains(name)) {
            return polynomial;
        }
        List<IndexPolynomial> parts = new ArrayList<>();
        for (Term term : polynomial.terms()) {
            Term distinct = term.avoiding(value.coefficients().keySet());
            parts.add(distinct.boundNames().contains(name) ? reduced(List.of(distinct))
                    : replaced(distinct, name, value));
        }
        return IndexPolynomial.sum(parts);
    }

    /** A term with a free name replaced by an index form, in bounds, indices and wherever it stands as a number. */
    IndexPolynomial replaced(Term term, String name, IndexForm value) {
        List<Range> ranges = term.ranges().stream().map(range -> range.replaced(name, value)).toList();
        PolynomialRing inner = within(ranges);
        List<Term.Factor> kept = new ArrayList<>();
        IndexPolynomial others = one();
        for (Term.Factor factor : term.factors().values()) {
            if (!factor.atom().names().contains(name)) {
                kept.add(factor);
            } else if (factor.atom() instanceof Atom.Element element && !element.indices().isEmpty()) {
                List<IndexForm> indices = element.indices().stream().map(form -> form.replace(name, value)).toList();
                kept.add(new Term.Factor(new Atom.Element(element.name(), indices, element.atStart()),
                        factor.exponent()));
            } else if (factor.atom() instanceof Atom.Delta delta) {
                kept.add(new Term.Factor(new Atom.Delta(delta.form().replace(name, value)), factor.exponent()));
            } else {
                others = inner.multiply(others,
                        inner.power(inner.replaced(factor.atom(), name, value), factor.exponent()));
            }
        }
        List<Term> products = new ArrayList<>();
        Term core = Term.of(term.coefficient(), List.of(), kept);
        for (Term other : others.terms()) {
            // The bounds of other sums were made in a scope with these ranges around them.
            products.add(core.times(other.avoiding(term.boundNames())).under(ranges));
        }
        return reduced(products);
    }

    private IndexPolynomial replaced(Atom atom, String name, IndexForm value) {
        if (atom instanceof Atom.Element) {
            return number(value);
        }
        if (atom instanceof Atom.AtLeastZero condition) {
            return power(new Atom.AtLeastZero(condition.form().replace(name, value)), Rational.ONE);
        }
        if (atom instanceof Atom.Exponential exponential) {
            return power(new Atom.Exponential(replaced(exponential.argument(), name, value)), Rational.ONE);
        }
        if (atom instanceof Atom.Base base) {
            return replaced(base.polynomial(), name, value);
        }
        if (atom instanceof Atom.Call call) {
            List<IndexPolynomial> arguments =
                    call.arguments().stream().map(argument -> replaced(argument, name, value)).toList();
            return new FunctionAlgebra(this).call(call.function(), call.order(), arguments);
        }
        if (atom instanceof Atom.Condition condition) {
            return new ConditionAlgebra(this).isPositive(replaced(condition.polynomial(), name, value));
        }
        Atom.Gathered gathered = (Atom.Gathered) atom;
        List<Range> ranges = gathered.ranges().stream().map(range -> range.replaced(name, value)).toList();
        return power(new Atom.Gathered(gathered.kind(), ranges, within(ranges).replaced(gathered.body(), name, value)),
                Rational.ONE);
    }
}
