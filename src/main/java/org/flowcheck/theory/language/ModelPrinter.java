package org.flowcheck.theory.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;
import org.flowcheck.theory.model.Reduces;
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
        printer.given();
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
        Properties source = new Properties().text(Keys.PAPER, model.source().paper())
                .text(Keys.AT, model.source().at());
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

    private void given() {
        if (!model.activations().isEmpty()) {
            out.open(0, Keys.ACTIVATIONS);
            model.activations().forEach(this::activation);
        }
        if (!model.draws().isEmpty()) {
            out.open(0, Keys.DRAWS);
            model.draws().forEach(draw -> out.braces(1, Header.form(draw.name(), draw.axes()), new Properties()
                    .ranges(draw.axes()).text(draw.recorded().map(recorded -> recorded.part().word()).orElse(""),
                            draw.recorded().map(recorded -> recorded.set().word()))
                    .text(draw.recorded().isPresent() ? Keys.OTHERWISE : Keys.LAW, draw.law().head()
                            + draw.arguments().stream().map(ExpressionText::of)
                            .collect(Collectors.joining(", ", "[", "]")))
                    .text(Keys.LATEX, draw.latex()).values));
        }
        if (!model.data().isEmpty()) {
            out.open(0, Keys.DATA);
            model.data().forEach(array -> out.braces(1, Header.form(array.name(), array.axes()), new Properties()
                    .ranges(array.axes()).text(Keys.VALUE, array.value().map(ExpressionText::of))
                    .text(Keys.MEANING, array.meaning()).text(Keys.LATEX, array.latex()).values));
        }
        model.population().ifPresent(this::population);
    }

    private void activation(Activation activation) {
        Properties more = new Properties().text(Keys.LATEX, activation.latex());
        if (activation.rule().orElse(null) instanceof Activation.Formula formula) {
            Properties all = new Properties().formula(Keys.VALUE, formula.value());
            all.values.putAll(more.values);
            out.braces(1, activation.name() + "[" + formula.argument() + "]", all.values);
            return;
        }
        String rule = activation.fixed() ? Keys.IS : Keys.DEFAULT;
        activation.rule().ifPresent(named -> more.text(rule, ((Activation.Named) named).function()));
        if (activation.atZero().isEmpty()) {
            out.braces(1, activation.name(), more.values);
            return;
        }
        out.open(1, activation.name());
        out.list(2, Keys.AT_ZERO, activation.atZero().stream().map(Rational::toString).toList());
        more.values.forEach((key, value) -> out.line(2, key, value));
    }

    private void population(Population population) {
        out.open(0, Keys.POPULATION);
        population.variables().forEach(variable -> out.braces(1, Header.form(variable.name(), variable.axes()),
                new Properties().ranges(variable.axes()).text(Keys.MEANING, variable.meaning())
                        .text(Keys.LATEX, variable.latex()).values));
        if (!population.moments().isEmpty()) {
            out.open(0, Keys.MOMENTS);
            population.moments().forEach(moment -> out.line(1, moment.factors().stream().map(ExpressionText::of)
                    .collect(Collectors.joining("*")), ExpressionText.of(moment.value())));
        }
    }

    private void system() {
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
            flow.step().ifPresent(step -> properties.formula(Keys.STEP, step));
            flow(flow, properties);
        } else if (model.dynamics() instanceof Dynamics.Rates rates) {
            out.open(0, Keys.RATES);
            equations(rates.equations());
        } else if (model.dynamics() instanceof Dynamics.Updates updates) {
            out.open(0, Keys.MAP);
            equations(updates.equations());
        }
        model.asymptotics().ifPresent(asymptotics -> {
            Properties properties = new Properties().text(Keys.SMALL, asymptotics.small());
            asymptotics.scaling().ifPresent(scaling ->
                    properties.text(Keys.WIDTH, scaling.width()).text(Keys.TIME, scaling.clock().head()));
            out.braces(0, Keys.ASYMPTOTICS, properties.values);
        });
        model.reduces().ifPresent(this::reduces);
    }

    private void flow(Dynamics.GradientFlow flow, Properties properties) {
        Set<Expression> values = new LinkedHashSet<>(flow.mobilities().values());
        boolean one = values.size() == 1 && flow.mobilities().size() == model.states().size();
        if (flow.mobilities().isEmpty() || one) {
            values.forEach(mobility -> properties.formula(Keys.MOBILITY, mobility));
            out.braces(0, Keys.FLOW, properties.values);
            return;
        }
        out.open(0, Keys.FLOW);
        properties.values.forEach((key, value) -> out.line(1, key, value));
        out.open(1, Keys.MOBILITY);
        model.states().stream().filter(state -> flow.mobilities().containsKey(state.name())).forEach(state ->
                out.line(2, state.name(), ExpressionText.of(flow.mobilities().get(state.name()))));
    }

    private void equations(List<Equation> equations) {
        equations.forEach(equation -> out.line(1, Header.form(equation.state(), equation.axes()),
                ExpressionText.of(equation.rate())));
    }

    private void reduces(Reduces reduces) {
        out.open(0, Keys.REDUCES);
        out.line(1, Keys.MODEL, reduces.reference());
        out.open(1, Keys.STATES);
        model.states().forEach(state -> {
            Reduces.Image image = reduces.states().get(state.name());
            out.line(2, Header.form(state.name(), image.axes()), ExpressionText.of(image.value()));
        });
        if (!reduces.data().isEmpty()) {
            out.open(1, Keys.DATA);
            model.data().forEach(array -> {
                Reduces.Image image = reduces.data().get(array.name());
                out.line(2, Header.form(array.name(), image.axes()), ExpressionText.of(image.value()));
            });
        }
        if (!reduces.parameters().isEmpty()) {
            out.open(1, Keys.PARAMETERS);
            model.parameters().stream().filter(parameter -> reduces.parameters().containsKey(parameter.name()))
                    .forEach(parameter -> out.line(2, parameter.name(),
                            ExpressionText.of(reduces.parameters().get(parameter.name()))));
        }
        reduces.clock().ifPresent(clock -> out.line(1, Keys.CLOCK, ExpressionText.of(clock)));
        if (!reduces.manifold().isEmpty()) {
            out.list(1, Keys.ON, reduces.manifold().stream().map(ExpressionText::of).toList());
        }
        reduces.order().ifPresent(order -> out.line(1, Keys.ORDER, order == 0 ? "leading" : Integer.toString(order)));
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
                .formula(coordinate.name(), coordinate.forward())
                .formula(coordinate.state(), coordinate.inverse()).values));
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
            return text(Keys.FOR,
                    axes.stream().map(axis -> "{" + axis.index() + ", " + ExpressionText.of(axis.size()) + "}")
                    .collect(Collectors.joining(", ")));
        }
    }
}
