package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionLatex;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/** Definitions and equations of motion as an {@code align} environment of LaTeX. */
final class EquationsLatex {

    private EquationsLatex() {
    }

    /** The environment. */
    static String of(PreparedModel prepared) {
        Function<String, Optional<String>> stated = statedLatex(prepared.model());
        List<String> lines = new ArrayList<>();
        for (Definition definition : prepared.model().definitions()) {
            lines.add("  " + element(definition.name(), definition.axes(), stated) + " &= "
                    + ExpressionLatex.of(definition.value(), stated));
        }
        for (Equation equation : prepared.equations()) {
            lines.add("  \\frac{\\mathrm{d}}{\\mathrm{d}t} " + element(equation.state(), equation.axes(), stated)
                    + " &= " + ExpressionLatex.of(equation.rate(), stated));
        }
        return "\\begin{align}\n" + String.join(" \\\\\n", lines) + "\n\\end{align}\n";
    }

    private static String element(String name, List<Axis> axes, Function<String, Optional<String>> stated) {
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
