package org.flowcheck.theory.model;

import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/**
 * A number a user may set.
 *
 * @param name its name
 * @param kind integer (sizes) or real
 * @param value the default, a formula of earlier parameters
 * @param meaning what it is, one line; may be empty
 * @param latex how it is printed in LaTeX, if stated
 */
public record Parameter(String name, Kind kind, Expression value, String meaning, Optional<String> latex) {

    /** What values a parameter takes. */
    public enum Kind {
        /** Whole numbers, used as sizes and indices. */
        INTEGER,
        /** Real numbers. */
        REAL
    }
}
