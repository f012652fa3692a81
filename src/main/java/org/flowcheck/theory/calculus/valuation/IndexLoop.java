package org.flowcheck.theory.calculus.valuation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * An index that is gathered over.
 *
 * @param slot its place
 * @param lower its first number
 * @param upper its last number
 */
record IndexLoop(int slot, Part lower, Part upper) {

    /** What is gathered depends on the ends of the loop too. */
    private BitSet around(BitSet inside) {
        BitSet slots = (BitSet) inside.clone();
        slots.or(lower.slots());
        slots.or(upper.slots());
        slots.clear(slot);
        return slots;
    }

    private boolean endsWith(int index) {
        return lower.holds(index) || upper.holds(index);
    }

    /** A part gathered over this index. */
    Part gather(Part body, double empty, DoubleBinaryOperator gather, Valuation valuation) {
        return new Part(frame -> {
            int last = PartBuilder.whole(upper, frame);
            double gathered = empty;
            for (int i = PartBuilder.whole(lower, frame); i <= last; i++) {
                frame[slot] = i;
                valuation.step();
                gathered = gather.applyAsDouble(gathered, body.value(frame));
            }
            return gathered;
        }, around(body.slots()));
    }

    /**
     * A product summed over several indices, one after the other: {@code Sum[f[k]*g[k, l]*h[l], {k, m}, {l, m}]} is the
     * sum over k of f[k] times the sum over l of g[k, l]*h[l]. The next index is always the one whose factors hold the
     * fewest others.
     */
    static Part sum(List<IndexLoop> loops, List<Part> factors, Valuation valuation) {
        List<IndexLoop> left = new ArrayList<>(loops);
        List<Part> product = new ArrayList<>(factors);
        while (!left.isEmpty()) {
            IndexLoop next = left.stream()
                    .filter(loop -> left.stream().noneMatch(other -> other.endsWith(loop.slot)))
                    .min(Comparator.comparing((IndexLoop loop) -> loop.width(product))
                            .thenComparing(loop -> -loop.slot))
                    .orElseThrow();
            List<Part> inside = product.stream().filter(factor -> factor.holds(next.slot)).toList();
            product.removeAll(inside);
            product.add(valuation.once(next.gather(inside.isEmpty() ? Part.of(1) : Part.product(inside), 0, Double::sum,
                    valuation)));
            left.remove(next);
        }
        return Part.product(product);
    }

    private int width(List<Part> product) {
        return around(Part.slots(product.stream().filter(factor -> factor.holds(slot)).toList())).cardinality();
    }
}
