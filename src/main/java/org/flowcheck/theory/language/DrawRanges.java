package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.syntax.Term;

/**
 * Finds the ranges of a draw in the initial values that use it: {@code g[k]} in a state over {@code {k, m}} has size m.
 */
final class DrawRanges {

    private final Header draw;
    private final Scope parameters;
    private final List<List<Expression>> sizes = new ArrayList<>();

    /**
     * For one draw.
     *
     * @param draw its header
     * @param parameters the names that sizes can use
     */
    DrawRanges(Header draw, Scope parameters) {
        this.draw = draw;
        this.parameters = parameters;
        draw.indices().forEach(index -> sizes.add(new ArrayList<>()));
    }

    /**
     * A formula that may use draws: an initial value, or data.
     *
     * @param axes the indices that are free in it
     * @param value the formula
     */
    record Use(List<Axis> axes, Term value) {
    }

    /** Notes how a formula uses the draw. */
    void look(Use use) {
        Map<String, Expression> ranges = new HashMap<>();
        use.axes().forEach(axis -> ranges.put(axis.index(), axis.size()));
        walk(use.value(), ranges);
    }

    private void walk(Term term, Map<String, Expression> outer) {
        Map<String, Expression> ranges = outer;
        if (term instanceof Term.Call call && Vocabulary.REDUCTIONS.contains(call.name())) {
            ranges = new HashMap<>(outer);
            for (Term argument : call.arguments()) {
                range(argument, ranges);
            }
        }
        if (term instanceof Term.Call call && call.name().equals(draw.name())) {
            for (int i = 0; i < Math.min(sizes.size(), call.arguments().size()); i++) {
                if (call.arguments().get(i) instanceof Term.Name index && ranges.containsKey(index.name())) {
                    sizes.get(i).add(ranges.get(index.name()));
                }
            }
        }
        for (Term child : term.children()) {
            walk(child, ranges);
        }
    }

    private void range(Term argument, Map<String, Expression> ranges) {
        if (argument instanceof Term.Braces braces && braces.items().size() == 2
                && braces.items().get(0) instanceof Term.Name index) {
            Optional<Expression> size = new Problems().attempt(
                    () -> FormulaChecker.integer(braces.items().get(1), parameters, Place.SIZE));
            size.ifPresent(found -> ranges.put(index.name(), found));
        }
    }

    /**
     * The ranges found.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if an index has none, or two that differ
     */
    List<Axis> axes() {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            Term.Name index = draw.indices().get(i);
            List<Expression> found = sizes.get(i);
            if (found.isEmpty()) {
                throw Ranges.unknown(draw, index, "does not follow from the initial values").exception();
            }
            if (found.stream().anyMatch(size -> !AffineForm.same(size, found.get(0)))) {
                throw Ranges.unknown(draw, index, "follows from the initial values in two ways").exception();
            }
            parameters.withIndex(index.name(), index.span());
            axes.add(new Axis(index.name(), found.get(0)));
        }
        return axes;
    }
}
