package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flowcheck.evidence.store.LatexText;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.calculus.FoldedRamps;
import org.flowcheck.theory.calculus.ReductionProof;
import org.flowcheck.theory.calculus.SetInvariance;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.calculus.balance.Stage;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionLatex;
import org.flowcheck.theory.expression.LatexNames;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/** A derivation as LaTeX: sentences with {@code align} environments of amsmath, to be put into a paper. */
final class DerivationLatex {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final Derivation derivation;
    private final Model model;
    private LatexNames names;
    private final StringBuilder out = new StringBuilder();

    private DerivationLatex(Derivation derivation) {
        this.derivation = derivation;
        model = derivation.model();
        names = StatedLatex.of(model);
    }

    /** The text. */
    static String of(Derivation derivation) {
        return new DerivationLatex(derivation).text();
    }

    private String text() {
        paragraph(opening(), derivation.equations().stream().map(this::equation).toList());
        paragraph("Here", derivation.definitions().stream().map(this::definition).toList());
        derivation.expansion().ifPresent(this::expansion);
        refusals(Derivation.Part.EXPANSION);
        derivation.balance().ifPresent(this::balance);
        refusals(Derivation.Part.BALANCE);
        paragraph("The flow conserves", derivation.invariants().found().stream()
                .map(found -> LatexLines.equation("", terms(found.invariant().value()), "")).toList());
        derivation.reductions().forEach(this::comparison);
        refusals(Derivation.Part.COMPARISON);
        return out.toString();
    }

    /** What stands in the place of a part that is refused. */
    private void refusals(Derivation.Part part) {
        derivation.refusals().stream().filter(refusal -> refusal.part() == part).forEach(refusal ->
                out.append("Not derived, ").append(LatexText.escape(RefusalText.heading(refusal))).append(": ")
                        .append(LatexText.escape(RefusalText.reason(refusal))).append(".\n\n"));
    }

