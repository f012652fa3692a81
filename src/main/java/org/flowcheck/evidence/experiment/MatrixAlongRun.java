package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.spectrum.SingularVectors;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.theory.model.Axis;

/**
 * A matrix at the samples of a run. Several quantities ask for it at one place, where it is computed once; it is
 * decomposed anew where an entry changed, so that a matrix of data is decomposed once a run. For one thread at a time.
 */
final class MatrixAlongRun {

    private final List<FormulaArray> values = new ArrayList<>();
    private final List<FormulaArray> magnitudes = new ArrayList<>();
    private final double[][] blocks;
    private final double[][] last;
    private final int rows;
    private final Place seen = new Place();
    private final Place sized = new Place();
    private SingularVectors decomposition;
    private double magnitude;

    /** Where something was computed last. */
    private static final class Place {
        private double t;
        private double[] state = new double[0];

        /** Whether this is the place again; if not, it is the place from now on. */
        boolean again(double now, double[] here) {
            if (now == t && Arrays.equals(state, here)) {
                return true;
            }
            t = now;
            state = here.clone();
            return false;
        }
    }

    /** The formulas of a matrix, for all runs. */
    static final class Prepared {
        private final List<Axis> rows;
        private final List<PreparedFormula> blocks = new ArrayList<>();

        Prepared(FormulaMatrix matrix, PreparedFormula.Source formulas) {
            this.rows = matrix.rows();
            for (FormulaMatrix.Block block : matrix.blocks()) {
                List<Axis> axes = new ArrayList<>(rows);
                axes.addAll(block.columns());
                blocks.add(formulas.of(axes, block.entry()));
            }
        }
    }

    MatrixAlongRun(Prepared prepared, CompiledModel compiled) {
        for (PreparedFormula block : prepared.blocks) {
            values.add(block.values(compiled));
            magnitudes.add(block.magnitudes(compiled));
        }
        this.rows = SizeOf.product(prepared.rows, compiled);
        this.blocks = values.stream().map(block -> new double[block.size()]).toArray(double[][]::new);
        this.last = values.stream().map(block -> new double[block.size()]).toArray(double[][]::new);
    }

    /** How many columns each block has. */
    int[] widths() {
        return Arrays.stream(blocks).mapToInt(block -> block.length / rows).toArray();
    }

    int rows() {
        return rows;
    }

    /** The decomposition at a sample. */
    SingularVectors at(double t, double[] state) {
        boolean changed = decomposition == null;
        if (seen.again(t, state) && !changed) {
            return decomposition;
        }
        for (int b = 0; b < blocks.length; b++) {
            values.get(b).values(t, state, blocks[b]);
            changed |= !Arrays.equals(blocks[b], last[b]);
            System.arraycopy(blocks[b], 0, last[b], 0, blocks[b].length);
        }
        if (changed) {
            decomposition = SingularVectors.of(entries());
        }
        return decomposition;
    }

    /** The decomposition at the sample that was asked for last. */
    SingularVectors last() {
        return decomposition;
    }

    /** What the rounding of the matrix scales with, as a whole: the Frobenius norm of its entries' magnitudes. */
    double magnitude(double t, double[] state) {
        if (sized.again(t, state) && magnitude > 0) {
            return magnitude;
        }
        double sum = 0;
        for (int b = 0; b < blocks.length; b++) {
            magnitudes.get(b).values(t, state, blocks[b]);
            for (double each : blocks[b]) {
                sum += each * each;
            }
        }
        magnitude = Math.sqrt(sum);
        return magnitude;
    }

    /** The entries at a sample. */
    double[][] entries(double t, double[] state) {
        for (int b = 0; b < blocks.length; b++) {
            values.get(b).values(t, state, blocks[b]);
        }
        return entries();
    }

    /** What stands for the entries where the run has no sample: no numbers. */
    double[][] nothing() {
        for (double[] block : blocks) {
            Arrays.fill(block, Double.NaN);
        }
        return entries();
    }

    private double[][] entries() {
        int columns = Arrays.stream(widths()).sum();
        double[][] entries = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            int column = 0;
            for (double[] block : blocks) {
                int width = block.length / rows;
                System.arraycopy(block, row * width, entries[row], column, width);
                column += width;
            }
        }
        return entries;
    }
}
