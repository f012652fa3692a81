package org.flowcheck.evidence.statistics;

import java.util.Random;

/** Noise of unit size about zero, with the tails that data have. */
enum Noise {
    /** Standard normal. */
    NORMAL {
        @Override
        double draw(Random random) {
            return random.nextGaussian();
        }
    },
    /** Student's t with 3 degrees of freedom, over its standard deviation: its fourth moment is infinite. */
    HEAVY {
        @Override
        double draw(Random random) {
            double squares = 0;
            for (int i = 0; i < 3; i++) {
                double normal = random.nextGaussian();
                squares += normal * normal;
            }
            return random.nextGaussian() / Math.sqrt(squares);
        }
    },
    /** Logarithm of an exponential variable, centred and over its standard deviation: skewness -1.14. */
    SKEWED {
        @Override
        double draw(Random random) {
            double u = 1 - random.nextDouble();
            return (StrictMath.log(-StrictMath.log(u)) + 0.5772156649015329) / (Math.PI / Math.sqrt(6));
        }
    };

    abstract double draw(Random random);
}