    private void paragraph(String words, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append(words).append('\n').append("\\begin{align}\n  ")
                    .append(String.join(" \\\\\n  ", lines)).append("\n\\end{align}\n");
        }
    }

    private String opening() {
        if (!(model.dynamics() instanceof Dynamics.GradientFlow flow)) {
            return model.dynamics().discrete() ? "The map reads" : "The equations of motion read";
        }
        String objective = shown(derivation.objective().orElseThrow());
        boolean up = flow.direction() == Dynamics.Direction.ASCEND;
        return flow.step().map(step -> "Gradient " + (up ? "ascent" : "descent") + " on " + objective
                + " with the step $" + latex(step) + "$ is")
                .orElse("The " + (up ? "ascending " : "") + "gradient flow of " + objective + " is");
    }

    /** A formula in the sentence, or between its words if it is wide. */
    private String shown(Expression formula) {
        String whole = latex(formula);
        return !LatexLines.isWideInText(whole) ? "$" + whole + "$"
                : "\n\\begin{align}\n  " + LatexLines.equation("", terms(formula), "") + "\n\\end{align}\n";
    }

    private String equation(Equation equation) {
        return LatexLines.equation(change(equation.state(), equation.axes()), terms(equation.rate()), "");
    }

    /** The left side of an equation: the rate of a state, or its value one step later. */
    private String change(String state, List<Axis> axes) {
        String element = element(state, axes);
        return model.dynamics().discrete() ? element + "(t+1)" : rate(element);
    }

    private static String rate(String element) {
        return "\\frac{\\mathrm{d} " + element + "}{\\mathrm{d} t}";
    }

    private String definition(Definition definition) {
        return LatexLines.equation(element(definition.name(), definition.axes()), terms(definition.value()), "");
    }

    private void expansion(Derivation.Expansion expansion) {
        String small = latex(Reference.to(expansion.flow().small()));
        List<String> scales = new ArrayList<>();
        model.states().forEach(state -> {
            String name = latex(Reference.to(state.name()));
            int power = expansion.flow().powers().get(state.name());
            scales.add("$" + name + " = " + power(small, power) + " \\bar{" + name + "}$");
        });
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < expansion.flow().rates().size(); i++) {
            ExpandedFlow.Rate rate = expansion.flow().rates().get(i);
            String rest = expansion.remainders().get(i).order().map(power -> " + O(" + power(small, power) + ")")
                    .orElse("");
            lines.add(LatexLines.equation(change(rate.state(), rate.axes()), series(rate), rest));
        }
        String values = expansion.fixed().entrySet().stream()
                .map(fixed -> "$" + latex(Reference.to(fixed.getKey())) + " = " + fixed.getValue() + "$")
                .collect(Collectors.joining(", "));
        paragraph((values.isEmpty() ? "In" : "For " + values + ", in") + " the rescaled states "
                + String.join(", ", scales) + ", their bars dropped, it is", lines);
        expansion.clock().ifPresent(clock -> out.append("In the clock $\\bar{t} = ").append(latex(clock))
                .append(" \\, t$ the leading order has no constants in common.\n\n"));
    }

    private static String power(String small, int power) {
        return power == 0 ? "1" : power == 1 ? small : small + "^{" + power + "}";
    }

    /**
     * The terms of a rate, those of one order in brackets with their power; a map's in the order in which they are
     * added.
     */
    private List<String> series(ExpandedFlow.Rate rate) {
        String name = derivation.expansion().orElseThrow().flow().small();
        if (rate.parts().isEmpty()) {
            return List.of("0");
        }
        if (model.dynamics().discrete()) {
            return terms(rate.series(name));
        }
        String small = latex(Reference.to(name));
        List<String> terms = new ArrayList<>();
        rate.parts().forEach((power, part) -> {
            List<String> own = new ArrayList<>(terms(part));
            if (power != 0) {
                boolean brackets = part instanceof Addition;
                boolean minus = !brackets && own.get(0).startsWith("-");
                own.set(0, (minus ? "-" : "") + power(small, power) + (brackets ? " \\bigl(" : " ")
                        + own.get(0).substring(minus ? 1 : 0));
                own.set(own.size() - 1, own.get(own.size() - 1) + (brackets ? "\\bigr)" : ""));
            }
            boolean negative = own.get(0).startsWith("-");
            own.set(0, terms.isEmpty() ? own.get(0) : negative ? "- " + own.get(0).substring(1) : "+ " + own.get(0));
            terms.addAll(own);
        });
        return terms;
    }

    /** The governing system of each stage; what is neglected is for the text. */
    private void balance(BalanceReport report) {
        String width = latex(Reference.to(report.width()));
        String clock = latex(Reference.to(report.clockName()));
        String time = report.clock() == Asymptotics.Clock.LOGARITHM ? clock + " \\log " + width
                : width + "^{" + clock + "}";
        FoldedRamps ramps = new FoldedRamps(model);
        out.append("As $").append(width).append(" \\to \\infty$ at the time $t = ").append(time).append("$, ");
        for (Course course : report.courses()) {
            out.append("where $").append(inline(course.region().text())).append("$:\n\n");
            for (Stage stage : course.stages()) {
                List<String> lines = new ArrayList<>();
                stage.equations().forEach(equation -> lines.add(LatexLines.equation(
                        rate(latex(equation.components().element())), terms(ramps.in(equation.governing())),
                        except(equation.components()))));
                String sizes = stage.sizes().stream().map(size -> "$" + latex(size.components().element()) + " \\sim "
                        + width + "^{" + inline(size.size().text()) + "}$").collect(Collectors.joining(", "));
                paragraph(span(stage) + ", with " + sizes + ", the leading terms are", lines);
            }
        }
    }

    private String except(Components components) {
        return components.remark().isEmpty() ? "" : " \\qquad (" + inline(components.remark()) + ")";
    }

    private String span(Stage stage) {
        if (stage.kind() == Stage.Kind.START) {
            return "At $t = 0$";
        }
        String from = stage.from().map(exponent -> inline(exponent.text()) + " \\le ").orElse("");
        String until = stage.until().map(exponent -> " < " + inline(exponent.text())).orElse("");
        return from.isEmpty() && until.isEmpty() ? "At all times"
                : "For $" + from + latex(Reference.to(stage.clock())) + until + "$";
    }

    /** Exponents and inequalities in a line of text. */
    private String inline(String text) {
        String named = NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group()) {
            case "and" -> ",\\; ";
            case "or" -> "\\text{ or }";
            case "max", "min" -> "\\" + found.group();
            default -> latex(Reference.to(found.group())) + " ";
        }));
        return named.replace("<=", "\\le").replace(">=", "\\ge").replace("!=", "\\ne").replace("*", " ").strip();
    }

    private void comparison(Derivation.Comparison comparison) {
        boolean own = comparison.reduced().name().equals(model.name());
        names = StatedLatex.of(comparison.reduces().full(), comparison.reduced(), model);
        List<String> lines = new ArrayList<>();
        for (ReductionProof.Comparing state : comparison.result().states()) {
            lines.add(LatexLines.equation("\\bar{" + latex(Reference.to(state.state())) + "}" + subscript(state.axes()),
                    terms(comparison.reduces().states().get(state.state()).value()), ""));
        }
        String verdict = ReductionWords.Rates.of(comparison.result()).word();
        boolean map = comparison.reduced().dynamics().discrete();
        String other = own ? comparison.reduces().full().name() : comparison.reduced().name();
        String clock = comparison.reduces().clock().map(formula -> " in the clock $" + latex(formula) + " \\, t$"
                + (ReductionWords.isForward(comparison.reduces()) ? "" : ", taken to run forwards,")).orElse("");
        paragraph("Compared with \\texttt{" + other + "}" + clock + " it is " + verdict + " under", lines);
        for (SetInvariance.Staying equation : comparison.result().set()) {
            out.append("This is on $").append(latex(equation.equation())).append("$: ")
                    .append(ReductionWords.sentence(equation, map)).append(".\n\n");
        }
    }

    private String subscript(List<Axis> axes) {
        return axes.isEmpty() ? "" : "_{" + axes.stream().map(axis -> latex(Reference.to(axis.index())))
                .collect(Collectors.joining(",")) + "}";
    }

    private String element(String name, List<Axis> axes) {
        List<Expression> indices = axes.stream().<Expression>map(axis -> Reference.to(axis.index())).toList();
        return latex(new Reference(name, indices, Origin.computed()));
    }

    private String latex(Expression formula) {
        return ExpressionLatex.of(formula, names);
    }

    private List<String> terms(Expression formula) {
        return ExpressionLatex.pieces(formula, names, LatexLines::isWide);
    }
}
