package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.function.DoubleFunction;
import org.hipparchus.util.FastMath;

/**
 * An initial value problem with its closed form.
 *
 * @param name what literature calls it
 * @param source where it is taken from
 * @param problem the problem
 * @param end end of the run
 * @param solution state at a time
 * @param invariants what its flow conserves
 */
record ReferenceProblem(String name, String source, InitialValueProblem problem, double end,
                        DoubleFunction<double[]> solution, List<NamedFunction> invariants) {

    /** A field of given dimension. */
    interface Formula {
        void write(double t, double[] y, double[] yDot);
    }

    static VectorField field(int dimension, Formula formula) {
        return new VectorField() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public void derivatives(double t, double[] y, double[] yDot) {
                formula.write(t, y, yDot);
            }
        };
    }

    static InitialValueProblem scalar(Formula formula, double initial) {
        return new InitialValueProblem(field(1, formula), StateLayout.ofScalars("x"), 0, new double[] {initial});
    }

    static List<ReferenceProblem> all() {
        return List.of(harmonicOscillator(), logistic(), kepler(), forcedDecay());
    }

    /** q' = p, p' = -q over one and a half periods. */
    static ReferenceProblem harmonicOscillator() {
        VectorField field = field(2, (t, y, yDot) -> {
            yDot[0] = y[1];
            yDot[1] = -y[0];
        });
        return new ReferenceProblem("HarmonicOscillator", "any textbook",
                new InitialValueProblem(field, StateLayout.ofScalars("q", "p"), 0, new double[] {1, 0}),
                3 * FastMath.PI, t -> new double[] {FastMath.cos(t), -FastMath.sin(t)},
                List.of(new NamedFunction("energy", (t, y) -> 0.5 * (y[0] * y[0] + y[1] * y[1]))));
    }

    /** K' = 2 K (1 - K), K(0) = 1/10: the aligned amplitude of a condensing network. */
    static ReferenceProblem logistic() {
        return new ReferenceProblem("Logistic", "Verhulst 1838",
                scalar((t, y, yDot) -> yDot[0] = 2 * y[0] * (1 - y[0]), 0.1), 4,
                t -> new double[] {1 / (1 + 9 * FastMath.exp(-2 * t))}, List.of());
    }

    /** The plane two-body problem with eccentricity 1/2, over one period: it returns to where it began. */
    static ReferenceProblem kepler() {
        double eccentricity = 0.5;
        VectorField field = field(4, (t, y, yDot) -> {
            double r = Math.sqrt(y[0] * y[0] + y[1] * y[1]);
            yDot[0] = y[2];
            yDot[1] = y[3];
            yDot[2] = -y[0] / (r * r * r);
            yDot[3] = -y[1] / (r * r * r);
        });
        double[] initial = {1 - eccentricity, 0, 0, Math.sqrt((1 + eccentricity) / (1 - eccentricity))};
        return new ReferenceProblem("Kepler", "Hairer, Lubich, Wanner, Geometric Numerical Integration, I.2.3",
                new InitialValueProblem(field, new StateLayout.Builder().add("q", 2).add("p", 2).build(), 0, initial),
                2 * FastMath.PI, t -> keplerOrbit(t, eccentricity), List.of(
                        new NamedFunction("energy", (t, y) -> 0.5 * (y[2] * y[2] + y[3] * y[3])
                                - 1 / Math.sqrt(y[0] * y[0] + y[1] * y[1])),
                        new NamedFunction("angular momentum", (t, y) -> y[0] * y[3] - y[1] * y[2])));
    }

    private static double[] keplerOrbit(double t, double e) {
        double anomaly = t;
        for (int i = 0; i < 60; i++) {
            anomaly -= (anomaly - e * FastMath.sin(anomaly) - t) / (1 - e * FastMath.cos(anomaly));
        }
        double root = Math.sqrt(1 - e * e);
        double rate = 1 / (1 - e * FastMath.cos(anomaly));
        return new double[] {FastMath.cos(anomaly) - e, root * FastMath.sin(anomaly),
            -FastMath.sin(anomaly) * rate, root * FastMath.cos(anomaly) * rate};
    }

    /** x' = -2 t x^2, x(0) = 1: x = 1 / (1 + t^2), a field that depends on time. */
    static ReferenceProblem forcedDecay() {
        return new ReferenceProblem("ForcedDecay", "separable, by hand",
                scalar((t, y, yDot) -> yDot[0] = -2 * t * y[0] * y[0], 1), 3,
                t -> new double[] {1 / (1 + t * t)}, List.of());
    }

    List<NamedFunction> components() {
        StateLayout layout = problem.layout();
        return java.util.stream.IntStream.range(0, layout.dimension())
                .mapToObj(i -> new NamedFunction(layout.format(i), (t, y) -> y[i])).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
