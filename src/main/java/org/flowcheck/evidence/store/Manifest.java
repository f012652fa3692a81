package org.flowcheck.evidence.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;

/**
 * How the files of a run folder came about: enough to make them again.
 *
 * @param commandLine the words after {@code flowcheck}
 * @param version flowcheck's version
 * @param commit the commit of the sources it was built from, if known
 * @param inputs the model, claim and data files that were read
 * @param settings what determines the numbers: seeds, tolerances, effort, parameters
 * @param threads threads that were used; results do not depend on it
 * @param surroundings machine and libraries
 * @param started when the command started
 * @param ended when it ended, if it has
 * @param state how far it came
 */
public record Manifest(List<String> commandLine, String version, Optional<String> commit, List<Input> inputs,
                       Json.Members settings, int threads, Surroundings surroundings, Instant started,
                       Optional<Instant> ended, State state) {

    /** How far a command came. */
    public enum State {
        /** It runs, or was killed without a chance to say so. */
        RUNNING,
        /** It did all it was asked. */
        COMPLETE,
        /** It was interrupted; the files hold what was done by then. */
        INTERRUPTED,
        /** It ended by an error. */
        FAILED
    }

    /**
     * A file that was read.
     *
     * @param role what it is: model, claim, data, initial
     * @param file its path as given
     * @param sha256 digest of its bytes, 64 hexadecimal digits
     */
    public record Input(String role, String file, String sha256) {
        /** Refuses what is not a digest. */
        public Input {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(file, "file");
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("not a SHA-256 digest: " + sha256);
            }
        }

        /**
         * A file as it is now.
         *
         * @throws org.flowcheck.diagnostic.DiagnosticException if it cannot be read
         */
        public static Input ofFile(String role, Path file) {
            try {
                return new Input(role, file.toString(), Sha256.of(file));
            } catch (IOException unreadable) {
                throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read " + file + ": " + unreadable.getMessage())
                        .exception();
            }
        }
    }

    /** Copies the lists; a running command has no end, any other has one. */
    public Manifest {
        commandLine = List.copyOf(commandLine);
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(surroundings, "surroundings");
        Objects.requireNonNull(started, "started");
        if ((state == State.RUNNING) == ended.isPresent()) {
            throw new IllegalArgumentException("state " + state + " with end " + ended);
        }
    }

    /** A manifest of a command that has just started. */
    public static Manifest starting(List<String> commandLine, String version, Optional<String> commit,
                                    List<Input> inputs, Json.Members settings, int threads, Instant started) {
        return new Manifest(commandLine, version, commit, inputs, settings, threads, Surroundings.here(), started,
                Optional.empty(), State.RUNNING);
    }

    /** This manifest at the command's end. */
    public Manifest ended(State how, Instant when) {
        return new Manifest(commandLine, version, commit, inputs, settings, threads, surroundings, started,
                Optional.of(when), how);
    }

    /** As JSON; {@code files} are the names of the files in the folder. */
    Json.Members json(List<String> files) {
        List<Json> read = new ArrayList<>();
        inputs.forEach(input -> read.add(Json.object().with("role", input.role()).with("file", input.file())
                .with("sha256", input.sha256())));
        Json.Members libraries = Json.object();
        for (Map.Entry<String, String> library : new TreeMap<>(surroundings.libraries()).entrySet()) {
            libraries = libraries.with(library.getKey(), library.getValue());
        }
        return Json.object()
                .with("command", Json.texts(commandLine))
                .with("state", state.name().toLowerCase(Locale.ROOT))
                .with("started", started.truncatedTo(ChronoUnit.MILLIS).toString())
                .with("ended", ended.<Json>map(end -> Json.of(end.truncatedTo(ChronoUnit.MILLIS).toString()))
                        .orElse(Json.nothing()))
                .with("flowcheck", version)
                .with("commit", commit.<Json>map(Json::of).orElse(Json.nothing()))
                .with("inputs", read)
                .with("settings", settings)
                .with("threads", threads)
                .with("java", surroundings.java())
                .with("os", surroundings.system())
                .with("cpu", surroundings.processor())
                .with("processors", surroundings.processors())
                .with("libraries", libraries)
                .with("files", Json.texts(files));
    }
}
