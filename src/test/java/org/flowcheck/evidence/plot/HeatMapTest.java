package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.flowcheck.Golden;
import org.flowcheck.evidence.plot.PlotFiles.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatMapTest {

    private static final ColourScale COSINES = new ColourScale(Label.text("cosine similarity"), -1, 1);

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private static HeatMap.Panel panel(String title, double[][] values) {
        double[][] errors = new double[values.length][values.length == 0 ? 0 : values[0].length];
        for (double[] row : errors) {
            java.util.Arrays.fill(row, 1e-9);
        }
        return new HeatMap.Panel(Label.of(title), values, errors);
    }

    /** Cosines of twelve vectors of the plane that turn to one line: k goes from the angle 2 k to 2 k or 2 k + pi. */
    private static HeatMap cosines() {
        List<HeatMap.Panel> panels = new ArrayList<>();
        for (double rest : new double[] {1, 0.3, 0}) {
            double[][] values = new double[12][12];
            for (int k = 0; k < 12; k++) {
                for (int l = 0; l < 12; l++) {
                    double turn = (k * k % 5 % 2 - l * l % 5 % 2) * StrictMath.PI;
                    values[k][l] = StrictMath.cos((1 - rest) * turn + rest * 2 * (k - l));
                }
            }
            panels.add(panel("$t$ = " + (1 - rest), values));
        }
        return new HeatMap(Label.text("turning"), Label.text("kernel"), Label.text("kernel"), COSINES, numbers(12),
                numbers(12), panels);
    }

    /** One table of positive numbers with a hole, rows sorted. */
    private static HeatMap wide() {
        double[][] values = new double[3][40];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 40; column++) {
                values[row][column] = 1e-4 * (row + 1) * column;
            }
        }
        values[1][20] = Double.NaN;
        return new HeatMap(Label.EMPTY, Label.text("position"), Label.EMPTY, new ColourScale(Label.EMPTY, 0, 0.012),
                List.of(2, 3, 1), numbers(40), List.of(panel("", values)));
    }

    private static String text(HeatMap map, Format format) {
        return new String(PlotFiles.bytes(map, format), StandardCharsets.UTF_8);
    }

    /** Looked at once, as pixels too. */
    @Test
    void filesMatchTheirGoldens() throws IOException {
        for (Format format : List.of(Format.SVG, Format.TEX, Format.CSV)) {
            String ending = format.name().toLowerCase(java.util.Locale.ROOT);
            Golden.matches(HeatMapTest.class, "cosines." + ending, text(cosines(), format));
            Golden.matches(HeatMapTest.class, "wide-table." + ending, text(wide(), format));
        }
    }

    /** Each pixel in the middle of a cell has the colour of its number: found in the picture, not in the code. */
    @Test
    void everyCellHasTheColourOfItsNumber() {
        HeatMap map = cosines();
        Scene scene = HeatMapLayout.scene(map);
        Raster raster = PngWriter.raster(scene, 4);
        List<double[]> frames = frames(scene);
        assertEquals(4, frames.size(), "three tables and the bar");
        for (int i = 0; i < 3; i++) {
            double[] frame = frames.get(i);
            for (int row = 0; row < 12; row++) {
                for (int column = 0; column < 12; column++) {
                    double x = frame[0] + (column + 0.5) / 12 * (frame[2] - frame[0]);
                    double y = frame[1] + (row + 0.5) / 12 * (frame[3] - frame[1]);
                    int place = 3 * ((int) (4 * y) * raster.width() + (int) (4 * x));
                    int red = raster.pixels()[place] & 0xFF;
                    int blue = raster.pixels()[place + 2] & 0xFF;
                    double value = map.panels().get(i).value(row, column);
                    // Near zero both are near white, by the rounding of the scale to steps.
                    assertTrue(Math.abs(value) < 0.02 || value > 0 == red > blue, i + ", " + row + ", " + column);
                    // A tenth of the way from the darkest colours, 0x61 and 0x67, to the next ones, 0xAC and 0xB2.
                    assertTrue(Math.abs(value) < 0.98 || Math.max(red, blue) < 0x70, i + ", " + row + ", " + column);
                }
            }
        }
    }

    /** The rectangles that are stroked, in order: left, top, right, bottom. */
    private static List<double[]> frames(Scene scene) {
        return scene.shapes().stream().filter(Scene.Stroke.class::isInstance)
                .map(shape -> box(((Scene.Stroke) shape).path())).filter(box -> box.length > 0).toList();
    }

    /** Left, top, right and bottom of a rectangle; nothing of another path. */
    private static double[] box(Path path) {
        List<double[]> corners = new ArrayList<>();
        boolean[] closed = {false};
        path.draw(new Path.Pen() {
            @Override
            public void move(double x, double y) {
                corners.add(new double[] {x, y});
            }

            @Override
            public void line(double x, double y) {
                corners.add(new double[] {x, y});
            }

            @Override
            public void curve(double controlX, double controlY, double x, double y) {
                corners.add(new double[] {x, y});
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        });
        return closed[0] && corners.size() == 4
                ? new double[] {corners.get(0)[0], corners.get(0)[1], corners.get(2)[0], corners.get(2)[1]} : new double[0];
    }

    /** Of random tables, with a hole. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cellsFillTheTable(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(1, 18);
        int columns = random.nextInt(1, 18);
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextInt(-2, 3) / 2.0;
            }
        }
        values[0][0] = Double.NaN;
        HeatMap map = new HeatMap(Label.EMPTY, Label.EMPTY, Label.EMPTY, COSINES, numbers(rows), numbers(columns),
                List.of(panel("", values)));
        // Painted one over the other, as a page is: the last rectangle over the middle of a cell gives its colour.
        int[][] painted = new int[rows][columns];
        for (Scene.Fill cell : HeatMapCells.of(map, map.panels().get(0), 0, 0, 10 * columns, 10 * rows)) {
            double[] box = box(cell.path());
            assertTrue(box[2] <= 10 * columns && box[3] <= 10 * rows, "stays inside");
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double x = 10 * column + 5;
                    double y = 10 * row + 5;
                    if (box[0] < x && x < box[2] && box[1] < y && y < box[3]) {
                        assertEquals(0, painted[row][column], "once");
                        painted[row][column] = cell.colour();
                    }
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                assertEquals(COSINES.colour(COSINES.step(values[row][column])), painted[row][column]);
            }
        }
    }

    @Test
    void coloursGoByTheScale() {
        assertEquals(0xF7F7F7, COSINES.colour(COSINES.step(0)));
        assertEquals(0x67001F, COSINES.colour(COSINES.step(1)));
        assertEquals(0x67001F, COSINES.colour(COSINES.step(7)));
        assertEquals(0x053061, COSINES.colour(COSINES.step(Double.NEGATIVE_INFINITY)));
        assertEquals(ColourScale.NO_NUMBER, COSINES.colour(COSINES.step(Double.NaN)));
        Set<Integer> all = new HashSet<>();
        IntStream.range(0, ColourScale.STEPS).forEach(step -> all.add(COSINES.colour(step)));
        assertEquals(ColourScale.STEPS, all.size());
        // A scale that reaches further up than down is as dark at -1 as at 1, not as at its upper end.
        ColourScale uneven = new ColourScale(Label.EMPTY, -1, 10);
        assertEquals(0xD1E5F0 >> 16, uneven.colour(uneven.step(-1)) >> 16, 20);
        ColourScale positive = new ColourScale(Label.EMPTY, 3, 4);
        assertEquals(0xF7F7F7, positive.colour(positive.step(3)));
        assertEquals(0x67001F, positive.colour(positive.step(4)));
        ColourScale widest = new ColourScale(Label.EMPTY, -Double.MAX_VALUE, Double.MAX_VALUE);
        assertEquals(0xF7F7F7, widest.colour(widest.step(0)));
    }

    @Test
    void marksAreFewAndRound() {
        assertEquals(List.of(1, 2, 3), HeatMapLayout.places(3));
        assertEquals(List.of(1, 2, 4, 6, 8, 10), HeatMapLayout.places(10));
        assertEquals(List.of(1, 10, 20, 30), HeatMapLayout.places(32));
        assertEquals(List.of(1, 50, 100, 150), HeatMapLayout.places(160));
        for (int count = 1; count <= 200; count++) {
            assertTrue(HeatMapLayout.places(count).size() <= 6, "" + count);
        }
    }

    @Test
    void sixTablesStandInTwoLines() throws Exception {
        List<HeatMap.Panel> panels = new ArrayList<>(cosines().panels());
        panels.addAll(cosines().panels());
        HeatMap map = new HeatMap(Label.EMPTY, Label.text("</text><script>"), Label.text("\\input{x}"), COSINES, numbers(12),
                numbers(12), panels);
        assertEquals(7, frames(HeatMapLayout.scene(map)).size());
        String svg = text(map, Format.SVG);
        javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertFalse(svg.contains("<script"));
        assertFalse(text(map, Format.TEX).contains("\\input"));
    }

    @Test
    void tablesOfOtherShapesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HeatMap(Label.EMPTY, Label.EMPTY, Label.EMPTY, COSINES,
                numbers(2), numbers(2), List.of(panel("", new double[][] {{1, 2}, {3, 4}}),
                panel("", new double[][] {{1, 2}}))));
        assertThrows(IllegalArgumentException.class, () -> new HeatMap(Label.EMPTY, Label.EMPTY, Label.EMPTY, COSINES,
                numbers(2), numbers(2), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ColourScale(Label.EMPTY, 1, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new HeatMap.Panel(Label.EMPTY, new double[][] {{1, 2}}, new double[][] {{1}}));
    }

    /** The largest tables that claims may draw stay a file that a page can hold: no two neighbours have one colour. */
    @Test
    void aLargeTableIsNoLargeFile() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] values = new double[173][173];
        for (double[] row : values) {
            java.util.Arrays.setAll(row, i -> random.nextDouble(-1, 1));
        }
        HeatMap map = new HeatMap(Label.EMPTY, Label.EMPTY, Label.EMPTY, COSINES, numbers(173), numbers(173),
                List.of(panel("", values), panel("", values)));
        int length = PlotFiles.bytes(map, Format.SVG).length;
        assertTrue(length < 7_000_000, length + " bytes");
    }
}
