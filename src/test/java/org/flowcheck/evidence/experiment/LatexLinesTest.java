package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long equations are broken before a term, short ones are not; widths are those of what is seen. */
class LatexLinesTest {

    @Test
    void shortEquationsStayOnOneLine() {
        assertEquals("a &= b + c \\quad (k)", LatexLines.equation("a", List.of("b", "+ c"), " \\quad (k)"));
    }

    @Test
    void longEquationsAreBrokenBetweenTheirTerms() {
        String term = "+ \\sum_{i=1}^{n} x_{i} y_{i} \\sigma\\left(z_{i,k}\\right)";
        List<String> terms = Stream.concat(Stream.of(term.substring(2)), Collections.nCopies(11, term).stream()).toList();
        String equation = LatexLines.equation("\\frac{\\mathrm{d} a_{k}}{\\mathrm{d} t}", terms, "");
        String[] lines = equation.split(" \\\\nonumber \\\\\\\\\n");
        assertTrue(lines.length >= 3, equation);
        for (String line : lines) {
            assertTrue(LatexLines.width(line) <= 62, line);
        }
        assertEquals(String.join(" ", terms), String.join(" ", lines).replace("  &\\quad ", "")
                .replaceAll("^.*&= ", ""), "no term is lost");
        assertFalse(lines[lines.length - 1].contains("nonumber"), "the number stands on the last line");
    }

    /** The flow of a deep network is one term, a product of nested sums: it is broken before them. */
    @Test
    void longProductsAreBrokenBeforeTheirSums() {
        String factor = "\\sum_{l_{1}=1}^{m} w_{5,l_{1},l_{2}} \\sigma'\\left(h_{4,i,l_{2}} + 1\\right)";
        String product = String.join(" ", Collections.nCopies(9, factor));
        String equation = LatexLines.equation("a", List.of("x", "- e_{i} " + product), " + O(\\varepsilon)");
        List<String> lines = List.of(equation.split(" \\\\nonumber \\\\\\\\\n  &\\\\quad "));
        assertTrue(lines.size() >= 3, equation);
        lines.forEach(line -> assertTrue(LatexLines.width(line) <= 62, line));
        assertTrue(lines.get(0).startsWith("a &= x - e_{i} \\sum"), "no line before the first sum: " + lines.get(0));
        lines.subList(1, lines.size()).forEach(line -> assertTrue(line.startsWith("\\times \\sum"), line));
        assertEquals("a &= x - e_{i} " + product + " + O(\\varepsilon)",
                String.join(" ", lines).replace("\\times ", ""), "no factor is lost");
    }

    @Test
    void longProductsWithoutSumsAreBrokenBeforeFactorsButNotInBrackets() {
        String factor = "\\left(w_{1,k} + \\frac{x_{i}}{2 y}\\right)";
        String product = "2 \\cdot 3 \\sum_{i=1}^{n} \\sum_{k=1}^{m} "
                + String.join(" ", Collections.nCopies(20, factor));
        List<String> lines = List.of(LatexLines.equation("", List.of(product), "").split(" \\\\nonumber.*\n.*?quad "));
        assertTrue(lines.size() >= 3, lines.toString());
        assertTrue(lines.get(0).startsWith("&2 \\cdot 3 \\sum_{i=1}^{n} \\sum_{k=1}^{m} " + factor), lines.get(0));
        lines.subList(1, lines.size()).forEach(line -> assertTrue(line.startsWith("\\times " + factor), line));
        assertTrue(lines.stream().allMatch(line -> line.endsWith("\\right)")), lines.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "a + b                               ~ 4",
            "\\frac{a b c}{d}                    ~ 3",
            "\\left(a\\right)                    ~ 3",
            "\\varepsilon \\alpha                ~ 2",
            "\\mathrm{loss}                      ~ 4",
            "a_{i}^{2}                           ~ 1.65",
    })
    void widthsAreThoseOfWhatIsSeen(String latex, double letters) {
        assertEquals(letters, LatexLines.width(latex), 1e-12);
    }
}
