package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.MappedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignRangeTest {

    private static final Model MODEL = ModelReader.read(new SourceText("sample", """
            flowcheck: 1
            model: sample
            parameters: {m: {integer: 3}, k: {integer: 0}, p: {real: 1}, q: {real: 1}, r: {real: -1}, s: {real: 0}, \
            u: {real: 2}}
            where: [p > 0, q >= 0, r < 0, s >= -1, "1 < u && u < 4"]
            states: {"a[i]": {for: "{i, m}", initial: "1"}}
            define: {G: "Sum[Sin[i]^2, {i, m}]", F: "p*G"}
            rates: {"a[i]": "a[i]"}
            """));

    private static Expression formula(String text) {
        return ModelScope.of(MODEL).number(MappedText.of(new SourceText("test", text)));
    }

    private static String signs(SignRange range) {
        return (range.negative() ? "-" : "") + (range.zero() ? "0" : "") + (range.positive() ? "+" : "");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1/2 - 2/4, 0", "-3, -", "p, +", "q, 0+", "r, -", "s, -0+", "u, +", "m, +", "k, -0+",
        "-p*m, -", "p*r, -",
        "r^2, +", "r^3, -", "s^2, 0+", "-s^2, -0", "p + q, +", "p - q, -0+", "r - q, -", "1/r, -", "1/(p*u), +",
        "Sqrt[p], +", "Sqrt[s], 0+", "-Abs[k], -0", "Exp[s], +", "G, 0+", "-F, -0", "F + p, +", "Sin[p], -0+",
        "s^(1/2), -0+", "q^(1/2), 0+"})
    void theSignsOfFormulas(String text, String signs) {
        assertEquals(signs, signs(SignRange.of(MODEL, formula(text))));
    }

    /** Whatever the values of the parameters are, on the domain, the sign is among those told. */
    @Test
    void noSignIsLeftOut() {
        String[] leaves = {"p", "q", "r", "s", "u", "m", "k", "1/2", "-2", "0"};
        for (long seed = 1; seed <= 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Expression formula = formula(grown(random, leaves, 3));
            SignRange range = SignRange.of(MODEL, formula);
            Bindings values = new Bindings().scalar("p", random.nextDouble(0.01, 3)).scalar("q", random.nextInt(3))
                    .scalar("r", -random.nextDouble(0.01, 3)).scalar("s", random.nextInt(5) - 1)
                    .scalar("u", random.nextDouble(1.01, 4))
                    .scalar("m", random.nextInt(1, 4)).scalar("k", random.nextInt(-2, 3));
            double value;
            try {
                value = new Evaluator(values).value(formula);
            } catch (EvaluationException noValue) {
                continue;
            }
            boolean told = Double.isNaN(value) || Double.isInfinite(value) || (value < 0 ? range.negative()
                    : value > 0 ? range.positive() : range.zero());
            assertTrue(told, "seed " + seed + ": " + value + " is not among " + signs(range));
        }
    }

    private static String grown(SplittableRandom random, String[] leaves, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return leaves[random.nextInt(leaves.length)];
        }
        String left = grown(random, leaves, depth - 1);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + left + ") + (" + grown(random, leaves, depth - 1) + ")";
            case 1 -> "(" + left + ")*(" + grown(random, leaves, depth - 1) + ")";
            case 2 -> "(" + left + ")^" + (random.nextInt(3) + 1);
            case 3 -> "-(" + left + ")";
            case 4 -> "Abs[" + left + "]";
            case 5 -> "Sqrt[Abs[" + left + "]]";
            default -> "Exp[" + left + "]";
        };
    }
}
