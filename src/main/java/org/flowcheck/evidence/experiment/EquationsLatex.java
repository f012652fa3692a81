package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionLatex;
import org.flowcheck.theory.expression.LatexNames;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;

/** Definitions and equations of motion as an {@code align} environment of LaTeX. */
final class EquationsLatex {

    private EquationsLatex() {
    }

    /** The environment. */
    static String of(PreparedModel prepared) {
        LatexNames stated = StatedLatex.of(prepared.model());
        List<String> lines = new ArrayList<>();
        for (Definition definition : prepared.model().definitions()) {
            lines.add("  " + element(definition.name(), definition.axes(), stated) + " &= "
                    + ExpressionLatex.of(definition.value(), stated));
        }
        boolean map = prepared.model().dynamics().discrete();
        for (Equation equation : prepared.equations()) {
            String element = element(equation.state(), equation.axes(), stated);
            lines.add("  " + (map ? element + "(t+1)" : "\\frac{\\mathrm{d}}{\\mathrm{d}t} " + element)
                    + " &= " + ExpressionLatex.of(equation.rate(), stated));
        }
        return "\\begin{align}\n" + String.join(" \\\\\n", lines) + "\n\\end{align}\n";
    }

    private static String element(String name, List<Axis> axes, LatexNames stated) {
        List<Expression> indices = axes.stream().<Expression>map(axis -> Reference.to(axis.index())).toList();
        return ExpressionLatex.of(new Reference(name, indices, Origin.computed()), stated);
    }
}
