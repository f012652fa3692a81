package org.flowcheck.theory.syntax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.SourceText;

/** Reads a text file that a user wrote: UTF-8, not empty, not large. */
public final class SourceFile {

    /** The largest file read, in bytes. */
    public static final int LARGEST = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceFile() {
    }

    /**
     * The text of a file, named by its path as given.
     *
     * @param path the file
     * @throws org.flowcheck.diagnostic.DiagnosticException if it is missing, unreadable, larger than {@value #LARGEST}
     *     bytes, empty, or not UTF-8
     */
    public static SourceText read(Path path) {
        byte[] bytes = bytes(path);
        String name = path.toString().replace('\\', '/');
        return decode(name, bytes);
    }

    /**
     * The text of a file's bytes.
     *
     * @param name what the user calls the file
     * @param bytes its content
     * @throws org.flowcheck.diagnostic.DiagnosticException if the bytes are too many, none, or not UTF-8
     */
    public static SourceText decode(String name, byte[] bytes) {
        SourceText nameOnly = new SourceText(name, "");
        if (bytes.length >= 2 && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            throw Diagnostic.at(nameOnly.span(0, 0), Code.NOT_UTF8, "the file is not UTF-8 text")
                    .expecting("UTF-8").finding("the mark of UTF-16").exception();
        }
        if (bytes.length > LARGEST) {
            throw Diagnostic.at(nameOnly.span(0, 0), Code.FILE_TOO_LARGE, "the file is too large")
                    .expecting("at most " + LARGEST + " bytes").finding(sizeOf(bytes.length)).exception();
        }
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(in, decoded, true);
        String text = decoded.flip().toString();
        SourceText source = new SourceText(name, text);
        if (result.isError()) {
            throw Diagnostic.at(source.span(text.length(), text.length()), Code.NOT_UTF8,
                            "the file is not UTF-8 text: byte " + (in.position() + 1) + " does not fit")
                    .expecting("UTF-8").finding(String.format("byte 0x%02X", bytes[in.position()])).exception();
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw Diagnostic.at(source.span(0, 1), Code.NOT_UTF8, "the file starts with a byte-order mark")
                    .expecting("UTF-8 without a byte-order mark").exception();
        }
        if (text.isBlank()) {
            throw Diagnostic.at(source.span(0, 0), Code.FILE_EMPTY, "the file is empty").exception();
        }
        return source;
    }

    private static byte[] bytes(Path path) {
        SourceText nameOnly = new SourceText(path.toString().replace('\\', '/'), "");
        try {
            if (!Files.isRegularFile(path)) {
                throw Diagnostic.of(Code.FILE_NOT_FOUND, Files.exists(path)
                        ? nameOnly.name() + " is not a file" : nameOnly.name() + " does not exist").exception();
            }
            if (Files.size(path) > LARGEST) {
                throw Diagnostic.at(nameOnly.span(0, 0), Code.FILE_TOO_LARGE, "the file is too large")
                        .expecting("at most " + LARGEST + " bytes").finding(sizeOf(Files.size(path))).exception();
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, nameOnly.name() + " cannot be read").exception();
        }
    }

    private static String sizeOf(long bytes) {
        return bytes + " bytes";
    }
}
