package org.flowcheck.theory.model;

import org.flowcheck.theory.expression.Expression;

/**
 * One direction of an array: an index from 1 to a size.
 *
 * @param index the index variable's name in the declaration
 * @param size the size, a formula of integer parameters
 */
public record Axis(String index, Expression size) {
}
