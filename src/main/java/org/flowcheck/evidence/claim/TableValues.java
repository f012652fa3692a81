package org.flowcheck.evidence.claim;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts the matrices of a measured run into tables, sorted where that is wanted. */
final class TableValues {

    private TableValues() {
    }

    /** A figure of tables. */
    static DrawnFigure.Table of(FigurePlan plan, FigurePlan.Table table, MeasuredRun run) {
        List<Snapshot.Entries> all = table.panels().stream().map(shown -> run.snapshots().get(shown)).toList();
        double[][] first = all.get(0).values();
        Optional<double[]> by = table.orderedBy().map(shown -> flat(run.snapshots().get(shown).values()));
        int[] rows = order(by, first.length);
        int[] columns = order(by, first[0].length);
        List<Snapshot.Entries> panels = all.stream().map(entries -> new Snapshot.Entries(entries.time(),
                sorted(entries.values(), rows, columns), sorted(entries.errors(), rows, columns))).toList();
        return new DrawnFigure.Table(plan, table, numbers(rows), numbers(columns), panels);
    }

    private static double[] flat(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    }

    /** The places of so many rows or columns from the largest of what they are sorted by to the smallest, NaN last. */
    private static int[] order(Optional<double[]> by, int count) {
        Stream<Integer> places = IntStream.range(0, count).boxed();
        if (by.isPresent() && by.get().length == count) {
            // Double.compare has NaN above all numbers.
            places = places.sorted(Comparator.comparing((Integer place) -> Double.isNaN(by.get()[place]))
                    .thenComparing(place -> -by.get()[place]));
        }
        return places.mapToInt(Integer::intValue).toArray();
    }

    private static double[][] sorted(double[][] table, int[] rows, int[] columns) {
        return Arrays.stream(rows).mapToObj(row -> Arrays.stream(columns).mapToDouble(column -> table[row][column])
                .toArray()).toArray(double[][]::new);
    }

    private static List<Integer> numbers(int[] places) {
        return Arrays.stream(places).mapToObj(place -> place + 1).toList();
    }
}
