package org.flowcheck.evidence.claim;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Numbers of a run that no time from outside moves, such as the time at which a stage ends: computed once for a cell
 * and a version of its data, however often a formula is evaluated along the run.
 *
 * @param <T> what is kept
 */
final class RunNumbers<T> {

    private final Map<Value, Kept<T>> kept = new IdentityHashMap<>();

    /** What is known of one number. */
    private static final class Kept<T> {
        private final boolean closed;
        private final Map<View, T> plain = new IdentityHashMap<>();
        private final Map<View, T> bounded = new IdentityHashMap<>();
        private int cell = -1;

        Kept(Value value) {
            closed = value.level() == Value.Level.RUN && FreeTimes.of(value).isEmpty();
        }
    }

    /** The number in a scene, from memory where it can be. */
    T of(Value value, Scene scene, Supplier<T> computation) {
        Kept<T> number = kept.get(value);
        if (number == null) {
            number = new Kept<>(value);
            kept.put(value, number);
        }
        if (!number.closed) {
            return computation.get();
        }
        if (number.cell != scene.cell()) {
            number.plain.clear();
            number.bounded.clear();
            number.cell = scene.cell();
        }
        Map<View, T> versions = scene.bounded() ? number.bounded : number.plain;
        T known = versions.get(scene.view());
        if (known == null) {
            known = computation.get();
            versions.put(scene.view(), known);
        }
        return known;
    }
}
