package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.JudgingCost;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.Uncertain;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.WidthCheck;
import org.flowcheck.evidence.claim.WidthPower;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/** Gives statements over widths their meaning. */
final class WidthReader {

    private final RunFormulas formulas;
    private final int decisions;

    /**
     * A reader.
     *
     * @param formulas gives numbers per run their meaning
     * @param decisions how many statistical decisions the claim makes
     */
    WidthReader(RunFormulas formulas, int decisions) {
        this.formulas = formulas;
        this.decisions = decisions;
    }

    /** How many decisions a statement makes: one for each setting of the other parameters. */
    static int settings(WidthText text, List<RunPlan> runs) {
        Value.Parameter width = width(text, runs);
        RunPlan plan = plan(width.run(), runs);
        int settings = plan.initial().size();
        for (RunPlan.Axis axis : plan.grid()) {
            settings *= axis.parameter().equals(width.name()) ? 1 : axis.values().size();
        }
        return settings;
    }

    WidthCheck read(WidthText text) {
        Value.Parameter width = width(text, formulas.runs());
        RunPlan plan = plan(width.run(), formulas.runs());
        Term of = formulas.term(text.of());
        Value number = formulas.numberOn(width.run(), of);
        RunFormulas.requirePerRun(number.level(), of, text.kind());
        Term bound = formulas.term(text.bound());
        Set<String> used = new LinkedHashSet<>(List.of(width.run()));
        RunNames.all(of, formulas.runs()).forEach(used::add);
        RunPairs.require(of, width.run(), formulas.runs());
        RunPairs.require(bound, width.run(), formulas.runs());
        RunFormulas.requireBounded(JudgingCost.of(number, plan), of.span());
        List<WidthCheck.LeftOut> rests = text.rests().stream().map(rest -> rest(rest, width, plan)).toList();
        if (text.kind().equals(ClaimKeys.LIMIT_OF)) {
            Value limit = formulas.numberOn(width.run(), bound);
            if (!fixed(limit, width, plan)) {
                throw Diagnostic.at(bound.span(), Code.ORDER_FORM, "a limit is a number that is the same at all widths")
                        .expecting("a formula of numbers and of parameters that do not depend on " + name(width))
                        .exception();
            }
            Optional<List<WidthPower>> rate = text.rate().map(forms -> forms.stream()
                    .map(form -> rate(form, width, plan)).toList());
            return new WidthCheck.Limit(written(text, width), number, width, used, limit, rate, rests,
                    text.resolution(), decisions);
        }
        PowerForm form = PowerForm.of(bound, name(width), part -> formulas.numberOn(width.run(), part),
                value -> fixed(value, width, plan));
        if (form.constant() != 1) {
            throw Diagnostic.at(bound.span(), Code.ORDER_FORM, "an order has no constant")
                    .expecting("a product of powers, as in " + example(width)).exception();
        }
        List<Value> ratio = new ArrayList<>(List.of(number));
        form.others().forEach(other -> RunFormulas.requireBounded(JudgingCost.of(other, plan), bound.span()));
        form.others().forEach(other -> ratio.add(new Value.Raised(other, new Value.Number(-1))));
        RunNames.all(bound, formulas.runs()).forEach(used::add);
        WidthCheck.Relation relation = switch (text.relation()) {
            case ClaimKeys.AT_MOST -> WidthCheck.Relation.AT_MOST;
            case ClaimKeys.AT_LEAST -> WidthCheck.Relation.AT_LEAST;
            default -> WidthCheck.Relation.EQUALS;
        };
        return new WidthCheck.Order(written(text, width), ratio.size() == 1 ? number : new Value.Product(ratio), width,
                used, relation, form.powers(), rests, text.resolution(), decisions);
    }

    private WidthCheck.LeftOut rest(MappedText text, Value.Parameter width, RunPlan plan) {
        PowerForm form = decaying(text, width, plan);
        return new WidthCheck.LeftOut(form.constant(), form.powers());
    }

    private WidthPower rate(MappedText text, Value.Parameter width, RunPlan plan) {
        String word = text.text().strip();
        if (word.matches("[A-Za-z]+")) {
            throw Diagnostic.at(text.span(), Code.UNKNOWN_WORD, "'" + word + "' is not a rate")
                    .expecting("'" + ClaimKeys.UNKNOWN + "', or forms such as 1/Log[" + name(width) + "]")
                    .suggesting(Spelling.nearest(word, List.of(ClaimKeys.UNKNOWN))).exception();
        }
        return decaying(text, width, plan).powers();
    }

