package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.MeasuredRun;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.Snapshot;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.network.Normalisation;
import org.flowcheck.simulation.ode.BlowUpDriver;
import org.flowcheck.simulation.ode.BlowUpProblem;
import org.flowcheck.simulation.ode.BlowUpRun;
import org.flowcheck.simulation.ode.BlowUpSampling;
import org.flowcheck.simulation.ode.BlowUpSettings;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.MapIteration;
import org.flowcheck.simulation.ode.Method;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.Samples;
import org.flowcheck.simulation.ode.StateFunction;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.Trajectory;
import org.flowcheck.theory.model.BlowUp;

/** Makes the runs at one point of a grid, and measures what claims ask for on each of them twice: fine and coarse. */
final class ClaimRuns {

    /**
     * Distance of raw samples of a blow-up run in rescaled time s: {@value}. Norms grow by about e^(s/sqrt(3)) where
     * the energy has degree three, so a raw sample is some 3 % of growth; the wanted number of places is picked from
     * these at equal strides.
     */
    static final double SPACING = 0.05;
    /**
     * Blow-up runs are sampled until the followed quantity reaches its threshold, or the norm this factor: {@value}.
     */
    private static final double LARGEST_GROWTH = 1e12;
    /** How a run ended that came to its end, and its second run did not. */
    private static final String SECOND_RUN = "the run at looser tolerances";

    private final RunPoint point;
    private final PreparedModel prepared;
    private final List<Quantity> columns;
    private final ImageFolder images;
    private final int threads;
    private final QuantityFunctions functions;
    private final MatrixSnapshots snapshots;
    private final MatrixSnapshots none;
    private final Set<Method> methods = ConcurrentHashMap.newKeySet();

    /**
     * The runs at a point.
     *
     * @param columns what is measured
     * @param shown matrices at moments, of the first run
     * @param images where files of images may be
     * @param threads how many threads the right-hand side of one run may use; the results do not depend on it
     * @throws org.flowcheck.diagnostic.DiagnosticException if a blow-up is to be followed that the driver cannot follow
     */
    ClaimRuns(RunPoint point, PreparedModel prepared, List<Quantity> columns, Set<Snapshot> shown,
              ImageFolder images, int threads) {
        this.point = point;
        this.prepared = prepared;
        if (point.extent() instanceof Extent.BlowUp
                && prepared.degree().filter(degree -> degree.toDouble() > 1).isEmpty()) {
            throw Diagnostic.of(Code.NO_BLOW_UP, "the flow of " + point.model().name()
                    + " is not homogeneous of a degree above 1: claims cannot follow its blow-up").exception();
        }
        this.columns = columns;
        this.images = images;
        this.threads = threads;
        this.functions = new QuantityFunctions(point.model(), prepared.model(), columns);
        this.snapshots = new MatrixSnapshots(point.model(), prepared.model(), shown);
        this.none = new MatrixSnapshots(point.model(), prepared.model(), Set.of());
    }

    /**
     * One piece of work per run, in the order of seeds.
     *
     * @param firstSeed the first seed
     * @param seeds how many
     */
    List<Ensemble.Piece<MeasuredRun>> pieces(long firstSeed, int seeds) {
        List<Ensemble.Piece<MeasuredRun>> pieces = new ArrayList<>();
        Optional<String> initial = point.initial().isEmpty() ? Optional.empty() : Optional.of(point.initial());
        CompiledModel compiled = prepared.compile(new ModelCompiler.Choice(point.parameters(), firstSeed, initial,
                NamedArrays.none(), images));
        for (int draw = 0; draw < seeds; draw++) {
            long seed = Math.addExact(firstSeed, draw);
            RunPlan.Cell cell = new RunPlan.Cell(point.initial(), point.parameters(), seed);
            MatrixSnapshots shown = draw == 0 ? snapshots : none;
            pieces.add(control -> measure(compiled.withSeed(seed), cell, shown, control));
        }
        return pieces;
    }

    /** How the runs made so far were computed; filled by the pieces, from any thread. */
    Set<Method> methods() {
        return methods;
    }

    private MeasuredRun measure(CompiledModel compiled, RunPlan.Cell cell, MatrixSnapshots shown, Control control) {
        MeasuredRun run = run(compiled, cell, shown, control);
        return prepared.model().dynamics().discrete() ? run
                : run.inClock(NormalisedClock.of(compiled.network().map(Normalisation::of)));
    }

    private MeasuredRun run(CompiledModel compiled, RunPlan.Cell cell, MatrixSnapshots shown, Control control) {
        InitialValueProblem problem = new InitialValueProblem(compiled.newField(threads), compiled.layout(), 0,
                compiled.initialState());
        List<NamedFunction> measured = functions.of(compiled);
        if (point.extent() instanceof Extent.UntilTime until) {
            return inTime(problem, measured, until, cell, compiled, shown, control);
        }
        return towardsBlowUp(problem, measured, (Extent.BlowUp) point.extent(), cell, compiled, control);
    }

