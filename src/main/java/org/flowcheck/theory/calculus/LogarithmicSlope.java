package org.flowcheck.theory.calculus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;

/**
 * The slope of {@code Log[Abs[f]]} against {@code Log[m]} between two large values of m: what a growth exponent, found
 * by rules, is compared with.
 *
 * @param slope the slope
 * @param from the smaller value
 * @param to the larger value
 * @param tolerance how far from the limit it may be
 */
record LogarithmicSlope(double slope, double from, double to, double tolerance) {

    private record Span(double from, double to, double tolerance) {
    }

    /**
     * The far span first, the near one where f leaves the range of doubles on it or has cancelled to zero. A factor
     * {@code Log[m]^p} adds {@code p*log(log to / log from)/log(to/from)}: 0.0059 p on the far span, 0.044 p on the
     * near one. Of two terms with nearly equal exponents the smaller one adds at most 0.01 on the far span, if it has
     * not more than ten times the other's coefficient. The tolerances leave room for some eight, or two, powers of
     * logarithms.
     */
    private static final List<Span> SPANS = List.of(new Span(1e60, 1e90, 0.05), new Span(1e8, 1e12, 0.1));

    /**
     * The slope of a formula.
     *
     * @param values of all names but the variable
     * @return empty where the formula has no values other than zero on either span
     */
    static Optional<LogarithmicSlope> of(Expression formula, String variable, Map<String, Double> values) {
        for (Span span : SPANS) {
            double slope = (logarithm(formula, variable, span.to(), values)
                    - logarithm(formula, variable, span.from(), values)) / StrictMath.log(span.to() / span.from());
            if (Double.isFinite(slope)) {
                return Optional.of(new LogarithmicSlope(slope, span.from(), span.to(), span.tolerance()));
            }
        }
        return Optional.empty();
    }

    /** Whether this may belong to a limit. */
    boolean agreesWith(double limit) {
        return Math.abs(slope - limit) <= tolerance;
    }

    private static double logarithm(Expression formula, String variable, double at, Map<String, Double> values) {
        Bindings bindings = new Bindings().scalar(variable, at);
        values.forEach(bindings::scalar);
        try {
            return StrictMath.log(Math.abs(new Evaluator(bindings).value(formula)));
        } catch (EvaluationException noValue) {
            return Double.NaN;
        }
    }
}
