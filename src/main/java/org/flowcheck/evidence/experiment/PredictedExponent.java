package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.calculus.balance.Exponent;
import org.flowcheck.theory.calculus.balance.Largest;
import org.flowcheck.theory.expression.Rational;

/**
 * What a balance says of a quantity at a point, as numbers.
 *
 * @param value the exponent
 * @param close the exponent of the smallest piece of the quantity that is close to the largest one; the exponent itself
 *     where none is
 * @param atMost whether the exponent is an upper bound only
 */
public record PredictedExponent(double value, double close, boolean atMost) {

    /**
     * A piece smaller by m^-g, of a constant c times as large, moves a slope by g*c*m^-g/(1 + c*m^-g). At m = 2048 and
     * c = 3 that is at most 0.08 whatever g is; at c = 10 it is above the tolerance of 0.1 for g from 0.12 to 0.46,
     * most (0.15) at 0.3. Constants of two orders of one series differ by ten at times. A slope between two such pieces
     * does not tell which one prevails.
     */
    private static final Rational CLOSE = Rational.of(1, 2);

    /** An exponent that nothing is close to. */
    static PredictedExponent exactly(double value) {
        return new PredictedExponent(value, value, false);
    }

    /**
     * The value of an exponent at a point.
     *
     * @param before the exponent in the stage before, of which a piece may be left
     * @param atMost whether it is an upper bound only
     */
    static PredictedExponent at(Largest exponent, Optional<Largest> before, Map<String, Rational> point, boolean atMost) {
        List<Exponent> forms = new ArrayList<>(exponent.forms());
        Rational largest = forms.stream().map(form -> form.value(point)).max(Rational::compareTo).orElseThrow();
        before.ifPresent(left -> forms.addAll(left.forms()));
        Rational close = forms.stream().map(form -> form.value(point)).filter(value ->
                value.compareTo(largest) <= 0 && largest.minus(value).compareTo(CLOSE) < 0)
                .min(Rational::compareTo).orElseThrow();
        return new PredictedExponent(largest.toDouble(), close.toDouble(), atMost);
    }
}
