package org.flowcheck.simulation.network;

import java.util.ArrayList;
import java.util.List;

/**
 * What scaling makes the data of a {@link TwoLayerFlow} meet E x x^T = I and E y x = e_1 without changing the flow, or
 * why none does.
 *
 * <p>With s, z and c as in {@link DataMoments}, S the output scale and P = -n p, Q = -n q of the flow,
 * <pre>
 * x~ = R x/s,   y~ = s y/z,   a~ = A a,   w~ = W R w,   tanh~(u) = tanh(r u)/r with r = s/W,   t~ = C t,
 * A = s sqrt(S/z) (Q/P)^(1/4),   W = s sqrt(S/z) (P/Q)^(1/4),   C = z sqrt(P Q),
 * </pre>
 * with a rotation R that takes c to the first axis, obey the flow of the loss sum e~_i^2/(2n), of outputs
 * sum_k a~_k tanh~(w~_k . x~_i). For the loss sum e_i^2/(2n), where S = P = Q = 1, that is A = W = s/sqrt(z) and C = z.
 * Source: multi-stage, Assumptions 1-3. Other second moments are not equivalent: a linear map of the inputs that is no
 * multiple of a rotation changes the metric in which the gradient is taken.
 */
public sealed interface Normalisation {

    /** The moments of the data. */
    DataMoments moments();

    /**
     * The scaling.
     *
     * @param outerFactor A, dimensionless
     * @param innerFactor W, dimensionless
     * @param clock C, the normalised time per time of the flow
     */
    record Exact(DataMoments moments, double outerFactor, double innerFactor, double clock) implements Normalisation {

        /** c/z, d numbers. */
        public double[] direction() {
            double[] direction = moments.correlation().clone();
            double length = moments.correlationLength();
            for (int j = 0; j < direction.length; j++) {
                direction[j] /= length;
            }
            return direction;
        }
    }

    /**
     * There is none.
     *
     * @param reasons at least one
     */
    record NotMet(DataMoments moments, List<Reason> reasons) implements Normalisation {
        /** Copies the reasons; refuses none. */
        public NotMet {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("no reason");
            }
        }
    }

    /** Why data cannot be normalised. */
    enum Reason {
        /** s^2 or z is no number to divide by: the inputs are zero, or too large or too small for a double. */
        NO_SIZE,
        /** n < d: S has a smaller rank than I. */
        TOO_FEW_SAMPLES,
        /** S is no multiple of I. */
        NOT_ISOTROPIC,
        /** c = 0. */
        NO_CORRELATION,
        /** The weights do not descend a sum of squared residuals, at whatever rates. */
        NO_DESCENT
    }

    /** The normalisation of a flow. */
    static Normalisation of(TwoLayerFlow flow) {
        DataMoments moments = DataMoments.of(flow);
        // Where s, p and q all have the other sign, -a is the output weight of the same network.
        double sign = Math.signum(flow.outputScale());
        double scale = Math.abs(flow.outputScale());
        double outerRate = -flow.samples() * sign * flow.outputRate();
        double innerRate = -flow.samples() * sign * flow.inputRate();
        List<Reason> reasons = new ArrayList<>();
        boolean sized = moments.square() > 0 && Double.isFinite(moments.square())
                && Double.isFinite(moments.correlationLength());
        if (!sized) {
            reasons.add(Reason.NO_SIZE);
        } else if (moments.samples() < moments.dimension()) {
            reasons.add(Reason.TOO_FEW_SAMPLES);
        } else if (!moments.isotropic()) {
            reasons.add(Reason.NOT_ISOTROPIC);
        }
        if (sized && !moments.correlated()) {
            reasons.add(Reason.NO_CORRELATION);
        }
        if (!(scale > 0 && outerRate > 0 && innerRate > 0)) {
            reasons.add(Reason.NO_DESCENT);
        }
        if (!reasons.isEmpty()) {
            return new NotMet(moments, reasons);
        }
        double factor = Math.sqrt(moments.square()) * Math.sqrt(scale / moments.correlationLength());
        double apart = Math.sqrt(Math.sqrt(innerRate / outerRate));
        return new Exact(moments, factor * apart, factor / apart,
                moments.correlationLength() * Math.sqrt(outerRate) * Math.sqrt(innerRate));
    }
}
