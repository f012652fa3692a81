package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.ClosedForm;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;

/** What a model says and what follows from it, as text: what may be set, the equations of motion, what is watched. */
final class EquationsText {

    private final PreparedModel prepared;
    private final Model model;
    private final StringBuilder out = new StringBuilder();

    private EquationsText(PreparedModel prepared) {
        this.prepared = prepared;
        this.model = prepared.model();
    }

    /** The text. */
    static String of(PreparedModel prepared) {
        return new EquationsText(prepared).text();
    }

    private String text() {
        String source = (model.source().paper() + " " + model.source().at()).strip();
        out.append(model.title()).append(source.isEmpty() ? "" : "  [" + source + "]").append('\n');
        section("parameters", model.parameters().stream().map(EquationsText::parameter).toList());
        section("domain", model.domain().stream().map(condition -> new Line(ExpressionText.of(condition), "")).toList());
        section("states", model.states().stream().map(EquationsText::state).toList());
        if (!model.initialConditions().isEmpty()) {
            section("initial conditions", List.of(new Line(
                    String.join(", ", model.initialConditions().stream().map(InitialConditions::name).toList()), "")));
        }
        section("definitions", model.definitions().stream().map(EquationsText::definition).toList());
        section("equations of motion", equations());
        section("closed form", model.closedForms().stream().map(EquationsText::closedForm).toList());
        section("invariants", model.invariants().stream().map(EquationsText::invariant).toList());
        model.blowUp().ifPresent(stated -> section("blow-up", blowUp(stated)));
        section("observed", model.observables().stream().map(EquationsText::observable).toList());
        return out.toString();
    }

    /** A line with a remark, which stands in a column of its own. */
    private record Line(String text, String remark) {
    }

    private void section(String heading, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append(heading).append('\n');
        int width = lines.stream().filter(line -> !line.remark().isEmpty()).mapToInt(line -> line.text().length())
                .max().orElse(0);
        for (Line line : lines) {
            String blanks = line.remark().isEmpty() ? "" : " ".repeat(width - line.text().length() + 2);
            out.append("  ").append(line.text()).append(blanks).append(line.remark()).append('\n');
        }
    }

    private static Line parameter(Parameter parameter) {
        return new Line(parameter.name() + " = " + ExpressionText.of(parameter.value()), parameter.meaning());
    }

    private static Line state(State state) {
        return new Line(element(state.name(), state.axes()) + ranges(state.axes()), state.meaning());
    }

    private static Line definition(Definition definition) {
        return new Line(element(definition.name(), definition.axes()) + " = " + ExpressionText.of(definition.value()), "");
    }

    private List<Line> equations() {
        List<Line> lines = new ArrayList<>();
        for (Equation equation : prepared.equations()) {
            lines.add(new Line("d/dt " + element(equation.state(), equation.axes()) + " = "
                    + ExpressionText.of(equation.rate()), ""));
        }
        prepared.degree().ifPresent(degree -> lines.add(new Line("homogeneous of degree " + degree, "")));
        return lines;
    }

    private static Line invariant(Invariant invariant) {
        return new Line(element(invariant.name(), invariant.axes()) + ": " + ExpressionText.of(invariant.value()), "");
    }

    private static Line closedForm(ClosedForm form) {
        return new Line(element(form.name(), form.axes()) + " = " + ExpressionText.of(form.value()), "");
    }

    private static List<Line> blowUp(BlowUp stated) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("along " + ExpressionText.of(stated.along()), ""));
        stated.coordinate().ifPresent(in -> lines.add(new Line("in the coordinate " + in.name() + " = "
                + ExpressionText.of(in.forward()), "")));
        stated.earliest().ifPresent(bound -> lines.add(new Line("at least after " + ExpressionText.of(bound), "")));
        stated.latest().ifPresent(bound -> lines.add(new Line("at most after " + ExpressionText.of(bound), "")));
        return lines;
    }

    private static Line observable(Observable observable) {
        String formula = ExpressionText.of(observable.value());
        return new Line(observable.name() + (formula.equals(observable.name()) ? "" : " = " + formula),
                observable.label());
    }

    private static String element(String name, List<Axis> axes) {
        return axes.isEmpty() ? name
                : name + "[" + String.join(", ", axes.stream().map(Axis::index).toList()) + "]";
    }

    /** {@code , k = 1..m, l = 1..n}. */
    private static String ranges(List<Axis> axes) {
        StringBuilder ranges = new StringBuilder();
        axes.forEach(axis -> ranges.append(", ").append(axis.index()).append(" = 1..").append(ExpressionText.of(axis.size())));
        return ranges.toString();
    }
}
