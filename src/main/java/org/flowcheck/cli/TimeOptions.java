package org.flowcheck.cli;

import org.flowcheck.evidence.experiment.SolveSettings;
import picocli.CommandLine.Option;

/** Options of every command that integrates in time. */
final class TimeOptions {

    @Option(names = "--until", paramLabel = "T", defaultValue = "10", converter = Numbers.Time.class,
            description = "End of the run (default: ${DEFAULT-VALUE}).")
    private double until;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "" + SolveSettings.DEFAULT_SAMPLES,
            converter = Numbers.Samples.class,
            description = "Equally spaced samples, both ends included (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(names = "--integrator", paramLabel = "NAME", description = "Automatic (default: Dormand-Prince 8(5,3), "
            + "lean with PI control from 100 components on), DormandPrince853, DormandPrince54, HighamHall54, "
            + "GraggBulirschStoer, AdamsBashforth, AdamsMoulton, LeanDormandPrince853, LeanDormandPrince853PI, "
            + "StabilisedChebyshev (order 2, for long gradient flows at 1e-3 to 1e-5).")
    private String integrator;

    @Option(names = "--tolerance", paramLabel = "X", converter = Numbers.Tolerance.class,
            description = "Relative tolerance per step (default: 1e-11); the absolute one is a hundredth of it.")
    private Double tolerance;

    /** The settings; an unknown integrator is refused. */
    SolveSettings settings() {
        return SolveSettings.of(until, samples, integrator, tolerance == null ? 0 : tolerance);
    }
}
