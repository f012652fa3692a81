package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlReader;
import org.flowcheck.theory.syntax.YamlSequence;

/**
 * What a user sets besides the model: {@code m=200}, {@code alpha=3/2}, {@code m=1,2,3}, {@code initial=example-1}.
 * Several values of a parameter make a grid, for the caller to go through. Whether the values lie in the model's domain
 * is judged where numbers enter the model.
 *
 * @param parameters for each parameter set, in the order of the text, its values: one or more
 * @param initialConditions the names of the initial conditions set, in the order of the text; empty for the states' own
 * @param activations the functions chosen for activations, as in {@code sigma=Tanh}
 */
public record ParameterSettings(Map<String, List<Rational>> parameters, List<String> initialConditions,
                                Map<String, Activation.Named> activations) {

    /** The word that chooses initial conditions; no parameter can have this name. */
    public static final String INITIAL = "initial";

    /** Copies the values. */
    public ParameterSettings {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        initialConditions = List.copyOf(initialConditions);
        activations = Map.copyOf(activations);
    }

    /** No settings. */
    public static ParameterSettings none() {
        return new ParameterSettings(Map.of(), List.of(), Map.of());
    }

    /**
     * Reads settings for a model.
     *
     * @param settings texts of the form {@code name=value} or {@code name=value,value,...}; a later one replaces an
     *     earlier
     * @param model the model they are for
     * @throws org.flowcheck.diagnostic.DiagnosticException for a text of another form, an unknown name, or a value of
     *     the wrong kind
     */
    public static ParameterSettings read(List<SourceText> settings, Model model) {
        return read(settings, "", model);
    }

    /**
     * Likewise, of texts that may stand behind a prefix.
     *
     * @param prefix what a text may start with before the name; it says nothing here
     */
    public static ParameterSettings read(List<SourceText> settings, String prefix, Model model) {
        Map<String, List<Rational>> parameters = new LinkedHashMap<>();
        Map<String, Activation.Named> activations = new LinkedHashMap<>();
        List<String> initial = List.of();
        for (SourceText setting : settings) {
            int start = setting.text().startsWith(prefix) ? prefix.length() : 0;
            int equals = setting.text().indexOf('=');
            if (equals <= start || equals == setting.text().length() - 1) {
                throw Diagnostic.at(setting.span(0, setting.text().length()), Code.SETTING_SYNTAX,
                        "a setting has a name and a value").expecting("name=value").exception();
            }
            String name = setting.text().substring(start, equals).strip();
            MappedText value = MappedText.of(setting).part(equals + 1, setting.text().length());
            if (name.equals(INITIAL)) {
                initial = conditions(value, model);
            } else if (model.activation(name).isPresent()) {
                activations.put(name, ActivationChoice.of(model.activation(name).get(), value));
            } else {
                parameters.put(name, values(name, setting.span(start, equals), value, model));
            }
        }
        return new ParameterSettings(parameters, initial, activations);
    }

    /**
     * Reads a file of settings for a model: a mapping of names to values, {@code m: 200}, {@code alpha: 3/2}, or lists
     * of values, {@code m: [1, 2, 3]}. JSON objects are such mappings.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is no such mapping, for an unknown name, no value, or
     *     a value of the wrong kind
     */
    public static ParameterSettings readFile(SourceText file, Model model) {
        Map<String, List<Rational>> parameters = new LinkedHashMap<>();
        Map<String, Activation.Named> activations = new LinkedHashMap<>();
        List<String> initial = List.of();
        for (YamlEntry entry : YamlReader.read(file).requireMapping("settings such as m: 200").entries()) {
            List<MappedText> values = new ArrayList<>();
            if (entry.value() instanceof YamlSequence list) {
                list.items().forEach(item -> values.add(item.requireText("a value").content()));
            } else {
                values.add(entry.value().requireText("a value, or a list of values").content());
            }
            if (values.isEmpty()) {
                throw Diagnostic.at(entry.key().span(), Code.MISSING_VALUE, "'" + entry.name() + "' has no value")
                        .expecting("a value, or a list of values").exception();
            }
            if (entry.name().equals(INITIAL)) {
                initial = values.stream().flatMap(value -> conditions(value, model).stream()).toList();
            } else if (model.activation(entry.name()).isPresent()) {
                if (values.size() != 1) {
                    throw ActivationChoice.oneFunction(entry.name(), entry.key().span());
                }
                activations.put(entry.name(), ActivationChoice.of(model.activation(entry.name()).get(), values.get(0)));
            } else {
                parameters.put(entry.name(), values.stream()
                        .flatMap(value -> values(entry.name(), entry.key().span(), value, model).stream()).toList());
            }
        }
        return new ParameterSettings(parameters, initial, activations);
    }

    /** These settings where {@code stronger} says nothing else. */
    public ParameterSettings under(ParameterSettings stronger) {
        Map<String, List<Rational>> all = new LinkedHashMap<>(parameters);
        all.putAll(stronger.parameters);
        Map<String, Activation.Named> functions = new LinkedHashMap<>(activations);
        functions.putAll(stronger.activations);
        return new ParameterSettings(all,
                stronger.initialConditions.isEmpty() ? initialConditions : stronger.initialConditions, functions);
    }

    /** A model with the activations that were set. */
    public Model applied(Model model) {
        return ActivationChoice.applied(activations, model);
    }

    private static List<String> conditions(MappedText text, Model model) {
        Set<String> known = new TreeSet<>(model.initialConditions().stream().map(InitialConditions::name).toList());
        List<String> names = new ArrayList<>();
        for (String name : text.text().split(",", -1)) {
            if (!known.contains(name.strip())) {
                throw Diagnostic.at(text.span(), Code.UNKNOWN_INITIAL_CONDITIONS, model.name()
                                + " has no initial conditions '" + name.strip() + "'")
                        .expecting(known.isEmpty() ? "none" : String.join(", ", known))
                        .suggesting(Spelling.nearest(name.strip(), known)).exception();
            }
            names.add(name.strip());
        }
        return names;
    }

    private static List<Rational> values(String name, Span place, MappedText text, Model model) {
        Set<String> known = new TreeSet<>(model.parameters().stream().map(Parameter::name).toList());
        model.activations().stream().filter(activation -> !activation.fixed())
                .forEach(activation -> known.add(activation.name()));
        Parameter parameter = model.parameter(name).orElseThrow(() -> Diagnostic.at(place, Code.UNKNOWN_PARAMETER,
                        model.name() + " has no parameter '" + name + "'")
                .expecting(known.isEmpty() ? "no parameters" : String.join(", ", known))
                .suggesting(Spelling.nearest(name, known)).exception());
        return FormulaParser.parseList(text).stream().map(term -> value(parameter, term)).toList();
    }

    private static Rational value(Parameter parameter, Term term) {
        Expression checked = FormulaChecker.number(term, Scope.empty(), Place.PARAMETER);
        Optional<Rational> number = AsWritten.number(checked);
        boolean integer = parameter.kind() == Parameter.Kind.INTEGER;
        if (number.isEmpty() || integer && !number.get().isInteger()) {
            throw Diagnostic.at(term.span(), Code.PARAMETER_INVALID,
                    "'" + parameter.name() + "' cannot take this value")
                    .expecting(integer ? "a whole number" : "a number such as 0.5, 1e-3 or 3/2")
                    .exception();
        }
        return number.get();
    }
}
