package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A product of elements of random variables, {@code x[1]*x[2]*f}.
 *
 * @param factors the elements, sorted by name and index; a repeated one stands repeatedly; none for the number 1
 */
record MomentProduct(List<Element> factors) {

    private static final Comparator<Element> ORDER =
            Comparator.comparing(Element::name).thenComparing(element -> element.indices().toString());

    /** The product of nothing. */
    static final MomentProduct ONE = new MomentProduct(List.of());

    /**
     * An element of a random variable.
     *
     * @param name the variable
     * @param indices its place, none for a variable that is one number
     */
    record Element(String name, List<Integer> indices) {

        /** Copies the indices. */
        Element {
            indices = List.copyOf(indices);
        }

        private String text() {
            return indices.isEmpty() ? name : name + indices;
        }
    }

    /** Sorts the factors. */
    MomentProduct {
        factors = factors.stream().sorted(ORDER).toList();
    }

    static MomentProduct of(String name, List<Integer> indices) {
        return new MomentProduct(List.of(new Element(name, indices)));
    }

    MomentProduct times(MomentProduct other) {
        List<Element> all = new ArrayList<>(factors);
        all.addAll(other.factors);
        return new MomentProduct(all);
    }

    boolean isOne() {
        return factors.isEmpty();
    }

    /** As a formula, with powers written out as products. */
    String text() {
        return isOne() ? "1" : factors.stream().map(Element::text).collect(Collectors.joining("*"));
    }
}
