package org.flowcheck.evidence.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Quantities that are measured and have a formula of their own; of those with indices the first one stands for all. */
    List<List<Inline>> quantities() {
        Map<String, Value.Series> first = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (Value.Series series : claim.quantities()) {
            if (names.add(series.name())) {
                first.putIfAbsent(base(series.name()), series);
            }
        }
        Map<String, Long> members = names.stream().collect(Collectors.groupingBy(ClaimFormulas::base,
                Collectors.counting()));
        List<List<Inline>> lines = new ArrayList<>();
        first.forEach((base, series) -> {
            String name = series.name();
            long others = members.get(base) - 1;
            List<Inline> more = others == 0 ? List.of() : Inline.words(", and likewise " + others + " more");
            MathMlNames own = ModelNames.of(claim.run(series.run()).map(RunPlan::model).map(List::of)
                    .orElse(List.of()), words);
            if (!(series.quantity() instanceof Quantity.Scalar scalar)) {
                lines.add(joined(Inline.words(name + ": " + QuantityWords.of(series.quantity())), more));
            } else if (words.contains(name)) {
                lines.add(joined(List.of(new Inline.Formula(
                        ExpressionMathMl.definition(Reference.to(name), scalar.formula(), own),
                        name + " = " + ExpressionText.of(scalar.formula()), true)), more));
            }
        });
        return lines;
    }

    /** The name of a quantity without its indices. */
    private static String base(String name) {
        return name.substring(0, name.indexOf('[') < 0 ? name.length() : name.indexOf('['));
    }

    private static List<Inline> joined(List<Inline> line, List<Inline> more) {
        return Stream.concat(line.stream(), more.stream()).toList();
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
