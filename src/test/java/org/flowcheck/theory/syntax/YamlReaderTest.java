package org.flowcheck.theory.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private static YamlMapping read(String text) {
        return YamlReader.read(new SourceText("file.yaml", text)).requireMapping("a mapping");
    }

    private static Diagnostic refused(String text) {
        return assertThrows(DiagnosticException.class, () -> read(text)).diagnostics().get(0);
    }

    /** Each text holds the mark X once in a scalar; its place as read must be its place as written. */
    @ParameterizedTest
    @ValueSource(strings = {
        "k: aX",
        "k: a + bX # comment",
        "k: a\n  + b\n  + cX",
        "k: a   \n\n\n  + b X",
        "k: 'it''s X'",
        "k: '  it''s\n\n   a X'",
        "k: \"a\\t\\\"b\\u00e9\\x41 X\"",
        "k: \"a \\\n     b X\"",
        "k: \"\uD83D\uDE00 \\U0001F600 X\"",
        "k: \"a\n  b\n\n\n  c X\"",
        "k: |\n  a\n  b X\n",
        "k: |-\n    a\n\n      b\n    c X",
        "k: >\n  a\n  b\n\n  c X\n  d\n",
        "k: >-\n  a\n    more X\n  less\n",
        "k: >+\n\n  a\n\n\n  bX\n\n",
        "k: |2\n    two more X\n  less\n",
        "other: |1\n  x\nk: |1\n   deep X\n",
        "k: a\r\n  b X\r\nl: c\r\n",
        "k: |\r\n  a\r\n  b X\r\n",
        "{k: [a, 'bX'], l: c}",
        "\uD83D\uDE00: 1\nk: \uD83D\uDE00 X",
    })
    void everyCharacterKnowsItsPlace(String text) {
        YamlText scalar = find(YamlReader.read(new SourceText("file.yaml", text)));
        int at = scalar.value().indexOf('X');
        assertEquals(text.indexOf('X'), scalar.content().span(at, at + 1).start(), () -> scalar.value());
        for (int i = 0; i < scalar.value().length(); i++) {
            char c = scalar.value().charAt(i);
            int place = scalar.content().span(i, i + 1).start();
            boolean folded = c == ' ' || c == '\n' || text.charAt(place) == '\\' || Character.isLowSurrogate(c);
            assertTrue(folded || text.charAt(place) == c, "character " + i + " of " + scalar.value());
        }
    }

    private static YamlText find(YamlNode node) {
        if (node instanceof YamlText text) {
            return text.value().contains("X") ? text : null;
        }
        if (node instanceof YamlSequence sequence) {
            return sequence.items().stream().map(YamlReaderTest::find).filter(found -> found != null).findFirst()
                    .orElse(null);
        }
        return ((YamlMapping) node).entries().stream().map(entry -> find(entry.value())).filter(found -> found != null)
                .findFirst().orElse(null);
    }

    @Test
    void scalarsKeepTheirText() {
        YamlMapping mapping = read("a: yes\nb: 1e-3\nc: null\nd: 0x1F\ne: ~\nf:\n");
        assertEquals("yes 1e-3 null 0x1F ~ ", String.join(" ", mapping.entries().stream()
                .map(entry -> ((YamlText) entry.value()).value()).toList()));
    }

    @Test
    void commentsAfterPlainTextAreNoticed() {
        YamlMapping mapping = read("a: f[x #1]\nb: f[x]\nc: 'f #1'\n");
        assertTrue(mapping.find("a").orElseThrow().requireText("a formula").content().cutByComment());
        assertFalse(mapping.find("b").orElseThrow().requireText("a formula").content().cutByComment());
        assertFalse(mapping.find("c").orElseThrow().requireText("a formula").content().cutByComment());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "a: !x 1 ~ YAML_FEATURE",
        "a: !(alpha > 1) ~ YAML_FEATURE",
        "a: &x 1 ~ YAML_FEATURE",
        "a: *x ~ YAML_FEATURE",
        "<<: 1 ~ YAML_FEATURE",
        "a: [1, 2 ~ YAML_SYNTAX",
        "a: {k, m}, {l, m} ~ YAML_SYNTAX",
        "a: - b ~ YAML_SYNTAX",
        "a: b: c ~ YAML_SYNTAX",
        "{a: 1}: b ~ WRONG_KIND",
        "# nothing ~ FILE_EMPTY",
    })
    void refusesWhatModelFilesDoNotUse(String text, Code code) {
        assertEquals(code, refused(text).code());
    }

    @Test
    void refusesMoreThanOneLineShows() {
        assertEquals(Code.YAML_DUPLICATE_KEY, refused("a: 1\na: 2\n").code());
        assertEquals(Code.YAML_TAB, refused("a:\n\tb: 1\n").code());
        assertEquals(Code.YAML_FEATURE, refused("a: 1\n---\na: 2\n").code());
        assertEquals(Code.YAML_FEATURE, refused("%YAML 1.1\n---\na: 2\n").code());
        assertEquals(Code.YAML_SYNTAX, refused("a: \u0007\n").code());
        assertEquals(Code.NESTING_TOO_DEEP, refused("a: " + "[".repeat(100_000)).code());
        assertEquals(Code.NESTING_TOO_DEEP, refused("a: " + "{b: ".repeat(10_000)).code());
    }

    @Test
    void unknownKeysComeWithTheNearest() {
        Diagnostic problem = assertThrows(DiagnosticException.class,
                () -> read("stats: 1\n").checkKeys(java.util.List.of("states", "flow"), "a model"))
                .diagnostics().get(0);
        assertEquals(Code.UNKNOWN_KEY, problem.code());
        assertEquals("states", problem.suggestion());
    }

    @Test
    void aFormulaInBracesIsShownInQuotes() {
        Diagnostic problem = assertThrows(DiagnosticException.class,
                () -> read("for: {k, m}\n").require("for", "a state").requireText("ranges")).diagnostics().get(0);
        assertEquals(Code.WRONG_KIND, problem.code());
        assertEquals("\"{k, m}\"", problem.suggestion());
    }
}