    private MeasuredRun inTime(InitialValueProblem problem, List<NamedFunction> functions, Extent.UntilTime until,
                               RunPlan.Cell cell, CompiledModel compiled, MatrixSnapshots shown, Control control) {
        boolean map = prepared.model().dynamics().discrete();
        Map<String, Double> parameters = compiled.parameters();
        double[] times = map ? MapIteration.wholeTimes(until.end(parameters), until.samples())
                : RunRequest.evenly(0, until.end(parameters), until.samples());
        RunRequest request = RunRequest.sampling(problem, times, functions)
                .keepingStates(shown.places(times, parameters));
        IntegrationSettings settings = until.tolerance().isPresent()
                ? IntegrationSettings.DEFAULT.withTolerance(until.tolerance().getAsDouble())
                : IntegrationSettings.DEFAULT;
        Trajectory trajectory = map ? new MapIteration(settings, control).run(request)
                : new TimeIntegration(settings, control).run(request, functions.subList(0, columns.size()));
        methods.add(trajectory.method());
        Samples fine = trajectory.fine();
        Samples coarse = trajectory.coarse().orElse(fine);
        int places = 0;
        while (places < Math.min(fine.size(), coarse.size()) && fine.time(places) == coarse.time(places)) {
            places++;
        }
        boolean ended = trajectory.outcome() instanceof Outcome.End;
        // Nothing is known beyond where the second run ended, which has less time left if the first took long.
        boolean complete = ended && trajectory.coarse().isPresent() && places == times.length;
        double end = trajectory.outcome().time();
        Interval never = new Interval(Double.POSITIVE_INFINITY, end, Double.POSITIVE_INFINITY);
        return measured(cell, parameters, fine, coarse, IntStream.range(0, places).toArray(), never,
                ended && !complete ? SECOND_RUN : trajectory.outcome().word(), complete).showing(shown.of(compiled, times, trajectory));
    }

    private MeasuredRun towardsBlowUp(InitialValueProblem problem, List<NamedFunction> functions, Extent.BlowUp wanted,
                                      RunPlan.Cell cell, CompiledModel compiled, Control control) {
        BlowUp section = prepared.model().blowUp().orElseThrow();
        StateFunction along = compiled.newFunction(section.along());
        BlowUpSampling sampling = new BlowUpSampling(functions, SPACING, LARGEST_GROWTH,
                Optional.of((t, y) -> Math.abs(along.value(t, y)) - wanted.threshold()), false);
        BlowUpProblem search = new BlowUpProblem(problem, prepared.degree().orElseThrow().toDouble(),
                Optional.of(new NamedFunction("along", along)), section.earliest().map(compiled::newFunction),
                section.latest().map(compiled::newFunction), compiled.newPreciseField());
        BlowUpRun run = new BlowUpDriver(BlowUpSettings.DEFAULT, control).run(search, Optional.of(sampling));
        methods.add(run.method());
        Samples fine = run.fine().orElseThrow();
        Samples coarse = run.coarse().orElse(fine);
        Interval time = run.outcome() instanceof Outcome.BlowUp found
                ? new Interval(found.time(), found.lower(), found.upper())
                : new Interval(Double.POSITIVE_INFINITY, run.outcome().time(), Double.POSITIVE_INFINITY);
        boolean complete = run.outcome() instanceof Outcome.BlowUp && run.coarse().isPresent();
        return measured(cell, compiled.parameters(), fine, coarse,
                strides(Math.min(fine.size(), coarse.size()), wanted.samples()), time, run.outcome().word(), complete);
    }

    /** At most {@code wanted} places at one stride, from the first on; all of them if there are no more. */
    static int[] strides(int available, int wanted) {
        int stride = Math.max(1, (available - 1 + wanted - 2) / (wanted - 1));
        return IntStream.iterate(0, place -> place < available, place -> place + stride).toArray();
    }

    private MeasuredRun measured(RunPlan.Cell cell, Map<String, Double> parameters, Samples fine, Samples coarse,
                                 int[] places, Interval blowUp, String ending, boolean complete) {
        int width = columns.size();
        double[][][] tables = new double[3][width][];
        for (int column = 0; column < width; column++) {
            tables[0][column] = row(fine, column, places);
            tables[1][column] = row(coarse, column, places);
            tables[2][column] = row(fine, width + column, places);
        }
        MeasuredRun.Times times = new MeasuredRun.Times(Arrays.stream(places).mapToDouble(fine::time).toArray(),
                Arrays.stream(places).mapToDouble(coarse::time).toArray());
        return new MeasuredRun(cell, parameters, columns, times, tables[0], tables[1], tables[2], blowUp,
                ending, complete);
    }

    private static double[] row(Samples samples, int function, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> samples.value(function, place)).toArray();
    }
}
