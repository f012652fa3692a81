package org.flowcheck.simulation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that are in order; what is not is in the corpus of bad input ({@code bad/table}). */
class CsvReaderTest {

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private CsvTable read(String text) throws IOException {
        return CsvReader.read(Files.writeString(folder.resolve("table.csv"), text));
    }

    /** Any double, subnormal ones and both zeros included, in one of the forms in which programs write it exactly. */
    private static String written(double value, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Double.toString(value);
            case 1 -> Double.toString(value).toLowerCase(Locale.ROOT).replaceFirst("e(?=[0-9])", "e+");
            // Plain digits lose the sign of zero.
            case 2 -> value == 0 ? Double.toString(value) : new BigDecimal(value).toPlainString();
            default -> (value > 0 ? "+" : "") + String.format(Locale.ROOT, "%.16e", new BigDecimal(value))
                    .replaceFirst("^(?=0)", 1 / value < 0 ? "-" : "");
        };
    }

    private static double number(SplittableRandom random) {
        double any = Double.longBitsToDouble(random.nextLong());
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(-9, 10);
            case 1 -> random.nextBoolean() ? 0.0 : -0.0;
            case 2 -> random.nextDouble();
            default -> Double.isFinite(any) ? any : Double.MIN_VALUE;
        };
    }

    private static String blanks(SplittableRandom random) {
        return " \t ".substring(0, random.nextInt(4));
    }

    private static String cell(String text, SplittableRandom random) {
        return blanks(random) + (random.nextInt(4) == 0 ? "\"" + text + "\"" : text) + blanks(random);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadToTheLastBit(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(1, 60);
        int width = random.nextInt(1, 12);
        String end = random.nextBoolean() ? "\n" : "\r\n";
        double[][] numbers = new double[rows][width];
        List<String> lines = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            header.add(cell("c" + (width - j), random));
        }
        lines.add(String.join(",", header));
        for (double[] row : numbers) {
            List<String> cells = new ArrayList<>();
            for (int j = 0; j < width; j++) {
                row[j] = number(random);
                cells.add(cell(written(row[j], random), random));
            }
            lines.add(String.join(",", cells));
        }
        CsvTable table = read((random.nextBoolean() ? "\uFEFF" : "") + String.join(end, lines)
                + (random.nextBoolean() ? end : ""));
        assertEquals(rows, table.rows());
        int[] backwards = new int[width];
        for (int j = 0; j < width; j++) {
            assertEquals("c" + (width - j), table.columns().get(j).name());
            for (int i = 0; i < rows; i++) {
                assertEquals(Double.doubleToRawLongBits(numbers[i][j]),
                        Double.doubleToRawLongBits(table.column(j).at(i)), seed + ": row " + i + ", column " + j);
            }
            backwards[j] = width - 1 - j;
        }
        NumericArray turned = table.columns(backwards);
        assertArrayEquals(new int[] {rows, width}, turned.shape());
        for (int i = 0; i < rows * width; i++) {
            assertEquals(numbers[i / width][width - 1 - i % width], turned.at(i));
        }
    }

    /** Text that Java's reader of numbers would take and a table does not hold, and the other way round. */
    @Test
    void numbersAreThoseOfTheGrammar() throws IOException {
        for (String good : List.of("0", "-0", "007", "1.50", "+2", "1e5", "1E+05", "-1.25e-03", "1e-999")) {
            assertEquals(Double.parseDouble(good), read("y\n" + good + "\n").column(0).at(0), good);
        }
        for (String bad : List.of("1f", "1D", "0x1p3", ".5", "5.", "1e", "1e+", "e5", "-", "+", "--1", "1 2", "1_000",
                "1.2.3", "\u0661", "1e5.0", "\u22121", "1\u00a0", "1'000")) {
            DiagnosticException problem = assertThrows(DiagnosticException.class,
                    () -> read("x,y\n0,1\n0," + bad + "\n"), bad);
            Diagnostic said = problem.diagnostics().get(0);
            assertEquals(Code.TABLE_SYNTAX, said.code(), bad);
            assertTrue(said.span().orElseThrow().place().endsWith("table.csv:3:3"), bad);
        }
    }

    @Test
    void aLineMayCrossTheEndOfABuffer() throws IOException {
        StringBuilder text = new StringBuilder("x,y\r\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(',').append(-i).append("\r\n");
        }
        CsvTable table = read(text.toString());
        assertEquals(20_000, table.rows());
        NumericArray both = table.columns(new int[] {0, 1});
        for (int i = 0; i < 20_000; i++) {
            assertEquals(i, both.at(2 * i));
            assertEquals(0.0, both.at(2 * i) + both.at(2 * i + 1));
        }
    }

    private Code refused(Path file, int mostNumbers) {
        return assertThrows(DiagnosticException.class, () -> CsvReader.read(file, mostNumbers))
                .diagnostics().get(0).code();
    }

    @Test
    void limitsAreKept() throws IOException {
        Path file = Files.writeString(folder.resolve("six.csv"), "x,y\n1,2\n3,4\n5,6\n");
        assertEquals(3, CsvReader.read(file, 6).rows());
        assertEquals(Code.ARRAY_TOO_LARGE, refused(file, 5));
        String longest = "1" + " ".repeat(CsvLine.LONGEST - 1);
        assertEquals(1, read("y\n" + longest + "\n").rows());
        Files.writeString(file, "y\n" + longest + " \n");
        assertEquals(Code.ARRAY_TOO_LARGE, refused(file, 9));
        assertEquals(Code.TABLE_SYNTAX, refused(Files.writeString(file, "y".repeat(101) + "\n1\n"), 9));
        // A file with a hole takes no room on the disk.
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(CsvReader.LONGEST_FILE + 1);
        }
        assertEquals(Code.FILE_TOO_LARGE, refused(file, 9));
    }

    @Test
    void whatIsNoFileIsADiagnostic() {
        assertEquals(Code.FILE_NOT_FOUND, refused(folder.resolve("none.csv"), 9));
        assertEquals(Code.FILE_NOT_FOUND, refused(folder, 9));
    }

    /** Measured: 0.7 s, most of it for digits. The limit is for a busy machine; quadratic work would take hours. */
    @Test
    void aMillionRowsTakeAboutASecond() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("x1,y\n");
        for (int i = 0; i < 1_000_000; i++) {
            text.append(random.nextDouble()).append(',').append(random.nextDouble(-5, 5)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("million.csv"), text);
        long start = System.nanoTime();
        CsvTable table = CsvReader.read(file);
        double seconds = 1e-9 * (System.nanoTime() - start);
        assertEquals(1_000_000, table.rows());
        assertTrue(seconds < 6, seconds + " s");
    }
}
