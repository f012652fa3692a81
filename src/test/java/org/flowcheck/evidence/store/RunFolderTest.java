package org.flowcheck.evidence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final Instant TIME = Instant.parse("2026-11-22T03:10:59.123456Z");

    @TempDir
    private Path temp;

    private RunFolder make() {
        return RunFolder.create(temp.resolve("runs"), TIME, "verify", "content");
    }

    private static Code refusal(org.junit.jupiter.api.function.Executable action) {
        DiagnosticException e = assertThrows(DiagnosticException.class, action);
        Code code = e.diagnostics().get(0).code();
        assertTrue(code.isEnvironmental(), code.id());
        return code;
    }

    private List<String> allFiles() throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theNameTellsTimeCommandAndContent() {
        String key = Sha256.of("content").substring(0, 4);
        assertEquals("2026-11-22T0310-verify-" + key, make().path().getFileName().toString());
        assertEquals("2026-11-22T0310-verify-" + key + "-2", make().path().getFileName().toString());
    }

    /** FIPS 180-4's own example. */
    @Test
    void digestsAreSha256() throws IOException {
        String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertEquals(abc, Sha256.of("abc"));
        assertEquals(abc, Sha256.of(Files.writeString(temp.resolve("abc"), "abc")));
    }

    @Test
    void filesAreReplacedWholeAndNoTemporaryStays() throws IOException {
        RunFolder folder = make();
        folder.write("table.csv", "old\n");
        Path file = folder.write("table.csv", "new\n");
        folder.write("plots/t.svg", "<svg/>");
        assertEquals("new\n", Files.readString(file));
        assertEquals(List.of("t.svg", "table.csv"), allFiles());
    }

    @Test
    void aFailureHalfWayLeavesTheOldFile() throws IOException {
        RunFolder folder = make();
        Path file = folder.write("table.csv", "old\n");
        assertEquals(Code.OUTPUT_FAILED, refusal(() -> folder.write("table.csv", out -> {
            out.write("half".getBytes());
            out.flush();
            throw new IOException("the cable came out");
        })));
        assertThrows(IllegalStateException.class, () -> folder.write("table.csv", out -> {
            throw new IllegalStateException("a bug");
        }));
        assertEquals("old\n", Files.readString(file));
        assertEquals(List.of("table.csv"), allFiles());
    }

    @Test
    void anInterruptedThreadStillWrites() throws IOException {
        RunFolder folder = make();
        Thread.currentThread().interrupt();
        Path file = folder.write("partial.csv", "x\n1.0\n");
        assertTrue(Thread.interrupted(), "the interruption is kept for its owner");
        assertEquals("x\n1.0\n", Files.readString(file));
    }

    @Test
    void filesOutsideTheFolderAreRefused() {
        RunFolder folder = make();
        for (String name : List.of("../x", "/etc/x", "", ".", "a/../../x")) {
            assertThrows(IllegalArgumentException.class, () -> folder.write(name, "x"), name);
        }
    }

    @Test
    void whereAFolderCannotBeTheCodeSaysSo() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");
        assertEquals(Code.OUTPUT_NOT_WRITABLE, refusal(() -> RunFolder.at(file)));
        assertEquals(Code.OUTPUT_NOT_WRITABLE, refusal(() -> RunFolder.at(file.resolve("below"))));
        assertEquals(Code.OUTPUT_NOT_WRITABLE, refusal(() -> RunFolder.create(file, TIME, "solve", "")));
        RunFolder folder = make();
        Files.delete(folder.path());
        assertEquals(Code.OUTPUT_NOT_WRITABLE, refusal(() -> folder.write("x", "x")));
    }

    /** Linux's /dev/full refuses every write as a full disk does. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskHasItsOwnCode() {
        RunFolder folder = make();
        assertEquals(Code.DISK_FULL, refusal(() -> folder.write("x", out -> {
            try (java.io.OutputStream full = new java.io.FileOutputStream("/dev/full")) {
                full.write(1);
            }
        })));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatNobodyMayWriteHasItsOwnCode() {
        assertEquals(Code.OUTPUT_NOT_WRITABLE, refusal(() -> RunFolder.at(Path.of("/proc/runs"))));
    }

    @Test
    void theManifestSaysHowItCameAbout() throws IOException {
        RunFolder folder = make();
        Manifest manifest = new Manifest(List.of("solve", "k-logistic", "a0=0.1"), "0.1.0", Optional.of("abc1234"),
                List.of(new Manifest.Input("model", "models/k.yaml", Sha256.of("x"))),
                Json.object().with("seed", 1).with("tolerance", 1e-10), 2,
                new Surroundings("17.0.15 Vendor", "Linux 6 amd64", "CPU", 2, java.util.Map.of("b", "2", "a", "1")),
                TIME, Optional.empty(), Manifest.State.RUNNING);
        folder.manifest(manifest);
        folder.write("b.csv", "");
        folder.write("a.csv", "");
        Path file = folder.manifest(manifest.ended(Manifest.State.INTERRUPTED, TIME.plusSeconds(5)));
        assertEquals("""
                {
                  "command": ["solve", "k-logistic", "a0=0.1"],
                  "state": "interrupted",
                  "started": "2026-11-22T03:10:59.123Z",
                  "ended": "2026-11-22T03:11:04.123Z",
                  "flowcheck": "0.1.0",
                  "commit": "abc1234",
                  "inputs": [
                    {
                      "role": "model",
                      "file": "models/k.yaml",
                      "sha256": "%s"
                    }
                  ],
                  "settings": {"seed": 1, "tolerance": 1e-10},
                  "threads": 2,
                  "java": "17.0.15 Vendor",
                  "os": "Linux 6 amd64",
                  "cpu": "CPU",
                  "processors": 2,
                  "libraries": {"a": "1", "b": "2"},
                  "files": ["a.csv", "b.csv"]
                }
                """.formatted(Sha256.of("x")), Files.readString(file));
    }

    @Test
    void aManifestThatContradictsItselfIsRefused() {
        Manifest running = Manifest.starting(List.of(), "0", Optional.empty(), List.of(), Json.object(), 1, TIME);
        assertThrows(IllegalArgumentException.class, () -> running.ended(Manifest.State.RUNNING, TIME));
        assertThrows(IllegalArgumentException.class, () -> new Manifest.Input("model", "x", "no digest"));
        assertFalse(running.surroundings().java().isBlank());
        assertTrue(running.surroundings().processors() > 0);
    }

    @Test
    void librariesAreReadFromJarNames() {
        assertEquals(java.util.Map.of("hipparchus-core", "4.0.2", "picocli", "4.7.7"), Surroundings.librariesOn(
                String.join(java.io.File.pathSeparator, "/m2/hipparchus-core-4.0.2.jar", "classes",
                        "x/picocli-4.7.7.jar")));
    }
}
