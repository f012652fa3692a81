package org.flowcheck.simulation.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.flowcheck.diagnostic.DiagnosticException;

/**
 * A file in the idx format of MNIST: the bytes 0, 0, 8 (unsigned bytes) and the number of dimensions, each length as
 * four bytes with the most significant one first, then one byte a number. Source: Y. LeCun, C. Cortes, C. J. C. Burges,
 * The MNIST database of handwritten digits.
 *
 * @param count how many records
 * @param rows rows of an image; 1 for labels
 * @param columns columns of an image; 1 for labels
 * @param bytes the records after each other, an image row by row; not copied
 */
record IdxFile(int count, int rows, int columns, byte[] bytes) {

    /** Most rows and columns of an image: {@value}, those of MNIST. */
    static final int LARGEST_SIDE = 28;
    /** Most bytes of records: {@value}, nearly three times those of MNIST. */
    static final int MOST_BYTES = 1 << 27;
    /** Labels are whole numbers up to {@value}. */
    static final int LARGEST_LABEL = 9;

    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final int DIMENSIONS_OF_IMAGES = 3;

    /**
     * Reads a file of images.
     *
     * @throws DiagnosticException if it is not one, is cut off or goes on after its end, or its images are too large
     */
    static IdxFile images(Path file) {
        return read(file, IMAGES);
    }

    /**
     * Reads a file of labels.
     *
     * @throws DiagnosticException likewise, and for labels above {@value #LARGEST_LABEL}
     */
    static IdxFile labels(Path file) {
        IdxFile labels = read(file, LABELS);
        for (int i = 0; i < labels.count; i++) {
            if (Byte.toUnsignedInt(labels.bytes[i]) > LARGEST_LABEL) {
                throw UnpackedFile.broken(file, "label " + (i + 1) + " is " + Byte.toUnsignedInt(labels.bytes[i]))
                        .expecting("labels from 0 to " + LARGEST_LABEL).exception();
            }
        }
        return labels;
    }

    private static IdxFile read(Path file, int wanted) {
        try (UnpackedFile in = UnpackedFile.open(file)) {
            int dimensions = wanted == IMAGES ? DIMENSIONS_OF_IMAGES : 1;
            int headerLength = Integer.BYTES * (1 + dimensions);
            byte[] header = in.next(headerLength);
            requireMagic(file, header, wanted);
            if (header.length < headerLength) {
                throw UnpackedFile.broken(file, "it is cut off in its header, after " + header.length + " bytes")
                        .expecting(headerLength + " bytes of header").exception();
            }
            ByteBuffer numbers = ByteBuffer.wrap(header).position(Integer.BYTES);
            int count = numbers.getInt();
            int rows = dimensions == 1 ? 1 : numbers.getInt();
            int columns = dimensions == 1 ? 1 : numbers.getInt();
            requireSizes(file, count, rows, columns);
            int size = count * rows * columns;
            byte[] bytes = in.next(size);
            if (bytes.length < size) {
                throw UnpackedFile.broken(file, "it is cut off after " + bytes.length / (rows * columns) + " of "
                        + count + " records").expecting(headerLength + size + " bytes, unpacked")
                        .finding(headerLength + bytes.length + " bytes").exception();
            }
            if (in.next(1).length > 0) {
                throw UnpackedFile.broken(file, "it goes on after the " + count + " records that its header states")
                        .expecting(headerLength + size + " bytes, unpacked").exception();
            }
            return new IdxFile(count, rows, columns, bytes);
        }
    }

    private static void requireMagic(Path file, byte[] header, int wanted) {
        String expected = wanted == IMAGES ? "images: an idx file that starts with the bytes 00 00 08 03"
                : "labels: an idx file that starts with the bytes 00 00 08 01";
        if (header.length < Integer.BYTES) {
            throw UnpackedFile.broken(file, header.length == 0 ? "it is empty" : "it has only " + header.length
                    + " bytes").expecting(expected).exception();
        }
        int magic = ByteBuffer.wrap(header).getInt();
        if (magic == wanted) {
            return;
        }
        String what = "it is not an idx file of " + (wanted == IMAGES ? "images" : "labels");
        if (magic == IMAGES || magic == LABELS) {
            what = "it holds " + (magic == IMAGES ? "images" : "labels") + " under a name of "
                    + (wanted == IMAGES ? "images" : "labels") + "; two files may be swapped";
        } else if (magic == Integer.reverseBytes(wanted)) {
            what = "its numbers have their bytes in reversed order (little-endian)";
        } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            what = "it is neither gzip nor an idx file of " + (wanted == IMAGES ? "images" : "labels");
        }
        throw UnpackedFile.broken(file, what).expecting(expected).finding(String.format(Locale.ROOT,
                "%02x %02x %02x %02x", header[0], header[1], header[2], header[3])).exception();
    }

    private static void requireSizes(Path file, int count, int rows, int columns) {
        if (count >= 1 && rows >= 1 && columns >= 1 && rows <= LARGEST_SIDE && columns <= LARGEST_SIDE
                && (long) count * rows * columns <= MOST_BYTES) {
            return;
        }
        boolean labels = rows == 1 && columns == 1;
        boolean reversed = Integer.reverseBytes(count) >= 1 && Integer.reverseBytes(count) <= MOST_BYTES
                && (labels || Integer.reverseBytes(rows) >= 1 && Integer.reverseBytes(rows) <= LARGEST_SIDE);
        String found = Integer.toUnsignedString(count) + (count == 1 ? " record" : " records")
                + (labels ? "" : " of " + Integer.toUnsignedString(rows) + " x " + Integer.toUnsignedString(columns));
        throw UnpackedFile.broken(file, reversed ? "the lengths in its header have their bytes in reversed order "
                        + "(little-endian)" : "its header states sizes that are not read")
                .expecting("at least one record" + (labels ? "" : " of at most " + LARGEST_SIDE + " x " + LARGEST_SIDE)
                        + ", and at most " + MOST_BYTES + " bytes").finding(found).exception();
    }
}
