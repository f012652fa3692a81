package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Standard output that cannot be written, and folders that cannot. */
class OutputTest {

    private static final File FULL = new File("/dev/full");

    @TempDir
    private Path folder;

    static boolean hasAFullDevice() {
        return FULL.exists();
    }

    @Test
    @EnabledIf("hasAFullDevice")
    void aFullDiskUnderStandardOutputIsReported() throws Exception {
        Process process = start("models").redirectOutput(FULL).redirectError(folder.resolve("err").toFile()).start();
        assertEquals(3, exit(process));
        String said = Files.readString(folder.resolve("err"));
        assertTrue(said.startsWith("error: cannot write standard output [disk-full]"), said);
    }

    /** As in {@code flowcheck explain | head -1}: the reader goes away in the middle. */
    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
        Process process = start("explain").redirectError(folder.resolve("err").toFile()).start();
        process.getInputStream().close();
        assertEquals(0, exit(process));
        assertEquals("", Files.readString(folder.resolve("err")));
    }

    @Test
    void aFileInPlaceOfTheFolderForResultsIsReported() throws IOException {
        Files.writeString(folder.resolve("taken"), "");
        for (String command : List.of("solve", "blowup")) {
            CommandRun run = CommandRun.in(folder, command, "k-logistic", "--out", "taken");
            assertEquals(3, run.exit());
            assertTrue(run.err().contains("[output-not-writable]") && run.err().contains("a file of that name"), run.err());
        }
    }

    @Test
    void aManifestSaysHowTheCommandEnded() throws IOException {
        Files.createDirectories(folder.resolve("results/result.json"));
        CommandRun run = CommandRun.in(folder, "solve", "k-logistic", "--out", "results");
        assertEquals(3, run.exit(), "a folder stands where a file is to be written");
        assertTrue(Files.readString(folder.resolve("results/manifest.json")).contains("\"state\": \"failed\""));

        Files.delete(folder.resolve("results/result.json"));
        assertEquals(0, CommandRun.in(folder, "solve", "k-logistic", "--out", "results").exit());
        assertTrue(Files.readString(folder.resolve("results/manifest.json")).contains("\"state\": \"complete\""));
    }

    private ProcessBuilder start(String command) {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dflowcheck.home=" + Path.of("").toAbsolutePath(), "-cp",
                InterruptionTest.classPath(), "org.flowcheck.cli.Main", command).directory(folder.toFile());
    }

    private static int exit(Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }
}
