package org.flowcheck.evidence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

    @Test
    void quotesOnlyWhatNeedsIt() throws IOException {
        StringBuilder out = new StringBuilder();
        CsvWriter writer = new CsvWriter(out, List.of("t", "a, b", "say \"E\""));
        writer.row(0.1, -0.0, Double.NaN);
        writer.row(List.of("plain text", "two\nlines", ""));
        assertEquals("t,\"a, b\",\"say \"\"E\"\"\"\n0.1,-0.0,nan\nplain text,\"two\nlines\",\n", out.toString());
    }

    @Test
    void aLoneEmptyFieldIsNotAMissingRow() throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvWriter(out, List.of("x")).row(List.of(""));
        assertEquals("x\n\"\"\n", out.toString());
    }

    @Test
    void refusesRowsOfAnotherWidth() throws IOException {
        CsvWriter writer = new CsvWriter(new StringBuilder(), List.of("x", "y"));
        assertThrows(IllegalArgumentException.class, () -> writer.row(1.0));
        assertThrows(IllegalArgumentException.class, () -> new CsvWriter(new StringBuilder(), List.of()));
    }
}
