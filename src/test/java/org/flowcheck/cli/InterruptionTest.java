package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and a plain kill of a real process in the middle of long work. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent with kill")
class InterruptionTest {

    /** Ten times what it takes on an idle machine, in seconds: {@value}. */
    private static final long PATIENCE = 20;

    @TempDir
    private Path folder;

    /** Background jobs of a shell script ignore Ctrl-C, and so do their children: then there is nothing to test. */
    @BeforeAll
    static void requireThatInterruptsArrive() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            long ignored = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16)).findFirst().orElse(0);
            assumeFalse((ignored & 2) != 0, "this process ignores Ctrl-C");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INT,  130, result.json, blowup three-layer-effective m=60 --seeds 100000",
        "INT,  130, result.json, blowup three-layer-effective m=2 --seeds 100000 --digits 30",
        "TERM, 143, result.json, blowup three-layer-effective m=60 --seeds 100000",
        "INT,  130, observables.csv, solve two-layer-descent m=20000 --until 1e6",
        "INT,  130, errors.csv, compare two-layer-descent two-layer-descent m=20000 --until 1e6",
        "INT,  130, verdicts.json, verify"})
    void whatWasDoneIsKept(String signal, int code, String kept, String words) throws Exception {
        Process process = start(words);
        Path manifest = awaitFile("manifest.json");
        // Some runs are finished by now, and many are not.
        Thread.sleep(700);
        assertTrue(process.isAlive(), () -> "it ended by itself: " + text("err"));
        send(signal, process);

        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS), "no end after the signal");
        String state = Files.readString(manifest);
        assertAll(
                () -> assertEquals(code, process.exitValue()),
                () -> assertTrue(state.contains("\"state\": \"interrupted\""), state),
                () -> assertTrue(Files.exists(manifest.resolveSibling(kept)), state),
                () -> assertFalse(text("out").isBlank(), "a table of what was done"),
                () -> assertTrue(text("err").contains("interrupted: "), text("err")),
                () -> assertFalse(text("err").contains("Exception"), text("err")));
    }

    @Test
    void withJsonTheRunsThatWereFinishedArePrinted() throws Exception {
        Process process = start("blowup three-layer-effective m=60 --seeds 100000 --json");
        Thread.sleep(3000);
        send("INT", process);
        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS), "no end after the signal");
        assertEquals(130, process.exitValue());
        CommandRun run = new CommandRun(130, text("out"), "");
        assertEquals("three-layer-effective", run.json().get("model"));
        assertFalse(Files.exists(folder.resolve("runs")));
    }

    @Test
    void exponentsThatWereNotMeasuredAreTold() throws Exception {
        Files.copy(Path.of("src/test/resources/org/flowcheck/evidence/experiment/two-rates.yaml"),
                folder.resolve("two-rates.yaml"));
        Process process = start("derive two-rates.yaml --measure --threads 1");
        // The report takes a second or two, the measurement some twenty.
        Thread.sleep(6000);
        assertTrue(process.isAlive(), () -> "it ended by itself: " + text("err"));
        send("INT", process);
        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS), "no end after the signal");
        assertAll(
                () -> assertEquals(130, process.exitValue()),
                () -> assertEquals(1, text("err").lines().count(), text("err")),
                () -> assertTrue(text("err").startsWith("interrupted: "), text("err")),
                () -> assertTrue(text("out").contains("draws were finished: interrupted"), text("out")),
                () -> assertFalse(text("out").contains(", 0 not measured"), text("out")));
    }

    private Process start(String words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dflowcheck.home=" + Path.of("").toAbsolutePath(), "-cp", classPath(),
                "org.flowcheck.cli.Main"));
        command.addAll(List.of(words.split(" ")));
        return new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
    }

    /** The test's own class path, with absolute paths: the process runs in another folder. */
    static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((a, b) -> a + java.io.File.pathSeparator + b).orElseThrow();
    }

    private Path awaitFile(String name) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            try (Stream<Path> files = Files.walk(folder)) {
                var found = files.filter(file -> file.getFileName().toString().equals(name)).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (java.io.UncheckedIOException moved) {
                // A file under a temporary name went away while the folder was listed.
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no " + name + ": " + text("err"));
    }

    private static void send(String signal, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    private String text(String stream) {
        try {
            return Files.readString(folder.resolve(stream));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
