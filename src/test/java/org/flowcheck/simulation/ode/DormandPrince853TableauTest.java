package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flowcheck.simulation.ode.DormandPrince853Tableau.Row;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

/** The coefficients satisfy the conditions of their orders, one for each rooted tree, and no more of them. */
class DormandPrince853TableauTest {

    /**
     * Weights reach 43 and come with products of up to seven sums: rounding stays below a few hundred units of 2^-52
     * times 43. How small an error still shows is tested below.
     */
    private static final double ROUNDING = 1e-12;
    private static final int STAGES = 16;

    /** The full matrix of stages 1 to 16, out of the places in which slopes are kept. */
    private static double[][] matrix() {
        double[][] a = new double[STAGES][STAGES];
        int[] stageAt = IntStream.range(0, DormandPrince853Tableau.SLOPES).toArray();
        int stage = 1;
        for (Row row : DormandPrince853Tableau.STAGES) {
            fill(row, stageAt, a[stage++]);
        }
        fill(DormandPrince853Tableau.END, stageAt, a[stage++]);
        for (Row row : DormandPrince853Tableau.DENSE_STAGES) {
            fill(row, stageAt, a[stage]);
            stageAt[row.to()] = stage++;
        }
        return a;
    }

    private static void fill(Row row, int[] stageAt, double[] weights) {
        for (int j = 0; j < row.slopes().length; j++) {
            weights[stageAt[row.slopes()[j]]] = row.weights()[j];
        }
    }

    private static double[] full(Row row) {
        double[] b = new double[STAGES];
        fill(row, IntStream.range(0, STAGES).toArray(), b);
        return b;
    }

