package org.flowcheck;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small checkout with the real launcher, a stub {@code mvn} that records each call and makes a jar, and stub JDKs
 * that print how they were called. The PATH holds the tools the launcher needs and nothing else.
 */
final class FakeCheckout {

    /** Everything the launcher calls; {@code git} is left out on purpose, since it may be absent. */
    private static final List<String> TOOLS = List.of("cat", "cksum", "cut", "date", "find", "grep",
            "head", "mkdir", "mv", "readlink", "rm", "rmdir", "sed", "sha256sum", "shasum", "sleep", "sort", "tail",
            "touch", "tr", "uname");

    private static final String MVN = """
            #!/bin/sh
            echo "$PWD: $*" >>"$FAKE_CALLS"
            [ -z "${FAKE_MVN_SECONDS:-}" ] || sleep "$FAKE_MVN_SECONDS"
            if [ -n "${FAKE_MVN_ERROR:-}" ]; then
                echo "[ERROR] $FAKE_MVN_ERROR"
                echo "[ERROR] Re-run Maven using the -X switch"
                exit 1
            fi
            mkdir -p target/start/build/lib
            cat src/main/java/*.java >target/start/build/flowcheck.jar
            echo one >target/start/build/lib/one-1.0.jar
            """;

    /**
     * Prints its process, its locale, and its options and arguments one a line; writes an archive when asked for one.
     */
    private static final String JAVA = """
            #!/bin/sh
            if [ "$1" = -version ]; then
                echo 'openjdk version "VERSION" 2020-01-01' >&2
                exit 0
            fi
            case "$*" in
                *-Xshare:dump*)
                    [ -n "${FAKE_NO_ARCHIVE:-}" ] || for argument; do case $argument in
                        -XX:SharedArchiveFile=*) echo archive >"${argument#*=}" ;;
                    esac; done ;;
            esac
            echo "process $$"
            echo "locale ${LC_ALL:-}"
            for argument; do printf '[%s]\\n' "$argument"; done
            exit "${FAKE_EXIT:-0}"
            """;

    /** The checkout; its name holds a space. */
    final Path home;
    final Path bin;
    private final Path calls;
    private final Path outside;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> prefix = new ArrayList<>();

    FakeCheckout(Path folder) {
        home = folder.resolve("check out");
        bin = folder.resolve("bin");
        outside = folder.resolve("outside");
        calls = folder.resolve("calls");
        try {
            Files.createDirectories(home.resolve("src/main/java"));
            Files.createDirectories(bin);
            Files.createDirectories(outside);
            Files.copy(Path.of("flowcheck"), launcher(), StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(home.resolve("pom.xml"), "<project/>\n");
            Files.writeString(source("A.java"), "class A {}\n");
            for (String tool : TOOLS) {
                Optional<Path> found = onPath(tool);
                if (found.isPresent()) {
                    Files.createSymbolicLink(bin.resolve(tool), found.get());
                }
            }
            script(bin.resolve("mvn"), MVN);
            set("PATH", bin.toString());
            set("HOME", folder.resolve("nobody").toString());
            set("XDG_CACHE_HOME", folder.resolve("cache").toString());
            set("FAKE_CALLS", calls.toString());
            set("JAVA_HOME", jdk("17.0.9").toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path launcher() {
        return home.resolve("flowcheck");
    }

    Path source(String name) {
        return home.resolve("src/main/java").resolve(name);
    }

    Path start() {
        return home.resolve("target/start");
    }

    /** A stub JDK of a version, with the release file that every JDK has. */
    Path jdk(String version) throws IOException {
        Path jdk = bin.resolveSibling("jdk " + version);
        Files.createDirectories(jdk.resolve("bin"));
        script(jdk.resolve("bin/java"), JAVA.replace("VERSION", version));
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(jdk.resolve("release"), """
                IMPLEMENTOR="Some Vendor"
                JAVA_RUNTIME_VERSION="%1$s+9"
                JAVA_VERSION="%1$s"
                """.formatted(version));
        return jdk;
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    void unset(String name) {
        environment.remove(name);
    }

    /** What stands before the launcher on the command line, to run it as another user. */
    void runThrough(List<String> command) {
        prefix.addAll(command);
    }

    /** One line for each call of Maven: the folder it ran in and its arguments. */
    List<String> mavenCalls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** What a start printed, and its exit code. */
    record Result(int exit, List<String> out, List<String> err) {
    }

    /** A launcher under way; its output goes to files, so that nothing it leaves behind can hold a pipe open. */
    record Start(Process process, Path out, Path err) {

        Result finish() throws Exception {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after 60 s; stderr so far: " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        }

        /** Waits until stderr holds a text. */
        void awaitError(String text) throws Exception {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!Files.readString(err).contains(text)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("'" + text + "' was not said: " + Files.readString(err));
                }
                Thread.sleep(20);
            }
        }
    }

    Result run(String... arguments) throws Exception {
        return start(launcher(), outside, arguments).finish();
    }

    Start start(Path command, Path folder, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(prefix);
        line.add(command.toString());
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(outside, "out", "");
        Path err = Files.createTempFile(outside, "err", "");
        return new Start(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    /** Takes the right to write from everyone, everywhere in the checkout; with true gives it back. */
    void setWritable(boolean writable) throws IOException {
        try (Stream<Path> paths = Files.walk(home)) {
            for (Path path : paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                path.toFile().setWritable(writable, true);
            }
        }
    }

    /** Removes the links to the system's tools: JUnit warns of each that it finds when it removes the folder. */
    void removeTools() throws IOException {
        for (String tool : TOOLS) {
            Files.deleteIfExists(bin.resolve(tool));
        }
    }

    static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    /** A tool's place on the PATH of this test. */
    static Optional<Path> onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
