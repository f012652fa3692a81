package org.flowcheck.evidence.plot;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One axis of a figure.
 *
 * @param label what it measures
 * @param unit in which unit; empty if dimensionless
 * @param scale how values become places
 * @param from where it starts; chosen from the data if empty
 * @param to where it ends; chosen from the data if empty
 */
public record Axis(Label label, String unit, Scale scale, OptionalDouble from, OptionalDouble to) {

    /** How values become places. */
    public enum Scale {
        /** Equal differences are equal distances. */
        LINEAR,
        /** As {@link #LINEAR}, with marks at whole numbers only: for numbers that count. */
        WHOLE,
        /** Equal ratios are equal distances; values that are not positive (or subnormal) are left out. */
        LOGARITHMIC;

        /** Whether a value has a place on such an axis. */
        boolean shows(double value) {
            return Double.isFinite(value) && (this != LOGARITHMIC || value >= Double.MIN_NORMAL);
        }
    }

    /** Refuses ends that are not finite, not in order, or not positive on a logarithmic axis. */
    public Axis {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(scale, "scale");
        requireEnd(scale, from);
        requireEnd(scale, to);
        if (from.isPresent() && to.isPresent() && !(from.getAsDouble() < to.getAsDouble())) {
            throw new IllegalArgumentException("axis from " + from + " to " + to);
        }
    }

    private static void requireEnd(Scale scale, OptionalDouble end) {
        if (end.isPresent() && !(Double.isFinite(end.getAsDouble())
                && (scale != Scale.LOGARITHMIC || end.getAsDouble() > 0))) {
            throw new IllegalArgumentException(scale + " axis ends at " + end.getAsDouble());
        }
    }

    /** A linear axis whose label may hold {@code $...$}, see {@link Label#of}. */
    public static Axis linear(String label) {
        return new Axis(Label.of(label), "", Scale.LINEAR, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A linear axis with marks at whole numbers, whose label may hold {@code $...$}, see {@link Label#of}. */
    public static Axis whole(String label) {
        return new Axis(Label.of(label), "", Scale.WHOLE, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A logarithmic axis whose label may hold {@code $...$}, see {@link Label#of}. */
    public static Axis logarithmic(String label) {
        return new Axis(Label.of(label), "", Scale.LOGARITHMIC, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** This axis with a unit. */
    public Axis in(String newUnit) {
        return new Axis(label, newUnit, scale, from, to);
    }

    /** This axis starting at a value. */
    public Axis from(double value) {
        return new Axis(label, unit, scale, OptionalDouble.of(value), to);
    }

    /** This axis ending at a value. */
    public Axis to(double value) {
        return new Axis(label, unit, scale, from, OptionalDouble.of(value));
    }

    /** Whether a value has a place on this axis. */
    boolean shows(double value) {
        return scale.shows(value);
    }

    /** The label with the unit in brackets. */
    Label heading() {
        return unit.isEmpty() ? label : label.plus(Label.text(" [" + unit + "]"));
    }
}
