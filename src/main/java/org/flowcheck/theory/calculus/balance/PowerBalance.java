package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.expression.FreshNames;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * The balance at the time {@code t = m^tau}, at which a rate of order one has changed a state by m^tau. The largest
 * terms of the rates at the start drive the states until the rest of the rates has become as large. Where a sum of
 * squares descends, what drives them is used up then, and the changes are as large as they get, but for logarithms.
 * Where components drive each other around a circle before that, and this makes them grow, they grow exponentially from
 * there on, all by one factor m^g, until the rest of the rates is as large.
 */
final class PowerBalance {

    private final Model model;
    private final String width;
    private final ParameterScales scales;
    private final Region domain;
    private final FlowTerms terms;
    private final String clock;
    private final String growth;
    private final SizeTable start;
    private final Frozen frozen;
    private final Signs signs;
    private final boolean leastSquares;

    /** What happens for some values of the symbols. */
    private record Outcome(Drive drive, Meetings.End first, Exponent until, Optional<Growth> growth, List<Size> end) {
    }

    /** Growth by one factor, m to an exponent, and how it ends. */
    private record Growth(Exponent factor, Meetings.End ending) {
    }

    /** The balance of a model. */
    PowerBalance(Model model, String width) {
        this.model = model;
        this.width = width;
        if (model.dynamics().discrete()) {
            throw Diagnostic.of(Code.NO_BALANCE, model.name() + " is a map, and its time runs in steps").exception();
        }
        scales = new ParameterScales(model, width);
        signs = new Signs(model, width);
        leastSquares = LeastSquares.isDescended(model, signs, size -> !scales.of(size).isZero());
        domain = scales.domain();
        terms = new FlowTerms(model, FlowDerivation.equations(model).stream()
                .map(equation -> new FlowTerms.Part(equation, false)).toList());
        FreshNames fresh = new FreshNames(model.parameters().stream().map(Parameter::name).toList());
        clock = fresh.next("tau");
        growth = fresh.next("g");
        frozen = new Frozen(terms.plain(), size -> !scales.of(size).isZero());
        Map<Components, List<Piece>> pieces = new LinkedHashMap<>();
        StartSizes.of(terms.plain(), scales, terms).pieces().forEach((components, own) -> pieces.put(components,
                own.stream().map(piece -> piece.withTrace(new Trace(0, false, List.of(),
                        Map.of(components, piece.exponent()), Exponent.ZERO, Exponent.ZERO))).toList()));
        start = new SizeTable(pieces);
    }

    /** What is found. */
    BalanceReport report() {
        Map<Outcome, List<Region>> outcomes = new LinkedHashMap<>();
        for (Drive drive : Drive.of(domain, sizesAtStart())) {
            follow(drive, outcomes);
        }
        List<Course> courses = new ArrayList<>();
        outcomes.forEach((outcome, regions) -> Merging.of(regions)
                .forEach(region -> courses.add(course(outcome, region))));
        return new BalanceReport(width, Asymptotics.Clock.POWER, clock, List.copyOf(new TreeSet<>(scales.symbols())),
                domain, courses, List.of(), Regimes.of(courses));
    }

    private Map<Components, Map<FlowTerm, List<Exponent>>> sizesAtStart() {
        Map<Components, Map<FlowTerm, List<Exponent>>> sizes = new LinkedHashMap<>();
        terms.all().forEach((components, own) -> {
            Map<FlowTerm, List<Exponent>> exponents = new LinkedHashMap<>();
            own.forEach(term -> exponents.put(term, new SizeReader(terms.plain(), scales, start, 0, term.ordinary())
                    .of(term.formula()).stream().map(Piece::exponent).toList()));
            if (exponents.values().stream().allMatch(List::isEmpty) && !own.isEmpty()) {
                throw Diagnostic.of(Code.NO_BALANCE, "the rate of " + components.text() + " in " + model.name()
                        + " is zero at the start, so that nothing can be said of how it begins to change").exception();
            }
            sizes.put(components, exponents);
        });
        return sizes;
    }

