package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.plot.Scene.Fill;

/**
 * The cells of a table as rectangles, neighbours of one colour in a row as one. Each reaches to the right and below under
 * those that are painted after it: else the white of the page shines through where two of them meet within a pixel.
 */
final class HeatMapCells {

    /** How far rectangles reach under the next ones, in points: half a pixel of a page on a screen. */
    private static final double OVERLAP = 0.5;

    private HeatMapCells() {
    }

    /** The rectangles of a table between two corners, in the order to be painted: row by row, from left to right. */
    static List<Fill> of(HeatMap map, HeatMap.Panel panel, double left, double top, double right, double bottom) {
        int rows = map.rows().size();
        int columns = map.columns().size();
        List<Fill> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double lower = Math.min(top + (bottom - top) * (row + 1) / rows + OVERLAP, bottom);
            int start = 0;
            for (int column = 1; column <= columns; column++) {
                int step = map.colours().step(panel.value(row, start));
                if (column == columns || map.colours().step(panel.value(row, column)) != step) {
                    cells.add(new Fill(Path.rectangle(left + (right - left) * start / columns,
                            top + (bottom - top) * row / rows,
                            Math.min(left + (right - left) * column / columns + OVERLAP, right), lower),
                            map.colours().colour(step), 1));
                    start = column;
                }
            }
        }
        return cells;
    }
}
