package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;

/**
 * A random smooth problem with its solution.
 *
 * @param field its right-hand side
 * @param initial its state at 0
 * @param solution its state at a time
 * @param time a time in which the state changes by about its own size
 */
record ClosedForm(ReferenceProblem.Formula field, double[] initial, DoubleFunction<double[]> solution, double time) {

    private static final int KINDS = 8;

    /**
     * One of all kinds.
     *
     * @param rotating whether it may have eigenvalues that are not real
     */
    static ClosedForm random(SplittableRandom random, boolean rotating) {
        return switch (random.nextInt(rotating ? KINDS : KINDS - 1)) {
            case 0 -> linear(between(random, -2, 1.5), between(random, -2, 1.5), between(random, 0, 3),
                    between(random, -1, 1), between(random, -1, 1));
            case 1 -> logistic(between(random, 0.5, 2), between(random, 0.02, 1.5));
            case 2 -> powerLogistic(1 + random.nextInt(4), between(random, 0.05, 1.3));
            case 3 -> cubic(between(random, 0.3, 2));
            case 4 -> forced(between(random, 0.3, 2));
            case 5 -> square(between(random, 0.3, 2));
            case 6 -> twoLayer(new double[] {between(random, -1, 1), between(random, -1, 1), between(random, -1, 1),
                between(random, -1, 1)}, between(random, -1.5, 1.5));
            default -> oscillator(between(random, 0.5, 3), between(random, -1, 1), between(random, -1, 1));
        };
    }

    private static double between(SplittableRandom random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** y' = R diag(p, q) R^T y, R a rotation. */
    private static ClosedForm linear(double p, double q, double angle, double a, double b) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new ClosedForm((t, y, rates) -> {
            double u = p * (c * y[0] + s * y[1]);
            double v = q * (c * y[1] - s * y[0]);
            rates[0] = c * u - s * v;
            rates[1] = s * u + c * v;
        }, new double[] {c * a - s * b, s * a + c * b}, t -> {
            double u = a * StrictMath.exp(p * t);
            double v = b * StrictMath.exp(q * t);
            return new double[] {c * u - s * v, s * u + c * v};
        }, 1);
    }

    /** x' = w p, p' = -w x. */
    private static ClosedForm oscillator(double w, double x, double p) {
        return new ClosedForm((t, y, rates) -> {
            rates[0] = w * y[1];
            rates[1] = -w * y[0];
        }, new double[] {x, p}, t -> new double[] {StrictMath.cos(w * t) * x + StrictMath.sin(w * t) * p,
            StrictMath.cos(w * t) * p - StrictMath.sin(w * t) * x}, 1 / w);
    }

    private static ClosedForm logistic(double a, double start) {
        return new ClosedForm((t, y, rates) -> rates[0] = a * y[0] * (1 - y[0]), new double[] {start},
                t -> new double[] {start / (start + (1 - start) * StrictMath.exp(-a * t))}, 2 / a);
    }

    /** K' = K (1 - K^q), a Bernoulli equation. */
    private static ClosedForm powerLogistic(int q, double start) {
        return new ClosedForm((t, y, rates) -> {
            double power = 1;
            for (int i = 0; i < q; i++) {
                power *= y[0];
            }
            rates[0] = y[0] * (1 - power);
        }, new double[] {start}, t -> new double[] {StrictMath.pow(1 + (StrictMath.pow(start, -q) - 1)
                * StrictMath.exp(-q * t), -1.0 / q)}, 2);
    }

    private static ClosedForm cubic(double start) {
        return new ClosedForm((t, y, rates) -> rates[0] = -y[0] * y[0] * y[0], new double[] {start},
                t -> new double[] {start / Math.sqrt(1 + 2 * start * start * t)}, 1 / (start * start));
    }

    private static ClosedForm forced(double start) {
        return new ClosedForm((t, y, rates) -> rates[0] = -2 * t * y[0] * y[0], new double[] {start},
                t -> new double[] {start / (1 + start * t * t)}, 1);
    }

    /** x' = x^2 well before its pole. */
    private static ClosedForm square(double start) {
        return new ClosedForm((t, y, rates) -> rates[0] = y[0] * y[0], new double[] {start},
                t -> new double[] {start / (1 - start * t)}, 0.3 / start);
    }

    /**
     * Gradient flow of (a1 w1 + a2 w2 - g)^2 / 2, y = (a1, w1, a2, w2): sums a + w grow as sqrt(P), differences as
     * 1/sqrt(P), and P' = -(P - r)(P - s)/2.
     */
    private static ClosedForm twoLayer(double[] y0, double g) {
        double[] sum = {y0[0] + y0[1], y0[2] + y0[3]};
        double[] difference = {y0[0] - y0[1], y0[2] - y0[3]};
        double p0 = sum[0] * sum[0] + sum[1] * sum[1];
        double q0 = difference[0] * difference[0] + difference[1] * difference[1];
        double root = Math.sqrt(4 * g * g + p0 * q0);
        double r = 2 * g + root;
        double s = 2 * g - root;
        return new ClosedForm((t, y, rates) -> {
            double excess = y[0] * y[1] + y[2] * y[3] - g;
            rates[0] = -excess * y[1];
            rates[1] = -excess * y[0];
            rates[2] = -excess * y[3];
            rates[3] = -excess * y[2];
        }, y0, t -> {
            double u = (p0 - r) / (p0 - s) * StrictMath.exp(-root * t);
            double z = Math.sqrt((r - s * u) / (1 - u) / p0);
            double[] y = new double[4];
            for (int j = 0; j < 2; j++) {
                y[2 * j] = (sum[j] * z + difference[j] / z) / 2;
                y[2 * j + 1] = (sum[j] * z - difference[j] / z) / 2;
            }
            return y;
        }, 1);
    }

    /** Samples all components. */
    RunRequest request(double[] saves) {
        List<NamedFunction> components = new ArrayList<>();
        for (int i = 0; i < initial.length; i++) {
            int component = i;
            components.add(new NamedFunction("y" + i, (t, y) -> y[component]));
        }
        return RunRequest.sampling(new InitialValueProblem(ReferenceProblem.field(initial.length, field),
                new StateLayout.Builder().add("y", initial.length).build(), 0, initial), saves, components);
    }

    /** The largest component, at the start or in a state. */
    double size(double[] state) {
        double size = 0;
        for (int i = 0; i < state.length; i++) {
            size = Math.max(size, Math.max(Math.abs(initial[i]), Math.abs(state[i])));
        }
        return size;
    }
}
