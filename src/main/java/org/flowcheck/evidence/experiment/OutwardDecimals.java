package org.flowcheck.evidence.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.flowcheck.evidence.store.NumberText;

/**
 * Ends of intervals that stay proved when they are written: files and JSON hold the shortest decimal that reads back as
 * a double, which may lie on either side of it. So the neighbouring double is taken where that decimal lies inside.
 */
final class OutwardDecimals {

    /** Smaller numbers have an exponent. */
    private static final int LOWEST_POSITIONAL = -4;

    private OutwardDecimals() {
    }

    /** The largest double, not above the given one, whose written decimal is not above it either. */
    static double down(double end) {
        double written = end;
        while (Double.isFinite(written) && decimal(written).compareTo(new BigDecimal(end)) > 0) {
            written = Math.nextDown(written);
        }
        return written;
    }

    /** The smallest double, not below the given one, whose written decimal is not below it either. */
    static double up(double end) {
        return -down(-end);
    }

    /**
     * A lower end for people.
     *
     * @param digits significant digits at most
     */
    static String lower(double end, int digits) {
        return text(end, digits, RoundingMode.FLOOR);
    }

    /** An upper end for people, likewise. */
    static String upper(double end, int digits) {
        return text(end, digits, RoundingMode.CEILING);
    }

    private static String text(double end, int digits, RoundingMode outward) {
        BigDecimal rounded = new BigDecimal(end).round(new MathContext(digits, outward));
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal written = rounded.stripTrailingZeros();
        int exponent = written.precision() - written.scale() - 1;
        return exponent >= LOWEST_POSITIONAL && exponent < digits ? written.toPlainString()
                : written.toString().replace("E+", "e").replace('E', 'e');
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(NumberText.exact(value));
    }
}
