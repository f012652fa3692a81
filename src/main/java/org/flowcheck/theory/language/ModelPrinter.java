package org.flowcheck.theory.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;

/**
 * Writes a model as a model file that reads back equal: with all ranges stated, functions of arrays as sums, what it
 * extended written out, and without comments.
 */
public final class ModelPrinter {

    private final Model model;
    private final YamlWriter out = new YamlWriter();

    private ModelPrinter(Model model) {
        this.model = model;
    }

    /** The text of a model file. */
    public static String print(Model model) {
        ModelPrinter printer = new ModelPrinter(model);
        printer.head();
        printer.system();
        printer.results();
        return printer.out.toString();
    }

    private void head() {
        out.line(0, Keys.FLOWCHECK, ModelChecker.VERSION);
        out.line(0, Keys.MODEL, model.name());
        if (!model.title().isEmpty()) {
            out.line(0, Keys.TITLE, model.title());
        }
        Properties source = new Properties().text(Keys.PAPER, model.source().paper()).text(Keys.AT, model.source().at());
        if (!source.values.isEmpty()) {
            out.braces(0, Keys.SOURCE, source.values);
        }
        if (!model.parameters().isEmpty()) {
            out.open(0, Keys.PARAMETERS);
            for (Parameter parameter : model.parameters()) {
                boolean integer = parameter.kind() == Parameter.Kind.INTEGER;
                out.braces(1, parameter.name(), new Properties()
                        .formula(integer ? Keys.INTEGER : Keys.REAL, parameter.value())
                        .text(Keys.MEANING, parameter.meaning()).text(Keys.LATEX, parameter.latex()).values);
            }
        }
        if (model.domain().size() == 1) {
            out.line(0, Keys.WHERE, ExpressionText.of(model.domain().get(0)));
        } else if (!model.domain().isEmpty()) {
            out.list(0, Keys.WHERE, model.domain().stream().map(ExpressionText::of).toList());
        }
    }

    private void system() {
        if (!model.draws().isEmpty()) {
            out.open(0, Keys.DRAWS);
            model.draws().forEach(draw -> out.braces(1, Header.form(draw.name(), draw.axes()), new Properties()
                    .ranges(draw.axes()).text(Keys.LAW, draw.law().head() + draw.arguments().stream()
                            .map(ExpressionText::of).collect(Collectors.joining(", ", "[", "]")))
                    .text(Keys.LATEX, draw.latex()).values));
        }
        out.open(0, Keys.STATES);
        for (State state : model.states()) {
            out.braces(1, Header.form(state.name(), state.axes()), new Properties().ranges(state.axes())
                    .formula(Keys.INITIAL, state.initial()).text(Keys.MEANING, state.meaning())
                    .text(Keys.LATEX, state.latex()).values);
        }
        if (!model.initialConditions().isEmpty()) {
            out.open(0, Keys.INITIAL_CONDITIONS);
            model.initialConditions().forEach(this::initialConditions);
        }
        if (!model.definitions().isEmpty()) {
            out.open(0, Keys.DEFINE);
            model.definitions().forEach(definition -> entry(definition.name(), definition.axes(), definition.value(),
                    new Properties().text(Keys.LATEX, definition.latex())));
        }
        if (model.dynamics() instanceof Dynamics.GradientFlow flow) {
            boolean up = flow.direction() == Dynamics.Direction.ASCEND;
            Properties properties = new Properties().formula(up ? Keys.ASCEND : Keys.DESCEND, flow.objective());
            flow.mobility().ifPresent(mobility -> properties.formula(Keys.MOBILITY, mobility));
            out.braces(0, Keys.FLOW, properties.values);
        } else if (model.dynamics() instanceof Dynamics.Rates rates) {
            out.open(0, Keys.RATES);
            rates.equations().forEach(equation -> out.line(1, Header.form(equation.state(), equation.axes()),
                    ExpressionText.of(equation.rate())));
        }
    }

    private void initialConditions(InitialConditions conditions) {
        if (conditions.values().isEmpty()) {
            out.braces(1, conditions.name(), Map.of());
            return;
        }
        out.open(1, conditions.name());
        model.states().stream().filter(state -> conditions.values().containsKey(state.name()))
                .forEach(state -> out.line(2, Header.form(state.name(), state.axes()),
                        ExpressionText.of(conditions.values().get(state.name()))));
    }

    private void results() {
        if (!model.closedForms().isEmpty()) {
            out.open(0, Keys.CLOSED_FORM);
            model.closedForms().forEach(form -> out.line(1, Header.form(form.name(), form.axes()),
                    ExpressionText.of(form.value())));
        }
        if (!model.invariants().isEmpty()) {
            out.open(0, Keys.INVARIANTS);
            model.invariants().forEach(invariant ->
                    entry(invariant.name(), invariant.axes(), invariant.value(), new Properties()));
        }
        model.blowUp().ifPresent(this::blowUp);
        if (!model.observables().isEmpty()) {
            out.open(0, Keys.OBSERVE);
            model.observables().forEach(observable -> entry(observable.name(), List.of(), observable.value(),
                    new Properties().text(Keys.LABEL, observable.label())));
        }
    }

    private void blowUp(BlowUp blowUp) {
        out.open(0, Keys.BLOW_UP);
        out.line(1, Keys.ALONG, ExpressionText.of(blowUp.along()));
        blowUp.coordinate().ifPresent(coordinate -> out.braces(1, Keys.IN, new Properties()
                .formula(coordinate.name(), coordinate.forward()).formula(coordinate.state(), coordinate.inverse()).values));
        blowUp.earliest().ifPresent(bound -> out.line(1, Keys.EARLIEST, ExpressionText.of(bound)));
        blowUp.latest().ifPresent(bound -> out.line(1, Keys.LATEST, ExpressionText.of(bound)));
    }

    /** A formula on a line of its own where it has no properties. */
    private void entry(String name, List<Axis> axes, Expression value, Properties more) {
        if (axes.isEmpty() && more.values.isEmpty()) {
            out.line(1, name, ExpressionText.of(value));
            return;
        }
        Properties all = new Properties().ranges(axes).formula(Keys.VALUE, value);
        all.values.putAll(more.values);
        out.braces(1, Header.form(name, axes), all.values);
    }

    /** Keys with texts; empty texts are left out. */
    private static final class Properties {

        private final Map<String, String> values = new LinkedHashMap<>();

        Properties text(String key, String value) {
            if (!value.isEmpty()) {
                values.put(key, value);
            }
            return this;
        }

        Properties text(String key, Optional<String> value) {
            return text(key, value.orElse(""));
        }

        Properties formula(String key, Expression value) {
            return text(key, ExpressionText.of(value));
        }

        Properties ranges(List<Axis> axes) {
            return text(Keys.FOR, axes.stream().map(axis -> "{" + axis.index() + ", " + ExpressionText.of(axis.size()) + "}")
                    .collect(Collectors.joining(", ")));
        }
    }
}
