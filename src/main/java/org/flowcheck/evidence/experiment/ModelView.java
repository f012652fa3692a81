package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionLatex;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.language.ModelPrinter;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.SourceFile;

/** What flowcheck makes of a model, as text. */
public final class ModelView {

    private ModelView() {
    }

    /** The phases a model goes through. */
    public enum Stage {
        /** The file's text. */
        PARSED,
        /** The checked system in canonical form. */
        CHECKED,
        /** The definitions and the equations of motion. */
        DERIVED,
        /** The loops that compute the right-hand side. */
        LOWERED;

        /** The word on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One phase's product.
     *
     * @param latex whether formulas are written as LaTeX; for the derived stage only
     */
    public static String of(ModelLibrary library, ModelChoice choice, Stage stage, boolean latex) {
        Path file = library.find(choice.model());
        if (latex && stage != Stage.DERIVED) {
            throw Diagnostic.of(Code.WRONG_USAGE, "--latex goes with --stage derived").exception();
        }
        if (!choice.settings().isEmpty() && stage != Stage.LOWERED) {
            throw Diagnostic.at(SourceText.ofCommandLine(choice.settings().get(0))
                            .span(0, choice.settings().get(0).length()), Code.WRONG_USAGE,
                    "numbers enter a model when it is lowered").expecting("--stage lowered, or no settings").exception();
        }
        return switch (stage) {
            case PARSED -> SourceFile.read(file).text();
            case CHECKED -> ModelPrinter.print(ModelReader.read(file));
            case DERIVED -> derived(PreparedModel.of(ModelReader.read(file)), latex);
            case LOWERED -> lowered(ModelStudy.open(library, choice));
        };
    }

    private static String lowered(ModelStudy study) {
        return study.first().loweredText();
    }

    private static String derived(PreparedModel prepared, boolean latex) {
        return latex ? latexEquations(prepared) : textEquations(prepared);
    }

    private static String textEquations(PreparedModel prepared) {
        Model model = prepared.model();
        StringBuilder out = new StringBuilder(model.title()).append("  [").append((model.source().paper() + " " + model.source().at()).strip())
                .append("]\n");
        for (Definition definition : model.definitions()) {
            out.append("  ").append(element(definition.name(), definition.axes())).append(" = ")
                    .append(ExpressionText.of(definition.value())).append('\n');
        }
        for (Equation equation : prepared.equations()) {
            out.append("  d/dt ").append(element(equation.state(), equation.axes())).append(" = ")
                    .append(ExpressionText.of(equation.rate())).append('\n');
        }
        prepared.degree().ifPresent(degree -> out.append("  homogeneous of degree ").append(degree).append('\n'));
        return out.toString();
    }

    private static String element(String name, List<Axis> axes) {
        return axes.isEmpty() ? name
                : name + "[" + String.join(", ", axes.stream().map(Axis::index).toList()) + "]";
    }

    private static String latexEquations(PreparedModel prepared) {
        Function<String, Optional<String>> stated = statedLatex(prepared.model());
        List<String> lines = new ArrayList<>();
        for (Definition definition : prepared.model().definitions()) {
            lines.add("  " + latexElement(definition.name(), definition.axes(), stated) + " &= "
                    + ExpressionLatex.of(definition.value(), stated));
        }
        for (Equation equation : prepared.equations()) {
            lines.add("  \\frac{\\mathrm{d}}{\\mathrm{d}t} " + latexElement(equation.state(), equation.axes(), stated)
                    + " &= " + ExpressionLatex.of(equation.rate(), stated));
        }
        return "\\begin{align}\n" + String.join(" \\\\\n", lines) + "\n\\end{align}\n";
    }

    private static String latexElement(String name, List<Axis> axes, Function<String, Optional<String>> stated) {
        List<Expression> indices = axes.stream().<Expression>map(axis -> Reference.to(axis.index())).toList();
        return ExpressionLatex.of(new Reference(name, indices, Origin.computed()), stated);
    }

    /** The LaTeX that the model states for its names. */
    private static Function<String, Optional<String>> statedLatex(Model model) {
        Map<String, String> stated = new HashMap<>();
        model.parameters().forEach(one -> one.latex().ifPresent(latex -> stated.put(one.name(), latex)));
        model.draws().forEach(one -> one.latex().ifPresent(latex -> stated.put(one.name(), latex)));
        model.states().forEach(one -> one.latex().ifPresent(latex -> stated.put(one.name(), latex)));
        model.definitions().forEach(one -> one.latex().ifPresent(latex -> stated.put(one.name(), latex)));
        return name -> Optional.ofNullable(stated.get(name));
    }
}
