package org.flowcheck.evidence.store;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, the same on every JDK.
 *
 * <p>{@link Double#toString} is not used for the digits: before JDK 19 it prints some numbers with more digits than
 * needed (2.0E-3 is fine, 2.0E23 and 8.41E21 are not), so files written on JDK 17 and on JDK 25 would differ.
 */
public final class NumberText {

    /** Every decimal of this many digits survives the way to a normal double and back. */
    private static final int SAFE_DIGITS = 15;
    /** This many digits tell any two doubles apart. */
    private static final int ENOUGH_DIGITS = 17;
    /** Exact text is positional for decimal exponents from {@value} ... */
    private static final int LOWEST_POSITIONAL = -4;
    /** ... to below {@value}, as Python's repr has it. */
    private static final int EXACT_POSITIONAL_BELOW = 16;
    /** Rounded text turns scientific from this decimal exponent on. */
    private static final int ROUNDED_POSITIONAL_BELOW = 6;

    private NumberText() {
    }

    /**
     * The shortest decimal that reads back as the same double, laid out as Python's {@code repr} does: {@code 0.1},
     * {@code 3.0}, {@code 1e-05}, {@code 1.5e+300}, {@code -0.0}; {@code nan}, {@code inf} and {@code -inf} are not
     * JSON.
     */
    public static String exact(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (exponent < LOWEST_POSITIONAL || exponent >= EXACT_POSITIONAL_BELOW) {
            String size = Integer.toString(Math.abs(exponent));
            return sign + pointed(digits, 1) + 'e' + (exponent < 0 ? '-' : '+') + (size.length() < 2 ? "0" : "") + size;
        }
        String plain = positional(digits, exponent);
        return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }

    /**
     * A value rounded to significant digits (half to even on the exact value), for people: {@code 0.0713},
     * {@code 20000}, {@code 3.1e-13}; trailing zeros are kept, as they are significant.
     *
     * @param digits significant digits, 1 to 17
     */
    public static String rounded(double value, int digits) {
        if (digits < 1 || digits > ENOUGH_DIGITS) {
            throw new IllegalArgumentException("significant digits: " + digits);
        }
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return exact(value);
        }
        Scientific parts = scientific(value, digits);
        String sign = value < 0 ? "-" : "";
        if (parts.exponent() < LOWEST_POSITIONAL || parts.exponent() >= ROUNDED_POSITIONAL_BELOW) {
            return sign + pointed(parts.digits(), 1) + 'e' + parts.exponent();
        }
        return sign + positional(parts.digits(), parts.exponent());
    }

    /**
     * A finite, non-zero value's first digits and decimal exponent: |value| is about d.ddd times 10^exponent.
     *
     * @param digits exactly as many digits as asked for, the first not zero
     * @param exponent decimal exponent of the first digit
     */
    record Scientific(String digits, int exponent) {
    }

    private static Scientific scientific(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).abs();
        StringBuilder text = new StringBuilder(rounded.unscaledValue().toString());
        int exponent = text.length() - 1 - rounded.scale();
        while (text.length() < digits) {
            text.append('0');
        }
        return new Scientific(text.toString(), exponent);
    }

    /**
     * The shortest decimal that reads back as {@code value} (finite and not zero), the nearest among those. At a power
     * of two the doubles above lie twice as far apart as those below, so the decimal rounded away from zero can read
     * back where the nearer one below does not.
     */
    private static BigDecimal shortest(double value) {
        boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
        if (normal) {
            // A decimal of at most 15 digits that reads back is the only one, so the JDK's answer may stand.
            BigDecimal quick = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            if (quick.precision() <= SAFE_DIGITS) {
                return quick;
            }
        }
        BigDecimal whole = new BigDecimal(value);
        for (int digits = normal ? SAFE_DIGITS : 1; digits < ENOUGH_DIGITS; digits++) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
                BigDecimal candidate = whole.round(new MathContext(digits, mode));
                if (candidate.doubleValue() == value) {
                    return candidate.stripTrailingZeros();
                }
            }
        }
        return whole.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static String positional(String digits, int exponent) {
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        if (exponent + 1 >= digits.length()) {
            return digits + "0".repeat(exponent + 1 - digits.length());
        }
        return pointed(digits, exponent + 1);
    }

    private static String pointed(String digits, int before) {
        return digits.length() == before ? digits : digits.substring(0, before) + '.' + digits.substring(before);
    }
}
