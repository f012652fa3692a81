package org.flowcheck.simulation.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;

/**
 * Reads one array in NumPy's {@code .npy} format (versions 1.0, 2.0 and 3.0) from a stream that is not trusted.
 *
 * <p>Format: NumPy Enhancement Proposal 1.
 */
final class NpyReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** Longest header that is read; that of a plain array has 118 bytes. */
    private static final int LONGEST_HEADER = 1 << 16;
    /** NumPy's own limit on the number of indices. */
    private static final int MOST_INDICES = 64;
    /** Doubles hold every whole number up to this size. */
    private static final long EXACT = 1L << 53;
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final String place;

    private NpyReader(InputStream in, String place) {
        this.in = in;
        this.place = place;
    }

    /**
     * Reads the array and requires the stream to end there.
     *
     * @param place names the array in diagnostics
     * @param mostValues more numbers are refused before memory is taken for them
     * @param mostBytes the stream cannot yield more bytes than this: a header that promises more lies
     */
    static NumericArray read(InputStream in, String place, long mostValues, long mostBytes) throws IOException {
        try {
            return new NpyReader(in, place).read(mostValues, mostBytes);
        } catch (EOFException e) {
            throw NpyHeader.broken(place, "it ends too early");
        }
    }

    private NumericArray read(long mostValues, long mostBytes) throws IOException {
        NpyHeader header = header();
        long count = 1;
        for (int length : header.shape()) {
            // Lengths are below 2^31 and the running product below 2^31 whenever the loop goes on: no overflow.
            count *= length;
            if (count > mostValues) {
                throw NpyHeader.tooLarge(place, mostValues + " numbers in a file",
                        "shape " + Arrays.toString(header.shape()));
            }
        }
        if (count * header.bytes() > mostBytes) {
            throw NpyHeader.broken(place, "it ends too early");
        }
        double[] values = values(header, (int) count);
        if (in.read() >= 0) {
            throw NpyHeader.broken(place, "there are more data than its header says");
        }
        return NumericArray.owning(header.shape(),
                header.firstIndexFastest() ? lastIndexFastest(header.shape(), values) : values);
    }

    private NpyHeader header() throws IOException {
        byte[] start = exactly(MAGIC.length + 2);
        if (!Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length)) {
            throw NpyHeader.broken(place, "it does not start as a .npy file");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw NpyHeader.broken(place, "version " + version + " of the .npy format is not known");
        }
        ByteBuffer size = ByteBuffer.wrap(exactly(version == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? Short.toUnsignedInt(size.getShort()) : Integer.toUnsignedLong(size.getInt());
        if (length > LONGEST_HEADER) {
            throw NpyHeader.tooLarge(place, "a header of " + LONGEST_HEADER + " bytes", length + " bytes");
        }
        byte[] text = exactly((int) length);
        NpyHeader header = NpyHeader.parse(
                new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1), place);
        if (header.shape().length > MOST_INDICES) {
            throw NpyHeader.tooLarge(place, MOST_INDICES + " indices", header.shape().length + " indices");
        }
        return header;
    }

    private double[] values(NpyHeader header, int count) throws IOException {
        double[] values = new double[count];
        int perChunk = CHUNK / header.bytes();
        ByteOrder order = header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        for (int from = 0; from < count; from += perChunk) {
            int some = Math.min(perChunk, count - from);
            ByteBuffer buffer = ByteBuffer.wrap(exactly(some * header.bytes())).order(order);
            for (int i = 0; i < some; i++) {
                values[from + i] = element(header, buffer);
            }
        }
        return values;
    }

    private double element(NpyHeader header, ByteBuffer buffer) {
        if (header.type() == 'f') {
            return header.bytes() == 8 ? buffer.getDouble() : buffer.getFloat();
        }
        boolean signed = header.type() == 'i';
        return switch (header.bytes()) {
            case 1 -> signed ? buffer.get() : Byte.toUnsignedInt(buffer.get());
            case 2 -> signed ? buffer.getShort() : Short.toUnsignedInt(buffer.getShort());
            case 4 -> signed ? buffer.getInt() : Integer.toUnsignedLong(buffer.getInt());
            default -> whole(buffer.getLong(), signed);
        };
    }

    private double whole(long value, boolean signed) {
        if (value > EXACT || value < -EXACT || !signed && value < 0) {
            throw Diagnostic.of(Code.ARRAY_TYPE_UNSUPPORTED, place + " holds a whole number that no double equals")
                    .expecting("whole numbers of size at most 2^53")
                    .finding(signed ? Long.toString(value) : Long.toUnsignedString(value)).exception();
        }
        return value;
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Rearranges from Fortran's order of storage to C's. */
    private static double[] lastIndexFastest(int[] shape, double[] stored) {
        double[] result = new double[stored.length];
        int[] index = new int[shape.length];
        int[] stride = new int[shape.length];
        int product = 1;
        for (int i = 0; i < shape.length; i++) {
            stride[i] = product;
            product *= shape[i];
        }
        int from = 0;
        for (int to = 0; to < result.length; to++) {
            result[to] = stored[from];
            for (int i = shape.length - 1; i >= 0; i--) {
                from += stride[i];
                if (++index[i] < shape[i]) {
                    break;
                }
                from -= stride[i] * shape[i];
                index[i] = 0;
            }
        }
        return result;
    }
}
