package org.flowcheck.theory.calculus;

import java.util.Map;
import org.flowcheck.theory.expression.Environment;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Model;

/** A formula of a model as a function of eps: at a random point, with every state s replaced by eps^p*s. */
final class ScaledStates {

    private final Expression formula;
    private final Map<String, Integer> powers;
    private final RandomPoint point;
    private final Map<String, Integer> indices;

    /**
     * The formula along a ray.
     *
     * @param plain the model in plain form
     * @param formula a plain formula with definitions written out
     * @param powers the power p of each state
     */
    ScaledStates(Model plain, Expression formula, Map<String, Integer> powers, RandomPoint point,
                 Map<String, Integer> indices) {
        this.formula = Definitions.inline(formula, plain.definitions());
        this.powers = powers;
        this.point = point;
        this.indices = indices;
    }

    /** The value at a size of eps, which may be negative. */
    double at(double eps) {
        Environment values = point.now();
        Evaluator evaluator = new Evaluator(new Environment() {
            @Override
            public double value(String name, int[] at) {
                return values.value(name, at) * Math.pow(eps, powers.getOrDefault(name, 0));
            }

            @Override
            public double function(String name, int order, double[] arguments) {
                return values.function(name, order, arguments);
            }
        });
        indices.forEach(evaluator::with);
        return evaluator.value(formula);
    }
}
