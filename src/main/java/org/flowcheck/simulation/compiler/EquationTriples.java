package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.model.Equation;

/** Tries in which order the three equations of a system are those of a network's layers. */
final class EquationTriples {

    /** What three equations are, if they are anything. */
    @FunctionalInterface
    interface Match<T> {
        Optional<T> of(Equation first, Equation second, Equation third);
    }

    private EquationTriples() {
    }

    /** The first match over the orders of three equations; empty if there are not three, or none matches. */
    static <T> Optional<T> first(List<Equation> equations, Match<T> match) {
        if (equations.size() != 3) {
            return Optional.empty();
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (i != j) {
                    Optional<T> found = match.of(equations.get(i), equations.get(j), equations.get(3 - i - j));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
