package org.flowcheck.evidence.plot;

import java.util.Objects;
import java.util.Optional;

/**
 * A second scale of the abscissa, drawn above the frame: the same places, measured in another unit.
 *
 * @param label what it measures
 * @param factor its value per value of the abscissa, positive; both vanish together
 */
public record SecondScale(Label label, double factor) {

    /** Refuses a scale without a label, and a factor that is not positive and finite. */
    public SecondScale {
        Objects.requireNonNull(label, "label");
        if (label.isEmpty() || !(factor > 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException("second scale \"" + label.plain() + "\", times " + factor);
        }
    }

    /** The scale over an axis as placed; empty where the values at its ends are beyond the range of doubles. */
    Optional<AxisScale> over(AxisScale axis) {
        double low = factor * axis.low();
        double high = factor * axis.high();
        boolean fits = low < high && Double.isFinite(low) && Double.isFinite(high)
                && axis.scale().shows(low) && axis.scale().shows(high);
        return fits ? Optional.of(new AxisScale(axis.scale(), low, high, axis.start(), axis.end())) : Optional.empty();
    }
}
