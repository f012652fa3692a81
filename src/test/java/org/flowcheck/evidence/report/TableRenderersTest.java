package org.flowcheck.evidence.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.flowcheck.Golden;
import org.flowcheck.evidence.store.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRenderersTest {

    private static final Map<String, Table> TABLES = Map.of("verdicts", SampleTables.verdicts(),
            "numbers", SampleTables.numbers(), "hostile", SampleTables.hostile());

    private static void allMatch(String ending, Function<Table, String> renderer) throws IOException {
        for (Map.Entry<String, Table> each : TABLES.entrySet()) {
            Golden.matches(TableRenderersTest.class, each.getKey() + ending, renderer.apply(each.getValue()));
        }
    }

    @Test
    void terminal() throws IOException {
        allMatch("-120.txt", table -> TerminalTable.render(table, 120, false));
        Golden.matches(TableRenderersTest.class, "verdicts-80.txt",
                TerminalTable.render(SampleTables.verdicts(), 80, false));
        Golden.matches(TableRenderersTest.class, "verdicts-40.txt",
                TerminalTable.render(SampleTables.verdicts(), 40, false));
    }

    @Test
    void markdown() throws IOException {
        allMatch(".md", MarkdownTable::render);
    }

    @Test
    void latex() throws IOException {
        allMatch(".tex", LatexTable::render);
    }

    @Test
    void html() throws IOException {
        allMatch(".html", HtmlTable::render);
    }

    @Test
    void csv() throws IOException {
        allMatch(".csv", DataTable::csv);
    }

    @Test
    void json() throws IOException {
        allMatch(".json", table -> DataTable.json(table).pretty() + "\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 27, 40, 53, 64, 71, 80, 99, 120, 150, 200})
    void noTerminalLineIsWiderThanAskedAndNoLineEndsWithABlank(int width) {
        for (Table table : TABLES.values()) {
            for (String line : TerminalTable.render(table, width, false).split("\n")) {
                assertTrue(TextWrap.width(line) <= width, width + ": " + line);
                assertEquals(line.stripTrailing(), line);
            }
        }
    }

    @Test
    void colourAddsEscapesAndChangesNoText() {
        String plain = TerminalTable.render(SampleTables.verdicts(), 100, false);
        String coloured = TerminalTable.render(SampleTables.verdicts(), 100, true);
        assertTrue(coloured.contains("\u001b[1;31mviolated\u001b[0m"));
        assertTrue(coloured.contains("\u001b[32mproved\u001b[0m"));
        assertTrue(coloured.contains("\u001b[33minconclusive\u001b[0m"));
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
        assertFalse(plain.contains("\u001b"));
    }

    @Test
    void hostileTextReachesNoOutputAsMarkup() {
        Table hostile = SampleTables.hostile();
        assertFalse(TerminalTable.render(hostile, 100, true).replaceAll("\u001b\\[[01]m", "").contains("\u001b"));
        assertFalse(HtmlTable.render(hostile).contains("<script"));
        assertFalse(HtmlTable.render(hostile).contains("<img"));
        assertFalse(MarkdownTable.render(hostile).replace("\\<", "").contains("<"));
        assertFalse(LatexTable.render(hostile).contains("\\input"));
    }

    @Test
    void everyRendererShowsEveryEntryOfTheVerdictTable() {
        Table table = SampleTables.verdicts();
        List<String> words = List.of("sp-3c", "proved", "violated", "inconclusive", "0.0713", "3.1e-13", "1.01");
        for (String text : List.of(TerminalTable.render(table, 80, false), TerminalTable.render(table, 30, false),
                MarkdownTable.render(table), LatexTable.render(table), HtmlTable.render(table), DataTable.csv(table),
                DataTable.json(table).compact())) {
            words.forEach(word -> assertTrue(text.contains(word), word));
        }
    }

    @Test
    void aTerminalMustHaveRoom() {
        assertThrows(IllegalArgumentException.class, () -> TerminalTable.render(SampleTables.numbers(), 19, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 12, 40})
    void wrappingKeepsEveryCharacterButBlanks(int width) {
        String text = "  A statement with supercalifragilistic words, \u4e2d\u6587 and blanks ";
        for (List<String> lines : List.of(TextWrap.wrap(text, width), TextWrap.balance(text, width))) {
            assertEquals(text.replaceAll("\\s", ""), String.join("", lines).replaceAll("\\s", ""));
            lines.forEach(line -> assertTrue(TextWrap.width(line) <= Math.max(width, 2), line));
        }
        assertEquals(TextWrap.wrap(text, width).size(), TextWrap.balance(text, width).size());
    }
}
