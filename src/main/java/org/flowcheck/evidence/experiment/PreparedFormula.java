package org.flowcheck.evidence.experiment;

import java.util.List;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.theory.calculus.ActivationMeaning;
import org.flowcheck.theory.calculus.Definitions;
import org.flowcheck.theory.calculus.FlowRate;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * A formula of a claim prepared for numbers, with its magnitude.
 *
 * @param axes its free indices, the last of which runs fastest; none for a number
 * @param value the formula
 * @param magnitude what its rounding scales with
 */
record PreparedFormula(List<Axis> axes, Expression value, Expression magnitude) {

    /** Prepares formulas of a model. */
    static final class Source {
        private final Model stated;
        private final Model model;
        private final FlowRate rates;

        /**
         * A source.
         *
         * @param stated the model that claims speak of
         * @param model the same, prepared for numbers
         */
        Source(Model stated, Model model) {
            this.stated = stated;
            this.model = model;
            this.rates = new FlowRate(model);
        }

        /** A formula with free indices. */
        PreparedFormula of(List<Axis> axes, Expression formula) {
            IndexScope scope = IndexScope.EMPTY;
            for (Axis axis : axes) {
                scope = scope.with(new IndexRange(axis.index(), Algebra.ONE, axis.size(), Origin.computed()));
            }
            Expression value = ActivationMeaning.numeric(stated, rates.expand(formula, scope));
            return new PreparedFormula(axes, value, Magnitude.of(Definitions.inline(value, model.definitions())));
        }
    }

    /** The values at a sample. */
    FormulaArray values(CompiledModel compiled) {
        return compiled.newArray(axes, value);
    }

    /** The magnitudes at a sample. */
    FormulaArray magnitudes(CompiledModel compiled) {
        return compiled.newArray(axes, magnitude);
    }
}
