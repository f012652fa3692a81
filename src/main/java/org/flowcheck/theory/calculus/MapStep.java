package org.flowcheck.theory.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * {@code Next[f[a]] -> f[update of a]}: a formula one step of a map later, all states moving at once. Definitions that
 * depend on states are written out; the time goes on by one.
 */
final class MapStep {

    private final List<Definition> definitions;
    private final Substitution step;

    MapStep(Model model, List<Equation> updates) {
        definitions = model.definitions();
        Map<String, Substitution.Template> templates = new HashMap<>();
        for (Equation update : updates) {
            templates.put(update.state(), new Substitution.Template(
                    update.axes().stream().map(Axis::index).toList(), update.rate()));
        }
        templates.put(FlowRate.TIME, new Substitution.Template(List.of(),
                Algebra.add(Reference.to(FlowRate.TIME), Algebra.ONE)));
        step = Substitution.ofPresentValues(templates);
    }

    /** The formula one step later. */
    Expression of(Expression formula) {
        return step.in(Definitions.inline(formula, definitions));
    }
}
