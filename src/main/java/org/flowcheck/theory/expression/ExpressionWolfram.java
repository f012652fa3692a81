package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prints formulas as input for the Wolfram Language. Names that it reserves ({@code E}, {@code I}, {@code K}, ...)
 * become its formal symbols; ramps, extrema and values at time zero become what it offers for them.
 */
public final class ExpressionWolfram {

    private static final Set<String> RESERVED = Set.of("C", "D", "E", "I", "K", "N", "O");
    /** Heads of ours that the language spells differently. */
    private static final Map<String, String> HEADS = Map.of("Maximum", "Max", "Minimum", "Min");

    private ExpressionWolfram() {
    }

    /** The text of a formula. */
    public static String of(Expression expression) {
        return ExpressionText.of(translated(expression));
    }

    /** The name under which a name of ours can stand there. */
    public static String name(String name) {
        if (RESERVED.contains(name)) {
            return "\\[FormalCapital" + name + "]";
        }
        return name.replace("_", "$");
    }

    private static Expression translated(Expression expression) {
        if (expression instanceof Reduction reduction) {
            return reduction(reduction);
        }
        if (expression instanceof Constant constant) {
            // As a quotient: our decimals may hold an 'e', which is a name there.
            return Constant.of(constant.value());
        }
        if (expression instanceof AtStart atStart) {
            return FunctionCall.of("Initial", translated(atStart.body()));
        }
        Expression inner = Traversal.mapChildren(expression, ExpressionWolfram::translated);
        if (inner instanceof Reference reference) {
            return new Reference(name(reference.name()), reference.indices(), reference.origin());
        }
        return inner;
    }

    private static Expression reduction(Reduction reduction) {
        List<IndexRange> ranges = new ArrayList<>();
        for (IndexRange range : reduction.ranges()) {
            ranges.add(new IndexRange(name(range.index()), translated(range.lower()), translated(range.upper()),
                    range.origin()));
        }
        Expression body = translated(reduction.body());
        boolean wolframHasIt = !HEADS.containsKey(reduction.kind().head());
        if (wolframHasIt) {
            return new Reduction(reduction.kind(), body, ranges, reduction.origin());
        }
        List<Expression> table = new ArrayList<>();
        table.add(body);
        for (IndexRange range : ranges) {
            table.add(new FunctionCall("List", 0,
                    List.of(Reference.to(range.index()), range.lower(), range.upper()), Origin.computed()));
        }
        return FunctionCall.of(HEADS.get(reduction.kind().head()),
                new FunctionCall("Table", 0, table, Origin.computed()));
    }
}
