package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.statistics.FollowedOrder;
import org.flowcheck.evidence.statistics.Wasserstein;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.network.NetworkLoss;
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
    private final List<Expression> magnitudes = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(Axis axis, Expression first, Expression second) {
    }

    /**
     * The quantities of runs.
     *
     * @param stated the model that claims speak of
     * @param model the same, prepared for numbers
     */
    QuantityFunctions(Model stated, Model model, List<Quantity> quantities) {
        this.quantities = List.copyOf(quantities);
        FlowRate rates = new FlowRate(model);
        for (Quantity quantity : quantities) {
            if (quantity instanceof Quantity.Scalar scalar) {
                Expression value = ActivationMeaning.numeric(stated,
                        rates.expand(scalar.formula(), IndexScope.EMPTY));
                formulas.add(value);
                magnitudes.add(Magnitude.of(Definitions.inline(value, model.definitions())));
            } else {
                Quantity.Distance distance = (Quantity.Distance) quantity;
                IndexScope scope = IndexScope.EMPTY.with(new IndexRange(distance.axis().index(), Algebra.ONE,
                        distance.axis().size(), Origin.computed()));
                pairs.add(new Pair(distance.axis(),
                        ActivationMeaning.numeric(stated, rates.expand(distance.first(), scope)),
                        ActivationMeaning.numeric(stated, rates.expand(distance.second(), scope))));
            }
        }
    }

    /**
     * The values in the order of the quantities, then their magnitudes; to be used in order and by one thread. The values
     * may be used alone: what is compiled computes the magnitudes of formulas along, which costs less than to compile
     * the values once more.
     */
    List<NamedFunction> of(CompiledModel compiled) {
        List<Optional<NetworkLoss>> losses = formulas.stream().map(compiled::newLoss).toList();
        List<Expression> together = new ArrayList<>();
        for (List<Expression> part : List.of(formulas, magnitudes)) {
            for (int i = 0; i < part.size(); i++) {
                if (losses.get(i).isEmpty()) {
                    together.add(part.get(i));
                }
            }
        }
        Iterator<NamedFunction> shared = (together.isEmpty() ? List.<NamedFunction>of()
                : SharedEvaluation.functions(compiled.newFunctions(together))).iterator();
        List<NamedFunction> values = new ArrayList<>();
        List<NamedFunction> ofDistances = new ArrayList<>();
        int scalar = 0;
        int pair = 0;
        for (Quantity quantity : quantities) {
            if (quantity instanceof Quantity.Scalar) {
                values.add(losses.get(scalar++).map(loss -> new NamedFunction("loss", loss)).orElseGet(shared::next));
            } else {
                add(pairs.get(pair++), compiled, values, ofDistances);
            }
        }
        Iterator<NamedFunction> distances = ofDistances.iterator();
        scalar = 0;
        for (Quantity quantity : quantities) {
            if (quantity instanceof Quantity.Scalar) {
                values.add(losses.get(scalar++).map(loss -> new NamedFunction("magnitude of a loss",
                        (t, state) -> loss.magnitude(state))).orElseGet(shared::next));
            } else {
                values.add(distances.next());
            }
        }
        return values;
    }

    private static void add(Pair pair, CompiledModel compiled, List<NamedFunction> values,
                            List<NamedFunction> magnitudes) {
        FormulaArray first = compiled.newArray(List.of(pair.axis()), pair.first());
        FormulaArray second = compiled.newArray(List.of(pair.axis()), pair.second());
        double[] x = new double[first.size()];
        double[] y = new double[second.size()];
        FollowedOrder orderOfX = new FollowedOrder(x.length);
        FollowedOrder orderOfY = new FollowedOrder(y.length);
        values.add(new NamedFunction("distance", (t, state) -> {
            first.values(t, state, x);
            second.values(t, state, y);
            orderOfX.sort(x);
            orderOfY.sort(y);
            return Wasserstein.ofSorted(x, y);
        }));
        // The value at the same place was computed just before.
        magnitudes.add(new NamedFunction("magnitude of a distance", (t, state) -> Wasserstein.magnitude(x, y)));
    }
}
