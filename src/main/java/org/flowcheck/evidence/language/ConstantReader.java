package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.LinearForm;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Gives what is said of constants its meaning. Names that are not declared anywhere are parameters. */
final class ConstantReader {

    private static final String CHI_SQUARE = "ChiSquareDistribution";
    private static final String CHI_SQUARE_FORM = CHI_SQUARE + "[d] or " + CHI_SQUARE + "[1]";
    private static final int MOST_DEGREES = 10_000;
    private static final int HIGHEST_MULTIPLICITY = 1000;

    private final Map<String, MappedText> quantities;
    private final ModelQuantities formulas;

    ConstantReader(Map<String, MappedText> quantities) {
        this.quantities = quantities;
        this.formulas = new ModelQuantities(quantities);
    }

    Obligation read(ProofText.Constant text) {
        return switch (text.kind()) {
            case ClaimKeys.NORM_OF -> norm(text);
            case ClaimKeys.EXPONENT_OF -> exponent(text);
            case ClaimKeys.MULTIPLICITY_OF -> multiplicity(text);
            case ClaimKeys.PROBABILITY_OF -> new ChanceReader(this, quantities).read(text);
            default -> throw new IllegalArgumentException(text.kind());
        };
    }

    private Obligation norm(ProofText.Constant text) {
        Term law = FormulaParser.parse(text.of());
        if (!(law instanceof Term.Call call) || !call.name().equals(CHI_SQUARE) || call.arguments().size() != 1) {
            throw Diagnostic.at(law.span(), Code.UNKNOWN_LAW, "norms of this law are not known")
                    .expecting(CHI_SQUARE_FORM).suggesting(law instanceof Term.Call other
                            ? Spelling.nearest(other.name(), List.of(CHI_SQUARE)) : Optional.empty()).exception();
        }
        Term degrees = call.arguments().get(0);
        if (degrees instanceof Term.Numeral number) {
            text.values().ifPresent(values -> {
                throw Diagnostic.at(values.span(), Code.UNKNOWN_PARAMETER, "the law " + written(text.of())
                        + " has no parameter to give values to").expecting(CHI_SQUARE + "[d]").exception();
            });
            Expression bound = bound(text, ParameterModel.of(Set.of()));
            return new Obligation.Norm(written(text.of()), "d", List.of(wholeDegrees(number)), text.relation(), bound,
                    written(text.bound()));
        }
        if (!(degrees instanceof Term.Name parameter) || !parameter.name().matches(ParameterModel.NAME)) {
            throw Diagnostic.at(degrees.span(), Code.CONSTANT_FORM,
                    "degrees of freedom are a name or a whole number from 1")
                    .expecting(CHI_SQUARE_FORM).exception();
        }
        Model model = declared(Map.of(parameter.name(), parameter.span()));
        Expression bound = bound(text, model);
        List<Integer> values = text.values().map(given -> values(given, parameter.name())).orElse(List.of());
        boolean varies = Traversal.mentions(bound, parameter.name()) && text.relation() != Relation.EQUAL;
        if (varies && values.isEmpty()) {
            throw Diagnostic.at(text.bound().span(), Code.MISSING_KEY, "a bound that depends on '" + parameter.name()
                    + "' is compared at given values only")
                    .expecting("with: {" + parameter.name() + ": [1, 2, 3]}").exception();
        }
        return new Obligation.Norm(written(text.of()), parameter.name(), values, text.relation(), bound,
                written(text.bound()));
    }

    private static int wholeDegrees(Term.Numeral number) {
        Rational value = number.value();
        if (!value.isInteger() || value.signum() <= 0 || value.compareTo(Rational.of(MOST_DEGREES)) > 0) {
            throw Diagnostic.at(number.span(), Code.NUMBER_OUT_OF_RANGE, "degrees of freedom are whole numbers here")
                    .expecting("from 1 to " + MOST_DEGREES).exception();
        }
        return value.numerator().intValueExact();
    }

    private static List<Integer> values(YamlMapping given, String parameter) {
        List<Integer> values = new ArrayList<>();
        for (YamlEntry entry : given.entries()) {
            if (!entry.name().equals(parameter)) {
                throw Diagnostic.at(entry.key().span(), Code.UNKNOWN_PARAMETER, "'" + entry.name()
                        + "' is not the parameter of the law").expecting(parameter).exception();
            }
            List<YamlNode> nodes = entry.value() instanceof YamlSequence list ? list.items() : List.of(entry.value());
            nodes.forEach(node -> values.add(RunReader.wholeNumber(node, 1, MOST_DEGREES)));
        }
        if (values.isEmpty()) {
            throw Diagnostic.at(given.span(), Code.MISSING_VALUE, "no value of '" + parameter + "'").exception();
        }
        return values;
    }

