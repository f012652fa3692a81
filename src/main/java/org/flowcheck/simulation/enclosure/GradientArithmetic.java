package org.flowcheck.simulation.enclosure;

import org.flowcheck.theory.expression.Rational;

/** Interval numbers with derivatives (forward automatic differentiation): each operation's rule in intervals. */
final class GradientArithmetic implements Arithmetic<Gradient> {

    private static final Interval TWO = Interval.of(2);
    /** 3 u. */
    private static final double ROUNDING = 0x1.8p-52;
    /** Far above what underflow loses, and so large that products with it do not become subnormal, which are slow. */
    private static final double UNDERFLOW = 0x1p-960;

    @Override
    public Gradient[] array(int length) {
        return new Gradient[length];
    }

    @Override
    public Gradient of(double value) {
        return Gradient.constant(Interval.of(value));
    }

    @Override
    public Gradient ofRational(Rational value) {
        return Gradient.constant(IntervalFunctions.of(value));
    }

    @Override
    public Gradient add(Gradient x, Gradient y) {
        return combined(x.value().plus(y.value()), Interval.ONE, x, Interval.ONE, y);
    }

    @Override
    public Gradient subtract(Gradient x, Gradient y) {
        return combined(x.value().minus(y.value()), Interval.ONE, x, Interval.of(-1), y);
    }

    @Override
    public Gradient multiply(Gradient x, Gradient y) {
        return combined(x.value().times(y.value()), y.value(), x, x.value(), y);
    }

    @Override
    public Gradient square(Gradient x) {
        return chained(x.value().squared(), x.value().times(TWO), x);
    }

    @Override
    public Gradient divide(Gradient x, Gradient y) {
        Interval quotient = x.value().over(y.value());
        Interval inverse = Interval.ONE.over(y.value());
        return combined(quotient, inverse, x, quotient.times(inverse).negate(), y);
    }

    @Override
    public Gradient negate(Gradient x) {
        return chained(x.value().negate(), Interval.of(-1), x);
    }

    @Override
    public Gradient power(Gradient x, Rational exponent) {
        Interval slope = IntervalFunctions.of(exponent)
                .times(IntervalFunctions.power(x.value(), exponent.minus(Rational.ONE)));
        return chained(IntervalFunctions.power(x.value(), exponent), slope, x);
    }

    @Override
    public Gradient exp(Gradient x) {
        Interval value = IntervalFunctions.exp(x.value());
        return chained(value, value, x);
    }

    @Override
    public Gradient log(Gradient x) {
        return chained(IntervalFunctions.log(x.value()), Interval.ONE.over(x.value()), x);
    }

    @Override
    public Gradient carlsonRF(Gradient x, Gradient y, Gradient z) {
        throw new NotProved("derivatives of CarlsonRF");
    }

    @Override
    public boolean isPositive(Gradient x) {
        return x.value().isPositive();
    }

    @Override
    public boolean isNotNegative(Gradient x) {
        return x.value().lower() >= 0;
    }

    @Override
    public Gradient sumOfProducts(Gradient[] left, Gradient[] right, int first, int last, int total) {
        if (first > last) {
            throw new IllegalArgumentException("an empty sum from " + first + " to " + last);
        }
        Interval value = left[first].value().times(right[total - first].value());
        int variables = 0;
        for (int j = first; j <= last; j++) {
            if (j > first) {
                value = value.plus(left[j].value().times(right[total - j].value()));
            }
            variables = Math.max(variables, Math.max(left[j].lower().length, right[total - j].lower().length));
        }
        if (variables == 0) {
            return Gradient.constant(value);
        }
        double[] lower = new double[variables];
        double[] upper = new double[variables];
        for (int j = first; j <= last; j++) {
            addMultiple(left[j].value(), right[total - j], lower, upper);
            addMultiple(right[total - j].value(), left[j], lower, upper);
        }
        return new Gradient(value, lower, upper);
    }

    /** A function of one number with its derivative there. */
    private static Gradient chained(Interval value, Interval slope, Gradient x) {
        if (x.isConstant()) {
            return Gradient.constant(value);
        }
        double[] lower = new double[x.lower().length];
        double[] upper = new double[x.lower().length];
        addMultiple(slope, x, lower, upper);
        return new Gradient(value, lower, upper);
    }

    /** A function of two numbers with its derivatives by either. */
    private static Gradient combined(Interval value, Interval byX, Gradient x, Interval byY, Gradient y) {
        int variables = Math.max(x.lower().length, y.lower().length);
        if (variables == 0) {
            return Gradient.constant(value);
        }
        double[] lower = new double[variables];
        double[] upper = new double[variables];
        addMultiple(byX, x, lower, upper);
        addMultiple(byY, y, lower, upper);
        return new Gradient(value, lower, upper);
    }

    /**
     * Adds factor times the derivatives of x, by loops without branches.
     *
     * <p>A product p and a sum s err by at most |p| u and |s| u with u = 2^-53, and widening errs by |s| u again; each
     * may err by a smallest number where it underflows. So 3 u (|p| + |s|) and a number far above the smallest cover
     * all three, and their own roundings.
     */
    private static void addMultiple(Interval factor, Gradient x, double[] lower, double[] upper) {
        double from = factor.lower();
        double to = factor.upper();
        if (x.isConstant() || from == 0 && to == 0) {
            return;
        }
        double[] slopesFrom = x.lower();
        double[] slopesTo = x.upper();
        if (from < 0 && to > 0) {
            for (int i = 0; i < lower.length; i++) {
                double a = slopesFrom[i];
                double b = slopesTo[i];
                lower[i] = below(lower[i], Math.min(Math.min(from * a, from * b), Math.min(to * a, to * b)));
                upper[i] = above(upper[i], Math.max(Math.max(from * a, from * b), Math.max(to * a, to * b)));
            }
            return;
        }
        double[] forLower = from >= 0 ? slopesFrom : slopesTo;
        double[] forUpper = from >= 0 ? slopesTo : slopesFrom;
        for (int i = 0; i < lower.length; i++) {
            lower[i] = below(lower[i], Math.min(from * forLower[i], to * forLower[i]));
            upper[i] = above(upper[i], Math.max(from * forUpper[i], to * forUpper[i]));
        }
    }

    private static double below(double sum, double product) {
        double result = sum + product;
        return result - ((Math.abs(product) + Math.abs(result)) * ROUNDING + UNDERFLOW);
    }

    private static double above(double sum, double product) {
        double result = sum + product;
        return result + ((Math.abs(product) + Math.abs(result)) * ROUNDING + UNDERFLOW);
    }
}
