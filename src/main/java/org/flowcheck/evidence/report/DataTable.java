package org.flowcheck.evidence.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.CsvWriter;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.evidence.store.Table;

/** Turns a table into CSV and JSON for programs: columns go by their ids, numbers stand in full. */
public final class DataTable {

    private DataTable() {
    }

    /** The rows under a header of column ids; absent entries are empty fields. */
    public static String csv(Table table) {
        StringBuilder out = new StringBuilder();
        try {
            CsvWriter writer = new CsvWriter(out, table.columns().stream().map(Column::id).toList());
            for (List<Cell> row : table.rows()) {
                writer.row(row.stream().map(DataTable::field).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string builder does not fail", e);
        }
        return out.toString();
    }

    /**
     * {@code {"title": ..., "subtitle": ..., "columns": [{"id", "title", "unit"}], "rows": [{id: entry}], "notes":
     * [...]}}.
     */
    public static Json.Members json(Table table) {
        List<Json> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(Json.object().with("id", column.id()).with("title", column.title())
                    .with("unit", column.unit()));
        }
        return Json.object().with("title", table.title()).with("subtitle", table.subtitle()).with("columns", columns)
                .with("rows", rows(table)).with("notes", Json.texts(table.notes()));
    }

    /** The rows alone, each an object by column ids. */
    public static Json.Array rows(Table table) {
        List<Json> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            Json.Members members = Json.object();
            for (int i = 0; i < row.size(); i++) {
                members = members.with(table.columns().get(i).id(), row.get(i).json());
            }
            rows.add(members);
        }
        return new Json.Array(rows);
    }

    private static String field(Cell cell) {
        if (cell instanceof Cell.Number number) {
            return NumberText.exact(number.value());
        }
        return cell instanceof Cell.Absent ? "" : cell.shown();
    }
}