    private Obligation exponent(ProofText.Constant text) {
        Term formula = FormulaParser.parse(text.of());
        Map<String, Span> names = NumberNames.in(formula, quantities);
        String variable = variable(text, names);
        Model model = declared(names);
        Expression bound = bound(text, model);
        LinearForm exponent = LinearForm.of(bound).filter(form -> !form.coefficients().containsKey(variable))
                .orElseThrow(() -> Diagnostic.at(text.bound().span(), Code.CONSTANT_FORM,
                                "a growth exponent is linear in the parameters")
                        .expecting("something like 1/2 - alpha, without '" + variable + "'").exception());
        return new Obligation.Exponent(written(text.of()), number(model, formula), variable, exponent);
    }

    private Obligation multiplicity(ProofText.Constant text) {
        Term function = FormulaParser.parse(text.of());
        Map<String, Span> names = NumberNames.in(function, quantities);
        String variable = variable(text, names);
        names.forEach((name, place) -> {
            if (!name.equals(variable)) {
                throw Diagnostic.at(place, Code.UNKNOWN_NAME, "a multiplicity is that of a function of '" + variable
                        + "' alone").suggesting(Spelling.nearest(name, List.of(variable))).exception();
            }
        });
        Expression expression = number(declared(names), function);
        return new Obligation.Multiplicity(written(text.of()), expression, variable, order(text.bound()));
    }

    private static OptionalInt order(MappedText bound) {
        if (bound.text().strip().equals(ClaimKeys.NONE)) {
            return OptionalInt.empty();
        }
        Optional<Rational> number = PlainNumber.ifNumber(bound).filter(value -> value.isInteger() && value.signum() > 0
                && value.compareTo(Rational.of(HIGHEST_MULTIPLICITY)) <= 0);
        return OptionalInt.of(number.orElseThrow(() -> Diagnostic.at(bound.span(), Code.CONSTANT_FORM,
                        "a multiplicity is a whole number from 1").expecting("a whole number, or " + ClaimKeys.NONE)
                .suggesting(Spelling.nearest(bound.text().strip(), List.of(ClaimKeys.NONE))).exception())
                .numerator().intValueExact());
    }

    /** The name that {@code in} gives: one that stands in the formula, unless no name does. */
    private static String variable(ProofText.Constant text, Map<String, Span> names) {
        YamlText name = text.variable().orElseThrow();
        if (!name.value().matches(ParameterModel.NAME)) {
            throw Diagnostic.at(name.span(), Code.BAD_NAME, "the name of a variable is used in formulas")
                    .expecting("letters and digits").finding(name.value()).exception();
        }
        if (!names.isEmpty() && !names.containsKey(name.value())) {
            throw Diagnostic.at(name.span(), Code.UNKNOWN_NAME, "'" + name.value() + "' does not stand in "
                    + written(text.of())).expecting(String.join(", ", names.keySet()))
                    .suggesting(Spelling.nearest(name.value(), names.keySet())).exception();
        }
        return name.value();
    }

    /** A model of parameters of these names, none of which is the language's own. */
    static Model declared(Map<String, Span> names) {
        ModelScope scope = ModelScope.of(ParameterModel.of(Set.of()));
        for (Map.Entry<String, Span> name : names.entrySet()) {
            scope = scope.withParameter(name.getKey(), name.getValue());
        }
        return ParameterModel.of(names.keySet());
    }

    private Expression bound(ProofText.Constant text, Model model) {
        return number(model, FormulaParser.parse(text.bound()));
    }

    Expression number(Model model, Term term) {
        Expression number = formulas.number(model, ModelScope.of(model), term);
        if (Traversal.contains(number, part -> part instanceof AtStart || part instanceof TimeDerivative)
                || Traversal.mentions(number, "t")) {
            throw Diagnostic.at(term.span(), Code.NAME_OUT_OF_PLACE, "a constant knows neither time nor rates")
                    .exception();
        }
        return number;
    }

    static String written(MappedText text) {
        return text.text().strip().replaceAll("\\s+", " ");
    }
}
