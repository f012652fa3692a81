package org.flowcheck.simulation.enclosure;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
public final class FieldArithmetic<T extends CalculusFieldElement<T>> implements RoundedArithmetic<T> {

    /** Digits of a double. */
    private static final int DOUBLE_DIGITS = 16;

    private final Field<T> field;
    private final Function<Rational, T> rational;
    private final ToDoubleFunction<T> log10;
    private final double equal;

    private FieldArithmetic(Field<T> field, int digits, Function<Rational, T> rational, ToDoubleFunction<T> log10) {
        this.field = field;
        this.log10 = log10;
        this.rational = rational;
        this.equal = StrictMath.pow(10, -0.5 * digits - 1);
    }

    /** Doubles. */
    public static FieldArithmetic<Binary64> ofDoubles() {
        return new FieldArithmetic<>(Binary64Field.getInstance(), DOUBLE_DIGITS,
                value -> new Binary64(value.toDouble()), x -> log10(x.getReal()));
    }

    /**
     * Decimals.
     *
     * @param digits how many significant digits at least; guard digits are the caller's affair
     */
    public static FieldArithmetic<Dfp> ofDigits(int digits) {
        DfpField field = new DfpField(digits);
        return new FieldArithmetic<>(field, digits, value -> field.newDfp(value.numerator().toString())
                .divide(field.newDfp(value.denominator().toString())), FieldArithmetic::log10);
    }

    /**
     * Doubles with their derivatives by some variables.
     *
     * @param variables how many
     */
    public static FieldArithmetic<Gradient> ofGradients(int variables) {
        return new FieldArithmetic<>(GradientField.getField(variables), DOUBLE_DIGITS,
                value -> Gradient.constant(variables, value.toDouble()), x -> log10(x.getReal()));
    }

    private static double log10(double x) {
        return StrictMath.log10(Math.abs(x));
    }

    /** Decimals reach far beyond doubles. */
    private static double log10(Dfp x) {
        if (x.isZero()) {
            return Double.NEGATIVE_INFINITY;
        }
        int power = x.intLog10();
        return power + log10(x.divide(x.power10(power)).toDouble());
    }

    @Override
    public double log10Size(T x) {
        return log10.applyAsDouble(x);
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

    @Override
    public double carlsonSpread() {
        return equal;
    }

    @Override
    public double toDouble(T x) {
        return x.getReal();
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
