package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.simulation.data.InitialDataReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every faulty data file gives the diagnostics of its golden, against the effective three-layer model at m = 3. */
class BadInitialDataTest {

    private static final Path FOLDER = Path.of("src/test/resources/bad/data");
    private static final String GOLDEN = ".expected";

    private static CompiledModel model() {
        return ModelCompilerTest.compile(SampleModels.threeLayerEffective(), Map.of("m", 3.0));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> !file.toString().endsWith(GOLDEN)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesItsGolden(Path file) throws IOException {
        DiagnosticException thrown = assertThrows(DiagnosticException.class,
                () -> model().initialFrom(InitialDataReader.read(file)));
        String shown = thrown.diagnostics().stream().map(Excerpt::render).collect(Collectors.joining("\n")) + "\n";
        Path golden = Path.of(file + GOLDEN);
        if (Boolean.getBoolean("flowcheck.goldens.write")) {
            Files.writeString(golden, shown);
        }
        assertEquals(Files.readString(golden), shown);
    }

    @Test
    void goodDataBecomeTheState(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("good.json"),
                " {\"c\": [7, 8e0, 0.9e+1], \"a\":[1,2,3]\n,\"\\u0062\": [[-1, -2, -3], [1e-3, 5, 6], [0, -0.0, 4]]} ");
        CompiledModel from = model().initialFrom(InitialDataReader.read(file));
        assertArrayEquals(new double[] {1, 2, 3, -1, -2, -3, 1e-3, 5, 6, 0, -0.0, 4, 7, 8, 9}, from.initialState());
    }

    @Test
    void aMissingFileIsADiagnostic(@TempDir Path folder) {
        DiagnosticException thrown = assertThrows(DiagnosticException.class,
                () -> InitialDataReader.read(folder.resolve("none.json")));
        assertEquals(Code.FILE_NOT_FOUND, thrown.diagnostics().get(0).code());
    }

    @Test
    void theCorpusCoversEveryCodeOfDataFiles() throws IOException {
        String goldens = files().stream().map(file -> {
            try {
                return Files.readString(Path.of(file + GOLDEN));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).collect(Collectors.joining());
        for (Code code : List.of(Code.JSON_SYNTAX, Code.NESTING_TOO_DEEP, Code.DUPLICATE_ARRAY, Code.RAGGED_ARRAY,
                Code.NON_FINITE_NUMBER, Code.UNKNOWN_ARRAY, Code.MISSING_ARRAY, Code.ARRAY_SHAPE, Code.FILE_EMPTY,
                Code.NOT_UTF8, Code.ARRAY_FILE_BROKEN, Code.ARRAY_FILE_PICKLED, Code.ARRAY_TYPE_UNSUPPORTED,
                Code.ARRAY_TOO_LARGE)) {
            assertTrue(goldens.contains("[" + code.id() + "]"), code.id());
        }
    }
}
