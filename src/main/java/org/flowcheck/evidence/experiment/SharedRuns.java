package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.MeasuredRun;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.Snapshot;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.ode.Method;
import org.flowcheck.theory.model.Model;

/**
 * The runs that several claims ask for. Each point of a grid is run once, with as many draws as the claim that asks for
 * most of them, and with all quantities that any claim measures there.
 */
final class SharedRuns {

    /** What claims want at a point. */
    private static final class Wanted {
        private int seeds;
        private final Set<Quantity> columns = new LinkedHashSet<>();
        private final Set<Snapshot> snapshots = new LinkedHashSet<>();
        private Set<Method> methods = Set.of();
        private List<MeasuredRun> made = List.of();
    }

    private final Map<RunPoint, Wanted> wanted = new LinkedHashMap<>();
    private final long firstSeed;
    private final int factor;

    /**
     * The runs of claims.
     *
     * @param firstSeed the first seed
     * @param factor how many times the number of seeds that the claims state
     */
    SharedRuns(List<Claim> claims, long firstSeed, int factor) {
        this.firstSeed = firstSeed;
        this.factor = factor;
        for (Claim claim : claims) {
            for (RunPlan plan : claim.runs()) {
                List<Quantity> columns = columns(claim, plan);
                for (RunPoint point : RunPoint.of(plan)) {
                    Wanted here = wanted.computeIfAbsent(point, fresh -> new Wanted());
                    here.seeds = Math.max(here.seeds, plan.seeds());
                    here.columns.addAll(columns);
                }
                // Figures show matrices of the first run.
                wanted.get(RunPoint.of(plan).get(0)).snapshots.addAll(claim.snapshots(plan.name()));
            }
        }
    }

    private static List<Quantity> columns(Claim claim, RunPlan plan) {
        return claim.quantities().stream().filter(series -> series.run().equals(plan.name()))
                .map(Value.Series::quantity).distinct().toList();
    }

    /** How many runs these are. */
    int size() {
        return wanted.values().stream().mapToInt(here -> here.seeds * factor).sum();
    }

    /**
     * Makes the runs. After a cancellation points are left without runs.
     *
     * @param images where files of images may be
     */
    void make(Function<Model, PreparedModel> models, ImageFolder images, int threads, Watch watch) {
        List<Ensemble.Piece<MeasuredRun>> pieces = new ArrayList<>();
        int threadsOfOneRun = Math.max(1, threads / Math.max(1, size()));
        wanted.forEach((point, here) -> {
            ClaimRuns runs = new ClaimRuns(point, models.apply(point.model()), List.copyOf(here.columns),
                    here.snapshots, images, threadsOfOneRun);
            here.methods = runs.methods();
            pieces.addAll(runs.pieces(firstSeed, here.seeds * factor));
        });
        List<Optional<MeasuredRun>> results = Ensemble.runPieces(threads, pieces, watch);
        int start = 0;
        for (Wanted here : wanted.values()) {
            List<Optional<MeasuredRun>> part = results.subList(start, start + here.seeds * factor);
            if (part.stream().allMatch(run -> run.isPresent() && !run.get().ending().equals("cancelled"))) {
                here.made = part.stream().flatMap(Optional::stream).toList();
            }
            start += part.size();
        }
    }

    /**
     * The runs of a claim's plan in the order of its points and then of seeds, with what the claim measures on them;
     * empty if some were not made.
     */
    Optional<List<MeasuredRun>> of(Claim claim, RunPlan plan) {
        List<Quantity> columns = columns(claim, plan);
        List<MeasuredRun> runs = new ArrayList<>();
        for (RunPoint point : RunPoint.of(plan)) {
            List<MeasuredRun> made = wanted.get(point).made;
            if (made.isEmpty()) {
                return Optional.empty();
            }
            made.subList(0, plan.seeds() * factor).forEach(run -> runs.add(run.measuring(columns)));
        }
        return Optional.of(runs);
    }

    /** How the runs of a plan were computed. */
    Set<Method> methods(RunPlan plan) {
        Set<Method> methods = new LinkedHashSet<>();
        RunPoint.of(plan).forEach(point -> methods.addAll(wanted.get(point).methods));
        return methods;
    }
}
