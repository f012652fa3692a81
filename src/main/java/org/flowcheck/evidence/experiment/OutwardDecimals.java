package org.flowcheck.evidence.experiment;

import java.math.BigDecimal;
import org.flowcheck.evidence.store.NumberText;

/**
 * Ends of intervals that stay proved when they are written: files and JSON hold the shortest decimal that reads back as
 * a double, which may lie on either side of it. So the neighbouring double is taken where that decimal lies inside.
 */
final class OutwardDecimals {

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

    private static BigDecimal decimal(double value) {
        return new BigDecimal(NumberText.exact(value));
    }
}
