package org.flowcheck.theory.model;

import org.flowcheck.theory.expression.Expression;

/**
 * A quantity that is reported along a run.
 *
 * @param name its name in tables and files
 * @param value a scalar formula of the states
 * @param label its name on axes; may be empty
 */
public record Observable(String name, Expression value, String label) {
}
