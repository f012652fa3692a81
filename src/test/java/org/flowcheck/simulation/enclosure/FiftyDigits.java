package org.flowcheck.simulation.enclosure;

import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;

/** Values to more than fifty digits, by decimal arithmetic that shares nothing with the intervals. */
final class FiftyDigits {

    static final DfpField FIELD = new DfpField(64);

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

    /** R_F by the duplication theorem alone, until the arguments agree to 32 digits: the error is the square. */
    static Dfp carlsonRf(Dfp x, Dfp y, Dfp z) {
        Dfp u = x;
        Dfp v = y;
        Dfp w = z;
        Dfp near = FIELD.newDfp("1e-32");
        while (u.subtract(v).abs().add(v.subtract(w).abs()).greaterThan(near.multiply(u))) {
            Dfp a = u.sqrt();
            Dfp b = v.sqrt();
            Dfp c = w.sqrt();
            Dfp step = a.multiply(b).add(b.multiply(c)).add(c.multiply(a));
            u = u.add(step).divide(4);
            v = v.add(step).divide(4);
            w = w.add(step).divide(4);
        }
        return u.add(v).add(w).divide(3).sqrt().reciprocal();
    }
}
