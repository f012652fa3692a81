package org.flowcheck.evidence.report.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.Check;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.Written;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionMathMl;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.MathMlNames;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;

/** The formulas of a claim as lines of a report. */
final class ClaimFormulas {

    /** More quantities that differ in their indices only are not named one by one: {@value}. */
    private static final int MOST_LISTED = 4;

    private final Claim claim;
    /** Names of quantities that the claim defines. */
    private final Set<String> words;
    private final MathMlNames names;

    ClaimFormulas(Claim claim) {
        this.claim = claim;
        this.words = claim.quantities().stream()
                .filter(series -> !series.quantity().equals(new Quantity.Scalar(Reference.to(series.name()))))
                .map(Value.Series::name).collect(Collectors.toSet());
        this.names = ModelNames.of(claim.runs().stream().map(RunPlan::model).toList(), words);
    }

    /** A check with its hypothesis and its equality set. */
    List<Inline> check(Check check) {
        List<Inline> line = new ArrayList<>();
        line.add(check.wording().map(Check.Wording::formula).map(formula -> written(formula, true))
                .orElseGet(() -> new Inline.Code(check.text())));
        check.wording().flatMap(Check.Wording::given).ifPresent(given -> {
            line.add(new Inline.Words(" where "));
            line.add(written(given, false));
        });
        check.wording().flatMap(Check.Wording::equality).ifPresent(equality -> {
            line.add(new Inline.Words((line.size() > 1 ? ", " : " ") + "with equality where "));
            line.add(written(equality, false));
        });
        return line;
    }

    /** A formula of the claim's file, on a line of its own or among words. */
    Inline written(Written written, boolean alone) {
        return new Inline.Formula(ExpressionMathMl.pieces(written.formula(), names), written.text(), alone);
    }

    /** What is to be proved: an identity with its free indices, or words. */
    static List<Inline> obligation(Obligation obligation) {
        if (!(obligation instanceof Obligation.Identity identity)) {
            return Inline.words(obligation.text());
        }
        Expression formula = new Comparison(identity.left(), Comparison.Relation.EQUAL, identity.right(),
                Origin.computed());
        List<Inline> line = new ArrayList<>();
        // An index such as c1 is a word: beside an array c it would look like one of its layers.
        Set<String> indices = identity.axes().stream().map(Axis::index).collect(Collectors.toSet());
        line.add(new Inline.Formula(ExpressionMathMl.pieces(formula, ModelNames.of(List.of(identity.model()), indices)),
                identity.text(), true));
        List<String> words = new ArrayList<>();
        if (!identity.axes().isEmpty()) {
            words.add("for " + ranges(identity.axes()));
        }
        identity.orders().flow().ifPresent(order -> words.add("with rates of the flow at leading order"
                + (order == 0 ? "" : " and " + order + " beyond")));
        identity.orders().terms().ifPresent(order -> words.add("up to terms of order " + order
                + " in the small parameter"));
        if (!identity.model().states().isEmpty()) {
            words.add("in " + identity.model().name());
        }
        line.add(new Inline.Words(words.isEmpty() ? "" : " " + String.join(", ", words)));
        return line;
    }

    /** {@code k = 1..m, l = 1..n}. */
    static String ranges(List<Axis> axes) {
        return axes.stream().map(axis -> axis.index() + " = 1.." + ExpressionText.of(axis.size()))
                .collect(Collectors.joining(", "));
    }

    /** Quantities that checks speak of and that have a formula of their own; of those with indices the first. */
    List<List<Inline>> quantities() {
        Map<String, List<Value.Series>> byWord = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Value.Series series : claim.quantities()) {
            if (seen.add(series.name())) {
                byWord.computeIfAbsent(series.name().replaceFirst("\\[.*", ""), fresh -> new ArrayList<>()).add(series);
            }
        }
        List<List<Inline>> lines = new ArrayList<>();
        for (List<Value.Series> members : byWord.values()) {
            quantity(members.get(0)).ifPresent(line -> {
                List<Inline> whole = new ArrayList<>(line);
                if (members.size() > 1) {
                    whole.add(new Inline.Words("; likewise " + names(members.subList(1, members.size()))));
                }
                lines.add(whole);
            });
        }
        return lines;
    }

    private Optional<List<Inline>> quantity(Value.Series series) {
        MathMlNames own = ModelNames.of(claim.run(series.run()).map(RunPlan::model).map(List::of)
                .orElse(List.of()), words);
        if (!(series.quantity() instanceof Quantity.Scalar scalar)) {
            return Optional.of(Inline.words(series.name() + ": " + QuantityWords.of(series.quantity())));
        }
        return !words.contains(series.name()) ? Optional.empty() : Optional.of(List.of(new Inline.Formula(
                ExpressionMathMl.definition(Reference.to(series.name()), scalar.formula(), own),
                series.name() + " = " + ExpressionText.of(scalar.formula()), true)));
    }

    /** All of a few names, else two and the last. */
    private static String names(List<Value.Series> members) {
        List<String> all = members.stream().map(Value.Series::name).toList();
        return all.size() <= MOST_LISTED ? String.join(", ", all)
                : all.get(0) + ", " + all.get(1) + ", ..., " + all.get(all.size() - 1);
    }

    /** The formulas as they stand in the claim's file. */
    String asWritten() {
        List<String> lines = new ArrayList<>();
        claim.checks().forEach(check -> {
            Optional<Check.Wording> wording = check.wording();
            lines.add("check: " + check.text() + wording.flatMap(Check.Wording::given)
                    .map(given -> "  given: " + given.text()).orElse("")
                    + wording.flatMap(Check.Wording::equality).map(set -> "  equality: " + set.text()).orElse(""));
        });
        claim.widths().forEach(width -> lines.add("over widths: " + width.text()));
        claim.obligations().forEach(obligation -> lines.add("prove: " + obligation.text()));
        return lines.stream().distinct().collect(Collectors.joining("\n"));
    }
}
