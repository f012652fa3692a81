package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.statistics.Wasserstein;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.ode.NamedFunction;
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
 * Quantities as functions of the state, each with its magnitude: what its rounding scales with. Formulas are compiled
 * together; a distance between laws sorts two arrays, of which nothing is kept but the number.
 */
final class QuantityFunctions {

    private final List<Quantity> quantities;
    private final List<Expression> formulas = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(Axis axis, Expression first, Expression second) {
    }

    /**
     * The quantities of a plan's runs.
     *
     * @param model the plan's model, prepared for numbers
     */
    QuantityFunctions(RunPlan plan, Model model, List<Quantity> quantities) {
        this.quantities = List.copyOf(quantities);
        FlowRate rates = new FlowRate(model);
        List<Expression> magnitudes = new ArrayList<>();
        for (Quantity quantity : quantities) {
            if (quantity instanceof Quantity.Scalar scalar) {
                Expression value = ActivationMeaning.numeric(plan.model(),
                        rates.expand(scalar.formula(), IndexScope.EMPTY));
                formulas.add(value);
                magnitudes.add(Magnitude.of(Definitions.inline(value, model.definitions())));
            } else {
                Quantity.Distance distance = (Quantity.Distance) quantity;
                IndexScope scope = IndexScope.EMPTY.with(new IndexRange(distance.axis().index(), Algebra.ONE,
                        distance.axis().size(), Origin.computed()));
                pairs.add(new Pair(distance.axis(),
                        ActivationMeaning.numeric(plan.model(), rates.expand(distance.first(), scope)),
                        ActivationMeaning.numeric(plan.model(), rates.expand(distance.second(), scope))));
            }
        }
        formulas.addAll(magnitudes);
    }

    /** The values in the order of the quantities, then their magnitudes; to be used in order and by one thread. */
    List<NamedFunction> of(CompiledModel compiled) {
        return of(compiled, formulas);
    }

    /** The values alone, which cost half. */
    List<NamedFunction> values(CompiledModel compiled) {
        return of(compiled, formulas.subList(0, formulas.size() / 2)).subList(0, quantities.size());
    }

    private List<NamedFunction> of(CompiledModel compiled, List<Expression> wanted) {
        List<NamedFunction> scalars = wanted.isEmpty() ? List.of()
                : SharedEvaluation.functions(compiled.newFunctions(wanted));
        List<NamedFunction> values = new ArrayList<>();
        List<NamedFunction> magnitudes = new ArrayList<>();
        int scalar = 0;
        int pair = 0;
        for (Quantity quantity : quantities) {
            if (quantity instanceof Quantity.Scalar) {
                values.add(scalars.get(scalar));
                if (wanted.size() == formulas.size()) {
                    magnitudes.add(scalars.get(formulas.size() / 2 + scalar));
                }
                scalar++;
            } else {
                add(pairs.get(pair++), compiled, values, magnitudes);
            }
        }
        values.addAll(magnitudes);
        return values;
    }

    private static void add(Pair pair, CompiledModel compiled, List<NamedFunction> values,
                            List<NamedFunction> magnitudes) {
        FormulaArray first = compiled.newArray(List.of(pair.axis()), pair.first());
        FormulaArray second = compiled.newArray(List.of(pair.axis()), pair.second());
        double[] x = new double[first.size()];
        double[] y = new double[second.size()];
        values.add(new NamedFunction("distance", (t, state) -> {
            first.values(t, state, x);
            second.values(t, state, y);
            return Wasserstein.distance(x, y);
        }));
        // The value at the same place was computed just before.
        magnitudes.add(new NamedFunction("magnitude of a distance", (t, state) -> Wasserstein.magnitude(x, y)));
    }
}
