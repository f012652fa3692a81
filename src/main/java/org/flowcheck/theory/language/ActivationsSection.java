package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads {@code activations}: functions of one number, abstract or fixed. */
final class ActivationsSection {

    private static final String FORM = "{at zero: [0, 1], default: Tanh}, {is: Ramp}, or sigma[z]: formula";
    /** More derivatives than any expansion here needs. */
    private static final int MOST_DERIVATIVES = 16;

    private final Problems problems;
    private final List<Activation> activations = new ArrayList<>();

    ActivationsSection(Problems problems) {
        this.problems = problems;
    }

    /** Reads all activations; gives the scope with them. */
    Scope declare(YamlMapping root, Scope parameters) {
        Scope[] scope = {parameters};
        Section.each(root, Keys.ACTIVATIONS, "a mapping from names to " + FORM, problems, entry -> {
            Activation activation = read(entry, scope[0]);
            scope[0] = scope[0].declaring(Symbol.activation(activation.name()), Header.name(entry.key()).span());
            activations.add(activation);
        });
        return scope[0];
    }

    /** The activations, in the order of the text. */
    List<Activation> activations() {
        return activations;
    }

    private static Activation read(YamlEntry entry, Scope scope) {
        Header header = Header.name(entry.key());
        if (!header.indices().isEmpty()) {
            return formula(entry, header, scope);
        }
        YamlMapping mapping = properties(entry.value());
        mapping.checkKeys(Keys.OF_ACTIVATION, "an activation");
        Optional<String> latex = LatexLine.of(entry, Keys.OF_ACTIVATION);
        Optional<YamlNode> is = mapping.find(Keys.IS);
        if (is.isPresent()) {
            for (String other : List.of(Keys.AT_ZERO, Keys.DEFAULT)) {
                mapping.entry(other).ifPresent(second -> {
                    throw Diagnostic.at(second.key().span(), Code.UNKNOWN_KEY, "an activation that 'is' a function has"
                            + " no '" + other + "'").expecting(FORM).exception();
                });
            }
            YamlText text = is.get().requireText("the name of a function");
            return new Activation(header.name(), List.of(), Optional.of(named(text.value().strip(), text.span())), true,
                    latex);
        }
        List<Rational> atZero = mapping.find(Keys.AT_ZERO).map(ActivationsSection::derivatives).orElse(List.of());
        Optional<Activation.Rule> rule = mapping.find(Keys.DEFAULT).map(node -> {
            YamlText text = node.requireText("the name of a function");
            Activation.Named named = named(text.value().strip(), text.span());
            requireAgreement(header.name(), atZero, named, text.span());
            return named;
        });
        return new Activation(header.name(), atZero, rule, false, latex);
    }

    /** A function's name alone is no rule: whether it is the function, or is taken for it, must be said. */
    private static YamlMapping properties(YamlNode node) {
        if (node instanceof YamlText text && functions().contains(text.value().strip())) {
            throw Diagnostic.at(text.span(), Code.WRONG_KIND, "an activation says whether it is a function, or only by"
                            + " default").expecting(FORM)
                    .suggesting(Optional.of("{" + Keys.IS + ": " + text.value().strip() + "}")).exception();
        }
        return node.requireMapping(FORM);
    }

    private static Activation formula(YamlEntry entry, Header header, Scope scope) {
        if (header.indices().size() != 1) {
            throw Diagnostic.at(header.span(), Code.WRONG_NUMBER_OF_ARGUMENTS,
                            "an activation is a function of one number")
                    .expecting(header.name() + "[z]: formula of z").exception();
        }
        String argument = header.indices().get(0).name();
        Scope inside = scope.declaring(Symbol.parameter(argument, false), header.indices().get(0).span());
        YamlNode value = Section.valueOf(entry, Keys.VALUE, Keys.OF_FORMULA_ACTIVATION, "an activation");
        Expression formula = FormulaChecker.number(Section.formula(value), inside, Place.ACTIVATION);
        return new Activation(header.name(), List.of(), Optional.of(new Activation.Formula(argument, formula)), true,
                LatexLine.of(entry, Keys.OF_FORMULA_ACTIVATION));
    }

    private static List<Rational> derivatives(YamlNode node) {
        String what = "a list of derivatives at zero, as in [0, 1, 0]";
        if (!(node instanceof YamlSequence list)) {
            throw node.wrongKind(what);
        }
        if (list.items().size() > MOST_DERIVATIVES) {
            throw Diagnostic.at(list.span(), Code.NUMBER_OUT_OF_RANGE, "more derivatives at zero than can be used")
                    .expecting("at most " + MOST_DERIVATIVES).exception();
        }
        List<Rational> values = new ArrayList<>();
        for (YamlNode item : list.items()) {
            YamlText text = item.requireText(what);
            Expression number = FormulaChecker.number(Section.formula(text), Scope.empty(), Place.PARAMETER);
            values.add(AsWritten.number(number).orElseThrow(() -> Diagnostic.at(text.span(), Code.WRONG_KIND,
                    "a derivative at zero is a number").expecting("a number such as 0, 1 or 1/2").exception()));
        }
        return values;
    }

    /**
     * A function of one argument of the table.
     *
     * @param place where it is named
     */
    static Activation.Named named(String function, Span place) {
        Set<String> known = functions();
        if (!known.contains(function)) {
            throw Diagnostic.at(place, Code.UNKNOWN_FUNCTION, "'" + function + "' is not a function of one number")
                    .expecting(String.join(", ", known)).suggesting(Spelling.nearest(function, known)).exception();
        }
        return new Activation.Named(function);
    }

    private static Set<String> functions() {
        Set<String> names = new TreeSet<>();
        FunctionTable.names().stream().filter(name -> FunctionTable.find(name).orElseThrow().arity() == 1)
                .forEach(names::add);
        return names;
    }

    /**
     * Refuses a function whose derivatives at zero are others than those stated.
     *
     * @param place where the function is named
     */
    static void requireAgreement(String activation, List<Rational> atZero, Activation.Named rule, Span place) {
        if (atZero.isEmpty()) {
            return;
        }
        List<String> wanted = new ArrayList<>();
        for (int k = 0; k < atZero.size(); k++) {
            wanted.add(activation + "'".repeat(k) + "[0] = " + atZero.get(k));
        }
        ScalarFunction function = FunctionTable.find(rule.function()).orElseThrow();
        List<Rational> series = function.seriesAtZero(atZero.size() - 1).orElseThrow(() -> Diagnostic.at(place,
                        Code.ACTIVATION_CONTRADICTS,
                        rule.function() + " has no rational derivatives at zero, and those of '"
                                + activation + "' are stated").expecting(String.join(", ", wanted)).exception());
        Rational factorial = Rational.ONE;
        for (int k = 0; k < atZero.size(); k++) {
            factorial = k == 0 ? factorial : factorial.times(Rational.of(k));
            Rational derivative = series.get(k).times(factorial);
            if (!derivative.equals(atZero.get(k))) {
                throw Diagnostic.at(place, Code.ACTIVATION_CONTRADICTS,
                        rule.function() + " does not have the derivatives"
                                + " at zero that are stated of '" + activation + "'").expecting(wanted.get(k))
                        .finding(rule.function() + "'".repeat(k) + "[0] = " + derivative).exception();
            }
        }
    }
}
