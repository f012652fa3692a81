package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded at a start: the algebra system, which takes seconds, only where it is needed. */
class StartUpTest {

    @TempDir
    private Path folder;

    @Test
    void noCommandOfTheRehearsalFailsAndNoneLoadsTheAlgebraSystem() throws Exception {
        Path log = folder.resolve("classes");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + log, "-cp", InterruptionTest.classPath(),
                "-Djava.io.tmpdir=" + folder, "-Dflowcheck.home=" + Path.of("").toAbsolutePath(),
                StartUpRehearsal.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile()).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the rehearsal does not end");
        assertEquals("", Files.readString(folder.resolve("out")));
        assertEquals(0, process.exitValue());

        List<String> loaded = Files.readAllLines(log);
        assertTrue(loaded.stream().anyMatch(line -> line.contains("org.flowcheck.evidence.claim.CheckJudge ")),
                "the log shows classes of flowcheck");
        assertEquals(List.of(), loaded.stream().filter(line -> line.contains("org.matheclipse")).toList());
    }
}
