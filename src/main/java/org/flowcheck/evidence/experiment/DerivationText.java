package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.calculus.FoldedRamps;
import org.flowcheck.theory.calculus.Proof;
import org.flowcheck.theory.calculus.ReductionProof;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;

/** A derivation as text for a terminal. */
final class DerivationText {

    private final Derivation derivation;
    private final Model model;
    private final Listing out;

    private DerivationText(Derivation derivation, boolean all) {
        this.derivation = derivation;
        out = new Listing(all);
        model = derivation.model();
    }

    /**
     * The text.
     *
     * @param all whether long formulas and lists are written in full
     */
    static String of(Derivation derivation, boolean all) {
        return new DerivationText(derivation, all).text();
    }

    private String text() {
        String source = (model.source().paper() + " " + model.source().at()).strip();
        out.heading(model.title() + (source.isEmpty() ? "" : "  [" + source + "]"));
        out.section(kind(), derivation.equations().stream().map(equation -> Listing.Line.of(
                change(equation.state(), equation.axes()) + " = " + ExpressionText.of(equation.rate()))).toList());
        out.section("where", definitions());
        derivation.expansion().ifPresent(this::expansion);
        refusals(Derivation.Part.EXPANSION);
        derivation.balance().ifPresent(this::balance);
        refusals(Derivation.Part.BALANCE);
        derivation.measured().ifPresent(this::measured);
        invariants();
        derivation.reductions().forEach(this::comparison);
        refusals(Derivation.Part.COMPARISON);
        return out.toString();
    }

    private String kind() {
        if (!(model.dynamics() instanceof Dynamics.GradientFlow flow)) {
            return model.dynamics().discrete() ? "the map as stated" : "equations of motion as stated";
        }
        String way = flow.direction() == Dynamics.Direction.ASCEND ? "ascent" : "descent";
        String objective = ExpressionText.of(derivation.objective().orElseThrow());
        String mobility = flow.mobilities().isEmpty() ? "" : ", with mobilities";
        String of = flow.step().map(step -> "gradient " + way + " in steps of " + ExpressionText.of(step) + " on ")
                .orElse("gradient flow (" + way + ") of ");
        return of + objective + mobility;
    }

    private String change(String state, List<Axis> axes) {
        return (model.dynamics().discrete() ? "next " : "d/dt ") + element(state, axes);
    }

    private List<Listing.Line> definitions() {
        return derivation.definitions().stream().map((Definition definition) -> Listing.Line.of(
                element(definition.name(), definition.axes()) + " = " + ExpressionText.of(definition.value())))
                .toList();
    }

    private void expansion(Derivation.Expansion expansion) {
        String small = expansion.flow().small();
        List<Listing.Line> scales = new ArrayList<>();
        new TreeMap<>(expansion.flow().powers()).forEach((state, power) ->
                scales.add(Listing.Line.of(state + " = " + power(small, power) + "*" + state + "~")));
        String values = expansion.fixed().entrySet().stream().map(fixed -> fixed.getKey() + " = " + fixed.getValue())
                .collect(Collectors.joining(", "));
        out.section("small states, from the initial values" + (values.isEmpty() ? "" : "; for " + values + " only"),
                scales);
        if (model.dynamics().discrete()) {
            out.section("the map in the rescaled states", expansion.flow().rates().stream().map(rate -> Listing.Line.of(
                    change(rate.state(), rate.axes()) + " = " + ExpressionText.of(rate.series(small)))).toList());
        } else {
            orders(expansion.flow());
        }
        if (!model.dynamics().discrete()) {
            Expression clock = expansion.clock().map(DerivationText::timesTime).orElse(Reference.to(Reference.TIME));
            out.section("clock in which the leading order is free of common constants",
                    List.of(Listing.Line.of("t~ = " + ExpressionText.of(clock))));
        }
        out.section("left out", expansion.remainders().stream().map(remainder -> remainder(small, remainder))
                .toList());
    }

    /**
     * The parts of the rates, order by order: each state has its first one, which need not be the leading one of all.
     */
    private void orders(ExpandedFlow flow) {
        TreeMap<Integer, List<ExpandedFlow.Rate>> orders = new TreeMap<>();
        for (ExpandedFlow.Rate rate : flow.rates()) {
            rate.parts().keySet().forEach(order -> orders.computeIfAbsent(order, any -> new ArrayList<>()).add(rate));
            if (rate.parts().isEmpty()) {
                orders.computeIfAbsent(flow.leading(), any -> new ArrayList<>()).add(rate);
            }
        }
        orders.forEach((order, rates) -> {
            String first = rates.stream().filter(rate -> rate.parts().headMap(order).isEmpty())
                    .map(ExpandedFlow.Rate::state).collect(Collectors.joining(", "));
            String kind = order == flow.leading() ? "leading order, " : "order ";
            String whose = order == flow.leading() || first.isEmpty() ? "" : ", the first of " + first;
            List<Listing.Line> lines = rates.stream().map(rate -> Listing.Line.of(
                    change(rate.state(), rate.axes()) + ": "
                            + ExpressionText.of(rate.parts().getOrDefault(order, Algebra.ZERO)))).toList();
            out.section(kind + power(flow.small(), order) + whose + ", in the rescaled states", lines);
        });
    }

