package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.spectrum.SingularVectors;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;

/** Singular values, and what lies along singular vectors. */
final class MeasuredSpectrum {

    private MeasuredSpectrum() {
    }

    /** A singular value; it is off by no more than the matrix is. */
    static MeasuredQuantity value(Expression place, MatrixAlongRun matrix, CompiledModel compiled) {
        int r = SizeOf.number(place, compiled);
        return new MeasuredQuantity(new NamedFunction("singular value", (t, state) -> matrix.at(t, state).value(r)),
                new NamedFunction("magnitude of a singular value", matrix::magnitude));
    }

    /** The formulas of a projection, for all runs. */
    static final class Projection {
        private final Expression place;
        private final PreparedFormula left;
        private final List<PreparedFormula> right = new ArrayList<>();

        Projection(Quantity.SingularProjection stated, PreparedFormula.Source formulas) {
            this.place = stated.place();
            this.left = formulas.of(with(stated.family(), stated.matrix().rows()), stated.left());
            for (int b = 0; b < stated.right().size(); b++) {
                FormulaMatrix.Block block = stated.matrix().blocks().get(b);
                right.add(formulas.of(with(stated.family(), block.columns()), stated.right().get(b)));
            }
        }

        private static List<Axis> with(List<Axis> family, List<Axis> more) {
            List<Axis> axes = new ArrayList<>(family);
            axes.addAll(more);
            return axes;
        }

        MeasuredQuantity on(MatrixAlongRun matrix, CompiledModel compiled) {
            int r = SizeOf.number(place, compiled);
            Vectors vectors = new Vectors(matrix, left.values(compiled),
                    right.stream().map(part -> part.values(compiled)).toList());
            Vectors magnitudes = new Vectors(matrix, left.magnitudes(compiled),
                    right.stream().map(part -> part.magnitudes(compiled)).toList());
            return new MeasuredQuantity(new NamedFunction("projection", (t, state) -> {
                SingularVectors found = matrix.at(t, state);
                vectors.read(t, state);
                return found.gap(r) > Quantity.SingularProjection.LEAST_GAP * found.value(1)
                        ? vectors.along(found.left(r), found.right(r)) : Double.NaN;
            }), new NamedFunction("magnitude of a projection", (t, state) -> {
                SingularVectors found = matrix.last();
                magnitudes.read(t, state);
                // Sums of terms; and the pair of vectors, of norm sqrt(2), turned by the matrix's error over the gap.
                return magnitudes.along(absolute(found.left(r)), absolute(found.right(r)))
                        + 2 * magnitudes.norm() * (matrix.magnitude(t, state) / found.gap(r));
            }));
        }

        private static double[] absolute(double[] values) {
            double[] sizes = new double[values.length];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = Math.abs(values[i]);
            }
            return sizes;
        }
    }

    /** The vectors of a family at a sample. */
    private static final class Vectors {
        private final FormulaArray left;
        private final List<FormulaArray> right;
        private final double[] y;
        private final double[][] x;
        private final int rows;
        private final int[] widths;

        Vectors(MatrixAlongRun matrix, FormulaArray left, List<FormulaArray> right) {
            this.left = left;
            this.right = right;
            this.y = new double[left.size()];
            this.x = right.stream().map(part -> new double[part.size()]).toArray(double[][]::new);
            this.rows = matrix.rows();
            this.widths = matrix.widths();
        }

        void read(double t, double[] state) {
            left.values(t, state, y);
            for (int b = 0; b < x.length; b++) {
                right.get(b).values(t, state, x[b]);
            }
        }

        /** The norm over the family of {@code u.y + v.x}. */
        double along(double[] u, double[] v) {
            double sum = 0;
            for (int member = 0; member < y.length / rows; member++) {
                double product = 0;
                for (int row = 0; row < rows; row++) {
                    product += u[row] * y[member * rows + row];
                }
                int column = 0;
                for (int b = 0; b < x.length; b++) {
                    for (int j = 0; j < widths[b]; j++) {
                        product += v[column++] * x[b][member * widths[b] + j];
                    }
                }
                sum += product * product;
            }
            return Math.sqrt(sum);
        }

        /** The norm of all vectors together. */
        double norm() {
            double sum = 0;
            for (double each : y) {
                sum += each * each;
            }
            for (double[] part : x) {
                for (double each : part) {
                    sum += each * each;
                }
            }
            return Math.sqrt(sum);
        }
    }
}
