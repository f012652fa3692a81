package org.flowcheck.evidence.statistics;

import static org.flowcheck.evidence.statistics.Decision.VIOLATED;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Data {@code mean(m) + noise} against the statement that the limit is 1, to be known to 5 %. */
final class SimulatedLimits {

    static final double[] WIDTHS = {1e2, 3e2, 1e3, 3e3, 1e4, 3e4, 1e5};
    static final int SEEDS = 10;
    private static final double SIZE = 0.01;

    private SimulatedLimits() {
    }

    static double[][] draw(DoubleUnaryOperator mean, Noise noise, double decay, Random random) {
        double[][] y = new double[SEEDS][WIDTHS.length];
        for (double[] row : y) {
            for (int j = 0; j < row.length; j++) {
                row[j] = mean.applyAsDouble(WIDTHS[j])
                        + SIZE * StrictMath.pow(WIDTHS[j] / WIDTHS[0], -decay) * noise.draw(random);
            }
        }
        return y;
    }

    static LimitStatement one(LimitRate rate, Rest... rests) {
        return new LimitStatement(1, 0.05, rate, List.of(rests));
    }

    private static Decision decide(DoubleUnaryOperator mean, Noise noise, double decay, LimitStatement statement,
            Random random) {
        return LimitFit.of(WIDTHS, draw(mean, noise, decay, random), statement, Study.ALPHA).decision();
    }

    private static Study.Case right(String name, DoubleUnaryOperator mean, Noise noise, double decay,
            LimitStatement statement, double power) {
        return Study.Case.right(name, random -> decide(mean, noise, decay, statement, random), power);
    }

    private static Study.Case wrong(String name, DoubleUnaryOperator mean, Noise noise, double decay,
            LimitStatement statement, double power) {
        return Study.Case.wrong(name, random -> decide(mean, noise, decay, statement, random), power);
    }

    static List<Study.Case> cases() {
        LimitStatement root = one(LimitRate.power(0.5));
        LimitStatement rootAndRest = one(LimitRate.power(0.5), Rest.power(2, 0.5));
        LimitStatement log = one(LimitRate.logarithm());
        LimitStatement unknown = one(LimitRate.unknown());
        Noise normal = Noise.NORMAL;
        return List.of(
                right("right; m^(-1/2) stated", m -> 1 + 2 / Math.sqrt(m), normal, 0, root, 0.9),
                right("right; m^(-1/2) stated, heavy tails", m -> 1 + 2 / Math.sqrt(m), Noise.HEAVY, 0, root, 0.9),
                right("right; m^(-1/2) stated, noise as m^(-1/2)", m -> 1 + 2 / Math.sqrt(m), normal, 0.5, root, 0.9),
                right("right; m^(-1/2) and a rest of 2 m^(-1/2) stated and there",
                        m -> 1 + (1 + 2 / Math.sqrt(m)) / Math.sqrt(m), normal, 0, rootAndRest, 0.9),
                right("right; 1/log m stated", m -> 1 + 0.5 / StrictMath.log(m), normal, 0, log, 0.9),
                right("right; level at 1, rate unknown", m -> 1, normal, 0, unknown, 0),
                right("right; m^(-1/2), rate unknown", m -> 1 + 2 / Math.sqrt(m), normal, 0, unknown, 0),
                right("right; m^(-0.6), rate unknown, noise 1/100 at m = 100 and as m^(-1/2)",
                        m -> 1 + 2 * StrictMath.pow(m, -0.6), normal, 0.5, unknown, 0.9),
                right("right; 1/log m, rate unknown", m -> 1 + 0.5 / StrictMath.log(m), normal, 0, unknown, 0),
                right("right; 1/log m, rate unknown, skewed noise", m -> 1 + 0.5 / StrictMath.log(m), Noise.SKEWED, 0,
                        unknown, 0),
                wrong("5 % off; m^(-1/2) stated", m -> 1.05 + 2 / Math.sqrt(m), normal, 0, root, 0.9),
                wrong("5 % off; m^(-1/2) stated, heavy tails", m -> 1.05 + 2 / Math.sqrt(m), Noise.HEAVY, 0, root, 0.9),
                wrong("5 % off; m^(-1/2) and a rest of 2 m^(-1/2) stated and there",
                        m -> 1.05 + (1 + 2 / Math.sqrt(m)) / Math.sqrt(m), normal, 0, rootAndRest, 0.9),
                wrong("5 % off; 1/log m stated", m -> 0.95 + 0.5 / StrictMath.log(m), normal, 0, log, 0.9),
                wrong("5 % off; level, rate unknown", m -> 1.05, normal, 0, unknown, 0),
                wrong("5 % off; m^(-1/2), rate unknown", m -> 0.95 + 2 / Math.sqrt(m), normal, 0, unknown, 0),
                wrong("5 % off; m^(-0.6), rate unknown, noise 1/100 at m = 100 and as m^(-1/2)",
                        m -> 1.05 + 2 * StrictMath.pow(m, -0.6), normal, 0.5, unknown, 0.9),
                wrong("5 % off; 1/log m, rate unknown", m -> 0.95 + 0.5 / StrictMath.log(m), normal, 0, unknown, 0),
                wrong("no limit: 1 + 0.01 log(m/100)", m -> 1 + 0.01 * StrictMath.log(m / 100), normal, 0, unknown, 0),
                Study.Case.beyond("right; m^(-1/4), m^(-1/2) stated", random ->
                        decide(m -> 1 + 0.5 * StrictMath.pow(m, -0.25), normal, 0, root, random), VIOLATED, 1),
                Study.Case.beyond("right; m^(-1/2) - m^(-1/4)/2, rate unknown", random -> decide(m -> 1
                        + 1 / Math.sqrt(m) - 0.5 * StrictMath.pow(m, -0.25), normal, 0, unknown, random), VIOLATED, 1),
                Study.Case.beyond("right; m^(-1/2) + m^(-1/4)/2, rate unknown", random -> decide(m -> 1
                        + 1 / Math.sqrt(m) + 0.5 * StrictMath.pow(m, -0.25), normal, 0, unknown, random), VIOLATED, 1));
    }
}
