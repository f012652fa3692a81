package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that read well and still cannot be solved: what is said, and the exit code. */
class BadFlowTest {

    private static final Path FOLDER = Path.of("src/test/resources/bad/flow");

    @ParameterizedTest
    @ValueSource(strings = {"no-observables", "not-differentiable"})
    void solveRefuses(String name) throws IOException {
        String[] arguments = {"solve", FOLDER.resolve(name + ".yaml").toString(), "--json"};
        StringWriter screen = new StringWriter();
        PrintWriter out = new PrintWriter(screen, true);
        Session session = new Session(new Terminal(out, out, false, false, 120, false), new Interruption(),
                Path.of("").toAbsolutePath(), Optional.empty(), List.of(arguments));
        assertEquals(Exit.INPUT, Main.commandLine(session).execute(arguments));
        assertEquals(Files.readString(FOLDER.resolve(name + ".expected")), screen.toString());
    }
}
