package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.MeasuredRun;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grids that meet in a point share its runs, and get the numbers they would get alone. */
class SharedRunsTest {

    private static final String WIDE = "{model: two-layer-descent, m: [2, 5], d: 1, seeds: 2, until: 1, samples: 6}";
    private static final String DEEP = "{model: two-layer-descent, m: 5, d: 1, seeds: 3, until: 1, samples: 6}";

    @TempDir
    private Path folder;

    private List<Claim> claims(String... runs) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String run : runs) {
            String id = "claim-" + files.size();
            Path file = folder.resolve(id + ".yaml");
            Files.writeString(file, "flowcheck: 1\nclaim: " + id + "\nsource: {paper: test, at: here}\nstates that: " + id
                    + "\nkind: pathwise\nruns: {r: " + run + "}\nquantities: {size" + files.size()
                    + ": \"Sum[Abs[a[k]], {k, m}]\"}\nfor all: {t: times}\ncheck: r.size" + files.size()
                    + "[t] >= 0\ncontrol: {replace: [\">=\", \"<=\"]}\n");
            files.add(file);
        }
        return new Verification(new ModelLibrary(folder, Optional.of(Path.of(""))),
                new Verification.Settings(Thoroughness.QUICK, 1, 1)).read(files);
    }

    private static SharedRuns made(List<Claim> claims) {
        SharedRuns runs = new SharedRuns(claims, 1, 1);
        Map<Model, PreparedModel> prepared = new IdentityHashMap<>();
        runs.make(model -> prepared.computeIfAbsent(model, PreparedModel::numeric), ImageFolder.none(), 2,
                Watch.NONE);
        return runs;
    }

    private static List<MeasuredRun> of(SharedRuns runs, Claim claim) {
        return runs.of(claim, claim.runs().get(0)).orElseThrow();
    }

    @Test
    void makesEachRunOnce() throws IOException {
        // m = 2 twice, m = 5 three times, instead of 4 + 3.
        assertEquals(5, new SharedRuns(claims(WIDE, DEEP), 1, 1).size());
        assertEquals(10, new SharedRuns(claims(WIDE, DEEP), 1, 2).size());
    }

    @Test
    void anotherToleranceEndOrSamplingIsAnotherRun() throws IOException {
        for (String other : List.of(DEEP.replace("samples: 6", "samples: 6, tolerance: 1e-8"),
                DEEP.replace("until: 1", "until: 2"), DEEP.replace("samples: 6", "samples: 7"), DEEP.replace("d: 1", "d: 2"))) {
            assertEquals(7, new SharedRuns(claims(WIDE, other), 1, 1).size(), other);
        }
    }

    @Test
    void sharedRunsHaveTheNumbersOfOwnOnes() throws IOException {
        List<Claim> both = claims(WIDE, DEEP);
        SharedRuns shared = made(both);
        for (Claim claim : both) {
            List<MeasuredRun> alone = of(made(List.of(claim)), claim);
            List<MeasuredRun> together = of(shared, claim);
            assertEquals(alone.size(), together.size());
            for (int i = 0; i < alone.size(); i++) {
                assertEquals(alone.get(i).cell(), together.get(i).cell());
                assertEquals(claim.quantities().stream().map(series -> series.quantity()).distinct().toList(),
                        together.get(i).columns());
                for (int column = 0; column < alone.get(i).columns().size(); column++) {
                    assertArrayEquals(alone.get(i).fine()[column], together.get(i).fine()[column]);
                    assertArrayEquals(alone.get(i).coarse()[column], together.get(i).coarse()[column]);
                }
            }
        }
    }
}
