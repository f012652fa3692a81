package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;

/** What is measured at a run's samples: one number of the state. Equal quantities are measured once. */
public sealed interface Quantity {

    /**
     * A formula.
     *
     * @param formula in the run's model, with {@code Dt[...]} as written
     */
    record Scalar(Expression formula) implements Quantity {
    }

    /**
     * The Wasserstein distance of order two between the laws of two numbers of one index, over the neurons for example:
     * {@code WassersteinDistance[x, y, {k, m}]}.
     *
     * @param axis the index and its range
     * @param first a formula of the index
     * @param second another
     */
    record Distance(Axis axis, Expression first, Expression second) implements Quantity {
    }

    /**
     * A singular value: {@code SingularValue[Z, r]}.
     *
     * @param matrix the matrix
     * @param place 1 for the largest, up to the smaller size of the matrix; a formula of integer parameters
     */
    record SingularValue(FormulaMatrix matrix, Expression place) implements Quantity {
    }

    /**
     * The size of what lies along a pair of singular vectors: {@code SingularProjection[Z, r, y, {x, ...}, {b, M}]},
     * {@code Sqrt[Sum[(u_r.y[b] + v_r.x[b])^2, {b, M}]]}. It does not depend on the sign of the pair.
     *
     * @param matrix the matrix
     * @param place which pair, as in {@link SingularValue}
     * @param left y, a formula of the matrix's rows and the family's indices
     * @param right x, a formula for each block of columns, of its indices and the family's
     * @param family indices of the vectors, none for one vector
     */
    record SingularProjection(FormulaMatrix matrix, Expression place, Expression left, List<Expression> right,
                              List<Axis> family) implements Quantity {
        /**
         * Singular values that are nearer than this to each other, relative to the largest, have no vectors: {@value}.
         * It is what rounding is taken to be.
         */
        public static final double LEAST_GAP = Scene.ROUNDING;

        /** Refuses vectors that do not fit the matrix. */
        public SingularProjection {
            right = List.copyOf(right);
            family = List.copyOf(family);
            if (right.size() != matrix.blocks().size()) {
                throw new IllegalArgumentException(right.size() + " parts for " + matrix.blocks().size() + " blocks");
            }
        }
    }
}
