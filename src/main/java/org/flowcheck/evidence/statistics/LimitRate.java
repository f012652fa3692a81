package org.flowcheck.evidence.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast a limit is approached: the forms g of {@code y = L + c g(m)} that are possible.
 *
 * @param forms one or more; powers from slow to fast
 * @param between whether every power between two powers that are neighbours here is possible too
 */
public record LimitRate(List<Form> forms, boolean between) {

    /** Powers of {@link #unknown()}: from this one, by this factor, so many. */
    private static final double SLOWEST = 0.125;
    private static final double FACTOR = 1.189207115002721;
    private static final int POWERS = 17;

    /**
     * {@code m^-power (log m)^-logPower}.
     *
     * @param power 0 or more
     * @param logPower 0 or more, not both 0
     */
    public record Form(double power, double logPower) {
        /** Refuses what does not tend to zero. */
        public Form {
            if (!(power >= 0 && logPower >= 0 && power + logPower > 0 && Double.isFinite(power + logPower))) {
                throw new IllegalArgumentException("rate m^-" + power + " (log m)^-" + logPower);
            }
        }

        /** Whether it is a power of m alone. */
        boolean isPower() {
            return logPower == 0;
        }

        double[] at(double[] widths) {
            return Rest.sizes(List.of(new Rest(1, power, logPower)), widths);
        }
    }

    /** Refuses an empty list. */
    public LimitRate {
        forms = List.copyOf(forms);
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("a limit without a form of its rate");
        }
    }

    /** {@code m^-power}. */
    public static LimitRate power(double power) {
        return new LimitRate(List.of(new Form(power, 0)), false);
    }

    /** {@code 1 / log m}. */
    public static LimitRate logarithm() {
        return new LimitRate(List.of(new Form(0, 1)), false);
    }

    /** {@code 1 / log m}, or any power from m^-(1/8) to m^-2. */
    public static LimitRate unknown() {
        List<Form> forms = new ArrayList<>();
        forms.add(new Form(0, 1));
        double power = SLOWEST;
        for (int i = 0; i < POWERS; i++) {
            forms.add(new Form(power, 0));
            power *= FACTOR;
        }
        return new LimitRate(forms, true);
    }
}
