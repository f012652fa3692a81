package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.network.Normalisation;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.MapIteration;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.Trajectory;

/** Runs a fuller and a reduced model side by side and samples how far they are apart. */
final class Comparer {

    private final PreparedModel full;
    private final PreparedModel reduced;
    private final PreparedModel searchedFull;
    private final PreparedModel searchedReduced;
    private final ComparisonMap map;
    private final SolveSettings settings;

    Comparer(PreparedModel full, PreparedModel reduced, ComparisonMap map, SolveSettings settings) {
        this.full = full;
        this.reduced = reduced;
        this.searchedFull = full.inBlowUpCoordinate();
        this.searchedReduced = reduced.inBlowUpCoordinate();
        this.map = map;
        this.settings = settings;
    }

    /** The reduced model with the numbers that one of the fuller model's gives it. */
    MappedModel mapped(CompiledModel compiled, Map<String, Double> given) {
        return MappedModel.of(reduced, map.reduces(), compiled, given);
    }

    /**
     * One comparison. Where a blow-up of either model is proved to lie ahead, the run ends with it; as many samples
     * more are spread over the time before it.
     */
    ComparisonCase compare(CompiledModel compiled, ModelVariant variant, ModelVariant ofReduced, Control control) {
        MappedModel mapped = mapped(compiled, ofReduced.given());
        boolean discrete = full.model().dynamics().discrete();
        BlowUpAhead ofFull = BlowUpAhead.of(searchedFull, compiled, variant, settings.until(), control);
        BlowUpAhead ahead = BlowUpAhead.of(searchedReduced, mapped.compiled(), ofReduced,
                settings.until() * mapped.clock(), control);
        Optional<Outcome.BlowUp> inFull = ofFull.found();
        Optional<Outcome.BlowUp> inReduced = ahead.found().map(found -> slowed(found, mapped.clock()));
        boolean reducedFirst = inReduced.isPresent()
                && (inFull.isEmpty() || inReduced.get().lower() <= inFull.get().lower());
        Optional<Outcome.BlowUp> first = reducedFirst ? inReduced : inFull;
        double[] asked = discrete ? MapIteration.wholeTimes(settings.until(), settings.samples())
                : RunRequest.evenly(0, settings.until(), settings.samples());
        double[] times = first.map(found -> before(found.lower(), asked)).orElse(asked);
        PairedFlow flow = PairedFlow.of(compiled, mapped, discrete);
        PairSampler sampler = PairSampler.of(compiled, mapped, map.reduces(), flow);
        RunRequest request = RunRequest.sampling(flow.problem(), times, sampler.functions());
        Trajectory run = discrete ? new MapIteration(settings.integration(), control).run(request)
                : new TimeIntegration(settings.integration(), control).run(request);
        boolean reached = run.outcome() instanceof Outcome.End && first.isPresent();
        return new ComparisonCase(variant, ofReduced, compiled.seed(), mapped.clock(),
                discrete ? Optional.empty() : normalised(compiled, mapped), mapped.startOff(),
                mapped.setOff(), sampler.series(run), reached ? first.get() : run.outcome(),
                reached ? Optional.of(reducedFirst ? "reduced" : "full") : Optional.empty(),
                ofFull.effort().plus(ahead.effort()).plus(run.effort()), run.method());
    }

    /** The fuller model's normalised clock, or else the reduced one's, per time of the fuller model. */
    private static Optional<Double> normalised(CompiledModel compiled, MappedModel mapped) {
        return NormalisedClock.of(compiled.network().map(Normalisation::of))
                .or(() -> NormalisedClock.of(mapped.compiled().network().map(Normalisation::of))
                        .map(clock -> clock * mapped.clock()));
    }

    /** The times before a limit, which other seeds have too, and as many of its own in between. */
    private static double[] before(double limit, double[] asked) {
        return DoubleStream.concat(Arrays.stream(asked).filter(time -> time < limit),
                Arrays.stream(BlowUpAhead.timesBefore(limit, asked.length))).sorted().distinct().toArray();
    }

    /** A blow-up of the reduced model in the time of the fuller one. */
    private static Outcome.BlowUp slowed(Outcome.BlowUp found, double clock) {
        return new Outcome.BlowUp(found.time() / clock, found.lower() / clock, found.upper() / clock,
                found.bracketLower() / clock, found.bracketUpper() / clock, found.rate(), found.sign(), found.limit());
    }
}
