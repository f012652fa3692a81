package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/**
 * Derivatives by the time alone, of formulas of the time and of values at time zero. The rate of a definition X that
 * depends on the time is a definition of its own, named {@code X'}, so that a proof can cancel it before it is written
 * out.
 */
final class TimeRates {

    private final Model model;
    private final Set<String> timedNames = new HashSet<>(Set.of(FlowRate.TIME));
    private final List<Definition> timed = new ArrayList<>();
    private final List<Definition> all = new ArrayList<>();

    TimeRates(Model model) {
        this.model = model;
        for (Definition definition : model.definitions()) {
            all.add(definition);
            if (mentionsNow(definition.value(), timedNames)) {
                timedNames.add(definition.name());
                timed.add(definition);
                all.add(new Definition(definition.name() + "'", definition.axes(),
                        of(definition.value(), definition.axes()), definition.latex()));
            }
        }
    }

    /** The definitions that depend on the time outside {@code Initial[...]}. */
    List<Definition> timed() {
        return List.copyOf(timed);
    }

    /** The model with the rates among its definitions. */
    Model extended() {
        return model.withDefinitions(all);
    }

    /** The derivative of a formula by the time; its states are taken at time zero only. */
    Expression of(Expression expression, List<Axis> axes) {
        Expression raw = new Derivation(Set.of()) {
            @Override
            Expression leaf(Reference reference) {
                if (reference.isPlain() && reference.name().equals(FlowRate.TIME)) {
                    return Algebra.ONE;
                }
                return timedNames.contains(reference.name())
                        ? new Reference(reference.name() + "'", reference.indices(), Origin.computed())
                        : Algebra.ZERO;
            }
        }.of(expression);
        return Simplification.of(raw, Sizes.scope(model, axes));
    }

    /** Whether names occur outside {@code Initial[...]}. */
    static boolean mentionsNow(Expression expression, Set<String> names) {
        if (expression instanceof AtStart) {
            return false;
        }
        return expression instanceof Reference reference && names.contains(reference.name())
                || Traversal.children(expression).stream().anyMatch(child -> mentionsNow(child, names));
    }
}
