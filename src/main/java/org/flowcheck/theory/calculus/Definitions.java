package org.flowcheck.theory.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;

/** Writes out definitions. */
public final class Definitions {

    private Definitions() {
    }

    /** What stands for a definition's name. */
    static Substitution.Template template(Definition definition) {
        return new Substitution.Template(definition.axes().stream().map(Axis::index).toList(), definition.value());
    }

    /**
     * A formula with all definitions written out down to states, draws and parameters.
     *
     * @param expression the formula
     * @param definitions each after those it uses, as in a model
     */
    public static Expression inline(Expression expression, List<Definition> definitions) {
        Expression result = expression;
        for (int i = definitions.size() - 1; i >= 0; i--) {
            Definition definition = definitions.get(i);
            Map<String, Substitution.Template> one = new HashMap<>();
            one.put(definition.name(), template(definition));
            result = Substitution.of(one).in(result);
        }
        return result;
    }
}
