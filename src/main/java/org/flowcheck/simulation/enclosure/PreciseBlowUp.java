package org.flowcheck.simulation.enclosure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Supplier;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * The blow-up time of a homogeneous flow to many digits: Taylor series towards it, and from near it the zero of a
 * function that vanishes there ({@link PoleSeries}).
 *
 * <p>It is calculated twice, with other digits, another order and other steps; the digits in which both agree are
 * given.
 * Where rounding was magnified, as near a separatrix, fewer agree than were asked for, and both are repeated with as
 * many digits more.
 */
public final class PreciseBlowUp {

    /** Digits beyond those asked for: rounding of some hundred steps of some ten operations in a row. */
    private static final int GUARD = 8;
    /** The second calculation has so many digits more, so that the first one's errors are seen against it. */
    private static final int MORE_DIGITS = 7;
    private static final int MORE_ORDER = 6;
    private static final double CAUTION = 0.8;
    /** How often the digits are raised. */
    private static final int ATTEMPTS = 4;
    /** Steps of one calculation; each brings it closer by a tenth, so this is 1e-40 of the time and more: {@value}. */
    private static final int MOST_STEPS = 2000;
    /** What roundings may leave of a sum of terms that cancel, relative to the terms: {@value}. */
    private static final double ROUNDED = 1e-12;
    /** Digits of a condition number. */
    private static final int ROUGH_DIGITS = 13;

    private final Tape tape;
    private final Rational degree;
    private final ExactStart start;
    private final Control control;

    /**
     * For one solution.
     *
     * @param tape the flow, autonomous
     * @param degree p with f(r y) = r^p f(y), above 1
     * @param start where it starts, at time zero
     * @param control cancellation, and progress by the share of time
     */
    public PreciseBlowUp(Tape tape, Rational degree, ExactStart start, Control control) {
        if (degree.compareTo(Rational.ONE) <= 0) {
            throw new IllegalArgumentException("degree " + degree);
        }
        this.tape = tape;
        this.degree = degree;
        this.start = start;
        this.control = control;
    }

    /** How many Taylor coefficients are held at a time for so many digits, if no more turn out to be needed. */
    public static long coefficients(Tape tape, int digits) {
        return (long) (tape.steps().size() + tape.dimension()) * (orderFor(digits + GUARD + MORE_DIGITS) + 1);
    }

    private static int orderFor(int digits) {
        return TaylorMarch.orderFor(digits) + MORE_ORDER;
    }

    /** How one calculation ended: T, or the reason why there is none. */
    private record Calculation<T>(Optional<T> time, double logError, int steps, String reason) {
    }