    /** Largest |sum_i b_i Phi_i(tree) - theta^order / density| over all trees of an order. */
    private static double defect(double[][] a, double[] b, int order, double theta) {
        double largest = 0;
        for (RootedTree tree : RootedTree.ofOrder(order)) {
            double[] weights = tree.weights(a);
            double sum = -Math.pow(theta, order) / tree.density();
            for (int i = 0; i < b.length; i++) {
                sum += b[i] * weights[i];
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }

    private static void hasOrder(int order, double[][] a, double[] b, double theta) {
        for (int n = 1; n <= order; n++) {
            double defect = defect(a, b, n, theta);
            assertTrue(defect < ROUNDING, "order " + n + ": " + defect);
        }
        assertTrue(defect(a, b, order + 1, theta) > 1e-8, "order " + (order + 1) + " too");
    }

    @Test
    void treesAreAsManyAsThereAre() {
        int[] counts = {1, 1, 2, 4, 9, 20, 48, 115, 286};
        for (int n = 1; n <= counts.length; n++) {
            assertEquals(counts[n - 1], RootedTree.ofOrder(n).size());
        }
    }

    @Test
    void theResultHasOrderEight() {
        hasOrder(8, matrix(), full(DormandPrince853Tableau.END), 1);
    }

    @Test
    void theEstimatesHaveOrdersFiveAndThree() {
        double[] end = full(DormandPrince853Tableau.END);
        double[] fifth = full(DormandPrince853Tableau.ERROR5);
        double[] third = full(DormandPrince853Tableau.ERROR3);
        hasOrder(5, matrix(), IntStream.range(0, STAGES).mapToDouble(i -> end[i] - fifth[i]).toArray(), 1);
        hasOrder(3, matrix(), IntStream.range(0, STAGES).mapToDouble(i -> end[i] - third[i]).toArray(), 1);
    }

    @Test
    void theDenseOutputHasOrderSevenEverywhere() {
        for (double theta : new double[] {0.1, 0.3, 0.5, 0.77, 0.95}) {
            hasOrder(7, matrix(), denseWeights(theta), theta);
        }
    }

    /** Weights of all stages at a fraction of the step, written from the basis functions of the tableau. */
    private static double[] denseWeights(double theta) {
        double eta = 1 - theta;
        double[] basis = {theta, theta * eta, theta * theta * eta, Math.pow(theta * eta, 2),
            Math.pow(theta, 3) * eta * eta, Math.pow(theta * eta, 3), Math.pow(theta, 4) * Math.pow(eta, 3)};
        int[] stageAt = IntStream.range(0, STAGES).toArray();
        for (int k = 0; k < DormandPrince853Tableau.DENSE_STAGES.length; k++) {
            stageAt[DormandPrince853Tableau.DENSE_STAGES[k].to()] = DormandPrince853Tableau.SLOPES + k;
        }
        double[] b = new double[STAGES];
        for (int j = 0; j < DormandPrince853Tableau.DENSE_SLOPES.length; j++) {
            for (int f = 0; f < basis.length; f++) {
                b[stageAt[DormandPrince853Tableau.DENSE_SLOPES[j]]] += basis[f] * DormandPrince853Tableau.DENSE[f][j];
            }
        }
        return b;
    }

    /**
     * Largest defect of the stages themselves: sum_j a_ij c_j^(q-1) = c_i^q / q for q = 1, for q = 2 from stage 3, for
     * q = 3 from stage 4, for q = 4 from stage 6 on. The conditions of trees hardly see stages 2 and 3, whose errors
     * later stages cancel.
     */
    private static double stageDefect(double[][] a) {
        int[] first = {2, 3, 4, 6};
        double[] c = new double[STAGES];
        List<Row> rows = rows();
        for (int i = 1; i < STAGES; i++) {
            c[i] = rows.get(i - 1).at();
        }
        double largest = 0;
        for (int q = 1; q <= first.length; q++) {
            for (int i = first[q - 1] - 1; i < STAGES; i++) {
                double sum = -Math.pow(c[i], q) / q;
                for (int j = 0; j < i; j++) {
                    sum += a[i][j] * Math.pow(c[j], q - 1);
                }
                largest = Math.max(largest, Math.abs(sum));
            }
        }
        return largest;
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>(Arrays.asList(DormandPrince853Tableau.STAGES));
        rows.add(DormandPrince853Tableau.END);
        rows.addAll(Arrays.asList(DormandPrince853Tableau.DENSE_STAGES));
        return rows;
    }

    @Test
    void stagesHaveTheirOwnOrders() {
        double defect = stageDefect(matrix());
        assertTrue(defect < ROUNDING, "defect " + defect);
    }

    /** A coefficient that is wrong in its tenth digit is found. */
    @Test
    void aWrongDigitShows() {
        double[] end = full(DormandPrince853Tableau.END);
        for (int stage = 1; stage < 12; stage++) {
            for (int j = 0; j < stage; j++) {
                double[][] a = matrix();
                if (a[stage][j] == 0) {
                    continue;
                }
                a[stage][j] *= 1 + 1e-9;
                double largest = Math.max(stageDefect(a), IntStream.rangeClosed(1, 8)
                        .mapToDouble(n -> defect(a, end, n, 1)).max().orElseThrow());
                assertTrue(largest > ROUNDING, "a[" + stage + "][" + j + "]: " + largest);
            }
        }
    }

    /** The second witness: what Hipparchus computes from fractions, within a rounding of each. */
    @Test
    void agreesWithHipparchus() {
        DormandPrince853Integrator other = new DormandPrince853Integrator(1, 1, 1, 1);
        double[][] a = matrix();
        for (int i = 1; i < STAGES; i++) {
            double[] theirs = Arrays.copyOf(other.getA()[i - 1], STAGES);
            for (int j = 0; j < STAGES; j++) {
                assertEquals(theirs[j], a[i][j], 8 * Math.ulp(theirs[j]), "a[" + i + "][" + j + "]");
            }
        }
        assertArrayEquals(Arrays.copyOf(other.getB(), STAGES), full(DormandPrince853Tableau.END), 1e-15);
    }
}
