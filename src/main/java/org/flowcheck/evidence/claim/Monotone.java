package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the excess of a comparison's left side over its right one moves one way when a time moves: then its ends tell
 * of all times between them. So it is where each time stands once, in sums, in products with what does not depend on
 * it, and in functions that grow.
 */
final class Monotone {

    /** Functions that grow in each argument. */
    private static final Set<String> GROWING = Set.of("Log", "Sqrt", "Exp", "Max", "Min", "ArcTan", "Tanh", "Ramp");

    private Monotone() {
    }

    /** Whether it is in every blow-up time, first time and last time. */
    static boolean inTimes(Condition.Compare comparison) {
        List<Value> sides = List.of(comparison.left(), comparison.right());
        return times(sides).allMatch(time -> sides.stream().mapToLong(side -> count(side, time)).sum() == 1
                && sides.stream().allMatch(side -> in(side, time)));
    }

    private static Stream<Value> times(List<Value> values) {
        return values.stream().flatMap(value -> Stream.concat(
                isTime(value) ? Stream.of(value) : Stream.empty(), times(value.parts())));
    }

    private static boolean isTime(Value value) {
        return value instanceof BlowUpTime || value instanceof OccurrenceTime;
    }

    private static long count(Value value, Value time) {
        return (value.equals(time) ? 1 : 0) + value.parts().stream().mapToLong(part -> count(part, time)).sum();
    }

    private static boolean in(Value value, Value time) {
        if (value.equals(time) || count(value, time) == 0) {
            return true;
        }
        boolean grows = value instanceof Value.Sum || value instanceof Value.Product
                || value instanceof EnsembleQuantile
                || value instanceof Value.Call call && GROWING.contains(call.function().name());
        return grows && value.parts().stream().allMatch(part -> in(part, time));
    }
}
