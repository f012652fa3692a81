package org.flowcheck.theory.calculus.valuation;

import java.util.BitSet;
import java.util.List;

/**
 * A part of a prepared formula.
 *
 * @param code computes its value
 * @param slots the places of the indices that the value depends on
 */
record Part(Code code, BitSet slots) {

    /** Computes a value from the numbers that indices have. */
    interface Code {

        /** The value. */
        double value(int[] frame);
    }

    /** A number. */
    static Part of(double number) {
        return new Part(frame -> number, new BitSet());
    }

    /** The value for the numbers that indices have. */
    double value(int[] frame) {
        return code.value(frame);
    }

    /** Whether the value depends on an index. */
    boolean holds(int slot) {
        return slots.get(slot);
    }

    /** The indices that any of some parts depends on. */
    static BitSet slots(List<Part> parts) {
        BitSet all = new BitSet();
        parts.forEach(part -> all.or(part.slots));
        return all;
    }

    /** The sum of parts. */
    static Part sum(List<Part> parts) {
        Part[] terms = parts.toArray(Part[]::new);
        return terms.length == 1 ? terms[0] : new Part(frame -> {
            double sum = 0;
            for (Part term : terms) {
                sum += term.value(frame);
            }
            return sum;
        }, slots(parts));
    }

    /** The product of parts. */
    static Part product(List<Part> parts) {
        Part[] factors = parts.toArray(Part[]::new);
        return factors.length == 1 ? factors[0] : new Part(frame -> {
            double product = 1;
            for (Part factor : factors) {
                product *= factor.value(frame);
            }
            return product;
        }, slots(parts));
    }
}
