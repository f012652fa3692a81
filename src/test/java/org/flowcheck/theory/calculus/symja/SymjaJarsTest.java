package org.flowcheck.theory.calculus.symja;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.expression.F;
import org.matheclipse.parser.client.ParserConfig;

/**
 * Symja works on the jars that the build keeps: pom.xml excludes many that it asks for, and a missing class would show
 * only when a function first reaches it. One expression for each operation that flowcheck hands to Symja; the expected
 * values are plain mathematics.
 */
class SymjaJarsTest {

    private static ExprEvaluator evaluator;

    @BeforeAll
    static void start() {
        ParserConfig.PARSER_USE_LOWERCASE_SYMBOLS = false;
        F.initSymbols();
        EvalEngine engine = new EvalEngine(false);
        EvalEngine.set(engine);
        evaluator = new ExprEvaluator(engine, true, (short) 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "D[a^3*Tanh[w*x], w]                                              | a^3*x*Sech[w*x]^2",
        "D[sigma[w*x], {w, 2}]                                            | x^2*sigma''[w*x]",
        "Expand[(x + 1/x)^2 - x^2 - 2 - x^(-2)]                           | 0",
        "Simplify[Sin[x]^2 + Cos[x]^2]                                    | 1",
        "FullSimplify[Cosh[x]^2 - Sinh[x]^2 - 1]                          | 0",
        "Together[TrigToExp[Tanh[x] - (1 - 2/(Exp[2*x] + 1))]]            | 0",
        "Factor[x^2 - y^2]                                                | (x-y)*(x+y)",
        "Limit[(1 + 1/x)^x, x -> Infinity]                                | E",
        "Integrate[1/x, x]                                                | Log[x]",
        "Integrate[Exp[-x^2/2], {x, -Infinity, Infinity}]                 | Sqrt[2*Pi]",
        "Eigenvalues[{{0, w}, {a, 0}}]                                    | {-Sqrt[a*w],Sqrt[a*w]}",
        "Solve[x^2 == 4, x]                                               | {{x->-2},{x->2}}",
        "Resultant[x^2 - y, y - x, x]                                     | -y+y^2",
        "N[Pi, 30]                                                        | 3.14159265358979323846264338327",
        "TeXForm[a/b]                                                     | \\frac{a}{b}",
    })
    void evaluates(String expression, String expected) {
        assertEquals(expected, evaluator.eval(expression).toString());
    }
}
