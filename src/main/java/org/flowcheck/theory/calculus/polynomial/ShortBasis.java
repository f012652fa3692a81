package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the vectors of a basis short: of {@code a - b, a - c} the second becomes {@code b - c}, which is no longer and
 * has its entries closer together.
 */
final class ShortBasis {

    private static final Comparator<ConstantVector> LENGTH = Comparator
            .comparing((ConstantVector vector) -> vector.entries().size())
            .thenComparing(vector -> vector.entries().lastKey() - vector.entries().firstKey())
            .thenComparing(vector -> vector.entries().values().stream().mapToInt(IndexPolynomial::size).sum());
    private static final Comparator<ConstantVector> ORDER = Comparator
            .comparing((ConstantVector vector) -> vector.entries().size())
            .thenComparing(vector -> vector.entries().firstKey());

    private final PolynomialRing ring;

    ShortBasis(PolynomialRing ring) {
        this.ring = ring;
    }

    /** A basis of the same space, none of whose vectors gets shorter by a multiple of another; few entries first. */
    List<ConstantVector> of(List<ConstantVector> basis) {
        List<ConstantVector> vectors = new ArrayList<>(basis);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < vectors.size(); i++) {
                ConstantVector best = vectors.get(i);
                for (int j = 0; j < vectors.size(); j++) {
                    best = j == i ? best : shortened(best, vectors.get(j));
                }
                changed = changed || best != vectors.get(i);
                vectors.set(i, best);
            }
        }
        vectors.sort(ORDER);
        return vectors;
    }

    private ConstantVector shortened(ConstantVector vector, ConstantVector by) {
        ConstantVector best = vector;
        for (int column : vector.entries().keySet()) {
            if (!by.at(column).isZero()) {
                ConstantVector next = vector.without(column, by, ring);
                best = LENGTH.compare(next, best) < 0 ? next : best;
            }
        }
        return best;
    }
}