    /**
     * The blow-up time.
     *
     * @param digits how many digits are wanted
     * @param latest a time after which it is not looked for
     */
    public PreciseTime time(int digits, double latest) {
        int working = digits + GUARD;
        PreciseTime result = new PreciseTime.NotFound("");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int second = working + MORE_DIGITS;
            int order = orderFor(second);
            Calculation<BinaryFloat> rough = calculate(working, TaylorMarch.orderFor(working), 1, digits, latest);
            Calculation<BinaryFloat> fine = rough.time().isEmpty() ? rough
                    : calculate(second, order, CAUTION, digits, latest);
            if (fine.time().isEmpty()) {
                return new PreciseTime.NotFound(fine.reason());
            }
            result = agreed(rough, fine, digits, order, second);
            int agreeing = result instanceof PreciseTime.Found found ? found.digits() : 0;
            if (agreeing >= digits) {
                return result;
            }
            working += digits - agreeing + 2;
        }
        return result;
    }

    private static PreciseTime agreed(Calculation<BinaryFloat> rough, Calculation<BinaryFloat> fine, int digits,
                                      int order, int working) {
        BigDecimal time = fine.time().orElseThrow().exact();
        double difference = time.subtract(rough.time().orElseThrow().exact()).abs()
                .divide(time, MathContext.DECIMAL64).doubleValue();
        double truncated = StrictMath.pow(10, Math.max(rough.logError(), fine.logError())) / time.doubleValue();
        double relative = Math.max(difference, truncated);
        int agreeing = (int) Math.min(digits, StrictMath.floor(-StrictMath.log10(relative)));
        if (agreeing < 1) {
            return new PreciseTime.NotFound("two calculations do not agree in a single digit");
        }
        BigDecimal rounded = time.round(new MathContext(agreeing, RoundingMode.HALF_EVEN));
        // Zeros at the end are known digits too.
        rounded = rounded.setScale(rounded.scale() + agreeing - rounded.precision());
        return new PreciseTime.Found(rounded, agreeing, relative, fine.steps(), order, working);
    }

    private Calculation<BinaryFloat> calculate(int working, int order, double caution, int digits, double latest) {
        BinaryArithmetic numbers = new BinaryArithmetic(working);
        BinaryFloat[] stated = numbers.array(start.stated().length);
        for (int i = 0; i < stated.length; i++) {
            stated[i] = numbers.of(start.stated()[i]);
        }
        return calculate(numbers, () -> start.of(numbers, stated), working, order, caution, digits + 2, latest);
    }

    /**
     * How much T moves, relative to itself, when each number of the stated start moves by one part of itself, in
     * whatever directions: {@code sum_i |y_i dT/dy_i| / T}; at least p - 1. Empty where no blow-up is found.
     *
     * @param latest a time after which it is not looked for
     */
    public Optional<Double> condition(double latest) {
        return gradient(latest).map(found -> {
            double sum = 0;
            for (int i = 0; i < start.stated().length; i++) {
                sum += Math.abs(start.stated()[i] * found.getPartialDerivative(i));
            }
            return sum / found.getReal();
        });
    }

    /**
     * T with its derivatives by the numbers of the stated start, in forward mode. What the series leave out errs along
     * the flow most: where T is known to ten digits its derivatives may be off by tens of percent, all by one factor.
     * One derivative more, along the flow, is known to be -1 and gives that factor.
     */
    Optional<Gradient> gradient(double latest) {
        int variables = start.stated().length;
        FieldArithmetic<Gradient> gradients = FieldArithmetic.ofGradients(variables + 1);
        Optional<Gradient> found = calculate(gradients, () -> movable(gradients), ROUGH_DIGITS,
                TaylorMarch.orderFor(ROUGH_DIGITS), 1, ROUGH_DIGITS - 3, latest).time();
        return found.map(time -> {
            Gradient[] state = movable(gradients);
            double[] slopes = new double[variables];
            double cancelling = 0;
            for (int i = 0; i < variables; i++) {
                slopes[i] = time.getPartialDerivative(i);
                cancelling += Math.abs(state[i].getPartialDerivative(variables) * slopes[i]);
            }
            double factor = -time.getPartialDerivative(variables);
            // Near a separatrix the derivative along the flow is a small difference of large ones, and says nothing.
            if (Math.abs(factor - 1) > ROUNDED * cancelling) {
                for (int i = 0; i < variables; i++) {
                    slopes[i] /= factor;
                }
            }
            return new Gradient(time.getReal(), slopes);
        });
    }

    /** The start, with derivatives by its stated numbers and, last, along the flow. */
    private Gradient[] movable(FieldArithmetic<Gradient> gradients) {
        int variables = start.stated().length;
        Gradient[] stated = gradients.array(variables);
        for (int i = 0; i < variables; i++) {
            stated[i] = Gradient.variable(variables + 1, i, start.stated()[i]);
        }
        Gradient[] state = start.of(gradients, stated);
        Gradient[] rates = new TapeEvaluator<>(tape, gradients).rates(gradients.of(0), state);
        Gradient ahead = Gradient.variable(variables + 1, variables, 0);
        for (int i = 0; i < variables; i++) {
            state[i] = state[i].add(ahead.multiply(rates[i].getReal()));
        }
        return state;
    }

    private <T> Calculation<T> calculate(RoundedArithmetic<T> arithmetic, Supplier<T[]> first,
            int working, int order, double caution, int digits, double latest) {
        PoleSeries<T> pole = new PoleSeries<>(arithmetic, degree, working);
        try {
            TaylorMarch<T> march = new TaylorMarch<>(tape, arithmetic, order, caution, arithmetic.of(0),
                    first.get());
            for (int steps = 1; steps <= MOST_STEPS; steps++) {
                if (control.cancelled().getAsBoolean()) {
                    return failed("interrupted");
                }
                Optional<PoleSeries.Zero<T>> zero = pole.zero(march.series(), tape.dimension(),
                        march.radius());
                if (zero.isPresent()) {
                    T time = arithmetic.add(march.time(), zero.get().ahead());
                    if (zero.get().logError() <= arithmetic.log10Size(time) - digits) {
                        return new Calculation<>(Optional.of(time), zero.get().logError(), steps, "");
                    }
                }
                double step = march.step();
                if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
                    return failed("its Taylor series has no radius of convergence that could be followed");
                }
                march.advance(arithmetic.of(step));
                control.progress().accept(arithmetic.toDouble(march.time()) / latest);
                if (arithmetic.toDouble(march.time()) > latest) {
                    return failed("no pole is approached");
                }
            }
            return failed("its singularity is not one that Taylor series see from a distance: " + MOST_STEPS
                    + " steps do not tell T to these digits");
        } catch (ArithmeticException undefined) {
            return failed("its Taylor series is not defined: " + undefined.getMessage());
        }
    }

    private static <T> Calculation<T> failed(String reason) {
        return new Calculation<>(Optional.empty(), Double.NaN, 0, reason);
    }
}
