package org.flowcheck.simulation.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.flowcheck.diagnostic.DiagnosticException;

/**
 * A file in the binary format of CIFAR-10: records of {@value #RECORD} bytes, the label and then 32 x 32 numbers each
 * of red, green and blue, row by row. Source: A. Krizhevsky, Learning multiple layers of features from tiny images, 2009.
 *
 * @param count how many records
 * @param bytes the records after each other; not copied
 */
record CifarFile(int count, byte[] bytes) {

    /** Rows and columns of an image. */
    static final int SIDE = 32;
    /** Bytes of a record: a label and three planes. */
    static final int RECORD = 1 + 3 * SIDE * SIDE;
    /** Most records of a file: {@value}, four times those of an official one. */
    static final int MOST_RECORDS = 40_000;

    /** Bytes of a record of CIFAR-100, which has two labels. */
    private static final int RECORD_OF_CIFAR_100 = RECORD + 1;

    /**
     * Reads a file.
     *
     * @throws DiagnosticException if it is no whole number of records, holds labels above 9, or is too large
     */
    static CifarFile read(Path file) {
        byte[] bytes;
        try (UnpackedFile in = UnpackedFile.open(file)) {
            bytes = in.next(MOST_RECORDS * RECORD + 1);
        }
        if (bytes.length > MOST_RECORDS * RECORD) {
            throw UnpackedFile.broken(file, "it has more than " + MOST_RECORDS + " records")
                    .expecting("10000 of " + RECORD + " bytes, as in a file of CIFAR-10").exception();
        }
        if (bytes.length == 0) {
            throw UnpackedFile.broken(file, "it is empty").expecting("records of " + RECORD + " bytes").exception();
        }
        requireWhole(file, bytes);
        int count = bytes.length / RECORD;
        for (int i = 0; i < count; i++) {
            int label = Byte.toUnsignedInt(bytes[i * RECORD]);
            if (label > IdxFile.LARGEST_LABEL) {
                throw UnpackedFile.broken(file, "record " + (i + 1) + " has the label " + label)
                        .expecting("labels from 0 to " + IdxFile.LARGEST_LABEL).exception();
            }
        }
        return new CifarFile(count, bytes);
    }

    private static void requireWhole(Path file, byte[] bytes) {
        if (bytes.length % RECORD == 0) {
            return;
        }
        String what = "its " + bytes.length + " bytes are no whole number of records";
        if (bytes.length % RECORD_OF_CIFAR_100 == 0) {
            what = "it has records of " + RECORD_OF_CIFAR_100 + " bytes, as CIFAR-100 has";
        } else if (Arrays.equals(Arrays.copyOf(bytes, 3), new byte[] {0, 0, 8})) {
            what = "it is an idx file, as MNIST has";
        } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gz") && bytes.length < RECORD) {
            what = "it is neither gzip nor a whole record";
        } else if (bytes.length > RECORD) {
            what += ": it may be cut off after record " + bytes.length / RECORD;
        }
        throw UnpackedFile.broken(file, what)
                .expecting("records of " + RECORD + " bytes, unpacked: the binary version of CIFAR-10").exception();
    }
}
