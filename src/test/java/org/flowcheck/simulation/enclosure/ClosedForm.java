package org.flowcheck.simulation.enclosure;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpMath;

/** Equations of one number with solutions in closed form, to more than fifty digits, and starts that they have. */
enum ClosedForm {

    /** K' = 2 K (1 - K), for ever. */
    LOGISTIC("multi-stage/k-logistic", "K0", 1e-6, 0.999, 0) {
        @Override
        Dfp at(Dfp x, Dfp t) {
            Dfp rest = x.getOne().subtract(x).multiply(DfpMath.exp(t.multiply(-2)));
            return x.divide(x.add(rest));
        }
    },
    /** x' = x^2, up to 1/x. */
    QUADRATIC("classical/quadratic", "x0", 0.01, 100, 1) {
        @Override
        Dfp at(Dfp x, Dfp t) {
            return x.divide(x.getOne().subtract(x.multiply(t)));
        }

        @Override
        Dfp blowUp(Dfp x) {
            return x.reciprocal();
        }
    },
    /** x' = x^3, up to 1/(2 x^2). */
    CUBIC("classical/cubic", "x0", 0.1, 10, 1) {
        @Override
        Dfp at(Dfp x, Dfp t) {
            return x.divide(x.getOne().subtract(x.multiply(x).multiply(t).multiply(2)).sqrt());
        }

        @Override
        Dfp blowUp(Dfp x) {
            return x.multiply(x).multiply(2).reciprocal();
        }
    },
    /** E' = 3 E^(4/3), up to E^(-1/3). */
    FOUR_THIRDS("classical/energy-four-thirds", "E0", 0.01, 100, 1) {
        @Override
        Dfp at(Dfp x, Dfp t) {
            Dfp rest = FiftyDigits.power(x, -1, 3).subtract(t);
            return rest.multiply(rest).multiply(rest).reciprocal();
        }

        @Override
        Dfp blowUp(Dfp x) {
            return FiftyDigits.power(x, -1, 3);
        }
    },
    /** x' = exp(x), up to exp(-x). */
    EXPONENTIAL("classical/exponential", "x0", 0.1, 4, 1) {
        @Override
        Dfp at(Dfp x, Dfp t) {
            return DfpMath.log(DfpMath.exp(x.negate()).subtract(t)).negate();
        }

        @Override
        Dfp blowUp(Dfp x) {
            return DfpMath.exp(x.negate());
        }
    },
    /** x' = x, for ever. */
    LINEAR("classical/linear-growth", "x0", 0.01, 100, 0) {
        @Override
        Dfp at(Dfp x, Dfp t) {
            return x.multiply(DfpMath.exp(t));
        }
    },
    /** x' = x log(x)^2, up to 1/log(x). */
    LOG_SQUARED("classical/log-squared", "x0", 1.1, 20, 1) {
        @Override
        Dfp at(Dfp x, Dfp t) {
            Dfp log = DfpMath.log(x);
            return DfpMath.exp(log.divide(x.getOne().subtract(log.multiply(t))));
        }

        @Override
        Dfp blowUp(Dfp x) {
            return DfpMath.log(x).reciprocal();
        }
    },
    /** x' = x log(x), for ever. */
    LOG("classical/x-log-x", "x0", 0.2, 3, 0) {
        @Override
        Dfp at(Dfp x, Dfp t) {
            return DfpMath.exp(DfpMath.log(x).multiply(DfpMath.exp(t)));
        }
    };

    /** Solutions without a blow-up are followed to this time. */
    private static final double LONG = 3;
    /** The others to this part of their blow-up time. */
    private static final double PART = 0.9;

    private final String model;
    private final String parameter;
    private final double least;
    private final double most;
    private final boolean blowsUp;

    ClosedForm(String model, String parameter, double least, double most, int blowUps) {
        this.model = model;
        this.parameter = parameter;
        this.least = least;
        this.most = most;
        this.blowsUp = blowUps > 0;
    }

    /** The solution from x at time t. */
    abstract Dfp at(Dfp x, Dfp t);

    /** When it blows up. */
    Dfp blowUp(Dfp x) {
        throw new IllegalStateException(name() + " does not");
    }

    Tape tape() {
        return Tapes.read(model, Map.of(parameter, (least + most) / 2), 1).tape();
    }

    /** A start, evenly in the logarithm. */
    double start(SplittableRandom random) {
        return least * StrictMath.exp(random.nextDouble() * StrictMath.log(most / least));
    }

    /** Random increasing times at which the solution from x exists, the first one zero. */
    double[] times(double x, int count, SplittableRandom random) {
        double end = blowsUp ? PART * blowUp(FiftyDigits.of(x)).toDouble() : LONG;
        double[] times = random.doubles(count - 1, 0, end).sorted().toArray();
        double[] all = new double[count];
        System.arraycopy(times, 0, all, 1, count - 1);
        return all;
    }

    static List<ClosedForm> all() {
        return List.of(values());
    }
}
