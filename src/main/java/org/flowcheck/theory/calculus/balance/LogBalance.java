package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.calculus.ExpansionCheck;
import org.flowcheck.theory.expression.FreshNames;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * The balance at the time {@code t = tau*Log[m]}, at which a mode that grows at the rate lambda is m^(lambda*tau) times
 * what it was. From states that start as powers of a small parameter, the leading linear system governs; a term catches
 * up when its exponent is that of the state it changes. Terms are looked at up to {@value #ORDERS} orders beyond the
 * leading one.
 *
 * <p>Where a term drives components on which nothing depends that the term holds, they follow it. Where it feeds back
 * on what it is made of and opposes the growth, the sizes of what depends on it are taken to stay where they are; the
 * rest moves on.
 */
final class LogBalance {

    /** Cubic and quintic terms of networks with an odd activation; what is of even order lies between: {@value}. */
    static final int ORDERS = 4;
    /** More stages than this before the sizes settle are not followed: {@value}. */
    private static final int MOST_STAGES = 8;

    private final Model model;
    private final String width;
    private final ParameterScales scales;
    private final Region domain;
    private final FlowTerms terms;
    private final LeadingSystem leading;
    private final ModeSign sign;
    /** Whether there are no terms beyond those that are looked at. */
    private final boolean complete;
    private final String clock;

    /** The balance of a model. */
    LogBalance(Model model, String width) {
        this.model = model;
        this.width = width;
        scales = new ParameterScales(model, width);
        domain = scales.domain().and(Inequality.less(smallParameter(), Exponent.ZERO));
        if (domain.isEmpty()) {
            throw Diagnostic.of(Code.NO_BALANCE, "the small parameter of " + model.name() + " does not tend to zero as "
                    + width + " grows: it is " + width + "^(" + smallParameter().text() + ")").exception();
        }
        ExpandedFlow flow = ExpandedFlow.of(model, ORDERS);
        if (flow.leading() != 0) {
            throw Diagnostic.of(Code.NO_BALANCE, "the leading part of the flow of " + model.name() + " has the size "
                    + flow.small() + "^" + flow.leading() + ", not 1: nothing grows exponentially in the time")
                    .exception();
        }
        List<FlowTerms.Part> parts = new ArrayList<>();
        flow.rates().forEach(rate -> rate.parts().forEach((order, part) -> parts.add(new FlowTerms.Part(
                new Equation(rate.state(), rate.axes(), part), order == flow.leading()))));
        terms = new FlowTerms(model, parts);
        leading = new LeadingSystem(terms.plain(), scales, width, terms, domain);
        sign = new ModeSign(terms.plain(), width, terms, leading);
        complete = ExpansionCheck.nothingIsLeftOut(model, flow);
        clock = new FreshNames(model.parameters().stream().map(Parameter::name).toList()).next("tau");
    }

    private Exponent smallParameter() {
        String small = model.asymptotics().flatMap(Asymptotics::small).orElseThrow(() -> Diagnostic.of(Code.NO_SCALING,
                        model.name() + " does not say which parameter is small, of which its states start as powers")
                .expecting("'small:' beside 'width:' and 'time: Log'").exception());
        return scales.of(model.parameter(small).orElseThrow().value());
    }

    /** What is found. */
    BalanceReport report() {
        SizeTable start = StartSizes.of(terms.plain(), scales, terms);
        SizeTable grown = new GrownSizes(terms.plain(), width, scales, leading, start, domain).at(clock);
        Region governed = domain;
        for (Exponent form : relative(judge(grown, begun(domain, Exponent.ZERO)))) {
            governed = governed.and(Inequality.less(form.at(clock, Exponent.ZERO), Exponent.ZERO));
        }
        List<Course> courses = new ArrayList<>();
        if (!governed.isEmpty()) {
            Stage first = new Stage(Stage.Kind.START, clock, Optional.of(Exponent.ZERO), Optional.of(Exponent.ZERO),
                    sizes(start), equations(start, atStart(start), governed), Ending.NONE);
            courses.addAll(after(grown, governed, Exponent.ZERO, List.of(first), Set.of()));
        }
        return new BalanceReport(width, Asymptotics.Clock.LOGARITHM, clock,
                List.copyOf(new TreeSet<>(scales.symbols())), domain, courses, domain.minus(governed), List.of());
    }

    private Region begun(Region symbols, Exponent from) {
        return symbols.and(Inequality.atMost(from, Exponent.of(clock)));
    }

    private SizeReader reader(SizeTable table, FlowTerm term, int mostChanges) {
        return new SizeReader(terms.plain(), scales, table, mostChanges, term.ordinary());
    }

    /** At the start, what is linear governs: it decides what grows. */
    private Map<Components, List<Judged>> atStart(SizeTable start) {
        Map<Components, List<Judged>> judged = new LinkedHashMap<>();
        terms.all().forEach((components, own) -> judged.put(components, own.stream().map(term -> {
            boolean compared = !term.linear() && !start.of(components).isEmpty();
            List<Piece> pieces = compared ? reader(start, term, 0).of(term.formula()) : List.of();
            return new Judged(term, term.linear(), false, pieces.stream().map(piece ->
                    new Judged.Weighed(piece, start.first(components).exponent())).toList());
        }).toList()));
        return judged;
    }

    /** A term governs where its exponent is that of the state it changes. */
    private Map<Components, List<Judged>> judge(SizeTable table, Region region) {
        Map<Components, List<Judged>> judged = new LinkedHashMap<>();
        terms.all().forEach((components, own) -> judged.put(components, own.stream().map(term -> {
            Exponent reference = table.first(components).exponent();
            List<Judged.Weighed> pieces = reader(table, term, 1).of(term.formula()).stream()
                    .map(piece -> new Judged.Weighed(piece, reference)).toList();
            boolean governs = !pieces.isEmpty() && new Largest(pieces.stream().map(Judged.Weighed::relative).toList())
                    .isZero(region);
            return new Judged(term, governs, false, governs ? List.of() : pieces);
        }).toList()));
        return judged;
    }

    private static Set<Exponent> relative(Map<Components, List<Judged>> judged) {
        Set<Exponent> forms = new LinkedHashSet<>();
        judged.values().forEach(own -> own.forEach(one -> forms.addAll(one.relative())));
        return forms;
    }

    private List<Size> sizes(SizeTable table) {
        List<Size> sizes = new ArrayList<>();
        table.pieces().forEach((components, own) -> {
            if (!own.isEmpty()) {
                sizes.add(new Size(components, new Largest(List.of(own.get(0).exponent())), Optional.empty()));
            }
        });
        return sizes;
    }

    private List<BalancedEquation> equations(SizeTable table, Map<Components, List<Judged>> judged, Region region) {
        EquationWriter writer = new EquationWriter(terms, region, clock, term -> term);
        List<BalancedEquation> equations = new ArrayList<>();
        judged.forEach((components, own) -> equations.add(writer.write(components, own,
                new Largest(List.of(table.of(components).isEmpty() ? Exponent.ZERO
                        : table.first(components).exponent())))));
        return equations;
    }

    /**
     * The stages from a time on, for each part of the symbols' values where they are others.
     *
     * @param settled the components whose growth has been opposed
     */
    private List<Course> after(SizeTable table, Region symbols, Exponent from, List<Stage> before,
                               Set<Components> settled) {
        Region governed = governed(table, begun(symbols, from));
        // What opposes acts on corrections too, in ways that are not followed.
        SizeTable corrected = settled.isEmpty() ? corrected(table, governed, from) : table;
        Map<Components, List<Judged>> judged = judge(corrected, governed);
        List<Exponent> bounds = new ArrayList<>();
        roots(relative(judged)).forEach(bounds::add);
        if (!complete) {
            roots(table.pieces().values().stream().map(own -> own.get(0).exponent()).toList()).forEach(bounds::add);
        }
        Stage.Kind kind = !settled.isEmpty() ? Stage.Kind.SATURATED
                : before.size() == 1 ? Stage.Kind.LINEAR : Stage.Kind.DRIVEN;
        if (bounds.isEmpty() || before.size() > MOST_STAGES) {
            Stage last = new Stage(kind, clock, Optional.of(from), Optional.empty(), sizes(corrected),
                    equations(corrected, judged, governed), Ending.NONE);
            return List.of(new Course(symbols, append(before, last), List.of()));
        }
        List<Course> courses = new ArrayList<>();
        for (Largest.Case first : new Smallest(bounds).cases(symbols)) {
            Exponent until = first.form();
            Region region = begun(first.region(), from).and(Inequality.less(Exponent.of(clock), until));
            Hits hits = new Hits(judged, first.region(), clock, until);
            Ending ending = ending(corrected, judged, hits, first.region(), until, settled);
            Set<Components> opposed = new LinkedHashSet<>(settled);
            opposed.addAll(ending.kind() == Ending.Kind.OPPOSES ? sign.acting(hits.terms()) : Set.of());
            SizeTable next = settled(table, opposed, until);
            boolean moves = ending.kind() == Ending.Kind.OPPOSES && moving(opposed);
            if (moves && governed(next, begun(first.region(), until)).isEmpty()) {
                moves = false;
                ending = new Ending(Ending.Kind.UNDECIDED, ending.caughtUp(),
                        "these terms oppose the growth, and what they "
                        + "are made of grows on");
            }
            List<Stage> stages = append(before, new Stage(kind, clock, Optional.of(from), Optional.of(until),
                    sizes(corrected), equations(corrected, judged, region), ending));
            if (ending.kind() == Ending.Kind.DRIVES) {
                courses.addAll(after(hits.driven(table), first.region(), until, stages, settled));
            } else if (moves) {
                courses.addAll(after(next, first.region(), until, stages, opposed));
            } else if (ending.kind() == Ending.Kind.OPPOSES) {
                courses.add(new Course(first.region(), append(stages, saturated(corrected, first.region(), until)),
                        List.of()));
            } else {
                courses.add(new Course(first.region(), stages, List.of()));
            }
        }
        return courses;
    }

    /** The part of a region where nothing else than what governs throughout is as large as the states. */
    private Region governed(SizeTable table, Region region) {
        Region governed = region;
        for (Exponent form : relative(judge(table, region))) {
            governed = governed.and(Inequality.less(form, Exponent.ZERO));
        }
        return governed;
    }

    private static List<Stage> append(List<Stage> stages, Stage next) {
        List<Stage> longer = new ArrayList<>(stages);
        longer.add(next);
        return longer;
    }

    /**
     * The table with what neglected terms add to the states to first order: it may be coherent where the states
     * themselves are not. What grows slower than the state's own mode is carried along by that.
     */
    private SizeTable corrected(SizeTable table, Region governed, Exponent from) {
        SizeTable corrected = table;
        for (Components components : table.pieces().keySet()) {
            List<Piece> kept = new ArrayList<>(table.of(components));
            for (FlowTerm term : terms.all().get(components)) {
                if (!term.linear()) {
                    for (Piece piece : reader(table, term, 0).of(term.formula())) {
                        add(kept, response(components, piece, from), governed);
                    }
                }
            }
            corrected = corrected.with(components, kept.subList(table.of(components).size(), kept.size()));
        }
        return corrected;
    }

    private Piece response(Components components, Piece rate, Exponent from) {
        Exponent own = Exponent.of(clock).minus(from).times(leading.rate(components));
        boolean faster = rate.exponent().coefficient(clock).compareTo(leading.rate(components)) >= 0;
        Exponent exponent = faster ? rate.exponent() : rate.exponent().at(clock, from).plus(own);
        return new Piece(exponent, rate.sources(), new Trace(1, false, List.of(), Map.of(), Exponent.ZERO,
                Exponent.ZERO));
    }

    /** Adds a piece unless one with the same random numbers is nowhere smaller. */
    private static void add(List<Piece> kept, Piece piece, Region region) {
        boolean needless = kept.stream().anyMatch(other -> other.sources().equals(piece.sources())
                && region.proves(Inequality.atMost(piece.exponent(), other.exponent())));
        if (!needless) {
            kept.add(piece);
        }
    }

    private List<Exponent> roots(Collection<Exponent> forms) {
        return forms.stream().filter(form -> form.coefficient(clock).signum() > 0)
                .map(form -> form.root(clock)).toList();
    }

    private Ending ending(SizeTable table, Map<Components, List<Judged>> judged, Hits hits, Region symbols,
                          Exponent until, Set<Components> settled) {
        Optional<Components> large = complete ? Optional.empty() : table.pieces().keySet().stream().filter(components ->
                symbols.provesZero(table.first(components).exponent().at(clock, until))).findFirst();
        if (large.isPresent()) {
            return new Ending(Ending.Kind.UNDECIDED, List.of(),
                    large.get().text() + " is no longer small there: terms of all"
                    + " orders are as large as each other");
        }
        List<Ending.CaughtUp> caughtUp = new ArrayList<>();
        Map<Components, List<FlowTerm>> feeding = new LinkedHashMap<>();
        Map<Components, Set<Components>> needs = new LinkedHashMap<>();
        judged.forEach((components, own) -> {
            Set<Components> all = needs.computeIfAbsent(components, any -> new LinkedHashSet<>());
            own.stream().filter(Judged::governs).forEach(one -> all.addAll(reader(table, one.term(), 1)
                    .components(one.term().formula())));
        });
        hits.terms().forEach((components, own) -> own.forEach(term -> {
            caughtUp.add(new Ending.CaughtUp(components, terms.readable(components, term)));
            boolean feedsBack = reader(table, term, 1).components(term.formula()).stream().anyMatch(held ->
                    Dependence.reaches(needs, held, components));
            if (feedsBack) {
                feeding.computeIfAbsent(components, any -> new ArrayList<>()).add(term);
            }
        }));
        if (!hits.direct()) {
            return new Ending(Ending.Kind.UNDECIDED, caughtUp,
                    "only first corrections to the states make these terms catch"
                    + " up, and what acts back on the corrections is not followed");
        }
        if (!settled.isEmpty() && sign.acting(hits.terms()).stream().anyMatch(settled::contains)) {
            return new Ending(Ending.Kind.UNDECIDED, caughtUp,
                    "these terms act on components whose growth is opposed already");
        }
        if (feeding.isEmpty()) {
            return new Ending(Ending.Kind.DRIVES, caughtUp);
        }
        return new Ending(sign.of(feeding).map(value -> value < 0 ? Ending.Kind.OPPOSES : Ending.Kind.REINFORCES)
                .orElse(Ending.Kind.FEEDS_BACK), caughtUp);
    }

    /** Whether other components than those whose growth is opposed move by the leading system. */
    private boolean moving(Set<Components> opposed) {
        return terms.all().keySet().stream().anyMatch(components -> !opposed.contains(components)
                && leading.rate(components).signum() != 0);
    }

    /** The table where the growth of some components has been opposed. */
    private SizeTable settled(SizeTable table, Set<Components> opposed, Exponent at) {
        SizeTable settled = table;
        for (Components components : opposed) {
            Piece piece = table.first(components);
            settled = settled.replacing(components, List.of(piece.withExponent(piece.exponent().at(clock, at))));
        }
        return settled;
    }

    private Stage saturated(SizeTable table, Region symbols, Exponent at) {
        Map<Components, List<Piece>> there = new LinkedHashMap<>();
        table.pieces().forEach((components, own) -> there.put(components, own.stream().map(piece ->
                piece.withExponent(piece.exponent().at(clock, at))).toList()));
        SizeTable settled = new SizeTable(there);
        return new Stage(Stage.Kind.SATURATED, clock, Optional.of(at), Optional.empty(), sizes(settled),
                equations(settled, judge(settled, symbols), symbols), Ending.NONE);
    }
}
