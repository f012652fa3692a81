package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Goldens;
import org.flowcheck.simulation.data.InitialDataReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every faulty data file gives the diagnostics of its golden, against the effective three-layer model at m = 3. */
class BadInitialDataTest {

    private static CompiledModel model() {
        return ModelCompilerTest.compile(SampleModels.threeLayerEffective(), Map.of("m", 3.0));
    }

    static List<Path> files() {
        return Goldens.files("data");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBadFileIsRefusedAsItsGoldenTextSays(Path file) {
        Goldens.assertRefused(file, () -> model().initialFrom(InitialDataReader.read(file)));
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
}
