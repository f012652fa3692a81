package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is known as far as its second run, at looser tolerances, came too. */
class SecondRunTest {

    @TempDir
    private Path folder;

    /**
     * The solution sin t, from which others depart as exp(10 t) and then blow up: at t = 3.2 the errors of the first run are
     * still small, and the second one, with a hundred times as large ones, has blown up. Of three samples both have two.
     */
    private ClaimResult judged(String until, String relation) throws IOException {
        Files.createDirectories(folder.resolve("models/test"));
        Files.writeString(folder.resolve("models/test/separatrix.yaml"), """
                flowcheck: 1
                model: separatrix
                states: {x: 0}
                rates: {x: "Cos[t] + 10*(x - Sin[t]) + (x - Sin[t])^3"}
                observe: {x: x}
                """);
        Path file = folder.resolve("late.yaml");
        Files.writeString(file, "flowcheck: 1\nclaim: late\nsource: {paper: test, at: here}\nstates that: x ends low\n"
                + "kind: pathwise\nruns: {r: {model: separatrix, until: " + until + ", samples: 3}}\n"
                + "check: r.x[end] " + relation + " 0.9\ncontrol: {replace: [\"0.9\", \"-0.9\"]}\n");
        Verification verification = new Verification(new ModelLibrary(folder, Optional.of(Path.of(""))),
                new Verification.Settings(Thoroughness.QUICK, 1, 1));
        return verification.verify(verification.read(List.of(file)), Watch.NONE).claims().get(0);
    }

    @Test
    void theLastSampleThatBothHaveIsNotTheEnd() throws IOException {
        // sin 1.6 is above 0.9, sin 3.2 below.
        for (String relation : List.of("<=", ">=")) {
            ClaimResult early = judged("3.2", relation);
            assertEquals(Verdict.Word.INCONCLUSIVE, early.verdict().word());
            assertTrue(early.scope().contains("1 ended early (the run at looser tolerances)"), early.scope());
        }
    }

    @Test
    void anEndThatBothReachCounts() throws IOException {
        assertEquals(Verdict.Word.HOLDS, judged("2.2", "<=").verdict().word());
        assertEquals(Verdict.Word.VIOLATED, judged("1.6", "<=").verdict().word());
    }
}
