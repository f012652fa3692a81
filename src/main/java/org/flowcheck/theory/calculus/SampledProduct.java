package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.model.Axis;

/** A {@link StateProduct} in numbers: its rate of change at samples of a flow. */
final class SampledProduct {

    /**
     * A rate of change.
     *
     * @param value the rate
     * @param terms the sum of the absolute values of its terms, of which rounding is a small part
     */
    record Rate(double value, double terms) {
    }

    /**
     * Where an element of a product is.
     *
     * @param state the state
     * @param shape its sizes
     * @param places what stands in place of each index
     * @param sums for each index the number of the sum that it runs in, -1 for none
     */
    private record Element(String state, int[] shape, List<IndexPlace> places, int[] sums) {

        /** The place in the list of elements; -1 where the element is zero. */
        int at(int[] free, int[] summed) {
            int place = 0;
            for (int i = 0; i < shape.length; i++) {
                int index = sums[i] >= 0 ? summed[sums[i]] : index(places.get(i), free);
                if (places.get(i) instanceof IndexPlace.FreeBut but && but.excluded().contains((long) index)) {
                    return -1;
                }
                place = place * shape[i] + index - 1;
            }
            return place;
        }

        private static int index(IndexPlace place, int[] free) {
            return place instanceof IndexPlace.Fixed fixed ? (int) fixed.value() : free[place.slot().orElseThrow()];
        }
    }

    private final List<Element> elements = new ArrayList<>();
    private final int[] sizes;

    SampledProduct(StateProduct product, FlowSamples samples) {
        List<IndexPlace> summed = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (StateProduct.Factor factor : product.factors()) {
            List<Axis> axes = factor.state().axes();
            int[] sums = new int[axes.size()];
            for (int i = 0; i < sums.length; i++) {
                IndexPlace place = factor.places().get(i);
                if (place instanceof IndexPlace.Summed && !summed.contains(place)) {
                    summed.add(place);
                    ends.add(samples.size(axes.get(i)));
                }
                sums[i] = place instanceof IndexPlace.Summed ? summed.indexOf(place) : -1;
            }
            elements.add(new Element(factor.state().name(), samples.shape(factor.state().name()),
                    factor.places(), sums));
        }
        sizes = ends.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The rate at a sample, for values of the free indices. */
    Rate rate(FlowSamples.Sample sample, int[] free) {
        int all = 1;
        for (int size : sizes) {
            all *= size;
        }
        double sum = 0;
        double terms = 0;
        int[] summed = new int[sizes.length];
        for (int place = 0; place < all; place++) {
            int rest = place;
            for (int i = 0; i < sizes.length; i++) {
                summed[i] = 1 + rest % sizes[i];
                rest /= sizes[i];
            }
            for (int moving = 0; moving < elements.size(); moving++) {
                double term = 1;
                for (int i = 0; i < elements.size(); i++) {
                    int at = elements.get(i).at(free, summed);
                    Map<String, double[]> of = i == moving ? sample.rates() : sample.values();
                    term *= at < 0 ? 0 : of.get(elements.get(i).state())[at];
                }
                sum += term;
                terms += Math.abs(term);
            }
        }
        return new Rate(sum, terms);
    }
}
