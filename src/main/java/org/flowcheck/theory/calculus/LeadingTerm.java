package org.flowcheck.theory.calculus;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.LinearForm;
import org.flowcheck.theory.expression.Rational;

/**
 * How a function of m behaves as m tends to infinity: its quotient by {@code m^exponent}, and by powers of logarithms
 * where there are any, tends to a coefficient that is not zero.
 *
 * @param exponent the exponent, a linear form in parameters
 * @param sign the sign of the coefficient, 1 or -1
 * @param coefficient the coefficient, where it is known to be a rational number and no logarithms occur
 * @param logarithms whether powers of logarithms occur
 */
record LeadingTerm(LinearForm exponent, int sign, Optional<Rational> coefficient, boolean logarithms) {

    private static final int LARGEST_KNOWN_POWER = 64;

    /** Refuses a coefficient of another sign, and one beside logarithms. */
    LeadingTerm {
        if (Math.abs(sign) != 1 || coefficient.filter(known -> known.signum() != sign || logarithms).isPresent()) {
            throw new IllegalArgumentException("sign " + sign + " of " + coefficient);
        }
    }

    /** A number that is not zero. */
    static LeadingTerm of(Rational number) {
        return new LeadingTerm(LinearForm.ZERO, number.signum(), Optional.of(number), false);
    }

    /** Something that does not depend on m, is not zero, and has a sign. */
    static LeadingTerm constant(int sign) {
        return new LeadingTerm(LinearForm.ZERO, sign, Optional.empty(), false);
    }

    /** m itself. */
    static LeadingTerm variable() {
        return new LeadingTerm(LinearForm.of(Rational.ONE), 1, Optional.of(Rational.ONE), false);
    }

    /** Whether this tends to a number that is not zero. */
    boolean isBounded() {
        return exponent.equals(LinearForm.ZERO) && !logarithms;
    }

    /** The sign of the exponent; empty where parameters decide it. */
    Optional<Integer> direction() {
        return exponent.isNumber() ? Optional.of(exponent.constant().signum()) : Optional.empty();
    }

    LeadingTerm times(LeadingTerm other) {
        boolean either = logarithms || other.logarithms;
        return new LeadingTerm(exponent.plus(other.exponent), sign * other.sign, either ? Optional.empty()
                : coefficient.flatMap(left -> other.coefficient.map(left::times)), either);
    }

    /** The size. */
    LeadingTerm size() {
        return new LeadingTerm(exponent, 1, coefficient.map(known -> known.signum() < 0 ? known.negate() : known),
                logarithms);
    }

    /**
     * A power.
     *
     * @throws CannotTell if this is negative and the power has no value, or both exponents hold parameters
     */
    LeadingTerm power(LinearForm power) {
        boolean whole = power.isNumber() && power.constant().isInteger();
        if (sign < 0 && !whole) {
            throw new CannotTell("what is negative for large values has no power " + power);
        }
        LinearForm product = exponent.times(power).orElseThrow(() ->
                new CannotTell("the exponent (" + exponent + ")*(" + power + ") is not linear in the parameters"));
        boolean odd = whole && power.constant().numerator().testBit(0);
        Optional<Rational> known = coefficient.filter(number -> number.equals(Rational.ONE));
        if (whole && power.constant().numerator().bitLength() < Integer.SIZE - 1
                && Math.abs(power.constant().numerator().intValue()) <= LARGEST_KNOWN_POWER) {
            known = coefficient.map(number -> number.power(power.constant().numerator().intValue()));
        }
        return new LeadingTerm(product, odd ? sign : 1, known, logarithms && !power.equals(LinearForm.ZERO));
    }

    /**
     * The sum of terms, each of which is the whole of a function's leading behaviour.
     *
     * @param terms one or more
     * @throws CannotTell if the largest cancel, may cancel, or depend on parameters
     */
    static LeadingTerm sum(List<LeadingTerm> terms) {
        LinearForm largest = terms.get(0).exponent;
        for (LeadingTerm term : terms) {
            LinearForm difference = term.exponent.minus(largest);
            if (!difference.isNumber()) {
                throw new CannotTell("the larger of the exponents " + largest + " and " + term.exponent
                        + " depends on the parameters");
            }
            largest = difference.constant().signum() > 0 ? term.exponent : largest;
        }
        LinearForm exponent = largest;
        List<LeadingTerm> leading = terms.stream().filter(term -> term.exponent.equals(exponent)).toList();
        boolean logarithms = leading.stream().anyMatch(LeadingTerm::logarithms);
        Optional<Rational> sum = leading.stream().map(LeadingTerm::coefficient)
                .reduce((left, right) -> left.flatMap(a -> right.map(a::plus))).orElseThrow();
        boolean oneSign = leading.stream().allMatch(term -> term.sign == leading.get(0).sign);
        if (!oneSign && sum.isEmpty()) {
            throw new CannotTell("terms with the exponent " + exponent + " may cancel");
        }
        if (sum.filter(known -> known.signum() == 0).isPresent()) {
            throw new CannotTell("the terms with the exponent " + exponent + " cancel");
        }
        return new LeadingTerm(exponent, sum.map(Rational::signum).orElse(leading.get(0).sign), sum, logarithms);
    }
}
