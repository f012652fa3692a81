package org.flowcheck.evidence.claim;

import org.flowcheck.theory.expression.Comparison.Relation;

/**
 * Tells whether what a run did not come to could still turn a comparison that fails: a run that ended early has not
 * come to its last sample, and may grow beyond its largest value so far.
 */
final class Preliminary {

    private final Scene scene;

    private Preliminary(Scene scene) {
        this.scene = scene;
    }

    /** Whether a comparison that fails in the current cell of a scene might hold of the whole run. */
    static boolean is(Condition.Compare comparison, Scene scene) {
        Preliminary rest = new Preliminary(scene);
        boolean left = rest.moves(comparison.left());
        boolean right = rest.moves(comparison.right());
        boolean stays = left != right && (left ? rest.onlyWorse(comparison.left(), comparison.relation(), true)
                : rest.onlyWorse(comparison.right(), comparison.relation(), false));
        return (left || right) && !stays;
    }

    /** Whether a value is one of a whole run that ended early. */
    private boolean moves(Value value) {
        boolean last = value instanceof Value.Series series && series.variable() == Value.Series.LAST && early(series.run())
                || value instanceof Value.Time time && time.variable() == Value.Series.LAST && early(time.run());
        boolean whole = value instanceof Extreme extreme && extreme.range().isEmpty() && early(extreme.run())
                || value instanceof TimeIntegral integral && integral.range().isEmpty() && early(integral.run())
                || value instanceof TailLimitOf limit && early(limit.run());
        return last || whole || value.parts().stream().anyMatch(this::moves);
    }

    private boolean early(String run) {
        return !scene.run(run).complete();
    }

    /** A supremum that is too large already stays too large, an infimum too small. */
    private boolean onlyWorse(Value side, Relation relation, boolean left) {
        boolean wantedSmall = left ? relation == Relation.LESS || relation == Relation.AT_MOST
                : relation == Relation.GREATER || relation == Relation.AT_LEAST;
        boolean wantedLarge = left ? relation == Relation.GREATER || relation == Relation.AT_LEAST
                : relation == Relation.LESS || relation == Relation.AT_MOST;
        return side instanceof Extreme extreme && extreme.range().isEmpty() && !moves(extreme.body())
                && (extreme.largest() ? wantedSmall : wantedLarge);
    }
}
