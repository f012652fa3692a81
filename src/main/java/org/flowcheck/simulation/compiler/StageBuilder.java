package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Reduction;

/**
 * Chooses the order of the loops of a nest: the innermost one walks through neighbouring elements, the others follow
 * the order of storage. A sum whose innermost loop belongs to the target is accumulated into it row by row, so that
 * both {@code b.c} and {@code b^T.a} read b once from front to end.
 */
final class StageBuilder {

    /** Loops shorter than this are kept away from the innermost place ... */
    private static final long SHORT = 8;
    /** ... by this much cost, that of two jumps. */
    private static final long SHORT_COST = 16;

    private int gathers;

    Program.Stage stage(Nest nest) {
        List<Integer> order = order(nest);
        int leading = order.size();
        while (leading > 0 && nest.bound().contains(order.get(leading - 1))) {
            leading--;
        }
        List<Statement.Level> levels = levels(nest, order);
        List<Statement.Level> trailing = levels.subList(leading, levels.size());
        boolean gathersOutside = order.subList(0, leading).stream().anyMatch(nest.bound()::contains);
        List<Statement> body = new ArrayList<>();
        Term value = nest.value();
        if (!trailing.isEmpty()) {
            Reduction.Kind kind = nest.kind().orElseThrow();
            body.add(new Statement.Gather(gathers, kind, List.copyOf(trailing), value));
            value = new Term.Gathered(gathers++);
        }
        body.add(gathersOutside
                ? new Statement.Accumulate(nest.target(), nest.index(), nest.kind().orElseThrow(), value)
                : new Statement.Store(nest.target(), nest.index(), value));
        for (int i = leading - 1; i >= 0; i--) {
            body = List.of(new Statement.Loop(levels.get(i), List.copyOf(body)));
        }
        List<Statement> statements = new ArrayList<>();
        if (gathersOutside) {
            statements.add(new Statement.Fill(nest.target(), nest.kind().orElseThrow()));
        }
        statements.addAll(body);
        return new Program.Stage(statements, nest.formula());
    }

    private static List<Statement.Level> levels(Nest nest, List<Integer> order) {
        List<Statement.Level> levels = new ArrayList<>();
        Set<Integer> outer = new TreeSet<>();
        for (int variable : order) {
            levels.add(new Statement.Level(variable, nest.domain().boundsOf(variable, outer)));
            outer.add(variable);
        }
        return levels;
    }

    private static List<Integer> order(Nest nest) {
        List<Integer> all = new ArrayList<>(nest.free());
        all.addAll(nest.bound());
        if (all.isEmpty()) {
            return all;
        }
        int innermost = all.stream().min(Comparator.comparing((Integer variable) -> cost(nest, variable))
                .thenComparing(variable -> nest.bound().contains(variable) ? 0 : 1)
                .thenComparing(Comparator.reverseOrder())).orElseThrow();
        all.remove((Integer) innermost);
        all.sort(Comparator.comparing((Integer variable) -> -largestStep(nest, variable))
                .thenComparing(Comparator.naturalOrder()));
        all.add(innermost);
        return all;
    }

    private static long cost(Nest nest, int variable) {
        OptionalLong low = nest.domain().minimum(Affine.variable(variable));
        OptionalLong high = nest.domain().maximum(Affine.variable(variable));
        boolean isShort = low.isPresent() && high.isPresent() && high.getAsLong() - low.getAsLong() < SHORT;
        long writes = nest.free().contains(variable) ? (nest.kind().isPresent() ? 2 : 1) : 0;
        return Strides.cost(nest.value(), variable) + writes * Strides.cost(nest.index(), variable)
                + (isShort ? SHORT_COST : 0);
    }

    private static long largestStep(Nest nest, int variable) {
        long step = Math.abs(nest.index().coefficient(variable));
        for (Term.Load load : Terms.loads(nest.value())) {
            step = Math.max(step, Math.abs(load.index().coefficient(variable)));
        }
        return step;
    }
}
