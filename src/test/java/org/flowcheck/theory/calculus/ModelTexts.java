package org.flowcheck.theory.calculus;

import java.util.List;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.MappedText;

/** Models and formulas written in the language, for tests of the calculus. */
final class ModelTexts {

    private ModelTexts() {
    }

    /** A model from its sections. */
    static Model model(String sections) {
        return ModelReader.read(new SourceText("test", "flowcheck: 1\nmodel: test\n" + sections));
    }

    /** A formula about a model, as claims write it. */
    static Expression formula(Model model, String text) {
        return formula(model, List.of(), text);
    }

    /** A formula about a model in which the indices of axes are free. */
    static Expression formula(Model model, List<Axis> axes, String text) {
        SourceText source = new SourceText("test", text);
        ModelScope scope = ModelScope.of(model);
        for (Axis axis : axes) {
            scope = scope.withAxis(axis, source.span(0, 0));
        }
        return scope.number(MappedText.of(source));
    }
}
