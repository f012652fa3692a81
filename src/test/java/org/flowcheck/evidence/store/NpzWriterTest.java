package org.flowcheck.evidence.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.flowcheck.simulation.data.NumericArray;
import org.flowcheck.simulation.data.NpzReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriterTest {

    private static Map<String, byte[]> entries(InputStream in) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), zip.readAllBytes());
            }
        }
        return found;
    }

    private static byte[] sample() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NpzWriter writer = new NpzWriter(out)) {
            writer.add("a", new double[] {1, -0.5, 0.25}, 3);
            writer.add("b", new double[] {0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1}, 3, 3);
            writer.add("c", new double[] {1e-300, Double.POSITIVE_INFINITY, -0.0}, 3);
        }
        return out.toByteArray();
    }

    /** The fixture was written by numpy.savez. */
    @Test
    void everyArrayHasTheBytesThatNumpyWrites() throws IOException {
        Map<String, byte[]> ours = entries(new ByteArrayInputStream(sample()));
        Map<String, byte[]> numpys = entries(NpzReader.class.getResourceAsStream("three-layer.npz"));
        assertEquals(numpys.keySet(), ours.keySet());
        numpys.forEach((name, bytes) -> assertArrayEquals(bytes, ours.get(name), name));
    }

    @Test
    void theSameArraysGiveTheSameBytesInEveryTimeZone() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            byte[] east = sample();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertArrayEquals(east, sample());
            assertEquals("6270fe7764c885e7", Sha256.of(java.util.HexFormat.of().formatHex(east)).substring(0, 16));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = random.doubles(20_001).toArray();
        Path file = folder.resolve("x.npz");
        AtomicFile.write(file, out -> {
            try (NpzWriter writer = new NpzWriter(out)) {
                writer.add("long", drawn, 20_001);
                writer.add("cube", java.util.Arrays.copyOf(drawn, 24), 2, 3, 4);
                writer.add("single", new double[] {Double.MIN_VALUE});
                writer.add("empty", new double[0], 0, 5);
                writer.add("seeds", new long[] {-1, 1L << 53}, 2);
            }
        });
        Map<String, NumericArray> read = NpzReader.read(file);
        assertArrayEquals(drawn, read.get("long").values(), "seed " + seed);
        assertArrayEquals(new int[] {2, 3, 4}, read.get("cube").shape());
        assertArrayEquals(java.util.Arrays.copyOf(drawn, 24), read.get("cube").values());
        assertArrayEquals(new int[0], read.get("single").shape());
        assertArrayEquals(new double[] {Double.MIN_VALUE}, read.get("single").values());
        assertArrayEquals(new int[] {0, 5}, read.get("empty").shape());
        assertArrayEquals(new double[] {-1, 0x1p53}, read.get("seeds").values());
        assertEquals(5, read.size());
    }

    @Test
    void refusesWrongShapesAndNames() throws IOException {
        try (NpzWriter writer = new NpzWriter(new ByteArrayOutputStream())) {
            double[] two = {1, 2};
            assertThrows(IllegalArgumentException.class, () -> writer.add("a", two, 3));
            assertThrows(IllegalArgumentException.class, () -> writer.add("a", two, -1, -2));
            assertThrows(IllegalArgumentException.class, () -> writer.add("../a", two, 2));
            writer.add("b", two, 2);
            assertThrows(IllegalArgumentException.class, () -> writer.add("b", two, 2));
        }
    }
}
