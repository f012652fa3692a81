package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.diagnostic.Goldens;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What flowcheck says about model files and settings that are wrong. */
class BadModelsTest {

    /** Shown by tests below, because the files would be large, absent or links. */
    private static final Set<Code> WITHOUT_FILE = EnumSet.of(Code.FILE_TOO_LARGE);

    static List<Path> models() {
        return Goldens.files("model");
    }

    static List<Path> settings() {
        return Goldens.files("setting");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyBadModelIsRefusedAsItsGoldenTextSays(Path file) {
        assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> Goldens.assertRefused(file, () -> ModelReader.read(file)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyBadSettingIsRefusedAsItsGoldenTextSays(Path file) throws IOException {
        Model model = ModelReader.read(Path.of(model(file.getFileName().toString())));
        List<SourceText> text = List.of(new SourceText("command line", Files.readString(file)));
        Goldens.assertRefused(file, () -> ParameterSettings.read(text, model));
    }

    /** The model that the settings of a file are for. */
    private static String model(String file) {
        if (file.startsWith("fixed-")) {
            return "models/phase-diagram/two-layer-relu.yaml";
        }
        return "models/multi-stage/" + (file.startsWith("activation-") ? "two-layer.yaml" : "two-layer-descent.yaml");
    }

    @Test
    void everyCodeThatReadingCanRaiseHasAFile() {
        Set<Code> missing = Goldens.codesNamed("theory.syntax", "theory.language");
        missing.removeAll(Goldens.codesShown("model", "setting"));
        missing.removeAll(WITHOUT_FILE);
        assertTrue(missing.isEmpty(), missing::toString);
        assertTrue(models().size() >= 60);
    }

    @Test
    void largeFilesAreRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("large.yaml"), "#".repeat(SourceFile.LARGEST + 1));
        assertEquals(Code.FILE_TOO_LARGE, refused(file));
        byte[] bytes = "x".repeat(SourceFile.LARGEST + 1).getBytes(StandardCharsets.UTF_8);
        DiagnosticException problem = assertThrows(DiagnosticException.class, () -> SourceFile.decode("large", bytes));
        assertEquals(Code.FILE_TOO_LARGE, problem.diagnostics().get(0).code());
    }

    @Test
    void absentFilesAndFoldersAreRefused(@TempDir Path folder) {
        assertEquals(Code.FILE_NOT_FOUND, refused(folder.resolve("absent.yaml")));
        assertEquals(Code.FILE_NOT_FOUND, refused(folder));
    }

    @Test
    void extendingThroughALinkOutOfTheFolderIsRefused(@TempDir Path root) throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside"));
        Path inside = Files.createDirectories(root.resolve("models/topic"));
        Files.writeString(outside.resolve("secret.yaml"),
                "flowcheck: 1\nmodel: secret\nstates: {x: 1}\nrates: {x: x}\n");
        Files.createSymbolicLink(inside.resolve("secret.yaml"), outside.resolve("secret.yaml"));
        Path file = Files.writeString(inside.resolve("curious.yaml"),
                "flowcheck: 1\nmodel: curious\nextends: secret\n");
        assertEquals(Code.EXTENDS_OUTSIDE, refused(file));
    }

    @Test
    void aTextThatIsNotAFileCannotExtend() {
        DiagnosticException problem = assertThrows(DiagnosticException.class,
                () -> ModelReader.read(new SourceText("text", "flowcheck: 1\nmodel: m\nextends: k-logistic\n")));
        assertEquals(Code.EXTENDS_OUTSIDE, problem.diagnostics().get(0).code());
    }

    @Test
    void aTextThatIsNotAFileCannotReduce() {
        DiagnosticException problem = assertThrows(DiagnosticException.class,
                () -> ModelReader.read(new SourceText("text",
                "flowcheck: 1\nmodel: m\nstates: {x: 1}\nrates: {x: x}\nreduces: {model: k-logistic, states: "
                + "{x: K}}\n")));
        assertEquals(Code.EXTENDS_OUTSIDE, problem.diagnostics().get(0).code());
    }

