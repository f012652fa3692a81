package org.flowcheck.theory.calculus;

import java.util.List;

/** What is known about a claimed identity. */
public sealed interface Proof {

    /** How, or why not, in words. */
    String detail();

    /**
     * Equal wherever both sides are defined, for all sizes from one.
     *
     * @param detail the method
     */
    record Proved(String detail) implements Proof {
    }

    /**
     * Equal wherever both sides are defined, with all sizes from 1 to a largest one.
     *
     * @param largest the largest size
     * @param detail the method
     */
    record ProvedForSizes(int largest, String detail) implements Proof {

        /** Refuses sizes below one. */
        public ProvedForSizes {
            if (largest < 1) {
                throw new IllegalArgumentException("proved for sizes up to " + largest);
            }
        }
    }

    /**
     * Different at a point.
     *
     * @param left the value of the left side there
     * @param right the value of the right side there
     * @param detail the point
     */
    record Refuted(double left, double right, String detail) implements Proof {
    }

    /**
     * Neither proved nor refuted.
     *
     * @param detail why
     */
    record Undecided(String detail) implements Proof {
    }

    /** What is known of all of several identities together: the weakest of what is known of each; of none, proved. */
    static Proof all(List<Proof> proofs) {
        Proof weakest = new Proved("nothing to prove");
        for (Proof proof : proofs) {
            if (weakness(proof) > weakness(weakest) || weakness(proof) == weakness(weakest) && (weakness(proof) == 0
                    || proof instanceof ProvedForSizes sizes
                    && sizes.largest() < ((ProvedForSizes) weakest).largest())) {
                weakest = proof;
            }
        }
        return weakest;
    }

    private static int weakness(Proof proof) {
        if (proof instanceof Proved) {
            return 0;
        }
        return proof instanceof ProvedForSizes ? 1 : proof instanceof Undecided ? 2 : 3;
    }
}
