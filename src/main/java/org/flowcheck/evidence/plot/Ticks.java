package org.flowcheck.evidence.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.plot.Label.Level;
import org.flowcheck.evidence.plot.Label.Run;

/**
 * The marks of an axis.
 *
 * @param major values with a long mark and a label
 * @param minor values with a short mark
 * @param factor a power of ten, or a number to be added, that all labels share, written at the end of the axis; may be
 *     empty
 */
record Ticks(List<Tick> major, List<Double> minor, Label factor) {

    /** A value and its label. */
    record Tick(double value, Label label) {
    }

    /** Decimal exponents of the largest label from which on a common power of ten is taken out. */
    private static final int LARGE = 5;
    private static final int SMALL = -4;
    /** Logarithmic labels are plain numbers if all are between these powers of ten. */
    private static final int PLAIN_FROM = -3;
    private static final int PLAIN_TO = 4;
    /** Short marks for which there is room where there is room for one label. */
    private static final int LEAST_ROOM = 4;
    /** Labels with more digits than this share a number to be added. */
    private static final int MOST_DIGITS = 6;

    /**
     * Marks at round values.
     *
     * @param most labels there is room for, at least 2
     */
    static Ticks of(AxisScale axis, int most) {
        int labels = Math.max(2, most);
        return switch (axis.scale()) {
            case LINEAR -> linear(axis.low(), axis.high(), labels);
            case WHOLE -> whole(axis.low(), axis.high(), labels);
            case LOGARITHMIC -> logarithmic(axis.low(), axis.high(), labels);
        };
    }

    // Linear: multiples of 1, 2 or 5 times a power of ten, in exact decimals

    private static Ticks linear(double low, double high, int most) {
        BigDecimal from = new BigDecimal(low);
        BigDecimal to = new BigDecimal(high);
        BigDecimal step = step(from, to, most);
        List<BigDecimal> values = multiples(from, to, step);
        List<Double> minor = new ArrayList<>();
        BigDecimal fine = step.divide(BigDecimal.valueOf(step.unscaledValue().intValueExact() == 2 ? 4 : 5));
        for (BigDecimal value : multiples(from, to, fine)) {
            if (value.remainder(step).signum() != 0) {
                minor.add(value.doubleValue());
            }
        }
        return labelled(values, step, minor);
    }

    /** Steps of one or more, with short marks at whole numbers between them; on an axis without any as a linear one. */
    private static Ticks whole(double low, double high, int most) {
        BigDecimal from = new BigDecimal(low);
        BigDecimal to = new BigDecimal(high);
        BigDecimal step = step(from, to, most).max(BigDecimal.ONE);
        List<BigDecimal> values = multiples(from, to, step);
        if (values.isEmpty()) {
            return linear(low, high, most);
        }
        List<Double> minor = new ArrayList<>();
        BigDecimal fine = step(from, to, LEAST_ROOM * most).max(BigDecimal.ONE);
        for (BigDecimal value : multiples(from, to, fine)) {
            if (value.remainder(step).signum() != 0) {
                minor.add(value.doubleValue());
            }
        }
        return labelled(values, step, minor);
    }

    /**
     * The smallest round step that gives at most so many labels. It gives at least one: of three neighbouring multiples
     * of a smaller step one is, or has beside it within their range, a multiple of this one.
     */
    private static BigDecimal step(BigDecimal from, BigDecimal to, int most) {
        BigDecimal span = to.subtract(from);
        int exponent = span.precision() - span.scale() - 1;
        for (int power = exponent - 2; ; power++) {
            for (int digit : new int[] {1, 2, 5}) {
                BigDecimal step = new BigDecimal(java.math.BigInteger.valueOf(digit), -power);
                BigDecimal first = from.divide(step, 0, RoundingMode.CEILING);
                BigDecimal last = to.divide(step, 0, RoundingMode.FLOOR);
                if (last.subtract(first).compareTo(BigDecimal.valueOf(most)) < 0) {
                    return step;
                }
            }
        }
    }

    private static List<BigDecimal> multiples(BigDecimal from, BigDecimal to, BigDecimal step) {
        List<BigDecimal> values = new ArrayList<>();
        BigDecimal number = from.divide(step, 0, RoundingMode.CEILING);
        for (BigDecimal value = number.multiply(step); value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(value);
        }
        return values;
    }

