package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.claim.DrawnFigure;
import org.flowcheck.evidence.plot.HeatMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matrices at moments of runs: against the same numbers measured one by one, of flows, maps and runs that end early. */
class MatrixSnapshotsTest {

    private static final String DESCENT = "{model: two-layer-descent, m: [4, 5], d: 2, seeds: 2, until: 1, samples: 5}";
    private static final String D = "  D[k, l]: \"a[k]*w[l, 1] - a[l]\"\n";

    @TempDir
    private Path folder;

    private List<DrawnFigure> drawn(int threads, String runs, String quantities, String check, String figures)
            throws IOException {
        Path file = folder.resolve("tables.yaml");
        Files.writeString(file, "flowcheck: 1\nclaim: tables\nsource: {paper: test, at: here}\nstates that: tables\n"
                + "kind: figure\nruns:\n  r: " + runs + "\nquantities:\n" + quantities + "for all: {t: times}\ncheck: \""
                + check + " >= 0\"\ncontrol: {replace: [\">= 0\", \"<= -1\"]}\nfigures:\n" + figures);
        Verification verification = new Verification(new ModelLibrary(folder, Optional.of(Path.of(""))),
                new Verification.Settings(Thoroughness.QUICK, 1, threads));
        List<DrawnFigure> figuresDrawn = new ArrayList<>();
        verification.verify(verification.read(List.of(file)), List.of(), Watch.NONE, (claim, figure) -> figuresDrawn.add(figure));
        return figuresDrawn;
    }

    private static String table(String name, String entries, String ranges, String at, String more) {
        return "  " + name + ":\n    x: {label: column}\n    y: {label: row}\n    matrix: {entries: \"" + entries
                + "\", for: \"" + ranges + "\", at: " + at + more + "}\n";
    }

    private DrawnFigure.Table table(String runs, String quantities, String check, String figure) throws IOException {
        return (DrawnFigure.Table) drawn(1, runs, quantities, check, figure).get(0);
    }

    /** The series r.D[k, l, t] are compiled one by one and measured while the run goes. */
    @Test
    void entriesAreThoseOfTheQuantityMeasuredAlone() throws IOException {
        StringBuilder figures = new StringBuilder(table("table", "r.D[k, l]", "{k, m}, {l, m}", "[0, \"1/2\", end]", ""));
        for (int row = 1; row <= 4; row++) {
            for (String at : List.of("r.D[%d, k, 0]", "At[r.D[%d, k, u], u, 1/2]", "r.D[%d, k, end]")) {
                figures.append(String.format("  c%d-%d:%n    x: {label: x}%n    y: {label: y}%n    curves: [{for: \"{k, 4}\", "
                        + "x: \"k + 10*r.m\", y: \"%s\"}]%n", row, at.length(), String.format(at, row)));
            }
        }
        List<DrawnFigure> all = drawn(1, DESCENT.replace("seeds: 2, ", "").replace("[4, 5]", "4"), D, "r.K[t]^2",
                figures.toString());
        DrawnFigure.Table table = (DrawnFigure.Table) all.get(0);
        assertEquals(List.of(1, 2, 3, 4), table.rows());
        assertEquals(List.of(0.0, 0.5, 1.0), table.panels().stream().map(panel -> panel.time()).toList());
        for (int row = 0; row < 4; row++) {
            for (int moment = 0; moment < 3; moment++) {
                double[] alone = ((DrawnFigure.Graph) all.get(1 + 3 * row + moment)).curves().get(0).y();
                assertArrayEquals(alone, table.panels().get(moment).values()[row], row + ", " + moment);
            }
        }
        assertTrue(table.largestError() > 0 && table.largestError() < 1e-8, "" + table.largestError());
        // At the start both runs are the same.
        assertTrue(Arrays.stream(table.panels().get(0).errors()).flatMapToDouble(Arrays::stream).max().orElseThrow() < 1e-14);
    }

