package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.flowcheck.Golden;
import org.flowcheck.evidence.plot.PlotFiles.Format;
import org.flowcheck.evidence.store.RunFolder;
import org.flowcheck.evidence.store.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureFilesTest {

    private static String text(Figure figure, Format format) {
        return new String(PlotFiles.bytes(figure, format), StandardCharsets.UTF_8);
    }

    /** Each picture was looked at once; from then on its SVG and its pixels stay as they were, on every JDK. */
    @Test
    void picturesStayAsTheyWereSeen() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        SampleFigures.all().forEach((name, figure) -> {
            CRC32 pixels = new CRC32();
            pixels.update(PngWriter.raster(FigureLayout.plan(figure).scene(), 1.5).pixels());
            digests.put(name, Sha256.of(text(figure, Format.SVG)).substring(0, 16) + " "
                    + Long.toHexString(pixels.getValue()));
        });
        StringBuilder lines = new StringBuilder();
        digests.forEach((name, digest) -> lines.append(name).append(' ').append(digest).append('\n'));
        Golden.matches(FigureFilesTest.class, "figure-digests.txt", lines.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"time-against-width", "hostile", "histogram", "two-clocks"})
    void textFilesMatchTheirGoldens(String name) throws IOException {
        Figure figure = SampleFigures.all().get(name);
        Golden.matches(FigureFilesTest.class, name + ".svg", text(figure, Format.SVG));
        Golden.matches(FigureFilesTest.class, name + ".tex", text(figure, Format.TEX));
        Golden.matches(FigureFilesTest.class, name + ".csv", text(figure, Format.CSV));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SVG", "PNG", "PDF", "TEX", "CSV"})
    void theSameFigureGivesTheSameBytes(Format format) {
        assertArrayEquals(PlotFiles.bytes(SampleFigures.series(), format), PlotFiles.bytes(SampleFigures.series(), format));
    }

    @Test
    void svgIsWellFormedWithoutForeignElementsAndSmall() throws Exception {
        for (Map.Entry<String, Figure> each : SampleFigures.all().entrySet()) {
            byte[] svg = PlotFiles.bytes(each.getValue(), Format.SVG);
            var document = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg));
            for (int i = 0; i < document.getElementsByTagName("*").getLength(); i++) {
                String element = document.getElementsByTagName("*").item(i).getNodeName();
                assertTrue(List.of("svg", "title", "defs", "path", "rect", "g", "use").contains(element), element);
            }
            assertTrue(svg.length < 60_000, each.getKey() + ": " + svg.length + " bytes");
        }
    }

    @Test
    void hostileNamesStayText() {
        Figure figure = SampleFigures.hostile();
        String svg = text(figure, Format.SVG);
        assertFalse(svg.contains("<script") || svg.contains("</text>") || svg.contains("\u001b"));
        String tex = text(figure, Format.TEX);
        assertFalse(tex.contains("\\input"));
        assertTrue(tex.contains("\\textbackslash{}input"));
        assertTrue(text(figure, Format.CSV).contains("\"a \"\"quoted\"\" <b> & 'name', with lines\""));
        assertFalse(new String(PlotFiles.bytes(figure, Format.PDF), StandardCharsets.ISO_8859_1).contains("]]>"));
    }

    /** Every offset of the table points at its object, every stream inflates, and no font is in the file. */
    @Test
    void pdfIsSound() throws IOException {
        for (Figure figure : SampleFigures.all().values()) {
            String pdf = new String(PlotFiles.bytes(figure, Format.PDF), StandardCharsets.ISO_8859_1);
            Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(pdf);
            assertTrue(start.find());
            String[] table = pdf.substring(Integer.parseInt(start.group(1))).split("\n");
            int size = Integer.parseInt(table[1].substring(2));
            for (int i = 1; i < size; i++) {
                int offset = Integer.parseInt(table[2 + i].substring(0, 10));
                assertTrue(pdf.startsWith(i + " 0 obj\n", offset), "object " + i);
            }
            Matcher stream = Pattern.compile("/Length (\\d+)>>\nstream\n").matcher(pdf);
            int streams = 0;
            for (; stream.find(); streams++) {
                int length = Integer.parseInt(stream.group(1));
                byte[] packed = pdf.substring(stream.end(), stream.end() + length).getBytes(StandardCharsets.ISO_8859_1);
                byte[] plain = new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
                assertTrue(plain.length > 0);
                assertTrue(pdf.startsWith("\nendstream", stream.end() + length));
            }
            assertTrue(streams > 10);
            assertFalse(pdf.contains("/Font"));
        }
    }

    @Test
    void pngHasItsSizeAndResolution() {
        byte[] png = PlotFiles.bytes(SampleFigures.histogram(), Format.PNG);
        var bytes = java.nio.ByteBuffer.wrap(png);
        assertEquals(0x89504E47, bytes.getInt(0));
        assertEquals(1417, bytes.getInt(16));
        assertEquals(992, bytes.getInt(20));
        assertEquals(11811, bytes.getInt(16 + 17 + 8), "300 pixels to the inch are 11811 to the metre");
    }

    @Test
    void allFormatsAreWrittenToTheRunFolder(@TempDir Path temp) throws IOException {
        List<Path> files = PlotFiles.write(RunFolder.at(temp), "plots/series", SampleFigures.series());
        assertEquals(List.of("series.svg", "series.png", "series.pdf", "series.tex", "series.csv"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        for (Path file : files) {
            assertTrue(Files.size(file) > 0);
        }
    }

    /** Many points cost little: what cannot be seen is not written. */
    @Test
    void manyPointsAreThinned() {
        int n = 200_000;
        double[] t = new double[n];
        double[] y = new double[n];
        Arrays.setAll(t, i -> i);
        Arrays.setAll(y, i -> StrictMath.sin(i * 0.01) + (i == 123_456 ? 50 : 0));
        Figure figure = Figure.of(Axis.linear("t"), Axis.linear("y")).with(Series.line("", t, y));
        assertTrue(PlotFiles.bytes(figure, Format.SVG).length < 100_000);
        // The lone outlier is still there: the line rises to the top of the plot.
        double top = FigureLayout.plan(figure).scene().shapes().stream()
                .filter(shape -> shape instanceof Scene.Stroke stroke && stroke.colour() == Style.colour(0))
                .mapToDouble(shape -> highest(((Scene.Stroke) shape).path())).min().orElseThrow();
        assertTrue(top < 30, "highest point at " + top);
    }

    private static double highest(org.flowcheck.evidence.plot.Path path) {
        double[] least = {Double.POSITIVE_INFINITY};
        path.draw(new org.flowcheck.evidence.plot.Path.Pen() {
            @Override
            public void move(double x, double y) {
                least[0] = Math.min(least[0], y);
            }

            @Override
            public void line(double x, double y) {
                move(x, y);
            }

            @Override
            public void curve(double controlX, double controlY, double x, double y) {
                move(x, y);
            }

            @Override
            public void close() {
            }
        });
        return least[0];
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1e300, 1e300, 1e-300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN})
    void extremeNumbersAreDrawnOrLeftOut(double value) {
        double[] x = {0, 1, 2};
        double[] y = {value, -value, value / 2};
        for (Axis axis : List.of(Axis.linear("y"), Axis.logarithmic("y"))) {
            for (Series series : List.of(Series.line("a", x, y), Series.markers("b", y, x))) {
                Figure figure = Figure.of(series.name().plain().equals("a") ? Axis.linear("x") : axis, axis).with(series);
                for (Format format : List.of(Format.SVG, Format.PDF, Format.TEX, Format.CSV)) {
                    assertTrue(PlotFiles.bytes(figure, format).length > 0);
                }
            }
        }
    }

    @Test
    void emptyFiguresAndGivenEndsAreDrawn() {
        assertTrue(text(Figure.of(Axis.linear(""), Axis.logarithmic("")), Format.SVG).contains("<path"));
        Series far = Series.line("far", new double[] {5, 6}, new double[] {1, 2});
        assertTrue(text(Figure.of(Axis.linear("x").to(1), Axis.linear("y").from(10)).with(far), Format.SVG).contains("far"));
        assertThrows(IllegalArgumentException.class, () -> Axis.linear("x").from(2).to(1));
        assertThrows(IllegalArgumentException.class, () -> Axis.logarithmic("x").from(0));
        assertThrows(IllegalArgumentException.class, () -> new Figure.Size(10, 10));
        assertThrows(IllegalArgumentException.class, () -> Series.line("", new double[1], new double[2]));
        assertThrows(IllegalArgumentException.class, () -> Layer.stage("", 2, 1));
    }
}
