package org.flowcheck.theory.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaParserTest {

    private static Term parse(String formula) {
        return FormulaParser.parse(MappedText.of(new SourceText("formula", formula)));
    }

    /** A term with every grouping in brackets. */
    private static String grouped(Term term) {
        if (term instanceof Term.Numeral numeral) {
            return numeral.value().isInteger() ? numeral.value().toString() : "(" + numeral.value() + ")";
        }
        if (term instanceof Term.Name name) {
            return name.name();
        }
        if (term instanceof Term.Call call) {
            return call.name() + "'".repeat(call.primes())
                    + call.arguments().stream().map(FormulaParserTest::grouped)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (term instanceof Term.Braces braces) {
            return braces.items().stream().map(FormulaParserTest::grouped).collect(Collectors.joining(",", "{", "}"));
        }
        if (term instanceof Term.Negative negative) {
            return "(-" + grouped(negative.operand()) + ")";
        }
        if (term instanceof Term.Not not) {
            return "(!" + grouped(not.operand()) + ")";
        }
        if (term instanceof Term.Raised raised) {
            return "(" + grouped(raised.base()) + "^" + grouped(raised.exponent()) + ")";
        }
        Term.Chain chain = (Term.Chain) term;
        StringBuilder out = new StringBuilder("(").append(grouped(chain.operands().get(0)));
        for (int i = 0; i < chain.operators().size(); i++) {
            out.append(chain.operators().get(i).sign()).append(grouped(chain.operands().get(i + 1)));
        }
        return out.append(")").toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "-a^2 ~ (-(a^2))",
        "a^b^c ~ (a^(b^c))",
        "a/b/c ~ (a/b/c)",
        "a/b*c ~ (a/b*c)",
        "2x ~ (2*x)",
        "2 x y ~ (2*x*y)",
        "a b[k] ~ (a*b[k])",
        "K(1 - K) ~ (K*(1-K))",
        "2(a + b)(c) ~ (2*(a+b)*c)",
        "a - b - c ~ (a-b-c)",
        "a*-b ~ (a*(-b))",
        "2^-3 ~ (2^(-3))",
        "2^-3^2 ~ (2^(-(3^2)))",
        "- -a ~ a",
        "a - -b ~ (a-(-b))",
        "-a*b ~ (-(a*b))",
        "!a == b && c < d ~ ((!(a==b))&&(c<d))",
        "a || b && c ~ (a||(b&&c))",
        "0 < x <= 1 ~ (0<x<=1)",
        "sigma''[z] ~ sigma''[z]",
        "Sum[a[k]*b[k, 1], {k, m}] ~ Sum[(a[k]*b[k,1]),{k,m}]",
        "1e-3 ~ (1/1000)",
        "2.5e2 ~ 250",
        "2e ~ (2*e)",
        "full.K - reduced.K ~ (full.K-reduced.K)",
        "a[k] ~ a[k]",
    })
    void groups(String formula, String expected) {
        assertEquals(expected.strip(), grouped(parse(formula.strip())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "a + ~ FORMULA_SYNTAX ~ 4",
        "(a ~ UNCLOSED_BRACKET ~ 1",
        "(a] ~ UNCLOSED_BRACKET ~ 1",
        "a) ~ FORMULA_SYNTAX ~ 2",
        "a[k][l] ~ FORMULA_SYNTAX ~ 5",
        "a[[k]] ~ FORMULA_SYNTAX ~ 3",
        "2 3 ~ FORMULA_SYNTAX ~ 3",
        "a[] ~ FORMULA_SYNTAX ~ 2",
        "1.2.3 ~ MALFORMED_NUMBER ~ 1",
        ".5 ~ MALFORMED_NUMBER ~ 1",
        "x + 2. ~ MALFORMED_NUMBER ~ 5",
        "1E-3 ~ MALFORMED_NUMBER ~ 1",
        "1e400 ~ NON_FINITE_NUMBER ~ 1",
        "1e-320 ~ NON_FINITE_NUMBER ~ 1",
        "1e99999999999 ~ NON_FINITE_NUMBER ~ 1",
        "K' ~ DERIVATIVE_QUOTE ~ 2",
        "K' + 1 ~ DERIVATIVE_QUOTE ~ 2",
        "a ** b ~ UNEXPECTED_CHARACTER ~ 3",
        "a = b ~ UNEXPECTED_CHARACTER ~ 3",
        "a_1 ~ UNEXPECTED_CHARACTER ~ 2",
    })
    void refuses(String formula, Code code, int column) {
        DiagnosticException problem = assertThrows(DiagnosticException.class, () -> parse(formula.strip()));
        assertEquals(code, problem.diagnostics().get(0).code());
        assertEquals(column, problem.diagnostics().get(0).span().orElseThrow().column());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "-", "!", "a^", "a[", "{", "Sum[", "!(", "2^-", "a*(", "If[a<"})
    void hostileRepetitionEndsInADiagnostic(String piece) {
        for (int times : new int[] {150, 5_000, 1_000_000}) {
            assertTimeoutPreemptively(Duration.ofSeconds(5),
                    () -> assertThrows(DiagnosticException.class, () -> parse(piece.repeat(times))));
        }
    }

    @Test
    void longFlatFormulasParse() {
        assertEquals(5000, ((Term.Chain) parse("a" + "+a".repeat(4999))).operands().size());
        assertEquals("a", grouped(parse("-".repeat(10_000) + "a")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void arbitraryTextParsesOrEndsInADiagnostic(long seed) {
        System.out.println("seed " + seed);
        String letters = "abKE019.e+-*/^()[]{},'!=<>&| \n#%$\u2212\u00B2\uD83D\uDE00";
        Random random = new Random(seed);
        for (int i = 0; i < 4000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
                text.appendCodePoint(letters.codePointAt(at));
            }
            try {
                Term term = parse(text.toString());
                assertEquals(grouped(term), grouped(parse(grouped(term))), text::toString);
            } catch (DiagnosticException expected) {
                assertEquals(1, expected.diagnostics().size());
            }
        }
    }
}
