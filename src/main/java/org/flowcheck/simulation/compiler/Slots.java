package org.flowcheck.simulation.compiler;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of a program that its text reads from arrays, so that the same text serves other sizes and parameters.
 * Whole numbers share a slot if they are equal; reals if they were computed from the parameters in the same way.
 */
final class Slots {

    private final Map<Long, Integer> integers = new LinkedHashMap<>();
    private final Map<String, Integer> reals = new LinkedHashMap<>();
    private final Map<Integer, Double> realValues = new LinkedHashMap<>();

    int integer(long value) {
        Math.toIntExact(value);
        return integers.computeIfAbsent(value, key -> integers.size());
    }

    int real(Term.Number number) {
        String key = number.key().isEmpty() ? Double.toHexString(number.value()) : number.key();
        int slot = reals.computeIfAbsent(key, missing -> reals.size());
        realValues.put(slot, number.value());
        return slot;
    }

    int[] integers() {
        return integers.keySet().stream().mapToInt(Math::toIntExact).toArray();
    }

    double[] reals() {
        return realValues.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