    /** A rest, or a form of a rate: a number times powers that do not grow. */
    private PowerForm decaying(MappedText text, Value.Parameter width, RunPlan plan) {
        Term term = FormulaParser.parse(text);
        PowerForm form = PowerForm.of(term, name(width), part -> formulas.numberOn(width.run(), part),
                value -> fixed(value, width, plan));
        WidthPower powers = form.powers();
        if (!form.others().isEmpty() || grows(powers.power()) || grows(powers.logPower())
                || !(form.constant() >= 0 && Double.isFinite(form.constant()))) {
            throw Diagnostic.at(term.span(), Code.ORDER_FORM, "what is left out, and a limit's rate, are powers that "
                            + "do not grow").expecting("something like 5*" + name(width) + "^(-1/2) or 1/Log["
                            + name(width) + "]").exception();
        }
        return form;
    }

    private static boolean grows(Value exponent) {
        return exponent instanceof Value.Number number && number.value() > 0;
    }

    /** The parameter that {@code in} names, on a grid that can show an order. */
    private static Value.Parameter width(WidthText text, List<RunPlan> runs) {
        Term term = FormulaParser.parse(text.width());
        int dot = term instanceof Term.Name name ? name.name().indexOf('.') : -1;
        List<String> known = runs.stream().flatMap(plan -> plan.grid().stream()
                .map(axis -> plan.name() + "." + axis.parameter())).toList();
        if (dot < 0 || !known.contains(((Term.Name) term).name())) {
            Diagnostic unknown = Diagnostic.at(term.span(), Code.UNKNOWN_PARAMETER, "'" + text.width().text().strip()
                    + "' is not a parameter on the grid of runs").expecting(String.join(", ", known));
            throw unknown.suggesting(Spelling.nearest(text.width().text().strip(), known)).exception();
        }
        String full = ((Term.Name) term).name();
        Value.Parameter width = new Value.Parameter(full.substring(0, dot), full.substring(dot + 1));
        RunPlan plan = plan(width.run(), runs);
        List<Double> values = plan.grid().stream().filter(axis -> axis.parameter().equals(width.name())).findFirst()
                .orElseThrow().values();
        boolean above = values.stream().allMatch(value -> value > 1);
        if (new HashSet<>(values).size() < Math.max(WidthCheck.FEWEST_WIDTHS, values.size()) || !above
                || plan.seeds() < WidthCheck.FEWEST_SEEDS) {
            throw Diagnostic.at(term.span(), Code.TOO_FEW_WIDTHS, "the runs '" + plan.name() + "' show no order in "
                            + width.name()).expecting(WidthCheck.FEWEST_WIDTHS + " different values of " + width.name()
                            + " or more, all above 1, and " + WidthCheck.FEWEST_SEEDS + " seeds or more")
                    .finding(values.size() + (values.size() == 1 ? " value" : " values")
                            + (above ? "" : ", not all above 1") + ", " + plan.seeds()
                            + (plan.seeds() == 1 ? " seed" : " seeds")).exception();
        }
        return width;
    }

    private static RunPlan plan(String name, List<RunPlan> runs) {
        return runs.stream().filter(plan -> plan.name().equals(name)).findFirst().orElseThrow();
    }

    /** Whether a value is made of numbers and of parameters that are the same at all widths. */
    private static boolean fixed(Value value, Value.Parameter width, RunPlan plan) {
        if (value instanceof Value.Parameter parameter) {
            boolean set = plan.grid().stream().anyMatch(axis -> axis.parameter().equals(parameter.name()));
            boolean constant = plan.model().parameter(parameter.name())
                    .filter(known -> Traversal.freeNames(known.value()).isEmpty()).isPresent();
            return parameter.run().equals(plan.name()) && !parameter.equals(width) && (set || constant);
        }
        boolean measured = value instanceof Value.Series || value instanceof Value.Time || value instanceof Uncertain;
        return !measured && value.parts().stream().allMatch(part -> fixed(part, width, plan));
    }

    private static String name(Value.Parameter width) {
        return width.run() + "." + width.name();
    }

    private static String example(Value.Parameter width) {
        return name(width) + "^(1/2)*Log[" + name(width) + "]";
    }

    private static String written(WidthText text, Value.Parameter width) {
        return text.kind() + " " + line(text.of()) + " in " + name(width) + " " + text.relation() + " "
                + line(text.bound());
    }

    private static String line(MappedText text) {
        return text.text().strip().replaceAll("\\s+", " ");
    }
}
