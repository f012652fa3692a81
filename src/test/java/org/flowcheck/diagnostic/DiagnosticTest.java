package org.flowcheck.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticTest {

    private static String excerpt(String text, String marked) {
        int at = text.indexOf(marked);
        return Excerpt.render(Diagnostic.at(new SourceText("file", text).span(at, at + marked.length()),
                Code.UNKNOWN_NAME, "no such name"));
    }

    @Test
    void theCaretStandsUnderThePlace() {
        assertEquals("file:2:5: error: no such name [unknown-name]\n  | b + here + c\n  |     ^^^^",
                excerpt("a\nb + here + c\nd", "here"));
        assertEquals("file:1:1: error: no such name [unknown-name]\n  | here\n  | ^^^^", excerpt("here", "here"));
        assertEquals("file:1:3: error: no such name [unknown-name]\n  | a here\n  |   ^^^^",
                excerpt("a here\r\nb", "here"));
    }

    @Test
    void charactersOfTwoUnitsCountOnce() {
        String line = "\uD83D\uDE00\uD83D\uDE00 here \uD83D\uDE00";
        assertEquals("file:1:4: error: no such name [unknown-name]\n  | " + line + "\n  |    ^^^^",
                excerpt(line, "here"));
        for (int i = 60; i < 80; i++) {
            String rendered = excerpt("x".repeat(i % 2) + "\uD83D\uDE00".repeat(i) + " here "
                    + "\uD83D\uDE00".repeat(i), "here");
            String[] lines = rendered.split("\n");
            int caret = lines[2].indexOf('^');
            assertEquals(lines[1].codePointCount(0, lines[1].indexOf("here")), caret, rendered);
            assertTrue(rendered.codePoints().noneMatch(point -> point >= 0xD800 && point < 0xE000), "half a character");
        }
    }

    @Test
    void longLinesAreCutAndControlCharactersShown() {
        String rendered = excerpt("x".repeat(1000) + " here " + "y".repeat(1000), "here");
        assertTrue(rendered.length() < 400, rendered);
        String hostile = Excerpt.render(Diagnostic.of(Code.UNKNOWN_NAME, "\u001B[31mred\u202E").finding("a\tb"));
        assertFalse(hostile.contains("\u001B") || hostile.contains("\u202E") || hostile.contains("\t"), hostile);
    }

    @Test
    void partsAreShownInOrder() {
        assertEquals("error: wrong [missing-key]\n  expected: this\n  found: that\n  did you mean: other",
                Excerpt.render(Diagnostic.of(Code.MISSING_KEY, "wrong").expecting("this").finding("that")
                        .suggesting(Optional.of("other"))));
    }

    @ParameterizedTest
    @CsvSource({"tanh, Tanh", "Tnah, Tanh", "stats, states", "alhpa, alpha", "M, m", "observ, observe"})
    void theNearestSpellingIsFound(String word, String meant) {
        assertEquals(Optional.of(meant),
                Spelling.nearest(word, List.of("Tanh", "Tan", "states", "alpha", "m", "observe", "parameters")));
    }

    @ParameterizedTest
    @CsvSource({"z", "k", "entropy", "ab", "Tanh"})
    void nothingIsSuggestedWhereNothingIsNear(String word) {
        assertEquals(Optional.empty(), Spelling.nearest(word, List.of("Tanh", "m", "parameters", "xy")));
    }

    @Test
    void everyCodeHasItsIdCauseAndRemedy() {
        Set<String> ids = Stream.of(Code.values()).map(Code::id).collect(Collectors.toSet());
        assertEquals(Code.values().length, ids.size());
        for (Code code : Code.values()) {
            assertEquals(Optional.of(code), Code.of(code.id()));
            assertTrue(code.cause().endsWith(".") && code.remedy().endsWith("."), code::id);
        }
        assertEquals(Optional.empty(), Code.of("no-such-code"));
    }

    @Test
    void placesAreCountedFromOneAndImpossibleSpansAreRefused() {
        SourceText text = new SourceText("file", "ab\n\ncd");
        assertEquals("file:3:2", text.span(5, 6).place());
        assertEquals("file:2:1", text.span(3, 3).place());
        assertEquals("cd", text.line(3));
        assertEquals("", text.line(9));
        assertThrows(IllegalArgumentException.class, () -> text.span(2, 1));
    }
}
