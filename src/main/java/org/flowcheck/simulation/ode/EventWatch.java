package org.flowcheck.simulation.ode;

/**
 * Looks for passages of one event function through zero inside accepted steps.
 *
 * <p>The function is compared at {@value #PROBES} points of each step; a change of sign is narrowed by bisection with
 * secant steps until neighbouring doubles. Two zeros closer than a {@value #PROBES}th of a step can escape.
 */
final class EventWatch {

    /** Points per step at which the sign is looked at: {@value}. */
    static final int PROBES = 4;
    /** Most halvings of an interval of doubles: {@value}. */
    private static final int MAX_ITERATIONS = 200;

    private final Event event;
    private final double[] y;
    private double lastTime;
    private double lastValue;

    EventWatch(Event event, double start, double[] initial) {
        this.event = event;
        this.y = new double[initial.length];
        this.lastTime = start;
        this.lastValue = value(start, initial);
    }

    Event event() {
        return event;
    }

    /**
     * The next counted passage in a step, after all earlier ones found by this watch; null if there is none.
     */
    Occurrence next(StepView step) {
        double from = step.previous();
        double width = step.current() - from;
        for (int probe = 1; probe <= PROBES; probe++) {
            double time = probe == PROBES ? step.current() : from + width * probe / PROBES;
            if (time <= lastTime) {
                continue;
            }
            double value = at(step, time);
            double before = lastValue;
            double beforeTime = lastTime;
            lastTime = time;
            if (value != 0) {
                lastValue = value;
            }
            if (before != 0 && value != 0 && before < 0 != value < 0) {
                boolean increasing = before < 0;
                if (event.crossing().counts(increasing)) {
                    return new Occurrence(event.name(), locate(step, beforeTime, before, time, value), increasing);
                }
            }
        }
        return null;
    }

    private double locate(StepView step, double low, double lowValue, double high, double highValue) {
        double a = low;
        double fa = lowValue;
        double b = high;
        double fb = highValue;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double middle = 0.5 * (a + b);
            double secant = a - fa * (b - a) / (fb - fa);
            double guess = i % 2 == 0 && secant > a && secant < b ? secant : middle;
            if (!(guess > a && guess < b)) {
                break;
            }
            double value = at(step, guess);
            if (value == 0) {
                return guess;
            }
            if (value < 0 == fa < 0) {
                a = guess;
                fa = value;
            } else {
                b = guess;
                fb = value;
            }
        }
        return b;
    }

    private double at(StepView step, double time) {
        step.interpolate(time, y);
        return value(time, y);
    }

    private double value(double time, double[] state) {
        double value = event.function().value(time, state);
        if (Double.isNaN(value)) {
            throw new StopRun(new Outcome.NotFinite(time, "event '" + event.name() + "'"));
        }
        return value;
    }
}
