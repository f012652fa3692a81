package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.calculus.balance.Exponent;
import org.flowcheck.theory.calculus.balance.Largest;
import org.flowcheck.theory.calculus.balance.Stage;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;

/**
 * A moment of a course at which exponents are measured, {@code t = tau*Log[m] + later}.
 *
 * <p>In each stage: a quarter and three quarters on its way, since forms that are linear in tau and right at two places
 * are right in between; and its end, where what catches up is as large as what governs, up to a constant (all times
 * {@code tau*Log[m] + O(1)} have the same exponents). At the first of them states only: a term is a product of several,
 * and pieces of it in which not all factors have grown, of which there are as many as factors, are still too large.
 *
 * <p>Where sizes stay: one unit of time after the beginning, when the growth has been opposed; and half of the
 * logarithm of the width after it, by when a mode that was taken to stay and grows at the rate 1 has grown by m^(1/2).
 * There states only, too: what drifts at a constant rate, not by a power, gains a logarithm, and a term one for each
 * factor.
 *
 * @param stage the stage
 * @param before the stage before it
 * @param tau the clock
 * @param later time after that
 * @param terms whether neglected terms are measured, and not states only
 * @param staying whether sizes have had time to fall below what the stage says that they stay at most
 */
record LogMoment(Stage stage, Optional<Stage> before, Rational tau, double later, boolean terms,
                 boolean staying) {

    private static final Rational QUARTER = Rational.of(1, 4);
    private static final Rational HALF = Rational.of(1, 2);
    private static final Rational LATE = Rational.of(3, 4);

    /** The moments of a course at a point. */
    static List<LogMoment> of(Course course, BalancePoint point) {
        List<LogMoment> moments = new ArrayList<>();
        Optional<Stage> before = Optional.empty();
        for (Stage stage : course.stages()) {
            moments.addAll(of(stage, before, point));
            before = stage.kind() == Stage.Kind.START ? Optional.empty() : Optional.of(stage);
        }
        return moments;
    }

    private static List<LogMoment> of(Stage stage, Optional<Stage> before, BalancePoint point) {
        if (stage.kind() == Stage.Kind.START) {
            return List.of(new LogMoment(stage, before, Rational.ZERO, 0, true, false));
        }
        Map<String, Rational> values = point.with(stage.clock(), Rational.ZERO);
        Rational from = stage.from().orElseThrow().value(values);
        Rational length = stage.until().map(end -> end.value(values).minus(from)).orElse(Rational.ONE);
        List<LogMoment> moments = new ArrayList<>();
        if (stage.kind() == Stage.Kind.SATURATED) {
            moments.add(new LogMoment(stage, before, from, 1, true, false));
            moments.add(new LogMoment(stage, before, from.plus(length.times(HALF)), 0, false, true));
            return moments;
        }
        moments.add(new LogMoment(stage, before, from.plus(length.times(QUARTER)), 0, false, false));
        moments.add(new LogMoment(stage, before, from.plus(length.times(LATE)), 0, true, false));
        stage.until().ifPresent(end -> moments.add(new LogMoment(stage, before, end.value(values), 0, true, false)));
        return moments;
    }

    /** The time at a width. */
    double time(int width) {
        return tau.toDouble() * StrictMath.log(width) + later;
    }

    /** What an exponent of this stage says at this moment. */
    PredictedExponent value(Largest exponent, Optional<Largest> earlier, BalancePoint point) {
        // A form that moves with the clock says how large a quantity is; one that does not, in a stage in which sizes
        // stay, says how large it is at most.
        boolean moves = exponent.forms().stream().map((Exponent form) -> form.coefficient(stage.clock()).signum())
                .anyMatch(sign -> sign != 0);
        return PredictedExponent.at(exponent, earlier, point.with(stage.clock(), tau), staying && !moves);
    }

    /** The exponent of some components in the stage before, of which a piece is left beside what drives them now. */
    Optional<Largest> earlier(Components components) {
        return left().flatMap(stage -> stage.sizes().stream().filter(size -> size.components().equals(components))
                .map(size -> size.size()).findFirst());
    }

    /** The exponent of a term of their rate in the stage before. */
    Optional<Largest> earlier(Components components, Expression term) {
        return left().flatMap(stage -> stage.equations().stream().filter(equation ->
                equation.components().equals(components)).flatMap(equation -> equation.neglected().stream())
                .filter(neglected -> neglected.term().equals(term)).map(neglected -> neglected.size()).findFirst());
    }

    private Optional<Stage> left() {
        return before.filter(any -> stage.kind() == Stage.Kind.DRIVEN);
    }

    /** The moment in words. */
    String text() {
        return stage.kind() == Stage.Kind.START ? "t = 0"
                : stage.clock() + " = " + tau + (later > 0 ? ", " + (int) later + " later" : "");
    }
}
