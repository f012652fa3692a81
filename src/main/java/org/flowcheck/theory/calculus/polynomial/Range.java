package org.flowcheck.theory.calculus.polynomial;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.flowcheck.theory.expression.IndexForm;

/**
 * A summation index with its range.
 *
 * @param index the index
 * @param lower its first value
 * @param upper its last value; the range is empty if it lies below {@code lower}
 */
record Range(String index, IndexForm lower, IndexForm upper) {

    /** This range with names in its bounds, and the index itself, renamed. */
    Range renamed(Map<String, String> names) {
        UnaryOperator<String> rename = name -> names.getOrDefault(name, name);
        return new Range(rename.apply(index), Forms.renamed(lower, rename), Forms.renamed(upper, rename));
    }

    /** This range with a name in its bounds replaced. */
    Range replaced(String name, IndexForm value) {
        return new Range(index, lower.replace(name, value), upper.replace(name, value));
    }

    /** Whether a name occurs in the bounds. */
    boolean dependsOn(String name) {
        return lower.coefficient(name) != 0 || upper.coefficient(name) != 0;
    }
}
