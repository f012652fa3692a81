package org.flowcheck.theory.expression;

/**
 * The values an index runs through: {@code {index, lower, upper}}, both ends included.
 *
 * @param index the index variable
 * @param lower first value
 * @param upper last value; the range is empty if it lies below {@code lower}
 * @param origin where it came from
 */
public record IndexRange(String index, Expression lower, Expression upper, Origin origin) {

    /** A computed range from 1. */
    public static IndexRange upTo(String index, Expression upper) {
        return new IndexRange(index, Constant.of(1), upper, Origin.computed());
    }
}
