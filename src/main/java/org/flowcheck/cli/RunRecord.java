package org.flowcheck.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Manifest;
import org.flowcheck.evidence.store.RunFolder;

/**
 * The run folder of a command, if it writes one: a manifest at the start, and again when the command ends, however it
 * does: closed before {@link #end} it records a failure.
 */
final class RunRecord implements AutoCloseable {

    private final Session session;
    private final Optional<RunFolder> folder;
    private final Manifest manifest;
    private boolean ended;

    private RunRecord(Session session, Optional<RunFolder> folder, Manifest manifest) {
        this.session = session;
        this.folder = folder;
        this.manifest = manifest;
        folder.ifPresent(made -> made.manifest(manifest));
    }

    /**
     * Starts the record of a command.
     *
     * @param options says whether and where files are written
     * @param command the command's name
     * @param inputs the files that determine the result
     * @param settings what else determines it
     */
    static RunRecord start(Session session, EnsembleOptions options, String command, List<Manifest.Input> inputs,
                           Json.Members settings) {
        Instant now = Instant.now();
        Manifest manifest = Manifest.starting(session.arguments(), Version.ofProgram(), Version.commit(), inputs,
                settings, options.threads(), now);
        session.interruption().keep();
        Optional<RunFolder> folder = options.out().map(chosen -> RunFolder.at(session.resolve(chosen)));
        if (folder.isEmpty() && !options.json()) {
            folder = Optional.of(RunFolder.create(session.resolve(Path.of("runs")), now, command,
                    String.join(" ", session.arguments()) + inputs + settings.compact()));
        }
        return new RunRecord(session, folder, manifest);
    }

    /** Where files go, if any are written. */
    Optional<RunFolder> folder() {
        return folder;
    }

    /** What is known of the command so far. */
    Manifest manifest() {
        return manifest;
    }

    /**
     * Ends the record, tells a person where the files are, and gives the exit code.
     *
     * @param code the exit code unless the user asked to stop
     */
    int end(int code) {
        return end(code, folder.map(made -> "files: " + made.path()));
    }

    /**
     * The same with words of the command's own.
     *
     * @param where tells where the files are, if there are any
     */
    int end(int code, Optional<String> where) {
        boolean interrupted = session.interruption().requested();
        folder.ifPresent(made -> {
            made.manifest(manifest.ended(
                    interrupted ? Manifest.State.INTERRUPTED : Manifest.State.COMPLETE, Instant.now()));
        });
        where.ifPresent(session.terminal().err()::println);
        ended = true;
        if (interrupted) {
            session.terminal().err().println("interrupted: the results hold what was finished by then");
        }
        return interrupted ? Exit.INTERRUPTED : code;
    }

    @Override
    public void close() {
        if (!ended) {
            try {
                folder.ifPresent(made -> made.manifest(manifest.ended(Manifest.State.FAILED, Instant.now())));
            } catch (DiagnosticException alsoRefused) {
                // What went wrong first is on its way to the user, and often is the same full disk.
                ended = true;
            }
        }
    }
}
