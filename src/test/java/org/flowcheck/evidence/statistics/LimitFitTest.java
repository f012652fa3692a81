package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitFitTest {

    private static final double[] WIDTHS = {100, 300, 1000, 3000, 10000, 30000};
    private static final double ALPHA = 0.05;

    /** Values without noise: each seed has its own constant, and all have one limit. */
    private static LimitFit fit(DoubleUnaryOperator mean, LimitStatement statement) {
        double[][] y = new double[3][];
        for (int s = 0; s < y.length; s++) {
            y[s] = Arrays.stream(WIDTHS).map(mean).toArray();
        }
        return LimitFit.of(WIDTHS, y, statement, ALPHA);
    }

    private static LimitStatement tends(double limit, LimitRate rate, Rest... rests) {
        return new LimitStatement(limit, 0.05 * Math.abs(limit) + 1e-3, rate, List.of(rests));
    }

    @Test
    void anExactFormGivesTheLimitDespiteRounding() {
        LimitFit power = fit(m -> 2 - 3 / Math.sqrt(m), tends(2, LimitRate.power(0.5)));
        assertEquals(Decision.CONSISTENT, power.decision());
        assertEquals(2, power.limit().value(), 1e-11);
        assertEquals(-3, power.kept().get(0).constant().value(), 1e-10);
        assertEquals(LimitFit.Trend.TOWARDS, power.trend());
        assertEquals(0, power.spread(), 0);
        LimitFit log = fit(m -> -1 + 1 / Math.log(m), tends(-1, LimitRate.logarithm()));
        assertEquals(Decision.CONSISTENT, log.decision());
        assertEquals(-1, log.limit().value(), 1e-11);
    }

    /** What refutes a limit without errors of the values is left open by errors that could have done it. */
    @Test
    void errorsOfTheValuesCount() {
        double[][] y = new double[3][];
        for (int s = 0; s < y.length; s++) {
            y[s] = Arrays.stream(WIDTHS).map(m -> 2.1 - 3 / Math.sqrt(m)).toArray();
        }
        double[] errors = new double[WIDTHS.length];
        LimitStatement two = tends(2, LimitRate.power(0.5));
        assertEquals(Decision.VIOLATED, LimitFit.of(WIDTHS, y, errors, two, ALPHA).decision());
        Arrays.fill(errors, 0.1);
        LimitFit open = LimitFit.of(WIDTHS, y, errors, two, ALPHA);
        assertEquals(Decision.UNDECIDED, open.decision());
        assertTrue(open.limit().contains(2) && open.limit().lower() > 1.5, open.limit().toString());
        errors[0] = Double.POSITIVE_INFINITY;
        assertEquals(Decision.UNDECIDED, LimitFit.of(WIDTHS, y, errors, two, ALPHA).decision());
    }

    @Test
    void aLimitFivePercentOffIsRefuted() {
        assertEquals(Decision.VIOLATED, fit(m -> 2.1 - 3 / Math.sqrt(m), tends(2, LimitRate.power(0.5))).decision());
        assertEquals(Decision.VIOLATED, fit(m -> 2.1 - 3 / Math.sqrt(m), tends(2, LimitRate.unknown())).decision());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.13, 0.2, 0.37, 0.6, 1, 1.3, 1.9})
    void anUnknownPowerIsBracketedByItsNeighbours(double power) {
        LimitFit fit = fit(m -> 1 + Math.pow(m, -power), tends(1, LimitRate.unknown()));
        assertTrue(fit.limit().contains(1), fit.limit().toString());
        List<Double> powers = fit.kept().stream().map(form -> form.form().power()).toList();
        assertTrue(powers.stream().anyMatch(p -> p <= power), powers.toString());
        assertTrue(powers.stream().anyMatch(p -> p >= power), powers.toString());
        assertTrue(fit.kept().size() <= 3, powers.toString());
        assertEquals(LimitRate.unknown().forms().size(), fit.kept().size() + fit.refuted().size());
        assertTrue(fit.limit().width() >= fit.spread());
    }

    @Test
    void aFormThatDoesNotFitDecidesNothing() {
        LimitFit fit = fit(m -> 1 + 1 / m, tends(1, LimitRate.logarithm()));
        assertEquals(Decision.UNDECIDED, fit.decision());
        assertEquals(Double.POSITIVE_INFINITY, fit.limit().width());
        assertTrue(fit.kept().isEmpty());
        // Faster than every form of the unknown rate.
        assertEquals(Decision.UNDECIDED, fit(m -> 1 + 1e6 * Math.pow(m, -4), tends(1, LimitRate.unknown())).decision());
    }

    @Test
    void restsWidenTheIntervalByWhatTheyCanDo() {
        DoubleUnaryOperator mean = m -> 1 + (1 + 2 / Math.sqrt(m)) / Math.sqrt(m);
        LimitFit without = fit(mean, tends(1, LimitRate.power(0.5)));
        assertTrue(without.kept().isEmpty(), "the second term is seen, and is no part of the form");
        LimitFit with = fit(mean, tends(1, LimitRate.power(0.5), Rest.power(2, 0.5)));
        assertTrue(with.limit().contains(1) && with.limit().width() > 0, with.limit().toString());
        assertEquals(Decision.CONSISTENT, with.decision());
        // A rest as large as the term itself leaves the constant without a bound.
        LimitFit all = fit(mean, tends(1, LimitRate.power(0.5), new Rest(1, 0, 0)));
        assertEquals(Double.POSITIVE_INFINITY, all.limit().width());
        assertEquals(Decision.UNDECIDED, all.decision());
    }

    @Test
    void valuesThatLeadAwayAreNotConsistent() {
        // With this rest the limit may be 1 and must be within 5 % of it, but the values pass 1 and go on.
        LimitFit fit = fit(m -> 1.004 - 0.3 / Math.sqrt(m), tends(1, LimitRate.power(0.5), new Rest(0.3, 0, 0)));
        assertTrue(fit.limit().contains(1) && fit.limit().lower() > 0.95 && fit.limit().upper() < 1.05,
                fit.limit().toString());
        assertEquals(LimitFit.Trend.AWAY, fit.trend());
        assertEquals(Decision.UNDECIDED, fit.decision());
        assertEquals(LimitFit.Trend.LEVEL, fit(m -> 1, tends(1, LimitRate.power(0.5))).trend());
    }

    @Test
    void zeroIsALimitLikeAnyOther() {
        assertEquals(Decision.CONSISTENT, fit(m -> 1 / m, tends(0, LimitRate.power(1))).decision());
        assertEquals(Decision.VIOLATED, fit(m -> 0.01 + 1 / m, tends(0, LimitRate.power(1))).decision());
    }

    @Test
    void refusesWhatIsNoStatement() {
        assertThrows(IllegalArgumentException.class, () -> new LimitStatement(1, 0, LimitRate.unknown(), List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> new LimitStatement(Double.NaN, 1, LimitRate.unknown(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> LimitRate.power(0));
        assertThrows(IllegalArgumentException.class, () -> LimitRate.power(-1));
        assertThrows(IllegalArgumentException.class, () -> new LimitRate(List.of(), false));
        assertThrows(IllegalArgumentException.class,
                () -> fit(m -> Double.POSITIVE_INFINITY, tends(1, LimitRate.power(1))));
    }
}
