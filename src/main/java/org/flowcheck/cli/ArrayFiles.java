package org.flowcheck.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.store.CsvWriter;
import org.flowcheck.evidence.store.NpzWriter;
import org.flowcheck.evidence.store.RunFolder;

/** Writes named columns of one length as CSV and as NPZ. */
final class ArrayFiles {

    private ArrayFiles() {
    }

    /** Writes NAME.csv, with a header, and NAME.npz, with one array a column. */
    static void write(RunFolder folder, String name, Map<String, double[]> columns) {
        folder.write(name + ".npz", out -> {
            try (NpzWriter npz = new NpzWriter(out)) {
                for (Map.Entry<String, double[]> column : columns.entrySet()) {
                    npz.add(column.getKey(), column.getValue(), column.getValue().length);
                }
            }
        });
        folder.write(name + ".csv", csv(columns));
    }

    private static String csv(Map<String, double[]> columns) {
        StringBuilder text = new StringBuilder();
        List<double[]> arrays = List.copyOf(columns.values());
        try {
            CsvWriter csv = new CsvWriter(text, List.copyOf(columns.keySet()));
            for (int k = 0; k < arrays.get(0).length; k++) {
                double[] row = new double[arrays.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = arrays.get(i)[k];
                }
                csv.row(row);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("text in memory cannot fail to be written", impossible);
        }
        return text.toString();
    }
}
