package org.flowcheck.simulation.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;

/**
 * The bytes of a file from its start to its end, unpacked where its first two bytes say that it is a gzip stream,
 * whatever its name is.
 */
final class UnpackedFile implements AutoCloseable {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;

    private UnpackedFile(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @throws DiagnosticException if it cannot be read
     */
    static UnpackedFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "there is no file " + file).exception();
        }
        try {
            InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            raw.mark(2);
            boolean packed = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
            raw.reset();
            return new UnpackedFile(file, packed ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (IOException unreadable) {
            throw problem(file, unreadable);
        }
    }

    /**
     * The next bytes: fewer than asked for only where the file ends. Memory grows with what is there, not with what is
     * asked for.
     *
     * @throws DiagnosticException if the file cannot be read, or its compressed data are damaged or cut off
     */
    byte[] next(int count) {
        try {
            return in.readNBytes(count);
        } catch (IOException unreadable) {
            throw problem(file, unreadable);
        }
    }

    private static DiagnosticException problem(Path file, IOException cause) {
        if (cause instanceof EOFException) {
            return broken(file, "its gzip stream is cut off").expecting("the whole file: load it again").exception();
        }
        if (cause instanceof ZipException) {
            return broken(file, "its gzip stream is damaged").expecting("the file as published: load it again")
                    .exception();
        }
        return Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read " + file).finding(String.valueOf(cause.getMessage()))
                .exception();
    }

    /** A diagnostic about a file of images. */
    static Diagnostic broken(Path file, String what) {
        return Diagnostic.of(Code.IMAGE_FILE_BROKEN, file + ": " + what);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException unimportant) {
            // All that was wanted has been read, and nothing was written.
        }
    }
}
