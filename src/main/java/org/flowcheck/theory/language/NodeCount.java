package org.flowcheck.theory.language;

import java.util.Map;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;

/**
 * Counts the nodes of a formula, as often as they would be walked: shared parts again and again, definitions with their
 * formulas. Stops at a limit, since sharing can make the count exponential in the length of the text.
 */
final class NodeCount {

    private final Map<String, Long> definitions;
    private final long limit;
    private long count;

    private NodeCount(Map<String, Long> definitions, long limit) {
        this.definitions = definitions;
        this.limit = limit;
    }

    static boolean exceeds(Expression expression, long limit) {
        return of(expression, Map.of(), limit) > limit;
    }

    /**
     * The number of nodes, or some number above the limit.
     *
     * @param expression the formula
     * @param definitions the counts of the definitions it may name
     * @param limit where to stop
     */
    static long of(Expression expression, Map<String, Long> definitions, long limit) {
        NodeCount walk = new NodeCount(definitions, limit);
        walk.enter(expression);
        return walk.count;
    }

    private void enter(Expression expression) {
        count++;
        if (expression instanceof Reference reference) {
            count += definitions.getOrDefault(reference.name(), 0L);
        }
        if (count <= limit) {
            Traversal.children(expression).forEach(this::enter);
        }
    }
}
