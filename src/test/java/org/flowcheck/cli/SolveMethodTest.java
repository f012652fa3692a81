package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result names the integrator that really ran. */
class SolveMethodTest {

    @TempDir
    private Path folder;

    /** two-layer-descent at d = 1 has 2 m components: 20 and 120, on both sides of the choice. */
    @Test
    void runsAtSeveralSizesNameBothIntegrators() {
        String out = solve("two-layer-descent", "m=10,60");
        assertTrue(out.contains("integrator DormandPrince853,"), out);
        assertTrue(out.contains("integrator LeanDormandPrince853PI,"), out);
    }

    @Test
    void oneIntegratorIsNamedOnce() {
        String out = solve("two-layer-descent", "m=10,20");
        assertEquals(out.indexOf("integrator "), out.lastIndexOf("integrator "), out);
        assertFalse(out.contains("Lean"), out);
    }

    @Test
    void aSmallStateIsLeanWhenAskedFor() {
        for (String name : new String[] {"LeanDormandPrince853", "LeanDormandPrince853PI", "StabilisedChebyshev"}) {
            String out = solve("two-layer-descent", "m=10", "--integrator", name, "--tolerance", "1e-6");
            assertTrue(out.contains("integrator " + name + ","), out);
        }
    }

    /** A formula of order 2 at the default tolerance of 1e-11, and on a field that rotates. */
    @Test
    void whatTheStabilisedFormulaDoesNotFitIsRefused() throws IOException {
        CommandRun tight = CommandRun.in(folder, "solve", "two-layer-descent", "m=10", "--until", "1", "--integrator",
                "StabilisedChebyshev");
        assertEquals(2, tight.exit(), tight.err());
        assertTrue(tight.err().contains("unsuitable-integrator") && tight.err().contains("tolerance"), tight.err());
        Files.writeString(folder.resolve("rotation.yaml"), """
                flowcheck: 1
                model: rotation
                title: A rotation
                source: {paper: none, at: here}
                states: {x: 1, v: 0}
                rates: {x: v, v: -x}
                observe: {x: x}
                """);
        CommandRun rotates = CommandRun.in(folder, "solve", "rotation.yaml", "--integrator", "StabilisedChebyshev",
                "--tolerance", "1e-5");
        assertEquals(2, rotates.exit(), rotates.err());
        assertTrue(rotates.err().contains("unsuitable-integrator") && rotates.err().contains("rotates"), rotates.err());
        }

    /** Enough pairs of neurons and samples for the field to use the threads that it is lent. */
    @Test
    void aRunOnSeveralThreadsGivesTheSameDigits() {
        String alone = solve("two-layer", "m=700", "n=70", "--json", "--threads", "1");
        assertEquals(alone, solve("two-layer", "m=700", "n=70", "--json", "--threads", "3"));
        String[] seeds = {"two-layer", "m=700", "n=70", "--json", "--seeds", "2", "--threads", "4"};
        int loss = alone.indexOf("\"loss\"");
        assertTrue(loss > 0 && solve(seeds).contains(alone.substring(loss, alone.indexOf("}", loss))));
    }

    private String solve(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "solve";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--until";
        all[words.length + 2] = "1";
        CommandRun run = CommandRun.in(folder, all);
        assertEquals(0, run.exit(), run.err());
        return run.out();
    }
}
