package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.flowcheck.evidence.plot.Axis;
import org.flowcheck.evidence.plot.Figure;
import org.flowcheck.evidence.plot.Label;
import org.flowcheck.evidence.plot.SecondScale;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.simulation.network.DataMoments;
import org.flowcheck.simulation.network.Normalisation;

/** What is told of the normalisation of the data of networks with one hidden layer; nothing of other models. */
final class NormalisedClock {

    private static final String HEAD = "normalisation: ";

    private NormalisedClock() {
    }

    /** The normalised time per time of the model; empty where there is none. */
    static Optional<Double> of(Optional<Normalisation> normalisation) {
        return normalisation.filter(Normalisation.Exact.class::isInstance)
                .map(found -> ((Normalisation.Exact) found).clock());
    }

    /**
     * {@code {"met": ..., "reasons": [...], "secondMoment": s^2, ..., "clock": ..., "time": ...}}.
     *
     * @param time the end of the run
     * @param sampledUntil its last sample
     */
    static Json.Members json(Normalisation normalisation, double time, double sampledUntil) {
        DataMoments moments = normalisation.moments();
        List<String> reasons = normalisation instanceof Normalisation.NotMet none
                ? none.reasons().stream().map(reason -> text(reason, List.of(none))).toList() : List.of();
        Optional<Normalisation.Exact> exact = normalisation instanceof Normalisation.Exact found
                ? Optional.of(found) : Optional.empty();
        double clock = exact.map(Normalisation.Exact::clock).orElse(Double.NaN);
        return Json.object()
                .with("met", exact.isPresent())
                .with("reasons", Json.texts(reasons))
                .with("secondMoment", moments.square())
                .with("deviation", moments.deviation())
                .with("correlation", moments.correlationLength())
                .with("direction", exact.<Json>map(found -> Json.numbers(found.direction())).orElse(Json.nothing()))
                .with("outerFactor", exact.map(Normalisation.Exact::outerFactor).orElse(Double.NaN))
                .with("innerFactor", exact.map(Normalisation.Exact::innerFactor).orElse(Double.NaN))
                .with("clock", clock)
                .with("time", clock * time)
                .with("sampledUntil", clock * sampledUntil);
    }

    /** Lines below a table; runs that are alike together. */
    static List<String> lines(List<SolveCase> cases) {
        List<Normalisation.Exact> exact = new ArrayList<>();
        Map<List<Normalisation.Reason>, List<Normalisation.NotMet>> others = new LinkedHashMap<>();
        for (SolveCase one : cases) {
            one.normalisation().ifPresent(found -> {
                if (found instanceof Normalisation.Exact scaling) {
                    exact.add(scaling);
                } else if (found instanceof Normalisation.NotMet none) {
                    others.computeIfAbsent(none.reasons(), key -> new ArrayList<>()).add(none);
                }
            });
        }
        List<String> lines = new ArrayList<>();
        if (!exact.isEmpty()) {
            lines.add(HEAD + scaling(exact) + count(exact.size(), cases.size()));
        }
        others.forEach((reasons, group) -> lines.add(HEAD + "hypotheses not met: "
                + String.join("; ", reasons.stream().map(reason -> text(reason, group)).toList())
                + count(group.size(), cases.size())));
        return lines;
    }

    private static String count(int some, int all) {
        return some == all ? "" : " (" + some + " of " + all + " runs)";
    }

    private static String scaling(List<Normalisation.Exact> exact) {
        String outer = range(exact, Normalisation.Exact::outerFactor);
        String inner = range(exact, Normalisation.Exact::innerFactor);
        return "s^2 = " + range(exact, found -> found.moments().square()) + ", z = "
                + range(exact, found -> found.moments().correlationLength()) + "; initial "
                + (outer.equals(inner) ? "weights times " + outer
                : "output weights times " + outer + ", input weights times " + inner)
                + ", time times " + range(exact, Normalisation.Exact::clock);
    }

    private static String range(List<Normalisation.Exact> exact, ToDoubleFunction<Normalisation.Exact> number) {
        return Ranges.text(exact.stream().mapToDouble(number).toArray());
    }

    private static String text(Normalisation.Reason reason, List<Normalisation.NotMet> group) {
        return switch (reason) {
            case NO_SIZE -> "the mean square of the inputs is " + Ranges.text(group.stream()
                    .mapToDouble(none -> none.moments().square()).toArray()) + ", their correlation with the labels "
                    + Ranges.text(group.stream().mapToDouble(none -> none.moments().correlationLength()).toArray());
            case TOO_FEW_SAMPLES -> group.stream().map(none -> "n = " + none.moments().samples() + " is less than d = "
                    + none.moments().dimension()).distinct().collect(Collectors.joining(", "))
                    + ": the covariance of so few inputs is no multiple of the identity";
            case NOT_ISOTROPIC -> "the covariance of the inputs, E x x^T, is not a multiple of the identity (off by "
                    + percent(group.stream().mapToDouble(none -> none.moments().deviation()).toArray()) + ")";
            case NO_CORRELATION -> "the inputs have no correlation with the labels, E y x = 0";
            case NO_DESCENT -> "the weights do not descend the mean of squares";
        };
    }

    private static String percent(double[] shares) {
        double least = Arrays.stream(shares).min().orElse(Double.NaN);
        double most = Arrays.stream(shares).max().orElse(Double.NaN);
        String from = NumberText.rounded(100 * least, 2);
        String to = NumberText.rounded(100 * most, 2);
        return (from.equals(to) ? from : from + " to " + to) + " %";
    }

    /**
     * A figure over the time of some runs: under the scale of the normalised time where all have the same, else with
     * the range of the factors, where some have one, in the label. Time that is normalised is called so.
     */
    static Figure over(String label, Axis ordinate, List<SolveCase> cases) {
        double[] clocks = cases.stream().flatMap(one -> of(one.normalisation()).stream())
                .mapToDouble(Double::doubleValue).toArray();
        Optional<Double> common = clocks.length < cases.size() ? Optional.empty() : SecondClock.common(clocks);
        if (common.filter(SecondClock::same).isPresent()) {
            return Figure.of(Axis.linear(label + " (normalised)"), ordinate);
        }
        if (common.isPresent()) {
            return Figure.of(Axis.linear(label), ordinate).under(scale(common.get()));
        }
        return Figure.of(Axis.linear(clocks.length == 0 ? label
                : label + " (normalised time: " + times(clocks) + ")"), ordinate);
    }

    /** The scale of the normalised time above a figure over the time. */
    static SecondScale scale(double clock) {
        return new SecondScale(Label.text("normalised time"), clock);
    }

    /** {@code 18.69 t} in a label, or {@code 0.31 to 0.62 t}. */
    static String times(double... clocks) {
        return Ranges.text(clocks) + " $t$";
    }
}
