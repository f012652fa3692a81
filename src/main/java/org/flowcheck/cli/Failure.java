package org.flowcheck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Excerpt;

/**
 * Turns what went wrong into a message and an exit code. No stack trace reaches the screen: a bug's goes to a log file.
 */
final class Failure {

    private final Session session;

    Failure(Session session) {
        this.session = session;
    }

    /** Reports an exception and gives the exit code. */
    int report(Throwable problem) {
        if (problem instanceof DiagnosticException known) {
            known.diagnostics().forEach(diagnostic -> session.terminal().err().println(Excerpt.render(diagnostic)));
            return known.diagnostics().stream().anyMatch(diagnostic -> diagnostic.code().isEnvironmental())
                    ? Exit.ENVIRONMENT : Exit.INPUT;
        }
        if (problem instanceof OutOfMemoryError) {
            return report(Diagnostic.of(Code.OUT_OF_MEMORY, "this needs more memory than the Java process may use")
                    .exception());
        }
        return bug(problem);
    }

    private int bug(Throwable problem) {
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        PrintWriter err = session.terminal().err();
        err.println("error: flowcheck met a bug of its own: " + Excerpt.clean(String.valueOf(problem)));
        try {
            Path log = Files.createTempFile("flowcheck-bug-", ".log");
            Files.writeString(log, Version.ofProgram() + "\nJava " + Version.ofJava() + "\n" + trace);
            err.println("  the details are in " + log + "; please report it with that file");
        } catch (IOException unwritable) {
            err.println("  the details could not be written: " + unwritable.getMessage());
        }
        return Exit.BUG;
    }
}
