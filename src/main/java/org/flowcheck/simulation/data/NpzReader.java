package org.flowcheck.simulation.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;

/**
 * Reads NumPy's {@code .npz} archives and {@code .npy} files of real numbers. The files are not trusted: arrays of
 * Python objects (pickles) are refused by their header without being read, and sizes are capped before memory is taken.
 *
 * <p>Element types float64, float32, integers and bool become doubles without loss or are refused; both byte orders and
 * both orders of storage are read.
 */
public final class NpzReader {

    /** Most arrays in a file: {@value}. */
    public static final int MOST_ARRAYS = 1000;
    /** Most numbers in a file, all arrays together: {@value} (one gibibyte of doubles). */
    public static final long MOST_VALUES = 1L << 27;
    /** A deflated stream is never more than this many times shorter than its content (RFC 1951's longest match). */
    private static final long STRONGEST_COMPRESSION = 1032;
    private static final String ENDING = ".npy";

    private NpzReader() {
    }

    /**
     * Reads all arrays of an archive.
     *
     * @return name to array, in the archive's order
     * @throws org.flowcheck.diagnostic.DiagnosticException if the file is missing, damaged, holds objects or other
     *     types, or is too large
     */
    public static Map<String, NumericArray> read(Path file) {
        requireReadable(file);
        Map<String, NumericArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ARRAYS) {
                throw NpyHeader.tooLarge(file.toString(), MOST_ARRAYS + " arrays", zip.size() + " arrays");
            }
            long left = MOST_VALUES;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                String name = nameOf(entry, file);
                NumericArray array = read(zip, entry, file + ": array '" + name + "'", left);
                if (arrays.put(name, array) != null) {
                    throw NpyHeader.broken(file.toString(), "two arrays are called '" + name + "'");
                }
                left -= array.size();
            }
        } catch (ZipException e) {
            throw NpyHeader.broken(file.toString(), "it is not a zip archive, or is cut off");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return Collections.unmodifiableMap(arrays);
    }

    /**
     * Reads all arrays of an archive, and refuses numbers that are not finite.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException as {@link #read} does, or for NaN and infinities
     */
    public static NamedArrays readFinite(Path file) {
        Map<String, NamedArrays.Entry> entries = new LinkedHashMap<>();
        read(file).forEach((name, array) -> {
            for (int i = 0; i < array.size(); i++) {
                if (!Double.isFinite(array.at(i))) {
                    throw Diagnostic.of(Code.NON_FINITE_NUMBER,
                                    file + ": element " + (i + 1) + " of array '" + name + "' is " + array.at(i))
                            .expecting("finite numbers").exception();
                }
            }
            entries.put(name, new NamedArrays.Entry(array, Optional.empty()));
        });
        return new NamedArrays(file.toString(), entries);
    }

    /** Reads a {@code .npy} file, which holds one array without a name. */
    public static NumericArray readSingle(Path file) {
        requireReadable(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return NpyReader.read(in, file.toString(), MOST_VALUES, Files.size(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static NumericArray read(ZipFile zip, ZipEntry entry, String place, long mostValues) throws IOException {
        long stored = Math.max(0, entry.getCompressedSize());
        long most = entry.getMethod() == ZipEntry.STORED ? stored : stored * STRONGEST_COMPRESSION;
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            NumericArray array = NpyReader.read(in, place, mostValues, most);
            // ZipFile itself does not compare checksums.
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw NpyHeader.broken(place, "its checksum is wrong");
            }
            return array;
        } catch (ZipException e) {
            throw NpyHeader.broken(place, "its compressed data are damaged");
        }
    }

    private static String nameOf(ZipEntry entry, Path file) {
        String name = entry.getName();
        if (!name.endsWith(ENDING) || name.length() == ENDING.length()) {
            throw NpyHeader.broken(file.toString(), "it holds '" + name + "', which is not an array");
        }
        return name.substring(0, name.length() - ENDING.length());
    }

    private static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read " + file).exception();
        }
    }

    private static RuntimeException unreadable(Path file, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return Diagnostic.of(Code.ARRAY_FILE_BROKEN, "cannot read " + file).finding(reason).exception();
    }
}
