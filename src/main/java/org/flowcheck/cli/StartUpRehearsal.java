package org.flowcheck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs small examples of the common commands in one process and prints nothing: the launcher records which classes they
 * load, and archives them for a faster start. Whatever fails here costs start-up time only.
 */
public final class StartUpRehearsal {

    private static final String MODEL = "rehearsal.yaml";
    private static final String CLAIM = "rehearsal-claim.yaml";
    private static final List<String> COMMANDS = List.of("--help", "models", "check " + MODEL,
            "show " + MODEL, "solve " + MODEL + " --until 1", "solve " + MODEL + " --until 1 --json",
            "blowup " + MODEL + " m=1,2 --seeds 3", "blowup " + MODEL + " --json", "verify " + CLAIM);

    private StartUpRehearsal() {
    }

    /**
     * Runs the examples in a folder of its own; the exit code is the number of those that did not end as expected.
     */
    public static void main(String[] arguments) throws IOException {
        Path scratch = Files.createTempDirectory("flowcheck-rehearsal-");
        long unexpected;
        try {
            copy(MODEL, scratch);
            copy(CLAIM, scratch);
            unexpected = COMMANDS.stream().filter(command -> run(command.split(" "), scratch) != Exit.OK).count();
        } finally {
            delete(scratch);
        }
        System.exit((int) unexpected);
    }

    private static void copy(String resource, Path folder) throws IOException {
        try (InputStream in = StartUpRehearsal.class.getResourceAsStream(resource)) {
            Files.copy(in, folder.resolve(resource));
        }
    }

    private static int run(String[] words, Path scratch) {
        PrintWriter nowhere = new StandardStream(OutputStream.nullOutputStream()).writer();
        Session here = Session.ofProcess(Terminal.ofProcess(nowhere, nowhere), new Interruption(), words);
        Session session = new Session(here.terminal(), here.interruption(), scratch, here.installation(), List.of(words));
        return Main.commandLine(session).execute(words);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