    private void follow(Drive drive, Map<Outcome, List<Region>> outcomes) {
        Changes changes = new Changes(terms.plain(), scales, drive, start, clock);
        Feedback feedback = new Feedback(terms, scales, drive, changes.table(), clock, frozen);
        requireSmall(feedback, drive.region());
        Map<Exponent, Ending.Kind> times = new LinkedHashMap<>();
        Meetings meetings = new Meetings(feedback, clock, leastSquares);
        times.putAll(meetings.times());
        Meetings.roots(feedback.limits(), clock).forEach(time -> times.putIfAbsent(time, Ending.Kind.LEAVES_RANGE));
        Meetings.roots(changes.circles().stream().map(Changes.Circle::round).toList(), clock).forEach(time ->
                times.putIfAbsent(time, Ending.Kind.EXPLODES));
        if (times.isEmpty()) {
            throw Diagnostic.of(Code.NO_BALANCE, "nothing in " + model.name()
                    + " ever becomes as large as what drives it").exception();
        }
        for (Largest.Case first : new Smallest(List.copyOf(times.keySet())).cases(drive.region())) {
            Exponent until = first.form();
            if (times.get(until) == Ending.Kind.EXPLODES) {
                explode(drive, changes, until, first.region(), outcomes);
            } else {
                settle(drive, meetings.end(times.get(until), until, first.region()), until, Optional.empty(),
                        at(changes.table(), clock, until), first.region(), outcomes);
            }
        }
    }

    /** What does not grow with the clock is never larger than the drive. */
    private void requireSmall(Feedback feedback, Region region) {
        for (Exponent form : feedback.relative()) {
            boolean constant = form.coefficient(clock).signum() == 0;
            if (constant && !region.proves(Inequality.atMost(form, Exponent.ZERO))
                    || form.coefficient(clock).signum() < 0) {
                throw Diagnostic.of(Code.NO_BALANCE, "a term of the flow of " + model.name() + " is " + width + "^("
                        + form.text() + ") times what drives it").exception();
            }
        }
    }

    private static SizeTable at(SizeTable table, String name, Exponent value) {
        Map<Components, List<Piece>> pieces = new LinkedHashMap<>();
        table.pieces().forEach((components, own) -> pieces.put(components, own.stream().map(piece ->
                piece.withExponent(piece.exponent().at(name, value))).toList()));
        return new SizeTable(pieces);
    }

    private ClosedCircles closed(Drive drive, Changes changes, Exponent time) {
        return new ClosedCircles(terms, scales, drive, start, at(changes.table(), clock, time),
                changes.circles().stream().filter(circle -> circle.round().coefficient(clock).signum() > 0
                        && circle.round().root(clock).equals(time)).collect(Collectors.toSet()));
    }

    private void explode(Drive drive, Changes changes, Exponent time, Region region,
                         Map<Outcome, List<Region>> outcomes) {
        SizeTable before = at(changes.table(), clock, time);
        ClosedCircles closed = closed(drive, changes, time);
        CircleGrowth.Verdict verdict = new CircleGrowth(terms, drive, scales, start, signs,
                model.dynamics() instanceof Dynamics.GradientFlow).of(closed.circles(), closed.driven());
        if (verdict.kind() != CircleGrowth.Kind.GROWS) {
            Ending.Kind kind = verdict.kind() == CircleGrowth.Kind.BOUNDED ? Ending.Kind.DAMPS : Ending.Kind.UNDECIDED;
            settle(drive, new Meetings.End(kind, verdict.why()), time, Optional.empty(), before, region, outcomes);
            return;
        }
        SizeTable table = closed.grown(growth);
        Feedback feedback = new Feedback(terms, scales, drive, table, growth, frozen);
        Meetings meetings = new Meetings(feedback, growth, leastSquares);
        Map<Exponent, Ending.Kind> ends = new LinkedHashMap<>(meetings.times());
        Meetings.roots(feedback.limits(), growth).forEach(factor -> ends.putIfAbsent(factor, Ending.Kind.LEAVES_RANGE));
        Meetings.End explodes = Meetings.End.of(Ending.Kind.EXPLODES);
        if (ends.isEmpty()) {
            settle(drive, explodes, time, Optional.empty(), before, region, outcomes);
            return;
        }
        for (Largest.Case first : new Smallest(List.copyOf(ends.keySet())).cases(region)) {
            Exponent factor = first.form();
            SizeTable grown = at(table, growth, factor);
            Meetings.End end = meetings.end(ends.get(factor), factor, first.region());
            if (first.region().provesZero(factor)) {
                settle(drive, end, time, Optional.empty(), grown, first.region(), outcomes);
            } else {
                settle(drive, explodes, time, Optional.of(new Growth(factor, end)), grown,
                        first.region(), outcomes);
            }
        }
    }

