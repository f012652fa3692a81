package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertTrue(out.contains("integrator LeanDormandPrince853,"), out);
    }

    @Test
    void oneIntegratorIsNamedOnce() {
        String out = solve("two-layer-descent", "m=10,20");
        assertEquals(out.indexOf("integrator "), out.lastIndexOf("integrator "), out);
        assertFalse(out.contains("Lean"), out);
    }

    @Test
    void aSmallStateIsLeanWhenAskedFor() {
        for (String name : new String[] {"LeanDormandPrince853", "LeanDormandPrince853PI"}) {
            String out = solve("two-layer-descent", "m=10", "--integrator", name);
            assertTrue(out.contains("integrator " + name + ","), out);
        }
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
