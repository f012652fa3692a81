package org.flowcheck.evidence.plot;

import java.util.Map;
import java.util.TreeMap;

/** The cells of a table as areas: one for each colour, neighbours in a row drawn as one. */
final class HeatMapCells {

    /** Cells reach so far under the next ones that no seam shows between them, in points. */
    private static final double OVERLAP = 0.15;

    private HeatMapCells() {
    }

    /** The area of each step of the scale, by step; that of what is no number comes first. */
    static Map<Integer, Path> paths(HeatMap map, HeatMap.Panel panel, double left, double top, double width,
                                    double height) {
        int rows = map.rows().size();
        int columns = map.columns().size();
        Map<Integer, Path.Builder> areas = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            int start = 0;
            for (int column = 1; column <= columns; column++) {
                int step = map.colours().step(panel.value(row, start));
                if (column == columns || map.colours().step(panel.value(row, column)) != step) {
                    rectangle(areas.computeIfAbsent(step, fresh -> new Path.Builder()),
                            left + width * start / columns, top + height * row / rows,
                            reaching(left, width, column, columns), reaching(top, height, row + 1, rows));
                    start = column;
                }
            }
        }
        Map<Integer, Path> paths = new TreeMap<>();
        areas.forEach((step, area) -> paths.put(step, area.build()));
        return paths;
    }

    /** The end of a cell, a little further unless it is the last one. */
    private static double reaching(double start, double length, int cell, int cells) {
        return start + length * cell / cells + (cell < cells ? OVERLAP : 0);
    }

    private static void rectangle(Path.Builder path, double left, double top, double right, double bottom) {
        path.move(left, top);
        path.line(right, top);
        path.line(right, bottom);
        path.line(left, bottom);
        path.close();
    }
}
