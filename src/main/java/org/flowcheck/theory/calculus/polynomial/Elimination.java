package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Solves homogeneous linear equations whose coefficients are polynomials in constants (Gauss-Jordan, no fractions). */
final class Elimination {

    private final PolynomialRing ring;
    private final int columns;
    /** By the column that it is solved for: an equation that is zero in all other such columns. */
    private final SortedMap<Integer, ConstantVector> solved = new TreeMap<>();

    /**
     * Solves equations.
     *
     * @param equations the coefficients of the unknowns in each
     * @param columns the number of unknowns
     * @throws TooComplexException if the coefficients grow too large
     */
    Elimination(Collection<ConstantVector> equations, int columns, PolynomialRing ring) {
        this.ring = ring;
        this.columns = columns;
        Map<String, ConstantVector> open = new LinkedHashMap<>();
        equations.forEach(equation -> add(open, equation.lowest(ring)));
        for (int column = 0; column < columns; column++) {
            eliminate(column, open);
        }
    }

    private static void add(Map<String, ConstantVector> rows, ConstantVector row) {
        if (!row.isZero()) {
            rows.putIfAbsent(row.key(), row);
        }
    }

    private void eliminate(int column, Map<String, ConstantVector> open) {
        List<ConstantVector> holding = open.values().stream().filter(row -> !row.at(column).isZero())
                .sorted(Comparator.comparing((ConstantVector row) -> row.at(column).size())
                        .thenComparing(row -> row.entries().size())).toList();
        if (holding.isEmpty()) {
            return;
        }
        ConstantVector pivot = holding.get(0);
        for (ConstantVector row : holding) {
            open.remove(row.key());
            if (row != pivot) {
                add(open, row.without(column, pivot, ring));
            }
        }
        solved.replaceAll((other, row) -> row.at(column).isZero() ? row : row.without(column, pivot, ring));
        solved.put(column, pivot);
    }

    /** The unknowns that the equations determine by those after them. */
    List<Integer> determined() {
        return List.copyOf(solved.keySet());
    }

    /** A basis of the solutions: for each unknown that is not determined, that in which no other such one occurs. */
    List<ConstantVector> solutions() {
        List<ConstantVector> solutions = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            if (!solved.containsKey(column)) {
                solutions.add(solution(column));
            }
        }
        return solutions;
    }

    private ConstantVector solution(int column) {
        SortedMap<Integer, ConstantVector> involved = new TreeMap<>(solved);
        involved.values().removeIf(row -> row.at(column).isZero());
        Map<String, IndexPolynomial> divisors = new LinkedHashMap<>();
        involved.forEach((place, row) -> divisors.put(row.at(place).key(), row.at(place)));
        SortedMap<Integer, IndexPolynomial> values = new TreeMap<>();
        values.put(column, product(divisors, ""));
        involved.forEach((place, row) -> values.put(place, ring.subtract(IndexPolynomial.ZERO,
                ring.multiply(row.at(column), product(divisors, row.at(place).key())))));
        return new ConstantVector(values).lowest(ring);
    }

    private IndexPolynomial product(Map<String, IndexPolynomial> factors, String except) {
        IndexPolynomial product = PolynomialRing.one();
        for (Map.Entry<String, IndexPolynomial> factor : factors.entrySet()) {
            product = factor.getKey().equals(except) ? product : ring.multiply(product, factor.getValue());
        }
        return product;
    }
}
