package org.flowcheck.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The corpus of bad input: under {@code src/test/resources/bad/KIND} each file has beside it, with the ending
 * {@code .expected}, what flowcheck says about it. Run with {@code -Dflowcheck.goldens=write} to write these anew; then
 * look at every difference.
 */
public final class Goldens {

    /** The folder of the kinds. */
    public static final Path ROOT = Path.of("src/test/resources/bad");

    private static final String EXPECTED = ".expected";
    private static final boolean WRITE = "write".equals(System.getProperty("flowcheck.goldens"));
    private static final Pattern CODE = Pattern.compile("error: .* \\[([a-z0-9-]+)\\]$", Pattern.MULTILINE);
    private static final Pattern USE = Pattern.compile("\\bCode\\.([A-Z][A-Z0-9_]+)\\b");

    private Goldens() {
    }

    /** The bad files of a kind. */
    public static List<Path> files(String kind) {
        try (Stream<Path> files = Files.list(ROOT.resolve(kind))) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(EXPECTED))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that reading a bad file ends in the diagnostics that its golden text shows. */
    public static void assertRefused(Path file, Runnable reading) {
        DiagnosticException problem = assertThrows(DiagnosticException.class, reading::run, file::toString);
        String said = problem.diagnostics().stream().map(Excerpt::render).collect(Collectors.joining("\n\n", "", "\n"));
        Path golden = file.resolveSibling(file.getFileName() + EXPECTED);
        try {
            if (WRITE) {
                Files.writeString(golden, said);
            }
            assertTrue(Files.exists(golden), () -> golden + " is missing; it would say\n" + said);
            assertEquals(Files.readString(golden), said, file::toString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The codes that the golden texts of some kinds show. */
    public static Set<Code> codesShown(String... kinds) {
        Set<Code> codes = new TreeSet<>();
        for (String kind : kinds) {
            for (Path file : files(kind)) {
                Matcher matcher = CODE.matcher(read(file.resolveSibling(file.getFileName() + EXPECTED)));
                while (matcher.find()) {
                    codes.add(Code.of(matcher.group(1)).orElseThrow());
                }
            }
        }
        return codes;
    }

    /** The codes that the sources of some packages of {@code org.flowcheck} name, and so can raise. */
    public static Set<Code> codesNamed(String... packages) {
        Set<Code> codes = new TreeSet<>();
        for (String name : packages) {
            Path folder = Path.of("src/main/java/org/flowcheck", name.split("\\."));
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    Matcher matcher = USE.matcher(read(file));
                    while (matcher.find()) {
                        codes.add(Code.valueOf(matcher.group(1)));
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return codes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
