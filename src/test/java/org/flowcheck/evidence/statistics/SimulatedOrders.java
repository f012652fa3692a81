package org.flowcheck.evidence.statistics;

import static org.flowcheck.evidence.statistics.Decision.VIOLATED;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Data {@code m^p (log m)^q (1 + h(m)) exp(size noise)} against statements of order m^(-1/2). */
final class SimulatedOrders {

    static final double[] WIDTHS = {1e3, 3e3, 1e4, 3e4, 1e5};
    static final int SEEDS = 8;
    static final double RESOLUTION = 0.1;
    private static final double POWER = -0.5;
    private static final List<Rest> NO_REST = List.of();
    /** What most cases state: a rest of relative size 5 m^(-1/2). */
    private static final List<Rest> REST = List.of(Rest.power(5, 0.5));

    private SimulatedOrders() {
    }

    /** What the data are. */
    record Truth(double power, double logPower, DoubleUnaryOperator rest, Noise noise, double size, double growth) {

        static Truth of(double power) {
            return new Truth(power, 0, m -> 0, Noise.NORMAL, 0.1, 0);
        }

        Truth rest(DoubleUnaryOperator other) {
            return new Truth(power, logPower, other, noise, size, growth);
        }

        Truth logPower(double other) {
            return new Truth(power, other, rest, noise, size, growth);
        }

        /** @param grows the size of the noise is multiplied by {@code (m/m_1)^grows} */
        Truth noise(Noise other, double grows) {
            return new Truth(power, logPower, rest, other, size, grows);
        }

        double[][] draw(Random random) {
            double[][] y = new double[SEEDS][WIDTHS.length];
            for (double[] row : y) {
                for (int j = 0; j < row.length; j++) {
                    double m = WIDTHS[j];
                    double spread = size * StrictMath.pow(m / WIDTHS[0], growth);
                    row[j] = 3 * StrictMath.pow(m, power) * StrictMath.pow(StrictMath.log(m), logPower)
                            * (1 + rest.applyAsDouble(m)) * StrictMath.exp(spread * noise.draw(random));
                }
            }
            return y;
        }
    }

    static OrderStatement theta(double logPower, List<Rest> rests) {
        return new OrderStatement(OrderStatement.Bound.THETA, POWER, logPower, RESOLUTION, rests);
    }

    static OrderStatement upper(List<Rest> rests) {
        return new OrderStatement(OrderStatement.Bound.UPPER, POWER, 0, RESOLUTION, rests);
    }

    private static Study.Case right(String name, Truth truth, OrderStatement statement, double power) {
        return Study.Case.right(name, random -> decide(truth, statement, random), power);
    }

    private static Study.Case wrong(String name, Truth truth, OrderStatement statement, double power) {
        return Study.Case.wrong(name, random -> decide(truth, statement, random), power);
    }

    static Decision decide(Truth truth, OrderStatement statement, Random random) {
        return OrderFit.of(WIDTHS, truth.draw(random), statement, Study.ALPHA).decision();
    }

    /** The worst shape below {@code 5 m^(-1/2)}: one sign below the middle width, the other above. */
    private static double turning(double m) {
        return (m < 1e4 ? -5 : 5) / Math.sqrt(m);
    }

    static List<Study.Case> cases() {
        Truth half = Truth.of(POWER);
        Truth more = Truth.of(POWER + 0.1);
        Truth less = Truth.of(POWER - 0.1);
        return List.of(
                right("right; no rest stated", half, theta(0, NO_REST), 0.9),
                right("right; rest of 5 m^(-1/2) stated, none there", half, theta(0, REST), 0.9),
                right("right; rest +5 m^(-1/2)", half.rest(m -> 5 / Math.sqrt(m)), theta(0, REST), 0.5),
                right("right; rest -5 m^(-1/2)", half.rest(m -> -5 / Math.sqrt(m)), theta(0, REST), 0),
                right("right; worst rest below 5 m^(-1/2)", half.rest(SimulatedOrders::turning), theta(0, REST), 0),
                right("right; heavy tails", half.noise(Noise.HEAVY, 0), theta(0, NO_REST), 0.9),
                right("right; skewed noise", half.noise(Noise.SKEWED, 0), theta(0, NO_REST), 0.9),
                wrong("too small by 0.1; no rest stated", more, theta(0, NO_REST), 0.9),
                wrong("too small by 0.1; rest of 5 m^(-1/2) stated", more, theta(0, REST), 0.9),
                wrong("too large by 0.1; rest of 5 m^(-1/2) stated", less, theta(0, REST), 0.9),
                wrong("too small by 0.1; rest +5 m^(-1/2)", more.rest(m -> 5 / Math.sqrt(m)), theta(0, REST), 0),
                wrong("too small by 0.1; worst rest", more.rest(m -> -turning(m)), theta(0, REST), 0),
                wrong("too small by 0.1; heavy tails", more.noise(Noise.HEAVY, 0), theta(0, NO_REST), 0.9),
                wrong("too small by 0.1; skewed noise", more.noise(Noise.SKEWED, 0), theta(0, NO_REST), 0.9),
                right("(log m)^2 stated and there", half.logPower(2), theta(2, REST), 0.9),
                wrong("(log m)^2 there, not stated", half.logPower(2), theta(0, REST), 0.9),
                wrong("(log m)^2 stated, not there", half, theta(2, REST), 0.9),
                right("upper bound; just so", half, upper(REST), 0.9),
                right("upper bound; smaller by 0.3", Truth.of(POWER - 0.3), upper(REST), 0.9),
                wrong("upper bound; exceeded by 0.1", more, upper(REST), 0.9),
                wrong("upper bound; exceeded by (log m)^2", half.logPower(2), upper(REST), 0.9),
                wrong("upper bound; exceeded from m = 10^5 on: 1 + (m/10^5)^2",
                        half.rest(m -> m * m / 1e10), upper(REST), 0),
                Study.Case.beyond("right; skewed noise, growing as m^(1/4)", random ->
                        decide(half.noise(Noise.SKEWED, 0.25), theta(0, NO_REST), random), VIOLATED, 0.07),
                Study.Case.beyond("right; rest -20 m^(-1/2), 5 m^(-1/2) stated", random ->
                        decide(half.rest(m -> -20 / Math.sqrt(m)), theta(0, REST), random), VIOLATED, 0.1));
    }
}
