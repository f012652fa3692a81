package org.flowcheck.evidence.claim;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the quantified times that a check speaks of. */
final class UsedTimes {

    private UsedTimes() {
    }

    /** Indices of the claim's time variables that stand in a check, its hypothesis or its equality set; increasing. */
    static int[] of(Claim claim, Check check) {
        Set<Integer> used = new TreeSet<>();
        Stream.concat(Stream.of(check.comparison()), Stream.concat(check.given().stream(), check.equality().stream())
                        .flatMap(condition -> condition.comparisons().stream()))
                .forEach(comparison -> {
                    collect(comparison.left(), used);
                    collect(comparison.right(), used);
                });
        // Times bound inside an operator have higher indices.
        return used.stream().filter(variable -> variable < claim.times().size()).mapToInt(Integer::intValue).toArray();
    }

    private static void collect(Value value, Set<Integer> into) {
        if (value instanceof Value.Time time && time.variable() >= 0) {
            into.add(time.variable());
        }
        if (value instanceof Value.Series series && series.variable() >= 0) {
            into.add(series.variable());
        }
        value.parts().forEach(part -> collect(part, into));
    }
}
