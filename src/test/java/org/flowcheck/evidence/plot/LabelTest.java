package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flowcheck.evidence.plot.Label.Level;
import org.flowcheck.evidence.plot.Label.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {

    @Test
    void aFormulaHasSlantedLettersAndScripts() {
        assertEquals(List.of(new Run("time ", false, Level.LINE, false), new Run("T", true, Level.LINE, true),
                new Run("*", false, Level.SUPERSCRIPT, true), new Run("k", true, Level.SUBSCRIPT, true),
                new Run("12", false, Level.SUBSCRIPT, true), new Run(" of m", false, Level.LINE, false)),
                Label.of("time $T^*_{k12}$ of m").runs());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "$\\alpha^{-1/3}$; \u03b1^(\u22121/3); $\\ensuremath{\\alpha}^{\\ensuremath{-}1/3}$",
        "$x' \\leq 10^{-2}$; x\u2032 \u2264 10^(\u22122); $x\\ensuremath{'} \\ensuremath{\\leq} 10^{\\ensuremath{-}2}$",
        "$\\log K$; log K; $\\mathrm{log }K$",
        "50% of $m_1$; 50% of m_1; 50\\% of $m_{1}$",
        "costs 5 $; costs 5 $; costs 5 \\$",
        "$\\input{x}$; \\inputx; $\\mathrm{\\backslash{}input}x$",
        "$a^$; a^; $a\\textasciicircum{}$",
        "$a^{b$; a^b; $a^{b}$",
        "a_b^c; a_b^c; a\\_b\\textasciicircum{}c"})
    void plainAndLatexSayTheSame(String source, String plain, String latex) {
        assertEquals(plain, Label.of(source).plain());
        assertEquals(latex, Label.of(source).latex());
    }

    @Test
    void plainTextHasNoMarkup() {
        assertEquals("$x$ \\alpha", Label.text("$x$ \\alpha").plain());
        assertEquals("\\$x\\$ \\textbackslash{}alpha", Label.text("$x$ \\alpha").latex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "$$", "$$$", "$^$", "$_$", "$\\$", "$^{$", "$}{$", "$^\\alpha_\\beta$", "\\", "$a^^b$",
        "$^{^{x}}$", "\ud835$\udcdd$"})
    void anyTextIsALabel(String source) {
        Label label = Label.of(source);
        assertTrue(TextLine.of(label).width() >= 0);
        assertEquals(label.isEmpty(), label.plain().isEmpty());
        assertFalse(label.latex().contains("\\alpha_"));
    }

    @Test
    void everyCommandHasAnOutline() {
        String[] names = ("alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
                + "upsilon varphi chi psi omega epsilon phi Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega infty leq "
                + "geq neq approx cdot times pm to partial nabla in ell sum int top prime langle rangle").split(" ");
        for (String name : names) {
            String sign = Label.of("$\\" + name + "$").plain();
            assertEquals(1, sign.length(), name);
            assertEquals(sign.codePointAt(0), Glyphs.drawable(sign.codePointAt(0)), name);
        }
    }

    @Test
    void outlinesAreThoseOfTheFont() {
        assertEquals(1401, Glyphs.advance('A'));
        assertEquals(0xFFFD, Glyphs.drawable(0x4E2D));
        assertTrue(Glyphs.glyph(' ', false).outline().isEmpty());
        assertFalse(Glyphs.glyph('\u0151', true).outline().isEmpty());
    }
}
