package org.flowcheck.theory.calculus.balance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which components depend on which, through the terms that govern their rates. */
final class Dependence {

    private Dependence() {
    }

    /**
     * Whether some components depend on others, directly or through what they hold; they depend on themselves.
     *
     * @param needs for each kind of components those that its governing terms hold
     */
    static boolean reaches(Map<Components, Set<Components>> needs, Components from, Components wanted) {
        Set<Components> seen = new HashSet<>();
        Deque<Components> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Components next = open.pop();
            if (next.equals(wanted)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(needs.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }
}
