package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;

/** Gathers what is wrong in independent parts of a text, so that a user sees all of it at once. */
final class Problems {

    /** Beyond this many, further ones are not looked for. */
    static final int MOST = 20;

    private final List<Diagnostic> found = new ArrayList<>();

    /** The result of a reading, or nothing if it found something wrong. */
    <T> Optional<T> attempt(Supplier<T> reading) {
        if (found.size() >= MOST) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.get());
        } catch (DiagnosticException e) {
            found.addAll(e.diagnostics());
            return Optional.empty();
        }
    }

    /** Runs a reading without a result. */
    void run(Runnable reading) {
        attempt(() -> {
            reading.run();
            return true;
        });
    }

    /**
     * Ends a phase.
     *
     * @throws DiagnosticException with all that was found, in the order of the text, if anything was
     */
    void raise() {
        if (!found.isEmpty()) {
            List<Diagnostic> sorted = new ArrayList<>(found);
            sorted.sort(Comparator.comparingInt(problem -> problem.span().map(span -> span.start()).orElse(0)));
            throw new DiagnosticException(sorted);
        }
    }
}
