package org.flowcheck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The columns of an {@code errors.csv}, which holds one comparison at every sample. */
final class ErrorColumns {

    private final List<String> names;
    private final double[][] rows;

    private ErrorColumns(List<String> names, double[][] rows) {
        this.names = names;
        this.rows = rows;
    }

    static ErrorColumns read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new ErrorColumns(List.of(lines.get(0).split(",")), lines.stream().skip(1).map(line ->
                Arrays.stream(line.split(",")).mapToDouble(ErrorColumns::number).toArray()).toArray(double[][]::new));
    }

    private static double number(String text) {
        return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    double[] column(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new AssertionError("no column " + name + " among " + names);
        }
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
