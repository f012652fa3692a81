package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.List;

/**
 * A rooted tree: an elementary differential of y' = f(y), and so a condition on a Runge-Kutta formula.
 *
 * <p>Source: Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, section II.2.
 *
 * @param branches the trees left when the root is taken away
 */
record RootedTree(List<RootedTree> branches) {

    /** Number of nodes. */
    int order() {
        return 1 + branches.stream().mapToInt(RootedTree::order).sum();
    }

    /** gamma: the order times the densities of all branches. */
    double density() {
        double product = order();
        for (RootedTree branch : branches) {
            product *= branch.density();
        }
        return product;
    }

    /** The elementary weight of each stage: the product over branches of sum_j a_ij Phi_j(branch). */
    double[] weights(double[][] a) {
        double[] weights = new double[a.length];
        java.util.Arrays.fill(weights, 1);
        for (RootedTree branch : branches) {
            double[] inner = branch.weights(a);
            for (int i = 0; i < a.length; i++) {
                double sum = 0;
                for (int j = 0; j < a[i].length; j++) {
                    sum += a[i][j] * inner[j];
                }
                weights[i] *= sum;
            }
        }
        return weights;
    }

    /** All trees of an order; 1, 1, 2, 4, 9, 20, 48, 115, 286 for 1 to 9. */
    static List<RootedTree> ofOrder(int order) {
        List<RootedTree> trees = new ArrayList<>();
        List<RootedTree> smaller = new ArrayList<>();
        for (int n = order - 1; n >= 1; n--) {
            smaller.addAll(ofOrder(n));
        }
        grow(smaller, 0, order - 1, new ArrayList<>(), trees);
        return trees;
    }

    /** Multisets of branches with so many nodes left, each drawn from the list at or after a place. */
    private static void grow(List<RootedTree> from, int first, int left, List<RootedTree> chosen,
                             List<RootedTree> trees) {
        if (left == 0) {
            trees.add(new RootedTree(List.copyOf(chosen)));
            return;
        }
        for (int i = first; i < from.size(); i++) {
            if (from.get(i).order() <= left) {
                chosen.add(from.get(i));
                grow(from, i, left - from.get(i).order(), chosen, trees);
                chosen.remove(chosen.size() - 1);
            }
        }
    }
}
