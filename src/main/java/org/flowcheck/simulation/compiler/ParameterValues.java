package org.flowcheck.simulation.compiler;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/** The values of a model's parameters: those a user chose, and the defaults that follow from them. */
public final class ParameterValues {

    /** Whole numbers up to here are exact in a double, and far past every size that can be computed. */
    private static final double LARGEST_INTEGER = 0x1p40;

    private ParameterValues() {
    }

    /**
     * A value for every parameter, in the order of the model.
     *
     * @param model the model
     * @param chosen values that replace defaults, by name
     * @throws DiagnosticException for an unknown name, a value of the wrong kind, or values outside the model's domain
     */
    public static Map<String, Double> resolve(Model model, Map<String, Double> chosen) {
        List<String> names = model.parameters().stream().map(Parameter::name).toList();
        for (String name : new TreeSet<>(chosen.keySet())) {
            if (!names.contains(name)) {
                throw Diagnostic.of(Code.UNKNOWN_PARAMETER, model.name() + " has no parameter " + name)
                        .expecting(names.isEmpty() ? "no parameters" : String.join(", ", names))
                        .suggesting(Spelling.nearest(name, names)).exception();
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            Double given = chosen.get(parameter.name());
            values.put(parameter.name(), checked(parameter, given != null ? given : number(parameter.value(), values)));
        }
        for (Expression condition : model.domain()) {
            if (number(condition, values) == 0) {
                throw new Diagnostic(Code.OUTSIDE_DOMAIN, condition.origin().span(),
                        "the parameters of " + model.name() + " lie outside its domain", "",
                        values.entrySet().stream().map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                                .collect(Collectors.joining(" ")), "").exception();
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static double checked(Parameter parameter, double value) {
        boolean integer = parameter.kind() == Parameter.Kind.INTEGER;
        boolean fits = integer ? value == StrictMath.rint(value) && Math.abs(value) <= LARGEST_INTEGER
                : Double.isFinite(value);
        if (!fits) {
            throw new Diagnostic(Code.PARAMETER_INVALID, Optional.empty(),
                    "'" + parameter.name() + "' cannot take this value", integer ? "a whole number" : "a finite number",
                    text(value), "").exception();
        }
        return value;
    }

    private static String text(double value) {
        return value == StrictMath.rint(value) && Math.abs(value) < LARGEST_INTEGER ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The value of a formula of parameters; 1 or 0 for a condition. */
    private static double number(Expression formula, Map<String, Double> known) {
        Term term = new Lowering(new Symbols(known), new Temporaries()).value(formula, Scope.TOP);
        if (term instanceof Term.Number number) {
            return number.value();
        }
        throw new IllegalStateException("a formula of parameters that depends on more than parameters");
    }
}
