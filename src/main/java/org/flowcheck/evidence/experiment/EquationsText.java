package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Expression;
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
    private final Listing out = new Listing(true);

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
        out.heading(model.title() + (source.isEmpty() ? "" : "  [" + source + "]"));
        out.section("parameters", model.parameters().stream().map(EquationsText::parameter).toList());
        out.section("domain",
                model.domain().stream().map(condition -> Listing.Line.of(ExpressionText.of(condition))).toList());
        GivenText.of(model, out);
        out.section("states", model.states().stream().map(EquationsText::state).toList());
        if (!model.initialConditions().isEmpty()) {
            out.section("initial conditions", List.of(Listing.Line.of(
                    String.join(", ", model.initialConditions().stream().map(InitialConditions::name).toList()))));
        }
        out.section("definitions", model.definitions().stream().map(EquationsText::definition).toList());
        out.section(model.dynamics().discrete() ? "map" : "equations of motion", equations());
        ReductionText.of(model, out);
        out.section("closed form", model.closedForms().stream().map(EquationsText::closedForm).toList());
        out.section("invariants", model.invariants().stream().map(EquationsText::invariant).toList());
        model.blowUp().ifPresent(stated -> out.section("blow-up", blowUp(stated)));
        out.section("observed", model.observables().stream().map(EquationsText::observable).toList());
        return out.toString();
    }

    private static Listing.Line parameter(Parameter parameter) {
        return new Listing.Line(parameter.name() + " = " + ExpressionText.of(parameter.value()), parameter.meaning());
    }

    private static Listing.Line state(State state) {
        return new Listing.Line(DerivationText.element(state.name(), state.axes()) + GivenText.ranges(state.axes()),
                state.meaning());
    }

    private static Listing.Line definition(Definition definition) {
        return equal(definition.name(), definition.axes(), definition.value());
    }

    private List<Listing.Line> equations() {
        List<Listing.Line> lines = new ArrayList<>();
        String change = model.dynamics().discrete() ? "next " : "d/dt ";
        for (Equation equation : prepared.equations()) {
            lines.add(equal(change + equation.state(), equation.axes(), equation.rate()));
        }
        prepared.degree().ifPresent(degree -> lines.add(Listing.Line.of("homogeneous of degree " + degree)));
        return lines;
    }

    private static Listing.Line invariant(Invariant invariant) {
        return Listing.Line.of(DerivationText.element(invariant.name(), invariant.axes()) + ": "
                + ExpressionText.of(invariant.value()));
    }

    private static Listing.Line closedForm(ClosedForm form) {
        return equal(form.name(), form.axes(), form.value());
    }

    private static Listing.Line equal(String name, List<Axis> axes, Expression value) {
        return Listing.Line.of(DerivationText.element(name, axes) + " = " + ExpressionText.of(value));
    }

    private static List<Listing.Line> blowUp(BlowUp stated) {
        List<Listing.Line> lines = new ArrayList<>();
        lines.add(Listing.Line.of("along " + ExpressionText.of(stated.along())));
        stated.coordinate().ifPresent(in -> lines.add(Listing.Line.of("in the coordinate " + in.name() + " = "
                + ExpressionText.of(in.forward()))));
        stated.earliest().ifPresent(bound -> lines.add(Listing.Line.of("at least after " + ExpressionText.of(bound))));
        stated.latest().ifPresent(bound -> lines.add(Listing.Line.of("at most after " + ExpressionText.of(bound))));
        return lines;
    }

    private static Listing.Line observable(Observable observable) {
        String formula = ExpressionText.of(observable.value());
        return new Listing.Line(observable.name() + (formula.equals(observable.name()) ? "" : " = " + formula),
                observable.label());
    }
}
