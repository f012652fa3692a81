package org.flowcheck.simulation.enclosure;

import java.util.List;
import java.util.function.Function;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;

/**
 * The numbers of a field of Hipparchus: doubles, decimals of many digits, doubles with a gradient. Results are rounded;
 * overflow gives infinity.
 *
 * @param <T> the numbers
 */
public final class FieldArithmetic<T extends CalculusFieldElement<T>> implements Arithmetic<T> {

    private static final Rational HALF = Rational.of(1, 2);
    /** Digits of a double. */
    private static final int DOUBLE_DIGITS = 16;

    private final Field<T> field;
    private final Function<Rational, T> rational;
    /** R_F stops its duplications when its arguments agree to this: the square of it is below rounding. */
    private final double equal;

    private FieldArithmetic(Field<T> field, int digits, Function<Rational, T> rational) {
        this.field = field;
        this.rational = rational;
        this.equal = StrictMath.pow(10, -0.5 * digits - 1);
    }

    /** Doubles. */
    public static FieldArithmetic<Binary64> ofDoubles() {
        return new FieldArithmetic<>(Binary64Field.getInstance(), DOUBLE_DIGITS,
                value -> new Binary64(value.toDouble()));
    }

    /**
     * Decimals.
     *
     * @param digits how many significant digits at least; guard digits are the caller's affair
     */
    public static FieldArithmetic<Dfp> ofDigits(int digits) {
        DfpField field = new DfpField(digits);
        return new FieldArithmetic<>(field, digits, value -> field.newDfp(value.numerator().toString())
                .divide(field.newDfp(value.denominator().toString())));
    }

    /**
     * Doubles with their derivatives by some variables.
     *
     * @param variables how many
     */
    public static FieldArithmetic<Gradient> ofGradients(int variables) {
        return new FieldArithmetic<>(GradientField.getField(variables), DOUBLE_DIGITS,
                value -> Gradient.constant(variables, value.toDouble()));
    }

    @Override
    public T[] array(int length) {
        return MathArrays.buildArray(field, length);
    }

    @Override
    public T of(double value) {
        return field.getZero().newInstance(value);
    }

    @Override
    public T ofRational(Rational value) {
        return rational.apply(value);
    }

    @Override
    public T add(T x, T y) {
        return x.add(y);
    }

    @Override
    public T subtract(T x, T y) {
        return x.subtract(y);
    }

    @Override
    public T multiply(T x, T y) {
        return x.multiply(y);
    }

    @Override
    public T multiply(T x, int n) {
        return x.multiply(n);
    }

    @Override
    public T divide(T x, T y) {
        if (y.isZero()) {
            throw new ArithmeticException("division by zero");
        }
        return x.divide(y);
    }

    @Override
    public T divide(T x, int n) {
        return divide(x, of(n));
    }

    @Override
    public T negate(T x) {
        return x.negate();
    }

    @Override
    public T power(T x, Rational exponent) {
        if (!isPositive(x)) {
            throw new ArithmeticException("a power with a broken exponent of " + x.getReal());
        }
        Rational twice = exponent.plus(exponent);
        if (twice.isInteger() && twice.numerator().bitLength() < Integer.SIZE) {
            return x.sqrt().pow(twice.numerator().intValueExact());
        }
        return x.log().multiply(ofRational(exponent)).exp();
    }

    @Override
    public T exp(T x) {
        return x.exp();
    }

    @Override
    public T log(T x) {
        if (!isPositive(x)) {
            throw new ArithmeticException("the logarithm of " + x.getReal());
        }
        return x.log();
    }

    /** By Carlson's duplications until the arguments agree. */
    @Override
    public T carlsonRF(T x, T y, T z) {
        int zeros = (x.isZero() ? 1 : 0) + (y.isZero() ? 1 : 0) + (z.isZero() ? 1 : 0);
        if (!isNotNegative(x) || !isNotNegative(y) || !isNotNegative(z) || zeros > 1) {
            throw new ArithmeticException("CarlsonRF of " + x.getReal() + ", " + y.getReal() + ", " + z.getReal());
        }
        T u = x;
        T v = y;
        T w = z;
        while (spread(u, v, w) > equal) {
            T a = u.sqrt();
            T b = v.sqrt();
            T c = w.sqrt();
            T step = a.multiply(b).add(b.multiply(c)).add(c.multiply(a));
            u = u.add(step).divide(4);
            v = v.add(step).divide(4);
            w = w.add(step).divide(4);
        }
        return u.add(v).add(w).divide(3).sqrt().reciprocal();
    }

    private static <T extends CalculusFieldElement<T>> double spread(T x, T y, T z) {
        T mean = x.add(y).add(z).divide(3);
        double largest = 0;
        for (T one : List.of(x, y, z)) {
            largest = Math.max(largest, Math.abs(one.subtract(mean).divide(mean).getReal()));
        }
        return largest;
    }

    @Override
    public boolean isPositive(T x) {
        return x.sign().getReal() > 0;
    }

    @Override
    public boolean isNotNegative(T x) {
        return x.sign().getReal() >= 0;
    }
}
