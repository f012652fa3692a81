package org.flowcheck.theory.calculus.balance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * When the rest of the rates becomes as large as what drives the states, and what happens then: only what sums over the
 * width have become uses up the residuals of a sum of squares.
 */
final class Meetings {

    private final Feedback feedback;
    private final String clock;
    private final boolean leastSquares;

    /**
     * How a stage ends.
     *
     * @param kind what happens
     * @param why why that is not decided; else empty
     */
    record End(Ending.Kind kind, String why) {

        /** An end of which it is decided what happens. */
        static End of(Ending.Kind kind) {
            return new End(kind, "");
        }
    }

    /**
     * The meetings.
     *
     * @param clock the name with which the states grow
     * @param leastSquares whether a sum of squares of residuals descends
     */
    Meetings(Feedback feedback, String clock, boolean leastSquares) {
        this.feedback = feedback;
        this.clock = clock;
        this.leastSquares = leastSquares;
    }

    /** The values of a name at which forms that grow with it are zero. */
    static Set<Exponent> roots(Iterable<Exponent> forms, String name) {
        Set<Exponent> roots = new LinkedHashSet<>();
        for (Exponent form : forms) {
            if (form.coefficient(name).signum() > 0) {
                roots.add(form.root(name));
            }
        }
        return roots;
    }

    /** When, and what happens. */
    Map<Exponent, Ending.Kind> times() {
        Map<Exponent, Ending.Kind> times = new LinkedHashMap<>();
        feedback.judged().values().forEach(own -> own.forEach(one -> one.neglected().forEach(weighed -> {
            boolean usesUp = leastSquares && weighed.piece().trace().collective();
            roots(List.of(weighed.relative()), clock).forEach(time -> times.merge(time,
                    usesUp ? Ending.Kind.USES_UP : Ending.Kind.MEETS, (a, b) -> a == b ? a : Ending.Kind.MEETS));
        })));
        return times;
    }

    /** What happens at a time: what meets the drive must have been compared with its largest part. */
    End end(Ending.Kind kind, Exponent time, Region region) {
        if (kind == Ending.Kind.LEAVES_RANGE) {
            return End.of(kind);
        }
        UnaryOperator<Exponent> then = form -> form.at(clock, time);
        Set<Components> met = new LinkedHashSet<>();
        feedback.judged().forEach((components, own) -> own.forEach(one -> one.neglected().stream()
                .filter(weighed -> meets(weighed, then, region)).forEach(weighed -> met.add(components))));
        boolean safe = met.stream().anyMatch(components -> feedback.judged().get(components).stream()
                .flatMap(one -> one.neglected().stream()).anyMatch(weighed -> meets(weighed, then, region)
                        && feedback.isLargest(components, weighed.reference(), then, region)));
        return safe ? End.of(kind) : new End(Ending.Kind.UNDECIDED, "the rest is as large as a part of what drives "
                + met.stream().map(Components::text).collect(Collectors.joining(", ")) + ", which may not be the "
                + "largest");
    }

    private boolean meets(Judged.Weighed weighed, UnaryOperator<Exponent> then, Region region) {
        return weighed.relative().coefficient(clock).signum() > 0 && region.provesZero(then.apply(weighed.relative()));
    }
}
