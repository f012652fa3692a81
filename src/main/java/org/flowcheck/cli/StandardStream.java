package org.flowcheck.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output or standard error. What cannot be written is dropped: a reader that has seen enough ({@code | head})
 * is no failure, any other cause is kept, to be reported at the end.
 */
final class StandardStream extends OutputStream {

    private final OutputStream out;
    private boolean broken;
    private IOException failure;

    StandardStream(OutputStream out) {
        this.out = out;
    }

    /** The stream of a file descriptor. */
    static StandardStream of(FileDescriptor descriptor) {
        return new StandardStream(new BufferedOutputStream(new FileOutputStream(descriptor)));
    }

    /** A writer of UTF-8 into this stream, whose lines appear as they end. */
    PrintWriter writer() {
        return new PrintWriter(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        attempt(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(out::flush);
    }

    /** Why something could not be written, unless the reader went away. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private interface Action {
        void run() throws IOException;
    }

    private synchronized void attempt(Action action) {
        if (broken) {
            return;
        }
        try {
            action.run();
        } catch (IOException e) {
            broken = true;
            String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            // The JDK has no type for it: the texts of Unix and of Windows.
            boolean readerLeft = reason.contains("broken pipe") || reason.contains("pipe is being closed");
            failure = readerLeft ? null : e;
        }
    }
}
