package org.flowcheck.theory.calculus;

import java.util.List;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Whether a flow, or a map, stays on a stated set: the rate of {@code left - right} vanishes there, or both sides are
 * equal one step later.
 *
 * <p>A flow whose rates have jumps or roots may have several solutions from one point, and one that leaves although the
 * rates are tangent ({@code x' = Sqrt[x]} at zero): of those nothing is said.
 */
public final class SetInvariance {

    /**
     * What was found about one equation of a set.
     *
     * @param equation the equation
     * @param proof whether the dynamics keep it; refuted with the rates of both sides, or their next values
     */
    public record Staying(Comparison equation, Proof proof) {
    }

    private final StatedSet set;
    private final Model moving;
    private final FlowRate rates;

    private SetInvariance(StatedSet set, Model moving) {
        this.set = set;
        this.moving = moving;
        rates = new FlowRate(moving);
    }

    /**
     * What is found about each equation of a set.
     *
     * @param moving the model that moves, with the names of the set
     */
    static List<Staying> of(StatedSet set, Model moving) {
        SetInvariance invariance = new SetInvariance(set, moving);
        return set.equations().stream()
                .map(equation -> new Staying(equation, invariance.of(equation))).toList();
    }

    private Proof of(Comparison equation) {
        List<Axis> axes = set.axes(equation);
        Expression left = change(equation.left(), axes);
        Expression right = change(equation.right(), axes);
        Proof proof = set.equal(axes, left, right);
        boolean unique = moving.dynamics().discrete() || left.equals(right) || smooth();
        return unique || proof instanceof Proof.Refuted ? proof : new Proof.Undecided(
                "its rate vanishes there, but the rates have jumps or roots, so that solutions need not be unique");
    }

    private Expression change(Expression side, List<Axis> axes) {
        IndexScope scope = Sizes.scope(moving, axes);
        return rates.expand(moving.dynamics().discrete() ? new NextValue(side, Origin.computed())
                : new TimeDerivative(side, Origin.computed()), scope);
    }

    private boolean smooth() {
        Smoothness smoothness = Smoothness.of(moving);
        return FlowDerivation.equations(moving).stream().map(Equation::rate).allMatch(smoothness::isLipschitz);
    }
}
