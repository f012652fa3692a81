package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.theory.model.Reduces;

/** What a reader of a table of comparisons must know: the map, where it was stated, and what to beware of. */
final class ComparisonNotes {

    /** Starts that differ by less than this, {@value}, are the same but for rounding. */
    private static final double SAME_START = 1e-12;

    private final ComparisonStudy study;

    ComparisonNotes(ComparisonStudy study) {
        this.study = study;
    }

    /** The lines below the table. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean several = study.groups().values().stream().anyMatch(group -> group.size() > 1);
        SolveSettings time = study.settings().time();
        String apart = NumberText.rounded(time.until() / (time.samples() - 1), 2);
        lines.add("until: where the error passes the level" + (study.discrete() ? ", the step before"
                : ", between samples " + apart + " apart") + (several ? ", median and extremes of the runs" : "")
                + study.clocks().stream().map(clock -> "; " + clock.heading() + ": the same in the time of "
                        + study.owner(clock)).collect(Collectors.joining())
                + "; -: not before the end");
        lines.add("t = ...: error in l2 norm, relative to " + study.full()
                + (several ? ", median of the runs; -: some run ended before" : ""));
        lines.add("numerical: largest numerical error of the error up to there");
        lines.add(map());
        starts(lines);
        if (!study.cases().isEmpty()) {
            study.clocks().forEach(clock -> lines.add("clock: the time of " + study.owner(clock) + " is that of "
                    + study.full() + " times " + clock.range(study.cases()) + marks(clock)));
        }
        Arrays.stream(study.shown()).mapToObj(q -> study.quantities().get(q)).forEach(quantity ->
                passages(quantity, lines));
        rescaled(lines);
        endings(lines);
        study.pair().full().data().ifPresent(given -> lines.add(given.text()));
        lines.addAll(study.pair().images().notes());
        study.cases().stream().map(one -> SolveStudy.method(one.method())).distinct().forEach(lines::add);
        return lines;
    }

    /** The times of the columns in another clock, where all runs have the same. */
    private String marks(SecondClock clock) {
        Optional<Double> common = clock.common(study.cases());
        double[] marks = study.marks();
        return common.isEmpty() || marks.length == 0 ? "" : "; t = " + Arrays.stream(marks)
                .mapToObj(ComparisonTables::plain).collect(Collectors.joining(", "))
                + (marks.length > 1 ? " are " : " is ") + Arrays.stream(marks)
                .mapToObj(mark -> ComparisonTables.plain(common.get() * mark)).collect(Collectors.joining(", "))
                + " there";
    }

    private String map() {
        ComparisonMap map = study.pair().map();
        Reduces reduces = map.reduces();
        String images = ReductionText.reduction(study.pair().reduced().model(), reduces).stream()
                .map(Listing.Line::text).collect(Collectors.joining("; "));
        return switch (map.basis()) {
            case STATED -> study.reduced() + " follows from " + study.full() + ReductionText.order(reduces) + ": "
                    + images;
            case STATED_FOR_ANOTHER -> study.reduced() + " is stated to follow from "
                    + (reduces.full().name().equals(study.full()) ? "another " : "") + reduces.full().name()
                    + ReductionText.order(reduces) + ", not from " + study.full() + ", in which the same names exist: "
                    + images;
            case BY_NAME -> "compared by name: " + study.pair().reduced().model().states().stream()
                    .map(state -> DerivationText.element(state.name(), state.axes())).collect(Collectors.joining(", "));
        };
    }

    private void starts(List<String> lines) {
        double startOff = study.cases().stream().mapToDouble(ComparisonCase::startOff).max().orElse(0);
        if (startOff > SAME_START) {
            lines.add("both start at the state of " + study.full() + "; the initial values that " + study.reduced()
                    + " states differ by up to " + Ranges.number(startOff) + ", relative");
        }
        double setOff = study.cases().stream().mapToDouble(ComparisonCase::setOff).max().orElse(Double.NaN);
        if (!Double.isNaN(setOff)) {
            lines.add(setOff <= SAME_START ? "the start lies on the set of the reduction"
                    : "the start lies off the set of the reduction by up to " + Ranges.number(setOff) + ", relative");
        }
    }

    private void passages(ComparedQuantity quantity, List<String> lines) {
        int q = study.quantities().indexOf(quantity);
        List<ErrorSeries> series = study.cases().stream().map(one -> one.errors().get(q)).toList();
        if (series.stream().map(study::passage).anyMatch(passage -> passage.isPresent() && passage.get().doubtful())) {
            lines.add(study.label(quantity) + ": the numerical error alone may pass the level; tighten --tolerance or "
                    + "raise --level");
        }
        if (quantity.kind() != ComparedQuantity.Kind.RESCALED
                && series.stream().anyMatch(one -> one.differsAtStart(study.settings().level()))) {
            lines.add(study.label(quantity) + ": what the two models observe under this name differs at the start "
                    + "already");
        }
    }

    private void rescaled(List<String> lines) {
        List<ComparedQuantity> all = study.quantities().stream()
                .filter(quantity -> quantity.kind() == ComparedQuantity.Kind.RESCALED).toList();
        if (!all.isEmpty()) {
            lines.add(all.stream().map(study::label).collect(Collectors.joining(", ")) + ": as " + study.full()
                    + " observes it, at its state and at the state that " + study.reduced() + " stands for; "
                    + study.reduced() + " observes " + all.stream().map(ComparedQuantity::name)
                    .collect(Collectors.joining(", ")) + " in units of its own");
        }
    }

    /** Runs that did not reach the end, those that ended alike together. */
    private void endings(List<String> lines) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        Map<String, String> remedies = new LinkedHashMap<>();
        for (ComparisonCase one : study.cases()) {
            if (!(one.outcome() instanceof Outcome.End)) {
                String kind = one.outcome().word() + one.blowingUp().map(which -> " of "
                        + (which.equals("full") ? study.full() : study.reduced())).orElse("");
                times.computeIfAbsent(kind, key -> new ArrayList<>()).add(one.outcome().time());
                // Of a blow-up that is known the comparison has taken care.
                remedies.putIfAbsent(kind, one.blowingUp().isPresent() ? "" : ". " + one.outcome().remedy());
            }
        }
        times.forEach((kind, found) -> lines.add(found.size() + " of " + study.cases().size() + " runs end before: "
                + kind + " at t = " + Ranges.text(found.stream().mapToDouble(Double::doubleValue).toArray())
                + remedies.get(kind)));
    }
}
