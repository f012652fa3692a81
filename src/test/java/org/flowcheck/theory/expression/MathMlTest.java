package org.flowcheck.theory.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathMlTest {

    private static final MathMlNames PLAIN = new MathMlNames(Map.of(), Set.of());
    private static final String OPEN = "<math displaystyle=\"true\">";

    private static String inside(String formula) {
        String element = ExpressionMathMl.of(Formulas.parse(formula), PLAIN);
        return element.substring(OPEN.length(), element.length() - "</math>".length());
    }

    /** Whoever reads the picture reads the formula: groups, signs, limits of sums and indices are not ambiguous. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aReaderOfThePictureGetsTheValue(long seed) {
        RandomFormulas random = RandomFormulas.rich(seed);
        for (int trial = 0; trial < 50; trial++) {
            Expression formula = random.formula(4);
            Bindings values = random.values();
            double expected = new Evaluator(values).value(formula);
            String picture = ExpressionMathMl.of(formula, PLAIN);
            if (Double.isFinite(expected)) {
                String text = MathMlReading.text(picture);
                // Reading folds constants: a few roundings, amplified by cancellation.
                assertEquals(expected, new Evaluator(values).value(Formulas.parse(text)),
                        1e-10 * (1 + Math.abs(expected)),
                        () -> "seed of the formulas " + seed + ": " + picture + " read as " + text);
            }
        }
    }

    /** The same of a formula that is cut where lines may break. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void piecesJoinToTheWhole(long seed) {
        RandomFormulas random = RandomFormulas.rich(seed);
        for (int trial = 0; trial < 50; trial++) {
            Expression formula = random.formula(3);
            StringBuilder joined = new StringBuilder();
            ExpressionMathMl.pieces(formula, PLAIN).forEach(piece -> joined.append(MathMlReading.text(piece)));
            assertEquals(MathMlReading.text(ExpressionMathMl.of(formula, PLAIN)), joined.toString());
        }
    }

    @Test
    void formulasLookAsTheyAreWrittenByHand() {
        assertEquals("<msup><mrow><mo stretchy=\"false\">(</mo><mrow><mi>a</mi><mo "
                + "form=\"infix\">+</mo><mi>b</mi></mrow><mo stretchy=\"false\">)</mo></mrow><mn>2</mn></msup>",
                inside("(a + b)^2"));
        assertEquals("<mfrac><mn>1</mn><mi>n</mi></mfrac>", inside("1/n"));
        assertEquals("<mrow><munderover><mo>\u2211</mo><mrow><mrow><mi>k</mi><mo>,</mo><mi>l</mi></mrow>"
                + "<mo>=</mo><mn>1</mn></mrow>"
                + "<mi>m</mi></munderover><msub><mi>b</mi><mrow><mi>k</mi><mo>,</mo><mi>l</mi></mrow></msub></mrow>",
                inside("Sum[b[k, l], {k, m}, {l, m}]"));
        assertEquals("<msub><mi>\u03b2</mi><mn>1</mn></msub>", inside("beta1"));
        assertEquals("<mi>loss</mi>", inside("loss"));
        assertEquals("<mrow><mi>tanh</mi><mo>\u2061</mo><mrow><mo stretchy=\"false\">(</mo><mi>x</mi><mo "
                + "stretchy=\"false\">)</mo></mrow></mrow>", inside("Tanh[x]"));
        assertEquals("<mrow><mo stretchy=\"false\">|</mo><mi>x</mi><mo stretchy=\"false\">|</mo></mrow>",
                inside("Abs[x]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
        "\\kappa'; <msup><mi>\u03ba</mi><mo>\u2032</mo></msup>",
        "W^{[3]}; <msup><mi>W</mi><mrow><mo>[</mo><mn>3</mn><mo>]</mo></mrow></msup>",
        "\\beta_1; <msub><mi>\u03b2</mi><mn>1</mn></msub>",
        "\\mathrm{loss}; <mi>loss</mi>",
        "\\hat{w}; <mover accent=\"true\"><mi>w</mi><mo>^</mo></mover>",
        "(X^\\top y); <mrow><mo>(</mo><msup><mi>X</mi><mo>\u22a4</mo></msup><mi>y</mi><mo>)</mo></mrow>",
        "\\sigma'''(0); "
        + "<mrow><msup><mi>\u03c3</mi><mo>\u2032\u2032\u2032</mo></msup><mo>(</mo><mn>0</mn><mo>)</mo></mrow>"})
    void statedLatexIsUnderstood(String latex, String mathMl) {
        assertEquals(mathMl, new MathMlNames(Map.of("name", latex), Set.of()).of("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\frac{a}{b}", "\\mathcal{L}", "a_1_2", "{", "}", "a^", "\\hat", "x&y", "\\mathrm{a b"})
    void statedLatexWithoutAPlainCounterpartIsLeftAside(String latex) {
        assertEquals("<mi>name</mi>", new MathMlNames(Map.of("name", latex), Set.of()).of("name"));
    }

    @Test
    void decimalsStandAsTheyWereTyped() {
        SourceText text = new SourceText("formula", "x*0.05 + 1/2");
        Rational twentieth = Rational.of(1, 20);
        assertEquals(OPEN + "<mn>0.05</mn></math>",
                ExpressionMathMl.of(new Constant(twentieth, Origin.at(text.span(2, 6))), PLAIN));
        assertEquals(OPEN + "<mrow><mo>\u2212</mo><mn>0.05</mn></mrow></math>",
                ExpressionMathMl.of(new Constant(twentieth.negate(), Origin.at(text.span(2, 6))), PLAIN));
        assertEquals(OPEN + "<mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
                ExpressionMathMl.of(new Constant(Rational.of(1, 2), Origin.at(text.span(9, 12))), PLAIN));
        // A number that has changed since is not what was typed.
        assertEquals(OPEN + "<mfrac><mn>1</mn><mn>10</mn></mfrac></math>",
                ExpressionMathMl.of(new Constant(Rational.of(1, 10), Origin.at(text.span(2, 6))), PLAIN));
    }

    @Test
    void powersOfTenStandAsPowers() {
        SourceText text = new SourceText("formula", "1e-5 2.5e3");
        Constant small = new Constant(Rational.of(1, 100_000), Origin.at(text.span(0, 4)));
        Constant large = new Constant(Rational.of(2500, 1), Origin.at(text.span(5, 10)));
        String ten = "<msup><mn>10</mn><mrow><mo>\u2212</mo><mn>5</mn></mrow></msup>";
        String thousands = "<mrow><mn>2.5</mn><mo>\u22c5</mo><msup><mn>10</mn><mn>3</mn></msup></mrow>";
        assertEquals(OPEN + ten + "</math>", ExpressionMathMl.of(small, PLAIN));
        assertEquals(OPEN + thousands + "</math>", ExpressionMathMl.of(large, PLAIN));
        assertEquals(OPEN + "<msup><mrow><mo stretchy=\"false\">(</mo>" + thousands
                + "<mo stretchy=\"false\">)</mo></mrow><mi>k</mi></msup></math>",
                ExpressionMathMl.of(new Power(large, Formulas.parse("k"), Origin.computed()), PLAIN));
    }

    @Test
    void runsAndIndicesStandBelow() {
        MathMlNames names = new MathMlNames(Map.of("Kp", "K'", "b", "\\beta_1"), Set.of("x"));
        assertEquals("<msubsup><mi>K</mi><mi mathvariant=\"normal\">r</mi><mo>\u2032</mo></msubsup>", names.of("r.Kp"));
        assertEquals("<msub><mi>E</mi><mi>aligned</mi></msub>", names.of("aligned.E"));
        assertEquals("<msub><msub><mi>\u03b2</mi><mn>1</mn></msub><mi>k</mi></msub>",
                names.element("b", List.of("<mi>k</mi>")));
        String layer = names.element("x1", List.of("<mi>k</mi>"));
        assertTrue(layer.startsWith("<msubsup>"), layer);
        assertNotEquals(layer, names.element("x", List.of("<mn>1</mn>", "<mi>k</mi>")));
    }
}
