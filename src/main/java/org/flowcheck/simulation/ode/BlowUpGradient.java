package org.flowcheck.simulation.ode;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The gradient of the blow-up time of a homogeneous flow by its start, with an estimate of the error of each component.
 *
 * <p>Two {@linkplain AdjointMarch adjoint marches} are made. The coarse one has a hundred times the tolerance, leaves
 * the way earlier, and starts aside by {@value #ASIDE} roundings of each number, so that magnified roundings show. The
 * error of component i is
 * <pre>
 *   |D_i| + rms over its array of D + |fine_i| (|D|/|fine| + magnified)
 *       + ROUNDING max over its array of |fine|,   D = fine - coarse,
 * </pre>
 * the second and third term because a single difference may vanish by accident, and magnified = {@value #ROUNDINGS}
 * 2^-52 sum |y_i dT/dy_i| / T because near a separatrix dT/dy moves as fast, relative to itself, as T, and coarse and
 * fine may round alike. It is an estimate and no proof.
 *
 * <p>Nothing is given where the marches disagree, where T is not the one of the search, or where the identities
 * &lt;f, grad T&gt; = -1 and &lt;y, grad T&gt; = -(p - 1) T fail by more than the errors explain.
 */
public final class BlowUpGradient {

    /** Local tolerance of the fine march, and the share of T at which it is left: {@value}. */
    static final double FINE = 1e-13;
    /** The same of the coarse march: {@value}. */
    static final double COARSE = 1e-11;
    /** How many units in its last place each number of the coarse start is moved: {@value}. */
    static final int ASIDE = 4;
    /** Roundings of the start that those of the march are as bad as: {@value}. */
    static final int ROUNDINGS = 10;
    /** Relative rounding error that is always allowed for: {@value}; some hundred steps of some ten operations. */
    static final double ROUNDING = 1e-14;
    /** Norm of the errors, relative to the gradient's, beyond which nothing is given: {@value}. */
    static final double DISAGREEMENT = 1e-2;
    /** Relative difference to the T of the search beyond which nothing is given: {@value}. */
    static final double OTHER_TIME = 1e-6;
    /** How many times their estimated errors the identities may fail. */
    private static final double MARGIN = 10;

    private final DifferentiableField field;
    private final double degree;
    private final Control control;

    /**
     * Of one flow.
     *
     * @param field f, autonomous; used by the calling thread only
     * @param degree p with f(r y) = r^p f(y), above 1
     * @param control cancellation
     */
    public BlowUpGradient(DifferentiableField field, double degree, Control control) {
        if (!(degree > 1)) {
            throw new IllegalArgumentException("degree " + degree);
        }
        this.field = field;
        this.degree = degree;
        this.control = control;
    }

    /**
     * The numbers by which T is differentiated, where these are not the components of the flow's state themselves.
     *
     * @param layout names and places of the numbers
     * @param values the numbers
     * @param chain the gradient by them from the gradient by the state
     */
    public record Stated(StateLayout layout, double[] values, UnaryOperator<double[]> chain) {

        /** The state of the flow itself. */
        public static Stated itself(StateLayout layout, double[] start) {
            return new Stated(layout, start, gradient -> gradient);
        }
    }

    /**
     * The gradient at a start.
     *
     * @param start state at time zero; not modified
     * @param stated what it is differentiated by
     * @param searched T as another search found it
     */
    public TimeGradient at(double[] start, Stated stated, double searched) {
        AdjointMarch.Result fine;
        AdjointMarch.Result coarse;
        try {
            fine = march(start, FINE);
            coarse = march(aside(start), COARSE);
        } catch (AdjointMarch.NoGradient reason) {
            return new TimeGradient.NotFound(reason.getMessage());
        }
        if (!(Math.abs(fine.time() - searched) <= OTHER_TIME * searched)) {
            return new TimeGradient.NotFound("its march finds another T than the search");
        }
        double[] gradient = stated.chain().apply(fine.gradient());
        double[] errors = errors(stated.layout(), gradient, stated.chain().apply(coarse.gradient()),
                magnified(start, fine));
        double inTime = Math.abs(inTime(start, fine) + 1);
        double inSize = Math.abs(inSize(start, fine) + 1);
        return refusal(start, fine, coarse, gradient, errors)
                .<TimeGradient>map(TimeGradient.NotFound::new)
                .orElseGet(() -> new TimeGradient.Found(fine.time(), stated.values(), gradient, errors, inTime, inSize,
                        fine.steps()));
    }

    private Optional<String> refusal(double[] start, AdjointMarch.Result fine, AdjointMarch.Result coarse,
                                     double[] gradient, double[] errors) {
        if (!(BlowUpSearch.norm(errors) <= DISAGREEMENT * BlowUpSearch.norm(gradient))) {
            return Optional.of("two calculations of the gradient disagree: roundings are magnified too much");
        }
        double[] f = new double[start.length];
        field.derivatives(start, f);
        StateLayout whole = new StateLayout.Builder().add("y", start.length).build();
        double[] spread = errors(whole, fine.gradient(), coarse.gradient(), magnified(start, fine));
        boolean identities = Math.abs(inTime(start, fine) + 1) <= MARGIN * sumOfSizes(f, spread)
                && Math.abs(inSize(start, fine) + 1) * (degree - 1) * fine.time()
                        <= MARGIN * (sumOfSizes(start, spread) + COARSE * fine.time());
        return identities ? Optional.empty()
                : Optional.of("the gradient does not satisfy the identities of homogeneous fields");
    }

    /** &lt;f, grad T&gt;. */
    private double inTime(double[] start, AdjointMarch.Result result) {
        double[] f = new double[start.length];
        field.derivatives(start, f);
        return product(f, result.gradient());
    }

    /** &lt;y, grad T&gt; / ((p - 1) T). */
    private double inSize(double[] start, AdjointMarch.Result result) {
        return product(start, result.gradient()) / ((degree - 1) * result.time());
    }

    /** From a start of size about one, T(2^e u) = 2^(-e (p - 1)) T(u), so that no product leaves double precision. */
    private AdjointMarch.Result march(double[] start, double tolerance) throws AdjointMarch.NoGradient {
        int exponent = Math.getExponent(BlowUpSearch.norm(start));
        double[] unit = Arrays.stream(start).map(value -> Math.scalb(value, -exponent)).toArray();
        AdjointMarch.Result result = new AdjointMarch(new ProjectedField(field, degree), tolerance, tolerance, control)
                .from(unit);
        return new AdjointMarch.Result(result.time() * StrictMath.pow(2, -exponent * (degree - 1)),
                scaled(result.gradient(), StrictMath.pow(2, -exponent * degree)), result.steps());
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    /** Every number moved by some roundings, in directions without a pattern. */
    private static double[] aside(double[] start) {
        double[] moved = new double[start.length];
        for (int i = 0; i < moved.length; i++) {
            boolean up = (i + 1) * 0x9E3779B9 < 0;
            double distance = start[i] == 0 ? 0 : ASIDE * Math.ulp(start[i]);
            moved[i] = up ? start[i] + distance : start[i] - distance;
        }
        return moved;
    }

    private static double magnified(double[] start, AdjointMarch.Result fine) {
        return ROUNDINGS * BlowUpDriver.EPSILON * sumOfSizes(start, fine.gradient()) / fine.time();
    }

    private static double[] errors(StateLayout layout, double[] fine, double[] coarse, double magnified) {
        double[] errors = new double[fine.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.abs(fine[i] - coarse[i]);
        }
        double whole = BlowUpSearch.norm(errors) / BlowUpSearch.norm(fine) + magnified;
        for (StateLayout.Block block : layout.blocks()) {
            double largest = 0;
            for (int i = block.offset(); i < block.end(); i++) {
                largest = Math.max(largest, Math.abs(fine[i]));
            }
            double usual = BlowUpSearch.norm(Arrays.copyOfRange(errors, block.offset(), block.end()))
                    / Math.sqrt(block.size()) + ROUNDING * largest;
            for (int i = block.offset(); i < block.end(); i++) {
                errors[i] += usual + Math.abs(fine[i]) * whole;
            }
        }
        return errors;
    }

    private static double product(double[] v, double[] w) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += v[i] * w[i];
        }
        return sum;
    }

    private static double sumOfSizes(double[] v, double[] w) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += Math.abs(v[i] * w[i]);
        }
        return sum;
    }
}
