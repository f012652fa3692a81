package org.flowcheck.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.StudiedModel;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionMathMl;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.MathMlNames;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;

/** The models of a paper with their equations. */
final class ModelSections {

    private ModelSections() {
    }

    /** The anchor of a model's section. */
    static String anchor(String model) {
        return "model-" + Anchors.slug(model);
    }

    static List<Block> of(List<StudiedModel> models) {
        return models.stream().<Block>map(ModelSections::section).toList();
    }

    private static Block section(StudiedModel studied) {
        Model model = studied.model();
        MathMlNames names = ModelNames.of(List.of(model));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(Inline.words(model.title() + ".")));
        blocks.add(new Block.Facts(List.of(
                Block.Fact.of("source", (model.source().paper() + " " + model.source().at()).strip()),
                Block.Fact.of("states", model.states().stream().map(ModelSections::state)
                        .collect(Collectors.joining("; "))),
                Block.Fact.of("parameters", model.parameters().stream().map(ModelSections::parameter)
                        .collect(Collectors.joining("; "))),
                Block.Fact.of("domain", model.domain().stream().map(ExpressionText::of)
                        .collect(Collectors.joining(", "))),
                new Block.Fact("in full", List.of(new Inline.Code(ShellWords.command(List.of("show",
                        model.name()))))))));
        List<List<Inline>> definitions = model.definitions().stream().map(definition -> definition(definition, names))
                .toList();
        List<List<Inline>> equations = studied.equations().stream().map(equation -> equation(model, equation, names))
                .toList();
        if (!definitions.isEmpty()) {
            blocks.add(new Block.Paragraph(List.of(new Inline.Strong("Definitions"))));
            blocks.add(new Block.Bullets(definitions));
        }
        String title = model.dynamics().discrete() ? "Map" : "Equations of motion";
        blocks.add(new Block.Paragraph(List.of(new Inline.Strong(title))));
        blocks.add(new Block.Bullets(equations));
        blocks.add(new Block.Folded("the model with its equations as text",
                List.of(new Block.Listing(studied.text()))));
        return new Block.Section(anchor(model.name()), Inline.words(model.name()), true, blocks);
    }

    private static String state(State state) {
        return state.name() + (state.axes().isEmpty() ? "" : indices(state.axes()) + ", "
                + ClaimFormulas.ranges(state.axes()))
                + (state.meaning().isEmpty() ? "" : ": " + state.meaning());
    }

    private static String indices(List<Axis> axes) {
        return axes.stream().map(Axis::index).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String parameter(Parameter parameter) {
        return parameter.name() + " = " + ExpressionText.of(parameter.value())
                + (parameter.meaning().isEmpty() ? "" : ", " + parameter.meaning());
    }

    private static Reference element(String name, List<Axis> axes) {
        return Reference.to(name, axes.stream().map(axis -> Reference.to(axis.index())).toArray(Expression[]::new));
    }

    private static List<Inline> definition(Definition definition, MathMlNames names) {
        return List.of(new Inline.Formula(
                ExpressionMathMl.definition(element(definition.name(), definition.axes()), definition.value(), names),
                definition.name() + (definition.axes().isEmpty() ? "" : indices(definition.axes())) + " = "
                        + ExpressionText.of(definition.value()), true));
    }

    private static List<Inline> equation(Model model, Equation equation, MathMlNames names) {
        boolean map = model.dynamics().discrete();
        return List.of(new Inline.Formula(
                ExpressionMathMl.equation(element(equation.state(), equation.axes()), map, equation.rate(), names),
                (map ? "next " : "d/dt ") + equation.state()
                        + (equation.axes().isEmpty() ? "" : indices(equation.axes()))
                        + " = " + ExpressionText.of(equation.rate()), true));
    }
}