    /** What stands in the place of a part that is refused. */
    private void refusals(Derivation.Part part) {
        derivation.refusals().stream().filter(refusal -> refusal.part() == part).forEach(refusal -> out.section(
                RefusalText.heading(refusal), List.of(Listing.Line.of("refused: " + RefusalText.reason(refusal)))));
    }

    private void balance(BalanceReport report) {
        out.section("dominant balance as " + report.width() + " -> Infinity",
                BalanceText.of(report, new FoldedRamps(model)::in).lines().map(Listing.Line::of).toList());
    }

    private void measured(List<ExponentRow> rows) {
        out.wholeSection("exponents, derived and measured over widths", ExponentLines.of(rows));
    }

    private void invariants() {
        List<Listing.Line> lines = new ArrayList<>();
        derivation.invariants().found().forEach(found -> lines.add(Listing.Line.of(element(found.invariant().name(),
                found.invariant().axes()) + ": " + ExpressionText.of(found.invariant().value()))));
        derivation.invariants().omitted().forEach(reason -> lines.add(Listing.Line.of("not looked for: " + reason)));
        if (lines.isEmpty()) {
            lines.add(Listing.Line.of("none among the linear and quadratic forms that are looked for"));
        }
        if (!model.dynamics().discrete()) {
            out.section("conserved, found and proved", lines);
        }
    }

    private static Listing.Line remainder(String small, Derivation.Remainder remainder) {
        String predicted = remainder.next().map(next -> "order " + power(small, next)).orElse("higher orders");
        return new Listing.Line(remainder.state() + ": " + predicted, measured(small, remainder));
    }

    private static String measured(String small, Derivation.Remainder remainder) {
        if (Double.isNaN(remainder.slope())) {
            return "not measured: without a value, lost in rounding, or too long to calculate";
        }
        if (Double.isInfinite(remainder.slope())) {
            return "nothing at random points";
        }
        return String.format(Locale.ROOT, "%sshrinks as %s^%.2f at random points",
                remainder.agrees() ? "" : "differs: ", small, remainder.slope());
    }

    private static String power(String small, int power) {
        return power == 0 ? "1" : power == 1 ? small : small + "^" + power;
    }

    private void comparison(Derivation.Comparison comparison) {
        Reduces reduces = comparison.reduces();
        boolean own = comparison.reduced().name().equals(model.name());
        String source = comparison.reduced().source().at();
        String heading = own ? "compared with " + reduces.full().name() + ", which it reduces"
                : "compared with " + comparison.reduced().name() + (source.isEmpty() ? "" : " " + source)
                + ", which reduces it";
        List<Listing.Line> lines = new ArrayList<>();
        for (ReductionProof.Comparing state : comparison.result().states()) {
            String element = element(state.state(), state.axes());
            String image = ExpressionText.of(reduces.states().get(state.state()).value());
            boolean same = image.equals(element) && reduces.clock().isEmpty();
            lines.add(new Listing.Line(element + (image.equals(element) ? "" : " is " + image),
                    verdict(state, same, comparison.result())));
            state.missing().forEach(term ->
                    lines.add(Listing.Line.of("  derived, not printed: " + ExpressionText.of(term))));
            state.extra().forEach(term ->
                    lines.add(Listing.Line.of("  printed, not derived: " + ExpressionText.of(term))));
        }
        reduces.clock().ifPresent(clock -> lines.add(Listing.Line.of("the clock is "
                + ExpressionText.of(timesTime(clock))
                + (ReductionWords.isForward(reduces) ? "" : ", taken to run forwards"))));
        boolean map = comparison.reduced().dynamics().discrete();
        comparison.result().set().forEach(equation -> lines.add(new Listing.Line("on "
                + ExpressionText.of(equation.equation()), ReductionWords.sentence(equation, map)
                + (equation.proof() instanceof Proof.Undecided unknown ? ": " + unknown.detail() : ""))));
        out.section(heading + ReductionText.order(reduces), lines);
    }

    private static String verdict(ReductionProof.Comparing state, boolean same, ReductionProof.Result result) {
        ReductionWords.Rates word = ReductionWords.Rates.of(state, result);
        return switch (word) {
            case EQUAL -> word.word() + (same ? "" : " after this substitution");
            case ON_SET_ONLY -> word.word() + (same ? "" : ", after this substitution");
            case FOR_SMALL_SIZES, NOT_DECIDED -> word.word() + ": " + state.proof().detail();
            case DIFFERENT -> word.word();
        };
    }

    private static Expression timesTime(Expression clock) {
        return Algebra.multiply(clock, Reference.to(Reference.TIME));
    }

    static String element(String name, List<Axis> axes) {
        return axes.isEmpty() ? name
                : name + axes.stream().map(Axis::index).collect(Collectors.joining(", ", "[", "]"));
    }
}
