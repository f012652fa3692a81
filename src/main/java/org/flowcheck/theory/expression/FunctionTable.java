package org.flowcheck.theory.expression;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The mathematical functions that formulas may call: the one list of them. */
public final class FunctionTable {

    private static final Map<String, ScalarFunction> FUNCTIONS = index(List.of(
            MathematicalConstant.PI, MathematicalConstant.E, MathematicalConstant.INFINITY,
            new ExpFunction(), new LogFunction(), new SqrtFunction(),
            new SinFunction(), new CosFunction(), new TanFunction(), new ArcTanFunction(),
            new SinhFunction(), new CoshFunction(), new TanhFunction(),
            new AbsFunction(), new SignFunction(), new RampFunction(), new LogisticSigmoidFunction(), new ErfFunction(),
            new MinFunction(), new MaxFunction(), new CarlsonRFFunction(), new CarlsonRDFunction()));

    private FunctionTable() {
    }

    private static Map<String, ScalarFunction> index(List<ScalarFunction> functions) {
        Map<String, ScalarFunction> table = new TreeMap<>();
        for (ScalarFunction function : functions) {
            if (table.put(function.name(), function) != null) {
                throw new IllegalStateException("two functions named " + function.name());
            }
        }
        return Collections.unmodifiableMap(table);
    }

    /** The function of a name. */
    public static Optional<ScalarFunction> find(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    /** All names, sorted. */
    public static Set<String> names() {
        return FUNCTIONS.keySet();
    }
}
