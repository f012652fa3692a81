package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type wrongly: one message that shows their words, an exit code, and no files. */
class UsageTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "solve k-logistic --until nan          | wrong-usage      | a positive number",
        "solve k-logistic --until -1           | wrong-usage      | a positive number",
        "solve k-logistic --until 1e400        | wrong-usage      | --until 1e400",
        "solve k-logistic --until 0x1p3        | wrong-usage      | a positive number",
        "solve k-logistic --until              | wrong-usage      | --until stands without a value",
        "solve k-logistic --threads 0          | wrong-usage      | a whole number from 1 to 1024",
        "solve k-logistic --threads 2.5        | wrong-usage      | --threads 2.5",
        "solve k-logistic --seed abc           | wrong-usage      | --seed abc",
        "solve k-logistic --seed=-1            | wrong-usage      | a whole number from 0",
        "solve k-logistic --seeds 0            | wrong-usage      | a whole number from 1 to 1000000",
        "solve k-logistic --seeds 99999999999999999999 | wrong-usage | a whole number from 1 to 1000000",
        "solve k-logistic --samples 1          | wrong-usage      | a whole number from 2",
        "solve k-logistic --samples 1000000000 | wrong-usage      | a whole number from 2 to 1000000",
        "solve k-logistic --tolerance 1e-300   | wrong-usage      | a number from 1e-15 to 0.1",
        "solve two-layer --kernel seperable    | unknown-kernel     | did you mean: separable",
        "solve two-layer --kernel Dense        | unknown-kernel     | one of automatic, separable, dense, compiled",
        "solve two-layer m=5 n=9 d=2 --kernel separable | kernel-cannot-serve | one of automatic, dense, compiled",
        "solve k-logistic --kernel dense       | kernel-cannot-serve | one of automatic, compiled",
        "solve k-logistic --integrator euler   | unknown-integrator | one of Automatic",
        "solve k-logistic --json=1             | wrong-usage      | '--json'",
        "solve k-logistic --unti 5             | wrong-usage      | did you mean: --until",
        "solve k-logistic @file                | setting-syntax   | name=value",
        "solve                                 | wrong-usage      | MODEL is missing",
        "solv k-logistic                       | wrong-usage      | did you mean: solve",
        "blowup three-layer-effective m=0      | size-invalid     | at least 1",
        "blowup three-layer-effective m=-1     | size-invalid     | at least 1",
        "blowup three-layer-effective m=2,0    | size-invalid     | at least 1",
        "blowup three-layer-effective m=1e9    | system-too-large | at most",
        "blowup three-layer-effective m=2.5    | parameter-invalid | a whole number",
        "blowup three-layer-effective m=2,3,   | formula-syntax   | m=2,3,",
        "blowup three-layer-effective mm=3     | unknown-parameter | did you mean: m",
        "blowup three-layer-effective m        | setting-syntax   | name=value",
        "blowup three-layer-effective initial=example1 | unknown-initial-conditions | did you mean: example-1",
        "blowup three-layer-effective m=1,2,3 --seeds 500000 | wrong-usage | 1500000 runs",
        "solve k-logistic --initial absent.json | file-not-found  | there is no file",
        "solve k-logistic --initial .          | file-not-found   | is a folder",
        "solve nonsense                        | file-not-found   | one of 'flowcheck models'",
        "solve ./k-logistic.yaml               | file-not-found   | did you mean: k-logistic",
        "show .                                | file-not-found   | no model called",
        "show ./                               | file-not-found   | ./ is a folder",
        "show k-logistic --stage foo           | wrong-usage      | one of parsed, checked, derived, lowered",
        "show k-logistic K0=1                  | wrong-usage      | --stage lowered",
        "show k-logistic --stage parsed --latex | wrong-usage     | --stage derived",
        "derive                                | wrong-usage      | MODEL is missing",
        "derive two-layer --order -1           | wrong-usage      | --order -1",
        "derive two-layer --order 1.5          | wrong-usage      | a whole number from 0",
        "derive two-layer --order 11           | wrong-usage      | a whole number from 0 to 10",
        "derive two-layer --json --latex       | wrong-usage      | --latex",
        "derive two-layers                     | file-not-found   | did you mean: two-layer",
        "compare                               | wrong-usage      | REDUCED is missing",
        "compare k-logistic                    | wrong-usage      | FULL is missing",
        "compare k-logistik two-layer-descent  | file-not-found   | did you mean: k-logistic",
        "compare k-logistic two-layer-descnt   | file-not-found   | did you mean: two-layer-descent",
        "compare k-logistic two-layer-descent --level 0 | wrong-usage | a positive number",
        "compare k-logistic two-layer-descent --level=-1 | wrong-usage | a positive number",
        "compare k-logistic two-layer-descent --until 0 | wrong-usage | a positive number",
        "compare k-logistic two-layer-descent --integrator euler | unknown-integrator | one of Automatic",
        "compare k-logistic two-layer-descent mm=3 | unknown-parameter | did you mean: m",
        "compare k-logistic two-layer-descent reduced.K=3 | unknown-parameter | expected: K0",
        "compare k-logistic two-layer-descent reduced.K0=2 | outside-domain | K0=2",
        "compare k-logistic two-layer-descent reduced.initial=a | wrong-usage | conditions of two-layer-descent",
        "compare k-logistic two-layer-descent initial=balance | unknown-initial-conditions | did you mean: balanced",
        "compare k-logistic two-layer-descent m=1,2,3 --seeds 500000 | wrong-usage | 1500000 runs",
        "compare quadratic three-layer         | not-comparable   | three-layer has no state x",
        "compare k-logistic two-layer-descent --by-name | not-comparable | two-layer-descent has no state K",
        "compare k-logistic first-stage        | not-comparable   | first-stage is a map",
        "compare k-logistic two-layer-population | moments-only   | states only moments",
        "compare two-layer-linearised two-layer-descent | not-comparable | the real parameter eps",
        "compare three-layer-effective two-layer | not-comparable | u[k, l] for {k, m}, {l, m}, z[j] for {j, d}",
        "compare two-layer-linearised two-layer-descent --by-name reduced.d=2 | not-comparable | 1000 x 2",
        "explain unknown-nam                   | wrong-usage      | did you mean: unknown-name",
        "explain a b                           | wrong-usage      | one word too many",
        "check                                 | wrong-usage      | FILE is missing",
        "new Model                             | wrong-usage      | lower-case words"})
    void wrongInputIsOneMessageWithExitCodeTwo(String words, String code, String part) throws IOException {
        CommandRun run = CommandRun.in(folder, words.split(" +"));
        assertAll(
                () -> assertEquals(2, run.exit()),
                () -> assertEquals("", run.out()),
                () -> assertTrue(run.err().contains("[" + code + "]"), run.err()),
                () -> assertEquals(1, count(run.err(), "error: "), run.err()),
                () -> assertTrue(run.err().contains(part), run.err()),
                () -> assertFalse(run.err().contains("Exception") || run.err().contains("\tat "), run.err()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count(), "nothing is written before the input is known to be right");
        }
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void wordsOfTheUserAreShownAsTyped() {
        CommandRun run = CommandRun.in(folder, "blowup", "three-layer-effective", "m=2.5");
        assertEquals("""
                command line: error: 'm' cannot take this value [parameter-invalid]
                  | m=2.5
                  |   ^^^
                  expected: a whole number
                """, run.err());
        CommandRun pair = CommandRun.in(folder, "compare", "k-logistic", "two-layer-descent", "reduced.x=1");
        assertEquals("""
                command line: error: k-logistic has no parameter 'x' [unknown-parameter]
                  | reduced.x=1
                  |         ^
                  expected: K0
                """, pair.err());
    }

    @Test
    void aNameThatTwoModelsOfThisFolderShareIsRefused() throws IOException {
        for (String topic : new String[] {"first", "second"}) {
            Path place = Files.createDirectories(folder.resolve("models").resolve(topic));
            Files.copy(Path.of("models/classical/cubic.yaml"), place.resolve("cubic.yaml"));
        }
        CommandRun run = CommandRun.in(folder, "show", "cubic");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("[name-taken]") && run.err().contains("first/cubic.yaml, ")
                && run.err().contains("second/cubic.yaml"), run.err());
        assertEquals(0, CommandRun.in(folder, "show", "models/first/cubic.yaml").exit());
    }

    @Test
    void modelsOfThisFolderComeBeforeThoseOfTheInstallation() throws IOException {
        Path place = Files.createDirectories(folder.resolve("models/mine"));
        String own = Files.readString(Path.of("models/classical/cubic.yaml")).replaceFirst("title: .*", "title: my own");
        Files.writeString(place.resolve("cubic.yaml"), own);
        assertTrue(CommandRun.in(folder, "show", "cubic").out().startsWith("my own"));
    }

    @Test
    void anEmptyFolderOfModelsLeavesThoseOfTheInstallation() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        assertTrue(CommandRun.in(folder, "models").out().contains("k-logistic"));
    }

    @Test
    void aFaultyModelDoesNotHideTheOthers() throws IOException {
        Path place = Files.createDirectories(folder.resolve("models/mine"));
        Files.writeString(place.resolve("faulty.yaml"), "flowcheck: 1\nmodel: faulty\n");
        CommandRun run = CommandRun.in(folder, "models");
        assertEquals(0, run.exit());
        assertTrue(run.out().contains("faulty: ") && run.out().contains("k-logistic"), run.out());
    }

    @Test
    void theTemplateOfNewIsInOrderAndIsNotOverwritten() throws IOException {
        assertEquals(0, CommandRun.in(folder, "new", "my-model").exit());
        CommandRun check = CommandRun.in(folder, "check", "my-model.yaml");
        assertEquals(0, check.exit(), check.err());
        String written = Files.readString(folder.resolve("my-model.yaml"));
        assertEquals(2, CommandRun.in(folder, "new", "my-model").exit());
        assertEquals(written, Files.readString(folder.resolve("my-model.yaml")));
        assertEquals(0, CommandRun.in(folder, "solve", "my-model.yaml", "--json").exit());
    }

    @Test
    void checkGoesOnAfterAFaultyFile() throws IOException {
        Files.writeString(folder.resolve("faulty.yaml"), "flowcheck: 1\nmodel: faulty\nstates: {x: 1}\nrates: {x: y}\n");
        CommandRun run = CommandRun.in(folder, "check", "faulty.yaml", "k-logistic");
        assertEquals(2, run.exit());
        assertTrue(run.out().contains("k-logistic: model k-logistic"), run.out());
        assertTrue(run.err().contains("faulty.yaml:4:12: error: "), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"solve", "compare", "verify", "blowup"})
    void aFolderForResultsHasAName(String command) {
        CommandRun run = CommandRun.in(folder, command, "k-logistic", "--out", "");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("expected: the name of a folder"), run.err());
    }

    /** What a file brings along drives no terminal. */
    @ParameterizedTest
    @ValueSource(strings = {"show", "derive"})
    void aTitleWithControlCharactersIsShownWithoutThem(String command) throws IOException {
        Files.writeString(folder.resolve("red.yaml"), "flowcheck: 1\nmodel: red\ntitle: \"a \\e[31mred\\e[0m title\"\n"
                + "source: {paper: \"\", at: test}\nstates:\n  x: {initial: 1}\nrates:\n  x: -x\n");
        CommandRun run = CommandRun.in(folder, command, "red.yaml");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("red"), run.out());
        assertEquals(-1, run.out().indexOf('\u001b'), run.out());
    }

    @Test
    void aModelWithoutAPaperIsListed() throws IOException {
        Path place = Files.createDirectories(folder.resolve("models/mine"));
        Files.writeString(place.resolve("own.yaml"), "flowcheck: 1\nmodel: own\ntitle: of its own\n"
                + "source: {paper: \"\", at: folklore}\nstates:\n  x: {initial: 1}\nrates:\n  x: -x\n");
        CommandRun run = CommandRun.in(folder, "models");
        assertTrue(run.out().contains("of its own") && run.out().contains("folklore"), run.out());
        assertFalse(run.out().contains("faulty"), run.out());
    }
}