    @Test
    void reducingThroughALinkOutOfTheFolderIsRefused(@TempDir Path root) throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside"));
        Path inside = Files.createDirectories(root.resolve("models/topic"));
        Files.writeString(outside.resolve("secret.yaml"),
                "flowcheck: 1\nmodel: secret\nstates: {x: 1}\nrates: {x: x}\n");
        Files.createSymbolicLink(inside.resolve("secret.yaml"), outside.resolve("secret.yaml"));
        Path file = Files.writeString(inside.resolve("curious.yaml"), "flowcheck: 1\nmodel: curious\nstates: {x: 1}\n"
                + "rates: {x: x}\nreduces: {model: secret, states: {x: x}}\n");
        assertEquals(Code.EXTENDS_OUTSIDE, refused(file));
    }

    @Test
    void aBrokenFullerModelIsShownInItsOwnFile(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("topic"));
        Files.writeString(folder.resolve("full.yaml"), "flowcheck: 1\nmodel: full\nstates: {x: 1}\nrates: {x: y}\n");
        Path file = Files.writeString(folder.resolve("less.yaml"), "flowcheck: 1\nmodel: less\nstates: {x: 1}\n"
                + "rates: {x: x}\nreduces: {model: full, states: {x: x}}\n");
        DiagnosticException problem = assertThrows(DiagnosticException.class, () -> ModelReader.read(file));
        assertEquals(Code.UNKNOWN_NAME, problem.diagnostics().get(0).code());
        assertTrue(Excerpt.render(problem.diagnostics().get(0)).contains("full.yaml:4:12"),
                () -> Excerpt.render(problem.diagnostics().get(0)));
    }

    @Test
    void aFileOfSettingsChoosesOneFunction() {
        Model model = ModelReader.read(Path.of("models/multi-stage/two-layer.yaml"));
        DiagnosticException problem = assertThrows(DiagnosticException.class,
                () -> ParameterSettings.readFile(new SourceText("settings.yaml", "sigma: [Tanh, Sin]\n"), model));
        assertEquals(Code.PARAMETER_INVALID, problem.diagnostics().get(0).code());
        DiagnosticException empty = assertThrows(DiagnosticException.class,
                () -> ParameterSettings.readFile(new SourceText("settings.yaml", "m: []\n"), model));
        assertEquals(Code.MISSING_VALUE, empty.diagnostics().get(0).code());
        assertEquals("Sin", ParameterSettings.readFile(new SourceText("settings.yaml", "sigma: Sin\n"), model)
                .activations().get("sigma").function());
    }

    private static Code refused(Path file) {
        return assertThrows(DiagnosticException.class, () -> ModelReader.read(file)).diagnostics().get(0).code();
    }

    private static String system(String name, String definitions) {
        return "flowcheck: 1\nmodel: " + name + "\nparameters: {m: {integer: 3}}\nstates:\n  x: 1\n"
                + "  b[k, l]: {for: \"{k, m}, {l, m}\", initial: 1}\nrates: {x: x, \"b[k, l]\": \"0\"}\ndefine:\n"
                + definitions;
    }

    static Stream<Arguments> hostile() {
        String many = IntStream.range(0, 1900).mapToObj(i -> "  d" + i + ": ").collect(Collectors.joining("%s\n"))
                + "%s\n";
        return Stream.of(
                Arguments.of("long names unknown",
                        system("hostile", many.replace("%s", "y".repeat(60) + " + " + "z".repeat(60))),
                        Code.UNKNOWN_NAME),
                Arguments.of("a chain of definitions", system("hostile", "  d0: x\n" + IntStream.range(1, 1900)
                        .mapToObj(i -> "  d" + i + ": d" + (i - 1) + " + 1\n").collect(Collectors.joining())),
                        Code.NESTING_TOO_DEEP),
                Arguments.of("many factors",
                        system("hostile", "  d: FrobeniusNorm[Dot[b" + ", b".repeat(5000) + "]]\n"),
                        Code.NESTING_TOO_DEEP),
                Arguments.of("many transpositions",
                        system("hostile", "  d: FrobeniusNorm[" + "Transpose[".repeat(98) + "q"
                        + "]".repeat(98) + "]\n"), Code.UNKNOWN_NAME),
                Arguments.of("many numbers", system("hostile", "  d: y + 1/7" + "*1e300/3e299".repeat(1500) + "\n"),
                        Code.UNKNOWN_NAME),
                Arguments.of("many ranges", system("hostile", "  d: Sum[y" + IntStream.range(0, 1500)
                        .mapToObj(i -> ", {i" + i + ", m}").collect(Collectors.joining()) + "]\n"), Code.UNKNOWN_NAME),
                Arguments.of("dashes", "- ".repeat(400_000), Code.NESTING_TOO_DEEP),
                Arguments.of("question marks", "? ".repeat(400_000), Code.NESTING_TOO_DEEP),
                Arguments.of("one long key", "a".repeat(900_000) + ": 1", Code.YAML_SYNTAX),
                Arguments.of("quotes", "a: '" + "''".repeat(400_000), Code.YAML_SYNTAX),
                Arguments.of("a long list", "a: [" + "1,".repeat(400_000) + "]", Code.TOO_MANY_ENTRIES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileTextEndsInADiagnosticInTime(String what, String text, Code code) {
        DiagnosticException problem = assertTimeoutPreemptively(Duration.ofSeconds(20), () ->
                assertThrows(DiagnosticException.class, () -> ModelReader.read(new SourceText("hostile", text))));
        assertEquals(code, problem.diagnostics().get(0).code(), () -> problem.diagnostics().get(0).message());
        assertTrue(problem.diagnostics().size() <= Problems.MOST);
    }
}
