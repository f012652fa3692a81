package org.flowcheck.simulation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzReaderTest {

    @TempDir
    private Path folder;

    private static Path fixture(String name) {
        try {
            return Path.of(NpzReaderTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The faulty files lie in the corpus, where their diagnostics have goldens too. */
    private static Path faulty(String name) {
        Path file = Path.of("src/test/resources/bad/data", name);
        return Files.exists(file) ? file : fixture(name);
    }

    private static Code refusal(Path file) {
        DiagnosticException e = assertThrows(DiagnosticException.class, () -> NpzReader.read(file));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        return e.diagnostics().get(0).code();
    }

    @Test
    void readsWhatNumpyWrites() {
        Map<String, NumericArray> arrays = NpzReader.read(fixture("three-layer.npz"));
        assertEquals(List.of("a", "b", "c"), List.copyOf(arrays.keySet()));
        assertArrayEquals(new int[] {3}, arrays.get("a").shape());
        assertArrayEquals(new double[] {1, -0.5, 0.25}, arrays.get("a").values());
        assertArrayEquals(new int[] {3, 3}, arrays.get("b").shape());
        assertArrayEquals(IntStream.range(0, 9).mapToDouble(i -> i / 8.0).toArray(), arrays.get("b").values());
        assertArrayEquals(new double[] {1e-300, Double.POSITIVE_INFINITY, -0.0}, arrays.get("c").values());
    }

    @Test
    void readsEveryRealTypeAndOrderCompressed() {
        Map<String, NumericArray> arrays = NpzReader.read(fixture("kinds.npz"));
        assertEquals(11, arrays.size());
        assertArrayEquals(new int[0], arrays.get("scalar").shape());
        assertArrayEquals(new double[] {2.5}, arrays.get("scalar").values());
        assertArrayEquals(new int[] {0, 3}, arrays.get("empty").shape());
        assertArrayEquals(new double[] {1.5, -2.5}, arrays.get("big_endian").values());
        assertArrayEquals(new double[] {0.1f, 2}, arrays.get("single").values());
        assertArrayEquals(new double[] {0, 255}, arrays.get("bytes").values());
        assertArrayEquals(new double[] {-128, 127}, arrays.get("signed").values());
        assertArrayEquals(new double[] {-2, 3}, arrays.get("short").values());
        assertArrayEquals(new double[] {4294967295.0}, arrays.get("unsigned").values());
        assertArrayEquals(new double[] {-0x1p53, 0x1p53}, arrays.get("whole").values());
        assertArrayEquals(new double[] {1, 0}, arrays.get("truth").values());
        assertArrayEquals(new int[] {2, 3, 4}, arrays.get("fortran").shape());
        assertArrayEquals(IntStream.range(0, 24).asDoubleStream().toArray(), arrays.get("fortran").values());
    }

    @Test
    void readsASingleArray() {
        assertArrayEquals(new double[] {0, 0.25, 0.5, 0.75, 1}, NpzReader.readSingle(fixture("single.npy")).values());
    }

    @ParameterizedTest
    @CsvSource({"pickled.npz, ARRAY_FILE_PICKLED", "complex.npz, ARRAY_TYPE_UNSUPPORTED",
        "structured.npz, ARRAY_TYPE_UNSUPPORTED", "text.npz, ARRAY_TYPE_UNSUPPORTED",
        "too-precise.npz, ARRAY_TYPE_UNSUPPORTED", "cut-off.npz, ARRAY_FILE_BROKEN",
        "too-large.npz, ARRAY_TOO_LARGE", "document.npz, ARRAY_FILE_BROKEN", "single.npy, ARRAY_FILE_BROKEN",
        "make_fixtures.py, ARRAY_FILE_BROKEN"})
    void refusesWhatIsNotRealNumbers(String name, Code code) {
        assertEquals(code, refusal(faulty(name)));
    }

    @Test
    void refusesMissingFilesAndFolders() {
        assertEquals(Code.FILE_NOT_FOUND, refusal(folder.resolve("none.npz")));
        assertEquals(Code.FILE_NOT_FOUND, refusal(folder));
    }

    /** Wherever the file is cut off, there is one diagnostic and no other exception. */
    @ParameterizedTest
    @ValueSource(strings = {"three-layer.npz", "kinds.npz"})
    void refusesCutOffFiles(String name) throws IOException {
        byte[] whole = Files.readAllBytes(fixture(name));
        Path cut = folder.resolve("cut.npz");
        for (int length = 0; length < whole.length; length += 1 + whole.length / 97) {
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            assertEquals(Code.ARRAY_FILE_BROKEN, refusal(cut), "cut to " + length);
        }
    }

    /**
     * A flipped bit gives the right arrays (unused fields), or a diagnostic, but no other exception and no wrong
     * number.
     */
    @ParameterizedTest
    @ValueSource(strings = {"three-layer.npz", "kinds.npz"})
    void flippedBitsNeverGiveWrongNumbers(String name) throws IOException {
        byte[] whole = Files.readAllBytes(fixture(name));
        Map<String, NumericArray> right = NpzReader.read(fixture(name));
        Path damaged = folder.resolve("damaged.npz");
        int refused = 0;
        int tried = 0;
        int stride = 1 + whole.length / 300;
        for (int at = 0; at < whole.length; at += stride, tried++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << (tried % 8));
            Files.write(damaged, bytes);
            try {
                for (Map.Entry<String, NumericArray> each : NpzReader.read(damaged).entrySet()) {
                    NumericArray expected = right.get(each.getKey());
                    if (expected != null) {
                        assertArrayEquals(expected.values(), each.getValue().values(), "bit of byte " + at);
                        assertArrayEquals(expected.shape(), each.getValue().shape(), "bit of byte " + at);
                    }
                }
            } catch (DiagnosticException e) {
                refused++;
            }
        }
        assertTrue(refused > tried / 2, "refused " + refused + " of " + tried);
    }

    private Path archive(String entry, byte[] content) throws IOException {
        Path file = folder.resolve("made.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return file;
    }

    private static byte[] npy(String header, int dataBytes) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.writeBytes(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) text.length).array());
        out.writeBytes(text);
        out.writeBytes(new byte[dataBytes]);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (134217729,), } ; ARRAY_TOO_LARGE",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), } ; ARRAY_TOO_LARGE",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000), } ; ARRAY_TOO_LARGE",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 2000000000, 2000000000), } ; ARRAY_FILE_BROKEN",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000,), } ; ARRAY_FILE_BROKEN",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), } ; ARRAY_FILE_BROKEN",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,), } ; ARRAY_FILE_BROKEN",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (2,), } ; ARRAY_FILE_BROKEN",
        "{'descr': '<f8', 'shape': (2,), } ; ARRAY_FILE_BROKEN",
        "{'descr': __import__('os').system('x'), 'fortran_order': False, 'shape': (2,), } ; ARRAY_FILE_BROKEN",
        "{'descr': '|O', 'fortran_order': False, 'shape': (2,), } ; ARRAY_FILE_PICKLED",
        "{'descr': '<f16', 'fortran_order': False, 'shape': (1,), } ; ARRAY_TYPE_UNSUPPORTED",
        "{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (2,), } ; ARRAY_TYPE_UNSUPPORTED",
        "nonsense ; ARRAY_FILE_BROKEN"})
    void refusesHeadersThatLie(String header, Code code) throws IOException {
        assertEquals(code, refusal(archive("a.npy", npy(header, 16))));
    }

    @Test
    void readsAHeaderMadeByHand() throws IOException {
        Path file = archive("a.npy", npy(
                "{'shape':(2,),'fortran_order':False,'descr':'<f8'}", 16));
        assertArrayEquals(new double[] {0, 0}, NpzReader.read(file).get("a").values());
    }

    @Test
    void refusesForeignArchivesAndTooManyEntries() throws IOException {
        assertEquals(Code.ARRAY_FILE_BROKEN, refusal(archive("word/document.xml", new byte[10])));
        Path many = folder.resolve("many.npz");
        byte[] empty = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (0,), }", 0);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(many))) {
            for (int i = 0; i <= NpzReader.MOST_ARRAYS; i++) {
                zip.putNextEntry(new ZipEntry("a" + i + ".npy"));
                zip.write(empty);
            }
        }
        assertEquals(Code.ARRAY_TOO_LARGE, refusal(many));
    }

    /** A hundred megabytes of zeros deflate to a tenth of one: the header alone must decide. */
    @Test
    void refusesACompressedBombWithoutTakingItsMemory() throws IOException {
        Path bomb = folder.resolve("bomb.npz");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("a.npy"));
            zip.write(npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", 16));
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        assertEquals(Code.ARRAY_FILE_BROKEN, refusal(bomb));
    }
}