    private static Ticks labelled(List<BigDecimal> values, BigDecimal step, List<Double> minor) {
        BigDecimal largest = values.stream().map(BigDecimal::abs).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        int exponent = largest.signum() == 0 ? 0 : largest.precision() - largest.scale() - 1;
        int stepExponent = step.precision() - step.scale() - 1;
        BigDecimal offset = BigDecimal.ZERO;
        if (largest.signum() != 0 && exponent - stepExponent >= MOST_DIGITS) {
            offset = values.get(0);
            exponent = stepExponent + (values.size() > 5 ? 1 : 0);
        }
        int power = exponent >= LARGE || exponent <= SMALL ? exponent : 0;
        int decimals = Math.max(0, power - stepExponent);
        List<Tick> major = new ArrayList<>();
        for (BigDecimal value : values) {
            String text = value.subtract(offset).scaleByPowerOfTen(-power).setScale(decimals, RoundingMode.HALF_EVEN)
                    .toPlainString();
            major.add(new Tick(value.doubleValue(), number(text)));
        }
        Label factor = power == 0 ? Label.EMPTY : Label.text("\u00d7").plus(powerOfTen(power));
        if (offset.signum() != 0) {
            String sign = offset.signum() < 0 ? " \u2212 " : " + ";
            factor = factor.plus(Label.text(sign + offset.abs().stripTrailingZeros().toPlainString()));
        }
        return new Ticks(major, minor, factor);
    }

    private static Label number(String text) {
        return Label.text(text.replace('-', '\u2212'));
    }

    private static Label powerOfTen(int exponent) {
        return new Label(List.of(new Run("10", false, Level.LINE, true),
                new Run(Integer.toString(exponent).replace('-', '\u2212'), false, Level.SUPERSCRIPT, true)));
    }

    // Logarithmic: powers of ten; 1, 2 and 5 times them on a short axis; round values on a very short one

    private static Ticks logarithmic(double low, double high, int most) {
        int first = exponentAtLeast(low);
        int last = exponentAtMost(high);
        int powers = last - first + 1;
        if (powers < 1 || powers == 1 && multiplesWithin(low, high, 1, 2, 5).size() < 3) {
            Ticks round = linear(low, high, most);
            return new Ticks(round.major(), round.minor(), round.factor());
        }
        boolean plain = first >= PLAIN_FROM && last <= PLAIN_TO;
        List<Double> minor = new ArrayList<>();
        List<Tick> major = new ArrayList<>();
        List<Double> labelledToo = multiplesWithin(low, high, 1, 2, 5);
        if (plain && powers <= 2 && labelledToo.size() <= Math.max(most, 7)) {
            labelledToo.forEach(value -> major.add(new Tick(value, number(plain(value)))));
            minor.addAll(multiplesWithin(low, high, 3, 4, 6, 7, 8, 9));
            return new Ticks(major, minor, Label.EMPTY);
        }
        int stride = (powers + most - 1) / most;
        for (int exponent = first; exponent <= last; exponent++) {
            if (Math.floorMod(exponent, stride) == 0) {
                double value = power(exponent);
                major.add(new Tick(value, plain ? number(plain(value)) : powerOfTen(exponent)));
            } else {
                minor.add(power(exponent));
            }
        }
        if (stride == 1) {
            minor.addAll(multiplesWithin(low, high, 2, 3, 4, 5, 6, 7, 8, 9));
        }
        return new Ticks(major, minor, Label.EMPTY);
    }

    private static List<Double> multiplesWithin(double low, double high, int... digits) {
        List<Double> values = new ArrayList<>();
        for (int exponent = exponentAtMost(low); exponent <= exponentAtMost(high); exponent++) {
            for (int digit : digits) {
                double value = new BigDecimal(java.math.BigInteger.valueOf(digit), -exponent).doubleValue();
                if (value >= low && value <= high) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static double power(int exponent) {
        return new BigDecimal(java.math.BigInteger.ONE, -exponent).doubleValue();
    }

    private static int exponentAtLeast(double value) {
        int exponent = exponentAtMost(value);
        return power(exponent) == value ? exponent : exponent + 1;
    }

    private static int exponentAtMost(double value) {
        BigDecimal exact = new BigDecimal(value);
        int exponent = exact.precision() - exact.scale() - 1;
        // The double nearest to a power of ten may lie just below it.
        return power(exponent + 1) <= value ? exponent + 1 : exponent;
    }
}