    @Test
    void rangesSayWhatRowsAndColumnsAre() throws IOException {
        String run = DESCENT.replace("[4, 5]", "4");
        double[][] entries = table(run, D, "r.K[t]^2", table("table", "r.D[k, l]", "{k, m}, {l, m}", "end", ""))
                .panels().get(0).values();
        double[][] turned = table(run, D, "r.K[t]^2", table("table", "r.D[j, i]", "{i, m}, {j, m}", "end", ""))
                .panels().get(0).values();
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                assertEquals(entries[row][column], turned[column][row]);
            }
        }
        DrawnFigure.Table weights = table(run, "  V[j, k]: \"w[k, j]\"\n", "r.K[t]^2",
                table("table", "r.V[j, k]", "{k, m}, {j, d}", "0", ""));
        assertEquals(4, weights.panels().get(0).values().length);
        assertEquals(2, weights.panels().get(0).values()[0].length);
    }

    @Test
    void rowsAndColumnsAreSortedByTheLastMoment() throws IOException {
        String figure = table("table", "r.D[k, l]", "{k, m}, {l, m}", "[0, end]", "");
        String run = DESCENT.replace("[4, 5]", "5");
        DrawnFigure.Table plain = table(run, D, "r.K[t]^2", figure);
        DrawnFigure.Table sorted = table(run, D + "  v[k]: \"a[k]\"\n", "r.K[t]^2",
                figure.replace("end]", "end], order: \"r.v[k]\""));
        DrawnFigure.Table values = table(run, "  v[k, l]: \"a[k] + 0*l\"\n", "r.K[t]^2",
                table("table", "r.v[k, l]", "{k, m}, {l, 1}", "end", ""));
        double before = Double.POSITIVE_INFINITY;
        for (int number : sorted.rows()) {
            double value = values.panels().get(0).values()[number - 1][0];
            assertTrue(value <= before);
            before = value;
        }
        assertEquals(sorted.rows(), sorted.columns());
        assertFalse(sorted.rows().equals(plain.rows()), "the draw of seed 1 is not sorted");
        for (int moment = 0; moment < 2; moment++) {
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 5; column++) {
                    assertEquals(plain.panels().get(moment).values()[sorted.rows().get(row) - 1][sorted.columns()
                            .get(column) - 1], sorted.panels().get(moment).values()[row][column]);
                }
            }
        }
    }

    /** What is no number is sorted last, in its own order. */
    @Test
    void rowsWithoutANumberComeLast() throws IOException {
        DrawnFigure.Table table = table("{model: two-layer-descent, m: 5, d: 1, until: 1, samples: 3}",
                "  D[k, l]: \"k + 10*l\"\n  v[k]: \"If[k == 2, Log[-1 - a[k]^2], If[k == 3, Log[-2 - a[k]^2], k]]\"\n", "r.K[t]^2",
                table("table", "r.D[k, l]", "{k, m}, {l, m}", "end", ", order: \"r.v[k]\""));
        assertEquals(List.of(5, 4, 1, 2, 3), table.rows());
        assertEquals(55, table.panels().get(0).values()[0][0]);
        assertEquals(23, table.panels().get(0).values()[4][3]);
    }

    /** Steps of the map of the second stage by hand: rho in the first row, v in the second. */
    @Test
    void aMapIsShownAtWholeTimes() throws IOException {
        DrawnFigure.Table table = table("{model: second-stage, until: 4, samples: 5}",
                "  P[k, r]: \"If[k == 1, rho[r], v[r]]\"\n", "r.normRho[t]",
                table("table", "r.P[i, j]", "{i, 2}, {j, m}", "[0, 2.2, end]", ""));
        assertEquals(List.of(0.0, 2.0, 4.0), table.panels().stream().map(panel -> panel.time()).toList());
        double gamma = 10;
        double phi = 100;
        double step = 0.1 / (5 * 16);
        for (int r = 0; r < 16; r++) {
            double rho = table.panels().get(0).values()[0][r];
            double v = table.panels().get(0).values()[1][r];
            for (int time = 1; time <= 4; time++) {
                double next = rho + step * (gamma * v - phi * v * v * rho / gamma);
                v = v + step * (rho - phi * rho * rho * v / (gamma * gamma));
                rho = next;
                if (time % 2 == 0) {
                    assertEquals(rho, table.panels().get(time / 2).values()[0][r], 1e-14);
                    assertEquals(v, table.panels().get(time / 2).values()[1][r], 1e-14);
                }
            }
        }
    }

    /** x' = x^2 from 1 ends at t = 1; what comes later is said not to have been reached. */
    @Test
    void aRunThatEndsEarlyShowsWhatItReached() throws IOException {
        DrawnFigure.Table table = table("{model: quadratic, until: 2, samples: 9}",
                "  D[k, l]: \"If[k == l, x, -x]\"\n", "r.x[t]",
                table("table", "r.D[k, l]", "{k, 2}, {l, 2}", "[0, 0.5, 1.5, end]", ""));
        assertEquals(2, table.panels().get(1).values()[0][0], 1e-9);
        assertEquals(-2, table.panels().get(1).values()[1][0], 1e-9);
        for (int late : new int[] {2, 3}) {
            assertFalse(table.panels().get(late).reached());
            assertTrue(Double.isNaN(table.panels().get(late).values()[1][1]));
        }
        HeatMap map = (HeatMap) ClaimFigures.of(table);
        assertEquals(List.of("t = 0", "t = 0.5", "not reached", "not reached"),
                map.panels().stream().map(panel -> panel.title().plain()).toList());
        assertEquals(-2, map.colours().low(), 1e-9);
        assertEquals(2, map.colours().high(), 1e-9);
    }

    /** One run alone has all threads, and the same bits. */
    @Test
    void threadsDoNotMatter() throws IOException {
        String run = "{model: two-layer-cnn-images, M: 3, n: 7, eps: 0.1, until: 0.1, samples: 3}";
        String quantities = "  D[b, j]: \"Sum[W[p, q, b]*W[p, q, j], {p, m}, {q, m}]\"\n";
        String figure = table("table", "r.D[b, j]", "{b, M}, {j, M}", "[0, end]", "");
        DrawnFigure.Table one = (DrawnFigure.Table) drawn(1, run, quantities, "r.loss[t]", figure).get(0);
        DrawnFigure.Table four = (DrawnFigure.Table) drawn(4, run, quantities, "r.loss[t]", figure).get(0);
        for (int moment = 0; moment < 2; moment++) {
            assertTrue(Arrays.deepEquals(one.panels().get(moment).values(), four.panels().get(moment).values()));
            assertTrue(Arrays.deepEquals(one.panels().get(moment).errors(), four.panels().get(moment).errors()));
        }
    }

    /** An end that is left open goes by the entries; both ends are alike where these have both signs. */
    @Test
    void coloursGoByTheEntriesOrAsStated() throws IOException {
        String run = "{model: linear-growth, until: 1, samples: 3}";
        String[][] cases = {
            {"x", "", "0.0", "e"}, {"-x", "", "-e", "0.0"}, {"If[k == 1, x, -x/2]", "", "-e", "e"},
            {"x", ", from: 1", "1.0", "e"}, {"x", ", from: -1, to: 5", "-1.0", "5.0"}, {"0*x", "", "0.0", "1.0"},
            {"x", ", from: 7", "7.0", "8.0"}, {"x", ", to: -3", "-4.0", "-3.0"}};
        for (String[] each : cases) {
            DrawnFigure.Table table = table(run, "  D[k, l]: \"" + each[0] + " + 0*k*l\"\n", "r.x[t]",
                    table("table", "r.D[k, l]", "{k, 2}, {l, 2}", "end", each[1]));
            double most = Math.abs(table.panels().get(0).values()[0][0]);
            HeatMap map = (HeatMap) ClaimFigures.of(table);
            assertEquals(number(each[2], most), map.colours().low(), each[0] + each[1]);
            assertEquals(number(each[3], most), map.colours().high(), each[0] + each[1]);
        }
    }

    private static double number(String text, double most) {
        return text.equals("e") ? most : text.equals("-e") ? -most : Double.parseDouble(text);
    }
}
