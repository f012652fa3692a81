package org.flowcheck.evidence.report.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flowcheck.evidence.store.Manifest;

/**
 * How a run was made, as a report tells it.
 *
 * @param commandLine the words after {@code flowcheck}
 * @param version flowcheck's version
 * @param commit the commit it was built from, if known
 * @param threads how many runs at a time; results do not depend on it
 * @param java the run-time environment
 * @param system operating system and processor
 * @param started when it started
 * @param ended when the report was written
 */
public record RunFacts(List<String> commandLine, String version, Optional<String> commit, int threads, String java,
                       String system, Instant started, Instant ended) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Copies the list. */
    public RunFacts {
        commandLine = List.copyOf(commandLine);
    }

    /** The facts of a manifest. */
    public static RunFacts of(Manifest manifest, Instant ended) {
        return new RunFacts(manifest.commandLine(), manifest.version(), manifest.commit(), manifest.threads(),
                manifest.surroundings().java(),
                manifest.surroundings().system() + ", " + manifest.surroundings().processor(),
                manifest.started(), ended);
    }

    /** When it started: {@code 2026-01-31 13:05 UTC}. */
    String startedText() {
        return TIME.format(started);
    }

    /** How long it took, to a tenth of a second. */
    String tookText() {
        long tenths = Math.round(Duration.between(started, ended).toMillis() / 100.0);
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
