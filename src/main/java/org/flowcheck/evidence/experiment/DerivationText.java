package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final Listing out = new Listing();

    private DerivationText(Derivation derivation) {
        this.derivation = derivation;
        model = derivation.model();
    }

    /** The text. */
    static String of(Derivation derivation) {
        return new DerivationText(derivation).text();
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
        String objective = ExpressionText.of(flow.objective());
        String mobility = flow.mobilities().isEmpty() ? "" : ", with mobilities";
        return (flow.step().isPresent() ? "gradient " + way + " in steps of " + ExpressionText.of(flow.step().get()) + " on "
                : "gradient flow (" + way + ") of ") + objective + mobility;
    }

    private String change(String state, List<Axis> axes) {
        return (model.dynamics().discrete() ? "next " : "d/dt ") + element(state, axes);
    }

    private List<Listing.Line> definitions() {
        return derivation.definitions().stream().map((Definition definition) -> Listing.Line.of(
                element(definition.name(), definition.axes()) + " = " + ExpressionText.of(definition.value()))).toList();
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
        int leading = expansion.flow().leading();
        TreeMap<Integer, List<Listing.Line>> orders = new TreeMap<>();
        for (int i = 0; i < expansion.flow().rates().size(); i++) {
            ExpandedFlow.Rate rate = expansion.flow().rates().get(i);
            if (!rate.parts().containsKey(leading)) {
                orders.computeIfAbsent(leading, any -> new ArrayList<>()).add(new Listing.Line(
                        change(rate.state(), rate.axes()) + ": 0", moves(small, rate, expansion.remainders().get(i))));
            }
            for (Map.Entry<Integer, Expression> part : rate.parts().entrySet()) {
                orders.computeIfAbsent(part.getKey(), any -> new ArrayList<>()).add(Listing.Line.of(
                        change(rate.state(), rate.axes()) + ": " + ExpressionText.of(part.getValue())));
            }
        }
        orders.forEach((order, lines) -> out.section((order == leading ? "leading order, " : "order ")
                + power(small, order) + ", in the rescaled states", lines));
        if (!model.dynamics().discrete()) {
            out.section("clock in which the leading order is free of common constants", List.of(Listing.Line.of("t~ = "
                    + ExpressionText.of(expansion.clock().map(DerivationText::timesTime).orElse(Reference.to(Reference.TIME))))));
        }
        out.section("left out", expansion.remainders().stream().map(remainder -> remainder(small, remainder)).toList());
    }

    /** Where a state that the leading order does not move has its first part. */
    private static String moves(String small, ExpandedFlow.Rate rate, Derivation.Remainder remainder) {
        Optional<Integer> first = rate.parts().isEmpty() ? remainder.next() : Optional.of(rate.parts().firstKey());
        return first.map(order -> "its first part is of order " + power(small, order)).orElse("");
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
        out.section("exponents, derived and measured over widths", ExponentLines.of(rows));
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
        String measured = Double.isNaN(remainder.slope()) ? "not measured, which would take too long" : Double.isInfinite(remainder.slope()) ? "nothing at random points"
                : String.format(Locale.ROOT, "shrinks as %s^%.2f at random points", small, remainder.slope());
        return new Listing.Line(remainder.state() + ": " + predicted, measured);
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
            state.missing().forEach(term -> lines.add(Listing.Line.of("  derived, not printed: " + ExpressionText.of(term))));
            state.extra().forEach(term -> lines.add(Listing.Line.of("  printed, not derived: " + ExpressionText.of(term))));
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
        return axes.isEmpty() ? name : name + axes.stream().map(Axis::index).collect(Collectors.joining(", ", "[", "]"));
    }
}
