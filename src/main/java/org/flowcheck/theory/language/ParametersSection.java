package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/** Reads {@code parameters} and {@code where}. */
final class ParametersSection {

    private static final String FORM = "{integer: 200} or {real: 1/2}";

    private final Problems problems;
    private final List<Parameter> parameters = new ArrayList<>();
    private Scope scope = Scope.empty();

    ParametersSection(Problems problems) {
        this.problems = problems;
    }

    /** Reads all parameters; each may use those before it. */
    List<Parameter> read(YamlMapping root) {
        scope = Scope.among(DeclaredNames.of(root));
        Section.each(root, Keys.PARAMETERS, "a mapping from names to " + FORM, problems, this::parameter);
        return parameters;
    }

    /** The names of the parameters. */
    Scope scope() {
        return scope;
    }

    private void parameter(YamlEntry entry) {
        Header header = Header.name(entry.key()).requireScalar("a parameter");
        if (header.name().equals(ParameterSettings.INITIAL)) {
            throw Diagnostic.at(header.span(), Code.NAME_RESERVED, "initial=NAME chooses initial conditions")
                    .expecting("another name").exception();
        }
        YamlMapping mapping = properties(entry);
        Optional<YamlNode> integer = mapping.find(Keys.INTEGER);
        Optional<YamlNode> real = mapping.find(Keys.REAL);
        Symbol symbol = Symbol.parameter(header.name(), integer.isPresent());
        Scope before = scope;
        scope = scope.declaring(symbol, header.span());
        mapping.checkKeys(Keys.OF_PARAMETER, "a parameter");
        if (integer.isPresent() == real.isPresent()) {
            throw Diagnostic.at(mapping.start(), Code.MISSING_KEY, integer.isPresent()
                    ? "a parameter is either an integer or a real number"
                    : "a parameter needs the key 'integer' or 'real'")
                    .expecting(FORM).exception();
        }
        Term value = Section.formula(integer.or(() -> real).orElseThrow());
        Expression checked = integer.isPresent() ? FormulaChecker.integer(value, before, Place.PARAMETER)
                : FormulaChecker.number(value, before, Place.PARAMETER);
        parameters.add(new Parameter(header.name(), integer.isPresent() ? Parameter.Kind.INTEGER : Parameter.Kind.REAL,
                checked, Section.line(entry, Keys.MEANING, Keys.OF_PARAMETER).orElse(""),
                LatexLine.of(entry, Keys.OF_PARAMETER)));
    }

    private static YamlMapping properties(YamlEntry entry) {
        if (entry.value() instanceof YamlText text) {
            String value = text.value().strip();
            String kind = value.matches("[0-9]+") ? Keys.INTEGER : Keys.REAL;
            throw Diagnostic.at(text.span(), Code.WRONG_KIND,
                    "a parameter says whether it is an integer or a real number")
                    .expecting(FORM).suggesting(value.isEmpty() ? Optional.empty()
                            : Optional.of("{" + kind + ": " + value + "}")).exception();
        }
        return entry.value().requireMapping(FORM);
    }

    /**
     * Reads the conditions on parameters; the other names of the model are known, to say that they are out of place.
     */
    List<Expression> domain(YamlMapping root, Scope all) {
        List<Expression> conditions = new ArrayList<>();
        root.find(Keys.WHERE).ifPresent(node -> problems.run(() -> {
            for (YamlText text : node.requireTexts("a condition such as alpha > 1/2, or a list of them")) {
                Term term = FormulaParser.parse(text.content());
                conditions.add(FormulaChecker.condition(term, all, Place.DOMAIN));
            }
        }));
        return conditions;
    }
}
