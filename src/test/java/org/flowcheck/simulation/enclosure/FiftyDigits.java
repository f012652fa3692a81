package org.flowcheck.simulation.enclosure;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;

/** Values to more than fifty digits, by decimal arithmetic that shares nothing with the intervals. */
final class FiftyDigits {

    static final DfpField FIELD = new DfpField(64);

    private static final MathContext DIGITS = new MathContext(64);
    private static final BigDecimal NEAR = new BigDecimal("1e-8");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    private FiftyDigits() {
    }

    static Dfp of(double value) {
        return FIELD.newDfp(value);
    }

    static boolean holds(Interval interval, Dfp value) {
        return !of(interval.lower()).greaterThan(value) && !of(interval.upper()).lessThan(value);
    }

    static Dfp power(Dfp base, long numerator, long denominator) {
        return DfpMath.pow(base, FIELD.newDfp(numerator).divide(FIELD.newDfp(denominator)));
    }

    /**
     * R_F by the duplication theorem until the arguments agree to 1e-8, then the polynomial of degree 7, whose error is
     * of the order of the eighth power.
     */
    static Dfp carlsonRf(double x, double y, double z) {
        BigDecimal u = new BigDecimal(x);
        BigDecimal v = new BigDecimal(y);
        BigDecimal w = new BigDecimal(z);
        while (u.max(v).max(w).subtract(u.min(v).min(w)).compareTo(u.multiply(NEAR)) > 0) {
            BigDecimal a = u.sqrt(DIGITS);
            BigDecimal b = v.sqrt(DIGITS);
            BigDecimal c = w.sqrt(DIGITS);
            BigDecimal step = a.multiply(b).add(b.multiply(c)).add(c.multiply(a));
            u = u.add(step).multiply(QUARTER).round(DIGITS);
            v = v.add(step).multiply(QUARTER).round(DIGITS);
            w = w.add(step).multiply(QUARTER).round(DIGITS);
        }
        Dfp first = FIELD.newDfp(u.toString());
        Dfp second = FIELD.newDfp(v.toString());
        Dfp third = FIELD.newDfp(w.toString());
        Dfp mean = first.add(second).add(third).divide(3);
        Dfp du = FIELD.getOne().subtract(first.divide(mean));
        Dfp dv = FIELD.getOne().subtract(second.divide(mean));
        Dfp dw = du.add(dv).negate();
        Dfp e2 = du.multiply(dv).subtract(dw.multiply(dw));
        Dfp e3 = du.multiply(dv).multiply(dw);
        Dfp series = FIELD.getOne().subtract(e2.divide(10)).add(e3.divide(14)).add(e2.multiply(e2).divide(24))
                .subtract(e2.multiply(e3).multiply(3).divide(44))
                .subtract(e2.multiply(e2).multiply(e2).multiply(5).divide(208))
                .add(e3.multiply(e3).multiply(3).divide(104)).add(e2.multiply(e2).multiply(e3).divide(16));
        return series.divide(mean.sqrt());
    }
}
