package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Functions chosen for an open activation. x' = -sigma(x) with sigma = sin keeps tan(x/2)*e^t, with sigma = tanh it
 * keeps sinh(x)*e^t: two closed forms that tell the choices apart.
 */
class ChosenActivationTest {

    private static final String CLAIM = """
            flowcheck: 1
            claim: %s
            source: {paper: "separation of variables", at: "tan(x/2) = tan(1/2) e^-t"}
            states that: x decays
            kind: pathwise
            runs:
              r: {model: decay, activation: {sigma: %s}, until: 2, samples: 5}
            quantities:
              q: "%s"
            for all: {t: times}
            check: "r.q[t] == r.q[0]*Exp[-t]"
            control:
              - {replace: ["-t", "-1.05*t"]}
            expect: %s
            finding: a sample
            """;
    private static final String OF_SIN = "Tan[x/2]";
    private static final String OF_TANH = "Sinh[x]";

    @TempDir
    private Path folder;

    @BeforeEach
    void model() throws IOException {
        Files.createDirectories(folder.resolve("models/mine"));
        Files.writeString(folder.resolve("models/mine/decay.yaml"), """
                flowcheck: 1
                model: decay
                activations: {sigma: {at zero: [0, 1]}}
                states: {x: 1}
                rates: {x: "-sigma[x]"}
                observe: {x: x}
                """);
    }

    private Map<String, Object> verdict(String name, String function, String quantity, String expected) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), CLAIM.formatted(name, function, quantity, expected));
        return CommandRun.list(CommandRun.in(folder, "verify", name + ".yaml", "--json").json(), "claims").get(0);
    }

    @Test
    void claimsChooseTheFunctionTheyAreAbout() throws IOException {
        Map<String, Object> right = verdict("right", "Sin", OF_SIN, "holds");
        assertEquals("holds", right.get("verdict"), right.toString());
        assertTrue(right.get("scope").toString().contains("sigma = Sin"), right.toString());
        assertEquals("holds", verdict("other", "Tanh", OF_TANH, "holds").get("verdict"));
        assertEquals("violated", verdict("wrong", "Tanh", OF_SIN, "violated").get("verdict"));
    }

    @Test
    void solveRecordsTheFunction() {
        Map<String, Object> run = CommandRun.json(folder, "solve", "decay", "sigma=Sin", "--until", "2", "--json");
        assertEquals(Map.of("sigma", "Sin"), run.get("parameters"));
        CommandRun open = CommandRun.in(folder, "solve", "decay", "--until", "2", "--json");
        assertEquals(Exit.INPUT, open.exit());
        assertTrue(open.err().contains("sigma=Tanh"), open.err());
    }

    /** A default that is not chosen is the model's, and is not recorded as a setting. */
    @Test
    void defaultsAreNotSettings() throws IOException {
        Path file = folder.resolve("models/mine/decay.yaml");
        Files.writeString(file, Files.readString(file).replace("[0, 1]", "[0, 1], default: Tanh"));
        Map<String, Object> run = CommandRun.json(folder, "solve", "decay", "--until", "2", "--json");
        assertFalse(run.get("parameters").toString().contains("Tanh"));
    }
}
