package org.flowcheck.evidence.experiment;

import java.util.List;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;

/** Sizes and places at the parameters of a run. */
final class SizeOf {

    private SizeOf() {
    }

    /** The whole number that a formula of integer parameters means. */
    static int number(Expression formula, CompiledModel compiled) {
        return Math.toIntExact(Math.round(new Evaluator((name, at) -> compiled.parameters().get(name)).value(formula)));
    }

    /** How many values indices have together. */
    static int product(List<Axis> axes, CompiledModel compiled) {
        int product = 1;
        for (Axis axis : axes) {
            product = Math.multiplyExact(product, number(axis.size(), compiled));
        }
        return product;
    }
}
