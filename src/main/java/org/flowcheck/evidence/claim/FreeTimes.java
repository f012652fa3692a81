package org.flowcheck.evidence.claim;

import java.util.Set;
import java.util.TreeSet;

/** Finds the time variables that a value depends on from outside. */
final class FreeTimes {

    private FreeTimes() {
    }

    /** Indices of the variables that stand in a value and are bound by none of its operators. */
    static Set<Integer> of(Value value) {
        Set<Integer> free = new TreeSet<>();
        if (value instanceof Value.Time time) {
            add(time.variable(), free);
        } else if (value instanceof Value.Series series) {
            add(series.variable(), free);
        } else if (value instanceof InterpolatedValue at) {
            free.addAll(without(at.variable(), of(at.body())));
            free.addAll(of(at.time()));
        } else if (value instanceof OccurrenceTime occurrence) {
            occurrence.parts().forEach(part -> free.addAll(without(occurrence.variable(), of(part))));
        } else if (value instanceof Extreme extreme) {
            free.addAll(without(extreme.variable(), of(extreme.body())));
            extreme.range().ifPresent(range -> range.parts().forEach(end -> free.addAll(of(end))));
        } else if (value instanceof TimeIntegral integral) {
            free.addAll(without(integral.variable(), of(integral.body())));
            integral.range().ifPresent(range -> range.parts().forEach(end -> free.addAll(of(end))));
        } else if (value instanceof TailLimitOf limit) {
            free.addAll(without(limit.variable(), of(limit.body())));
        } else {
            value.parts().forEach(part -> free.addAll(of(part)));
        }
        return free;
    }

    private static void add(int variable, Set<Integer> into) {
        if (variable >= 0) {
            into.add(variable);
        }
    }

    private static Set<Integer> without(int variable, Set<Integer> free) {
        free.remove(variable);
        return free;
    }
}
