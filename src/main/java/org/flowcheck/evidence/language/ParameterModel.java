package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/** Models of parameters alone: what formulas without a system are about. */
final class ParameterModel {

    /** Names of parameters: {@value}. */
    static final String NAME = "[A-Za-z][A-Za-z0-9]*";

    private ParameterModel() {
    }

    /** A model of real parameters of these names, which are any numbers. */
    static Model of(Collection<String> names) {
        return Model.ofParameters(parameters(names), List.of());
    }

    /**
     * The model that a claim states: {@code parameters: [m, d]} and {@code where: "m > 0 && d > 0"}.
     *
     * @param names one name, or a list of names
     * @param where a condition or a list of conditions
     */
    static Model read(YamlNode names, Optional<YamlNode> where) {
        ModelScope scope = ModelScope.of(of(List.of()));
        List<String> declared = new ArrayList<>();
        for (YamlText name : names.requireTexts("the name of a parameter")) {
            if (!name.value().matches(NAME)) {
                throw Diagnostic.at(name.span(), Code.BAD_NAME, "the name of a parameter is used in formulas")
                        .expecting("letters and digits").finding(name.value()).exception();
            }
            scope = scope.withParameter(name.value(), name.span());
            declared.add(name.value());
        }
        List<Expression> domain = new ArrayList<>();
        if (where.isPresent()) {
            for (YamlText condition : where.get().requireTexts("a condition such as m > 0, or a list of them")) {
                domain.add(scope.condition(condition.content()));
            }
        }
        return Model.ofParameters(parameters(declared), domain);
    }

    private static List<Parameter> parameters(Collection<String> names) {
        return names.stream().map(name -> new Parameter(name, Parameter.Kind.REAL, Algebra.ONE, "", Optional.empty()))
                .toList();
    }
}