    /** Notes what has become of the states, for each part of a region where one exponent is the largest. */
    private void settle(Drive drive, Meetings.End kind, Exponent until, Optional<Growth> grown, SizeTable table,
                        Region region, Map<Outcome, List<Region>> outcomes) {
        Map<Region, List<Size>> parts = new LinkedHashMap<>(Map.of(region, List.of()));
        for (Components components : table.pieces().keySet()) {
            Map<Region, List<Size>> finer = new LinkedHashMap<>();
            parts.forEach((part, sizes) -> sizes(components, table, part).forEach((smaller, size) -> {
                List<Size> longer = new ArrayList<>(sizes);
                longer.add(size);
                finer.put(smaller, longer);
            }));
            parts = finer;
        }
        parts.forEach((part, sizes) -> outcomes.computeIfAbsent(new Outcome(drive, kind, until, grown, sizes), any ->
                new ArrayList<>()).add(part));
    }

    private Map<Region, Size> sizes(Components components, SizeTable table, Region region) {
        Map<Region, Size> sizes = new LinkedHashMap<>();
        List<Exponent> all = table.of(components).stream().map(Piece::exponent).toList();
        Optional<Largest> change = change(components, table);
        for (Largest.Case size : new Largest(all).cases(region)) {
            if (change.isEmpty()) {
                sizes.put(size.region(), new Size(components, new Largest(List.of(size.form())), Optional.empty()));
            } else {
                change.get().cases(size.region()).forEach(part -> sizes.put(part.region(), new Size(components,
                        new Largest(List.of(size.form())), Optional.of(new Largest(List.of(part.form()))))));
            }
        }
        return sizes;
    }

    /** The change relative to the start; empty of what starts at zero, or does not change. */
    private Optional<Largest> change(Components components, SizeTable table) {
        List<Exponent> changes = table.of(components).stream().filter(piece -> piece.trace().changes() > 0)
                .map(Piece::exponent).toList();
        if (changes.isEmpty() || start.of(components).isEmpty()) {
            return Optional.empty();
        }
        Exponent before = start.first(components).exponent();
        return Optional.of(new Largest(changes).map(form -> form.minus(before)));
    }

    private Course course(Outcome outcome, Region region) {
        Changes changes = new Changes(terms.plain(), scales, outcome.drive(), start, clock);
        Region before = region.and(Inequality.less(Exponent.of(clock), outcome.until()));
        List<Stage> stages = new ArrayList<>();
        stages.add(stage(Stage.Kind.ALGEBRAIC, outcome, changes.table(), before, clock, Optional.empty(),
                outcome.until(), outcome.first()));
        outcome.growth().ifPresent(grown -> stages.add(stage(Stage.Kind.EXPONENTIAL, outcome,
                closed(outcome.drive(), changes, outcome.until()).grown(growth), region.and(List.of(
                        Inequality.atMost(Exponent.ZERO, Exponent.of(growth)),
                        Inequality.less(Exponent.of(growth), grown.factor()))), growth, Optional.of(Exponent.ZERO),
                grown.factor(), grown.ending())));
        return new Course(region, stages, outcome.end());
    }

    private Stage stage(Stage.Kind kind, Outcome outcome, SizeTable table, Region region, String name,
                        Optional<Exponent> from, Exponent until, Meetings.End ends) {
        Feedback feedback = new Feedback(terms, scales, outcome.drive(), table, name, frozen);
        EquationWriter writer = new EquationWriter(terms, region, name, frozen::of);
        List<BalancedEquation> equations = new ArrayList<>();
        List<Size> sizes = new ArrayList<>();
        feedback.judged().forEach((components, own) -> {
            Largest size = new Largest(table.of(components).stream().map(Piece::exponent).toList()).within(region);
            sizes.add(new Size(components, size, change(components, table).map(change -> change.within(region))));
            equations.add(writer.write(components, own, new Largest(List.of(
                    outcome.drive().exponents().getOrDefault(components, Exponent.ZERO)))));
        });
        Hits hits = new Hits(feedback.judged(), region, name, until);
        List<Ending.CaughtUp> caughtUp = new ArrayList<>();
        hits.terms().forEach((components, own) -> own.forEach(term -> caughtUp.add(
                new Ending.CaughtUp(components, terms.readable(components, term)))));
        return new Stage(kind, name, from, Optional.of(until), sizes, equations,
                new Ending(ends.kind(), caughtUp, ends.why()));
    }
}
