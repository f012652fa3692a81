package org.flowcheck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flowcheck.FakeCheckout.Result;
import org.flowcheck.FakeCheckout.Start;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a small checkout with stub tools: when it builds, what it says, and what it passes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {

    @TempDir
    private Path folder;

    private FakeCheckout checkout;

    @BeforeEach
    void makeCheckout() {
        checkout = new FakeCheckout(folder);
    }

    @AfterEach
    void removeTools() throws Exception {
        checkout.removeTools();
    }

    @Test
    void theFirstStartBuildsAndSaysSoOnStandardErrorOnly() throws Exception {
        Result result = checkout.run("models");

        assertEquals(0, result.exit());
        assertTrue(result.err().get(0).startsWith("flowcheck: first start: building"), result.err().toString());
        assertTrue(result.err().get(1).startsWith("flowcheck: built in "), result.err().toString());
        assertTrue(result.out().get(0).startsWith("process "), result.out().toString());
        List<String> calls = checkout.mavenCalls();
        assertEquals(1, calls.size());
        assertTrue(calls.get(0).startsWith(checkout.home.toRealPath() + ": -q -B -ntp -DskipTests "), calls.get(0));
    }

    @Test
    void aSecondStartBuildsNothingAndSaysNothing() throws Exception {
        checkout.run("models");
        Result second = checkout.run("models");

        assertEquals(List.of(), second.err());
        assertEquals(1, checkout.mavenCalls().size());
    }

    @Test
    void theContentOfTheSourcesDecidesOnBuilding() throws Exception {
        checkout.run();

        touch(checkout.source("A.java"), Instant.now());
        checkout.run();
        assertEquals(1, checkout.mavenCalls().size(), "touched, not changed");

        Files.writeString(checkout.source("A.java"), "class A { int changed; }\n");
        Result changed = checkout.run();
        assertEquals("flowcheck: the sources have changed: building", changed.err().get(0));
        assertEquals(2, checkout.mavenCalls().size(), "changed");

        Path old = folder.resolve("A.java");
        Files.writeString(old, "class A { int restored; }\n");
        touch(old, Instant.parse("2001-01-01T00:00:00Z"));
        Files.move(old, checkout.source("A.java"), StandardCopyOption.REPLACE_EXISTING);
        checkout.run();
        assertEquals(3, checkout.mavenCalls().size(), "replaced by an older file");

        Files.writeString(checkout.source("B.java"), "class B {}\n");
        checkout.run();
        Files.delete(checkout.source("B.java"));
        checkout.run();
        assertEquals(5, checkout.mavenCalls().size(), "added, then removed");

        Files.writeString(checkout.home.resolve("pom.xml"), "<project><!-- changed --></project>\n");
        checkout.run();
        assertEquals(6, checkout.mavenCalls().size(), "pom.xml changed");
        assertEquals(1, jars(), "the jars of earlier sources are gone");
    }

    @Test
    void startsFromAnyFolderAndThroughSymbolicLinks() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("else where/bin"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), checkout.launcher());
        Path relative = Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("../bin/link"));
        String option = "[-Dflowcheck.home=" + checkout.home.toRealPath() + "]";

        List<Result> results = List.of(
                checkout.start(checkout.launcher(), elsewhere).finish(),
                checkout.start(Path.of("./flowcheck"), checkout.home).finish(),
                checkout.start(Path.of("src/../flowcheck"), checkout.home).finish(),
                checkout.start(link, folder).finish(),
                checkout.start(Path.of("./relative"), elsewhere).finish());

        for (Result result : results) {
            assertTrue(result.out().contains(option), result.toString());
        }
        assertEquals(1, checkout.mavenCalls().size());
    }

    @Test
    void passesArgumentsAndTheExitCodeThroughAndIsReplacedByTheProgram() throws Exception {
        checkout.set("FAKE_EXIT", "70");
        Start start = checkout.start(checkout.launcher(), folder, "solve", "a model", "", "k=*", "$HOME", "--json");
        Result result = start.finish();

        assertEquals(70, result.exit());
        List<String> out = result.out();
        int main = out.indexOf("[org.flowcheck.cli.Main]");
        assertEquals(List.of("[solve]", "[a model]", "[]", "[k=*]", "[$HOME]", "[--json]"),
                out.subList(main + 1, out.size()));
        // The same process: a signal sent to the launcher reaches the program.
        assertEquals("process " + start.process().pid(), out.get(0));
    }

    @Test
    void furtherJvmOptionsComeFromTheEnvironment() throws Exception {
        checkout.set("FLOWCHECK_JAVA_OPTS", "-Xmx2g -Dx=y");
        List<String> out = checkout.run().out();
        assertTrue(out.containsAll(List.of("[-Xmx2g]", "[-Dx=y]")), out.toString());
    }

    @Test
    void fileNamesAreUtf8UnlessTheLocaleSaysOtherwise() throws Exception {
        assertEquals("locale C.UTF-8", checkout.run().out().get(1), "no locale");
        checkout.set("LANG", "xx_XX.UTF-8");
        assertEquals("locale C.UTF-8", checkout.run().out().get(1), "a locale that is not installed");
        checkout.set("LC_ALL", "de_DE.ISO-8859-1");
        assertEquals("locale de_DE.ISO-8859-1", checkout.run().out().get(1), "another encoding");
    }

    @Test
    void aMissingToolIsOneLine() throws Exception {
        Path noJavac = checkout.jdk("18");
        Files.delete(noJavac.resolve("bin/javac"));
        Path noRelease = checkout.jdk("11.0.2");
        Files.delete(noRelease.resolve("release"));

        checkout.set("JAVA_HOME", folder.resolve("nowhere").toString());
        Result nowhere = checkout.run();
        checkout.set("JAVA_HOME", checkout.jdk("1.8.0_392").toString());
        Result old = checkout.run();
        checkout.set("JAVA_HOME", noRelease.toString());
        Result asked = checkout.run();
        checkout.set("JAVA_HOME", noJavac.toString());
        Result runTimeOnly = checkout.run();
        checkout.unset("JAVA_HOME");
        Result none = checkout.run();
        Files.createSymbolicLink(checkout.bin.resolve("java"), checkout.jdk("21").resolve("bin/java"));
        Files.delete(checkout.bin.resolve("mvn"));
        Result noMaven = checkout.run();

        assertAll(
                () -> assertOneLine("holds no bin/java", nowhere),
                () -> assertOneLine("is version 1.8.0_392", old),
                () -> assertOneLine("is version 11.0.2", asked),
                () -> assertOneLine("no javac", runTimeOnly),
                () -> assertOneLine("no java is on the PATH", none),
                () -> assertOneLine("no mvn is on the PATH", noMaven));
    }

    @Test
    void aFailedBuildShowsItsErrorsAndTheNextStartTriesAgain() throws Exception {
        checkout.set("FAKE_MVN_ERROR", "A.java:[1,1] class expected");
        Result failed = checkout.run();

        assertEquals(3, failed.exit());
        assertEquals(List.of(), failed.out());
        assertTrue(failed.err().contains("[ERROR] A.java:[1,1] class expected"), failed.err().toString());
        assertFalse(failed.err().toString().contains("Re-run Maven"), failed.err().toString());
        assertTrue(failed.err().get(failed.err().size() - 1).contains("the build failed"), failed.err().toString());

        checkout.unset("FAKE_MVN_ERROR");
        assertEquals(0, checkout.run().exit());
        assertEquals(2, checkout.mavenCalls().size());
    }

    @Test
    void aChangedSourceThatDoesNotBuildStartsNothing() throws Exception {
        checkout.run();
        Files.writeString(checkout.source("A.java"), "class A { int changed; }\n");
        checkout.set("FAKE_MVN_ERROR", "does not compile");
        assertEquals(3, checkout.run().exit());
        assertEquals(3, checkout.run().exit(), "an older jar must not start in its place");
    }

    @Test
    void aReadOnlyCheckoutStartsWhatIsBuilt() throws Exception {
        runWithoutTheRightsOfRoot();
        checkout.setWritable(false);
        assertOneLine("cannot be written", checkout.run());

        checkout.setWritable(true);
        assertEquals(0, checkout.run().exit());
        touch(checkout.source("A.java"), Instant.now());
        checkout.set("JAVA_HOME", checkout.jdk("25").toString());
        checkout.setWritable(false);
        Result result = checkout.run();
        checkout.setWritable(true);

        assertEquals(0, result.exit(), result.toString());
        assertEquals(List.of(), result.err());
        String cache = "[-XX:SharedArchiveFile=" + folder.resolve("cache");
        assertTrue(result.out().stream().anyMatch(line -> line.startsWith(cache)), result.out().toString());
    }

    @Test
    void eachJdkGetsItsOwnArchiveAndNothingIsSaidWhenThereIsNone() throws Exception {
        String seventeen = archive(checkout.run());
        checkout.set("JAVA_HOME", checkout.jdk("25").toString());
        String twentyFive = archive(checkout.run());
        assertTrue(seventeen.contains("17.0.9+9-Some-Vendor") && twentyFive.contains("25+9-Some-Vendor"),
                seventeen + " " + twentyFive);

        checkout.set("JAVA_HOME", checkout.jdk("21").toString());
        checkout.set("FAKE_NO_ARCHIVE", "true");
        Result without = checkout.run();
        assertEquals("", archive(without));
        assertEquals(List.of(), without.err());
        checkout.unset("FAKE_NO_ARCHIVE");
        assertEquals("", archive(checkout.run()), "an archive that could not be made is not tried again");
    }

    @Test
    void severalFirstStartsAtOnceBuildOnce() throws Exception {
        checkout.set("FAKE_MVN_SECONDS", "1");
        List<Start> starts = List.of(start(), start(), start());
        for (Start start : starts) {
            assertEquals(0, start.finish().exit());
        }
        assertEquals(1, checkout.mavenCalls().size());
    }

    @Test
    void waitsForABuildUnderWay() throws Exception {
        // The owner is this very process, which is alive.
        Path lock = lockOwnedBy(ProcessHandle.current().pid());
        Start start = start();
        start.awaitError("waiting for another process");
        assertEquals(List.of(), checkout.mavenCalls());

        Files.delete(lock.resolve("owner"));
        Files.delete(lock);
        Result result = start.finish();
        assertEquals(0, result.exit(), result.toString());
        assertEquals(1, checkout.mavenCalls().size());
    }

    @Test
    void takesAwayTheLockOfADeadProcess() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        lockOwnedBy(dead.pid());
        Result result = checkout.run();
        assertEquals(0, result.exit(), result.toString());
        assertFalse(Files.exists(checkout.start().resolve("lock")));
    }

    @Test
    void anInterruptedBuildStopsMavenAndFreesTheLock() throws Exception {
        checkout.set("FAKE_MVN_SECONDS", "10");
        Start start = start();
        start.awaitError("building");
        while (checkout.mavenCalls().isEmpty()) {
            Thread.sleep(20);
        }
        ProcessHandle maven = start.process().children().filter(LauncherTest::isMaven).findFirst().orElseThrow();
        start.process().destroy();

        assertEquals(143, start.finish().exit());
        maven.onExit().get(5, TimeUnit.SECONDS);
        assertFalse(Files.exists(checkout.start().resolve("lock")));
        checkout.unset("FAKE_MVN_SECONDS");
        assertEquals(0, checkout.run().exit());
    }

    private static boolean isMaven(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("mvn");
    }

    private Start start() throws Exception {
        return checkout.start(checkout.launcher(), folder);
    }

    private static void assertOneLine(String part, Result result) {
        assertEquals(3, result.exit(), result.toString());
        assertEquals(List.of(), result.out());
        assertEquals(1, result.err().size(), result.toString());
        assertTrue(result.err().get(0).startsWith("flowcheck: ") && result.err().get(0).contains(part),
                result.toString());
    }

    private static String archive(Result result) {
        return result.out().stream().filter(line -> line.startsWith("[-XX:SharedArchiveFile=")).findFirst().orElse("");
    }

    private long jars() throws Exception {
        try (Stream<Path> files = Files.list(checkout.start())) {
            return files.filter(file -> file.toString().endsWith(".jar")).count();
        }
    }

    private static void touch(Path file, Instant time) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private Path lockOwnedBy(long process) throws Exception {
        Process uname = new ProcessBuilder("uname", "-n").start();
        String host = new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        Path lock = Files.createDirectories(checkout.start().resolve("lock"));
        Files.writeString(lock.resolve("owner"), process + " " + host + "\n");
        return lock;
    }

    /** Root may write everywhere: as root, the launcher runs as another user, who is given the whole test folder. */
    private void runWithoutTheRightsOfRoot() throws Exception {
        Path probe = Files.createDirectory(folder.resolve("probe"));
        assumeTrue(probe.toFile().setWritable(false, false), "this file system has no permissions");
        if (!Files.isWritable(probe)) {
            return;
        }
        Optional<Path> setpriv = FakeCheckout.onPath("setpriv");
        assumeTrue(setpriv.isPresent(), "root, without setpriv to become another user");
        new ProcessBuilder("chown", "-R", "65534:65534", folder.toString()).start().waitFor();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        checkout.runThrough(List.of(setpriv.get().toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
}
