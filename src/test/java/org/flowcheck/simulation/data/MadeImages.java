package org.flowcheck.simulation.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small files in the formats of MNIST and CIFAR-10 whose numbers are functions of their place. */
public final class MadeImages {

    /** Numbers that no two neighbouring places share. */
    private static final int STRIDE = 37;

    private MadeImages() {
    }

    /** The pixel of a record, row, column and channel, all from 0. */
    public static int pixel(int record, int row, int column, int channel) {
        return (STRIDE * (record + 1) + 11 * row + 5 * column + 101 * channel) % 256;
    }

    /** The label of a record from 0. */
    public static int label(int record) {
        return (7 * record + 3) % 10;
    }

    /** An idx file of images. */
    public static byte[] images(int count, int rows, int columns) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * rows * columns);
        bytes.putInt(0x803).putInt(count).putInt(rows).putInt(columns);
        for (int i = 0; i < count; i++) {
            for (int u = 0; u < rows; u++) {
                for (int v = 0; v < columns; v++) {
                    bytes.put((byte) pixel(i, u, v, 0));
                }
            }
        }
        return bytes.array();
    }

    /** An idx file of labels. */
    public static byte[] labels(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) label(i));
        }
        return bytes.array();
    }

    /** A file of CIFAR-10 with the records from one on. */
    public static byte[] cifar(int first, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * 3073);
        for (int i = first; i < first + count; i++) {
            bytes.put((byte) label(i));
            for (int channel = 0; channel < 3; channel++) {
                for (int u = 0; u < 32; u++) {
                    for (int v = 0; v < 32; v++) {
                        bytes.put((byte) pixel(i, u, v, channel));
                    }
                }
            }
        }
        return bytes.array();
    }

    /** The bytes as a gzip stream. */
    public static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Writes the two training files of MNIST. */
    public static void mnist(Path folder, int count, int rows, int columns) throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), images(count, rows, columns));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(count));
    }
}
