package org.flowcheck.evidence.experiment;

import java.util.List;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.statistics.FollowedOrder;
import org.flowcheck.evidence.statistics.Wasserstein;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.ode.NamedFunction;

/** A distance between laws: it sorts two arrays, of which nothing is kept but the number. */
final class MeasuredDistance {

    private final PreparedFormula first;
    private final PreparedFormula second;

    MeasuredDistance(Quantity.Distance distance, PreparedFormula.Source formulas) {
        this.first = formulas.of(List.of(distance.axis()), distance.first());
        this.second = formulas.of(List.of(distance.axis()), distance.second());
    }

    MeasuredQuantity on(CompiledModel compiled) {
        FormulaArray valuesOfX = first.values(compiled);
        FormulaArray valuesOfY = second.values(compiled);
        double[] x = new double[valuesOfX.size()];
        double[] y = new double[valuesOfY.size()];
        FollowedOrder orderOfX = new FollowedOrder(x.length);
        FollowedOrder orderOfY = new FollowedOrder(y.length);
        return new MeasuredQuantity(new NamedFunction("distance", (t, state) -> {
            valuesOfX.values(t, state, x);
            valuesOfY.values(t, state, y);
            orderOfX.sort(x);
            orderOfY.sort(y);
            return Wasserstein.ofSorted(x, y);
        }), new NamedFunction("magnitude of a distance", (t, state) -> Wasserstein.magnitude(x, y)));
    }
}
