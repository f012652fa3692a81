package org.flowcheck.evidence.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays as NumPy's {@code .npz}: a zip of {@code .npy} files, format 1.0, float64 or int64, little-endian, C
 * order, as {@code numpy.savez} does. Entries are stored, not compressed, and carry a fixed time, so the same arrays
 * give the same bytes.
 *
 * <p>Format: NumPy Enhancement Proposal 1.
 */
public final class NpzWriter implements AutoCloseable {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** The data start at a multiple of this many bytes. */
    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 8192;
    /** Not the first day of 1980: for that one the JDK adds a second time, in the local time zone. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();

    /** Starts an archive on a stream, which {@link #close} finishes but does not close. */
    public NpzWriter(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /**
     * Adds an array of doubles.
     *
     * @param name what {@code numpy.load(file)[name]} finds it by
     * @param values all elements, the last index running fastest
     * @param shape the lengths; none for a single number; their product is the number of values
     */
    public void add(String name, double[] values, int... shape) throws IOException {
        add(name, "<f8", values.length, shape, (sink, i) -> sink.accept(Double.doubleToRawLongBits(values[i])));
    }

    /** Adds an array of whole numbers, as {@link #add(String, double[], int...)} does. */
    public void add(String name, long[] values, int... shape) throws IOException {
        add(name, "<i8", values.length, shape, (sink, i) -> sink.accept(values[i]));
    }

    private interface Elements {
        void give(LongConsumer sink, int index);
    }

    private void add(String name, String type, int count, int[] shape, Elements elements) throws IOException {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || !names.add(name)) {
            throw new IllegalArgumentException("array name empty, with a slash, or taken: " + name);
        }
        long product = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape));
            }
            product = Math.multiplyExact(product, (long) length);
        }
        if (product != count) {
            throw new IllegalArgumentException(count + " values in shape " + Arrays.toString(shape));
        }
        byte[] header = header(type, shape);
        CRC32 checksum = new CRC32();
        checksum.update(header);
        encode(count, elements, (bytes, length) -> checksum.update(bytes, 0, length));
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(FIXED_TIME);
        entry.setSize(header.length + 8L * count);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(header);
        encode(count, elements, (bytes, length) -> zip.write(bytes, 0, length));
        zip.closeEntry();
    }

    private interface Sink {
        void take(byte[] bytes, int length) throws IOException;
    }

    private static void encode(int count, Elements elements, Sink sink) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 * Math.min(CHUNK, Math.max(1, count))).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            elements.give(buffer::putLong, i);
            if (!buffer.hasRemaining()) {
                sink.take(buffer.array(), buffer.position());
                buffer.clear();
            }
        }
        sink.take(buffer.array(), buffer.position());
    }

    private static byte[] header(String type, int[] shape) {
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String tuple = shape.length == 1 ? "(" + lengths + ",)" : "(" + lengths + ")";
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + tuple + ", }";
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        int total = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        text = text + " ".repeat(total - unpadded) + "\n";
        ByteBuffer header = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    /** Writes the archive's directory; the stream below stays open. */
    @Override
    public void close() throws IOException {
        zip.finish();
    }
}
