package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models that read well and still cannot be solved, or derived with: what is said, and the exit code. A file's name
 * starts with the command. Run with {@code -Dflowcheck.goldens=write} to write the golden texts anew.
 */
class BadFlowTest {

    static List<Path> files() {
        return Goldens.files("flow");
    }

    @ParameterizedTest
    @MethodSource("files")
    void theCommandRefuses(Path file) throws IOException {
        String command = file.getFileName().toString().split("-")[0];
        // Without --json a solved model would leave a folder; what is derived is easier to read as text.
        String[] arguments = "derive".equals(command) ? new String[] {command, file.toString()}
                : new String[] {command, file.toString(), "--json"};
        StringWriter screen = new StringWriter();
        PrintWriter out = new PrintWriter(screen, true);
        Session session = new Session(new Terminal(out, out, false, false, 120, false), new Interruption(),
                Path.of("").toAbsolutePath(), Optional.empty(), List.of(arguments));
        assertEquals(Exit.INPUT, Main.commandLine(session).execute(arguments));
        Path golden = file.resolveSibling(file.getFileName() + ".expected");
        if ("write".equals(System.getProperty("flowcheck.goldens"))) {
            Files.writeString(golden, screen.toString());
        }
        assertEquals(Files.readString(golden), screen.toString());
    }

    /** Whatever cannot be derived is said with the line of the model that stands in the way. */
    @ParameterizedTest
    @MethodSource("files")
    void refusedDerivationsNameALine(Path file) throws IOException {
        if (file.getFileName().toString().startsWith("derive")) {
            List<String> errors = Files.readAllLines(file.resolveSibling(file.getFileName() + ".expected")).stream()
                    .filter(line -> line.contains("error: ")).toList();
            assertFalse(errors.isEmpty());
            errors.forEach(error -> assertTrue(error.matches(".*\\.yaml:\\d+:\\d+: error: .*"), error));
        }
    }

    @Test
    void everyCodeThatTheCalculusCanRaiseHasAFile() {
        Set<Code> raised = Goldens.codesNamed("theory.calculus");
        raised.removeAll(Goldens.codesShown("flow", "claim"));
        assertTrue(raised.isEmpty(), () -> "no file shows " + raised);
    }
}
