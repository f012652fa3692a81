package org.flowcheck.evidence.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Check;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Extreme;
import org.flowcheck.evidence.claim.Uncertain;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formula that a report shows says what is judged: both have the same value wherever their parts have. */
class WrittenFormulaTest {

    static List<Path> claims() {
        return ClaimReaderTest.claims();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyCheckIsShownAsItIsJudged(Path file) {
        Claim claim = ClaimReader.read(SourceFile.read(file), ProjectModels::find);
        for (Check check : claim.checks()) {
            Comparison shown = (Comparison) check.wording().orElseThrow().formula().formula();
            assertEquals(check.comparison().relation(), shown.relation(), check.text());
            assertEquals(check.given().isPresent(), check.wording().get().given().isPresent(), check.text());
            if (plain(check.comparison().left()) && plain(check.comparison().right())) {
                sameValues(claim, check.comparison().left(), shown.left(), check.text());
                sameValues(claim, check.comparison().right(), shown.right(), check.text());
            }
        }
    }

    /** Whether a value is made of series, times and numbers alone, of which this test knows the meaning. */
    private static boolean plain(Value value) {
        return !(value instanceof Extreme) && !(value instanceof Uncertain)
                && value.parts().stream().allMatch(WrittenFormulaTest::plain);
    }

    private static void sameValues(Claim claim, Value judged, Expression shown, String text) {
        for (int trial = 0; trial < 5; trial++) {
            Random random = new Random(31 * trial + text.hashCode());
            Map<String, Double> parts = new HashMap<>();
            double expected = value(judged, claim, name -> parts.computeIfAbsent(name, one -> 0.1
                    + random.nextDouble()).toString());
            UnaryOperator<Expression> numbers = new UnaryOperator<>() {
                @Override
                public Expression apply(Expression part) {
                    boolean call = part instanceof FunctionCall function && function.function().contains(".");
                    if (!call && !(part instanceof Reference)) {
                        return Traversal.mapChildren(part, this);
                    }
                    Double number = parts.get(ExpressionText.of(part));
                    assertTrue(number != null, () -> text + " shows " + ExpressionText.of(part)
                            + ", which is not judged: " + parts.keySet());
                    return Constant.of(Rational.of(new java.math.BigDecimal(number)));
                }
            };
            double found = new Evaluator(new Bindings()).value(numbers.apply(shown));
            if (Double.isFinite(expected)) {
                assertEquals(expected, found, 1e-12 * (1 + Math.abs(expected)), text);
            }
        }
    }

    /** The value, by a way of its own; parts get their numbers by the names under which they are written. */
    private static double value(Value value, Claim claim, UnaryOperator<String> numbers) {
        List<Double> inside = value.parts().stream().map(part -> value(part, claim, numbers)).toList();
        if (value instanceof Value.Number number) {
            return number.value();
        }
        if (value instanceof Value.Time time) {
            return Double.parseDouble(numbers.apply(time.name()));
        }
        if (value instanceof Value.Parameter parameter) {
            return Double.parseDouble(numbers.apply(parameter.run() + "." + parameter.name()));
        }
        if (value instanceof Value.Series series) {
            String at = series.variable() == Value.Series.START ? "0" : series.variable() == Value.Series.LAST ? "end"
                    : claim.times().get(series.variable()).name();
            // A quantity with indices is named after them, and takes the time as the last.
            String opened = series.name().endsWith("]") ? series.name().replaceFirst("]$", ", ") : series.name() + "[";
            return Double.parseDouble(numbers.apply(series.run() + "." + opened + at + "]"));
        }
        if (value instanceof Value.Sum) {
            return inside.stream().mapToDouble(Double::doubleValue).sum();
        }
        if (value instanceof Value.Product) {
            return inside.stream().reduce(1.0, (one, other) -> one * other);
        }
        if (value instanceof Value.Raised) {
            return Math.pow(inside.get(0), inside.get(1));
        }
        return ((Value.Call) value).function().value(inside.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void theShapeIsThatOfTheText() {
        for (String text : List.of("r.E[t] >= (r.E[s]^(-1/3) - (t - s))^-3", "-1/3*r.E[t] <= -1",
                "Abs[Slope[Log[r.T], Log[r.m]] + 1/2] <= 0.02",
                "r.x[t] > 0 || !(r.y[t] == 1) && r.T < Infinity", "a/b/c - (d - e)")) {
            assertEquals(reread(text), reread(reread(text)), text);
        }
        assertEquals("r.E[t] >= (r.E[s]^(-1/3) - (t - s))^-3", reread("r.E[t] >= (r.E[s]^(-1/3)  - (t-s))^-3"));
    }

    private static String reread(String text) {
        return ExpressionText.of(WrittenFormula.of(MappedText.of(new SourceText("x", text)), NamedNumbers.NONE)
                .formula());
    }
}
