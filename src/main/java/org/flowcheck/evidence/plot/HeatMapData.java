package org.flowcheck.evidence.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.flowcheck.evidence.store.CsvWriter;
import org.flowcheck.evidence.store.NumberText;

/**
 * The numbers of a heat map as CSV, one row a cell in the order shown: {@code panel,row,column,value,error}. Rows and
 * columns have the numbers of the table, sorted or not.
 */
final class HeatMapData {

    private static final List<String> COLUMNS = List.of("panel", "row", "column", "value", "error");

    private HeatMapData() {
    }

    static String csv(HeatMap map) {
        StringBuilder out = new StringBuilder();
        try {
            CsvWriter writer = new CsvWriter(out, COLUMNS);
            for (HeatMap.Panel panel : map.panels()) {
                for (int row = 0; row < map.rows().size(); row++) {
                    for (int column = 0; column < map.columns().size(); column++) {
                        writer.row(List.of(panel.title().plain(), map.rows().get(row).toString(),
                                map.columns().get(column).toString(), NumberText.exact(panel.value(row, column)),
                                NumberText.exact(panel.error(row, column))));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string builder does not fail", e);
        }
        return out.toString();
    }
}
