package org.flowcheck.evidence.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;

/**
 * Writes files that are either whole or not there: under a temporary name in the same folder, then moved. What the disk
 * refuses is a {@link DiagnosticException} whose code says whether the folder or the space is missing.
 */
public final class AtomicFile {

    /** What is written into a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything; the stream is buffered and closed by the caller. */
        void to(OutputStream out) throws IOException;
    }

    private static final AtomicLong COUNTER = new AtomicLong();

    private AtomicFile() {
    }

    /**
     * Writes a file, replacing one of that name; the folder must exist.
     *
     * @throws DiagnosticException if the disk refuses; then no file of a temporary name stays behind
     */
    public static void write(Path file, Content content) {
        Path name = file.getFileName();
        Path part = file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + "-"
                + COUNTER.incrementAndGet() + ".part");
        try {
            // Not Files.newOutputStream: its channel closes when the thread is interrupted, and the partial results of
            // an interrupted command are written by just such threads.
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(part.toFile()), 1 << 16)) {
                content.to(out);
            }
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw refused(file, e);
        } finally {
            deleteQuietly(part);
        }
    }

    /** Writes text as UTF-8. */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes a folder and those above it, if they are missing. */
    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw refused(folder, e);
        }
    }

    /** What the disk's refusal means, as a diagnostic. */
    static DiagnosticException refused(Path file, Exception cause) {
        return refused(file.toString(), cause);
    }

    /** What the disk's refusal means, as a diagnostic; {@code what} is what could not be written, in words. */
    public static DiagnosticException refused(String what, Exception cause) {
        String words = cause.getMessage() == null ? "" : cause.getMessage();
        String lower = words.toLowerCase(Locale.ROOT);
        Code code;
        // The JDK has no type for a full disk: these are the texts of Linux and macOS, of a quota, and of Windows.
        if (lower.contains("no space left") || lower.contains("quota exceeded") || lower.contains("not enough space")) {
            code = Code.DISK_FULL;
        } else if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException
                || cause instanceof NotDirectoryException || cause instanceof NoSuchFileException
                || cause instanceof FileAlreadyExistsException || lower.contains("permission denied")
                || lower.contains("read-only file system") || lower.contains("not a directory")
                || lower.contains("no such file") || lower.contains("is a directory")) {
            code = Code.OUTPUT_NOT_WRITABLE;
        } else {
            code = Code.OUTPUT_FAILED;
        }
        DiagnosticException wrapped = Diagnostic.of(code, "cannot write " + what).finding(reason(cause, words))
                .exception();
        wrapped.initCause(cause);
        return wrapped;
    }

    /** The reason without the path, which stands in the message already. */
    private static String reason(Exception cause, String words) {
        if (cause instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file of that name, where a folder is wanted";
        }
        if (cause instanceof AccessDeniedException) {
            return "no permission to write there";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such folder";
        }
        int bracket = words.lastIndexOf(" (");
        return bracket > 0 && words.endsWith(")") ? words.substring(bracket + 2, words.length() - 1) : words;
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The failure that matters has been reported; after a move there is nothing to delete.
        }
    }
}
