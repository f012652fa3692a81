package org.flowcheck.simulation.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;

/**
 * Reads the state at time zero: an NPZ archive (files that end in {@code .npz}), else JSON, one object of names with
 * numbers or nested lists of numbers: {@code {"a": [1, 2], "b": [[1, 0], [0, 1]]}}.
 */
public final class InitialDataReader {

    /** Longest JSON file in bytes: {@value}. */
    public static final long LONGEST_TEXT = 1L << 26;

    private InitialDataReader() {
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @throws DiagnosticException if it is missing, too large, or not as described above
     */
    public static NamedArrays read(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
            return NpzReader.readFinite(file);
        }
        return JsonArrays.parse(new SourceText(file.toString(), text(file)));
    }

    private static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw Diagnostic.of(Code.FILE_NOT_FOUND, Files.isDirectory(file) ? file + " is a folder, not a file"
                        : "there is no file " + file).exception();
            }
            if (Files.size(file) > LONGEST_TEXT) {
                throw Diagnostic.of(Code.FILE_TOO_LARGE, file + " has " + Files.size(file) + " bytes")
                        .expecting("at most " + LONGEST_TEXT + "; write large arrays as NPZ").exception();
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (CharacterCodingException e) {
            throw Diagnostic.of(Code.NOT_UTF8, file + " is not UTF-8 text").exception();
        } catch (IOException e) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read " + file).finding(String.valueOf(e.getMessage()))
                    .exception();
        }
    }
}
