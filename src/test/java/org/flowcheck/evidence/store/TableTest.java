package org.flowcheck.evidence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final List<Column> COLUMNS = List.of(Column.text("id", "id"), Column.number("t", "T", "s"));

    @Test
    void refusesRowsThatDoNotFitTheColumns() {
        List<List<Cell>> tooShort = List.of(List.of(Cell.text("a")));
        List<List<Cell>> wrongKind = List.of(List.of(Cell.text("a"), Cell.text("1.5")));
        assertThrows(IllegalArgumentException.class, () -> Table.of(COLUMNS, tooShort));
        assertThrows(IllegalArgumentException.class, () -> Table.of(COLUMNS, wrongKind));
        assertThrows(IllegalArgumentException.class, () -> Table.of(List.of(), List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> Table.of(List.of(COLUMNS.get(0), COLUMNS.get(0)), List.of()));
    }

    @Test
    void anAbsentCellFitsEveryColumn() {
        Table table = Table.of(COLUMNS, List.of(List.of(Cell.absent(), Cell.absent())));
        assertEquals(1, table.rows().size());
    }

    @Test
    void headingsCarryUnitsAndIdsAreNames() {
        assertEquals("T [s]", COLUMNS.get(1).heading());
        assertThrows(IllegalArgumentException.class, () -> Column.text("Not an id", ""));
    }
}
