package org.flowcheck.evidence.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.enclosure.CertifiedTrajectory;
import org.flowcheck.simulation.enclosure.EnclosureLimits;
import org.flowcheck.simulation.enclosure.NotOnTapeException;
import org.flowcheck.simulation.enclosure.Tape;
import org.flowcheck.simulation.enclosure.TrajectoryCertificate;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Observable;

/**
 * Runs in time with boxes that provably hold the solution at their samples: that of the model's equations, with
 * parameters, data and draws as the doubles that they are, from the state at time zero in doubles.
 */
public final class CertifiedSolver implements ModelStudy.Run<SolveCase> {

    /** Intervals of one command at most: {@value}; they are kept until its end. */
    private static final int MOST_INTERVALS = 2_000_000;
    /** Wall-clock seconds of one run's proof at most: {@value}. */
    private static final double MOST_SECONDS = 600;

    private final ModelStudy study;
    private final Solver solver;

    /** A solver that certifies what another one computes. */
    public CertifiedSolver(ModelStudy study, Solver solver) {
        this.study = study;
        this.solver = solver;
    }

    /**
     * Refuses what cannot be enclosed with any numbers of the study, before anything is run.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#CERTIFICATE_UNAVAILABLE} and the reason
     */
    public void requireApt() {
        if (study.prepared().model().dynamics().discrete()) {
            throw refused("it is a map, and enclosures follow flows").exception();
        }
        study.requireSound(compiled -> {
            int numbers = compiled.layout().dimension() + study.prepared().model().observables().size();
            long runs = (long) study.variants().size() * study.choice().seeds();
            long intervals = numbers * runs * solver.samples();
            if (intervals > MOST_INTERVALS) {
                throw Diagnostic.of(Code.CERTIFICATE_UNAVAILABLE, "no certified run of "
                        + study.prepared().model().name() + ": " + intervals + " intervals, at most " + MOST_INTERVALS
                        + " are kept").expecting("fewer --samples or --seeds").exception();
            }
            flow(compiled);
        });
    }

    private Diagnostic refused(String reason) {
        return Diagnostic.of(Code.CERTIFICATE_UNAVAILABLE, "no certified run of " + study.prepared().model().name()
                + ": " + reason).expecting("a flow of at most " + EnclosureLimits.MOST_COMPONENTS
                + " components made of + - * /, constant powers, Sqrt, Exp, Log, Tanh and LogisticSigmoid");
    }

    private Tape flow(CompiledModel compiled) {
        EnclosureLimits.refusal(compiled.layout().dimension()).ifPresent(reason -> {
            throw refused(reason).exception();
        });
        try {
            Tape flow = ModelTape.of(study.prepared(), compiled, Map.of());
            EnclosureLimits.refusal(flow).ifPresent(reason -> {
                throw refused(reason).exception();
            });
            return flow;
        } catch (NotOnTapeException reason) {
            throw refused(reason.getMessage()).orAt(reason.place()).exception();
        }
    }

    @Override
    public SolveCase run(CompiledModel compiled, ModelVariant variant, Control control) {
        // Progress is told by the proof, which takes longer than the run.
        Control quiet = Control.cancelledBy(control.cancelled());
        Solver.Plan plan = solver.plan(compiled, variant, quiet);
        SolveCase found = solver.run(compiled, variant, plan, true, quiet);
        Map<String, Expression> enclosed = new LinkedHashMap<>();
        Map<String, String> refused = new LinkedHashMap<>();
        Tape tape = tape(compiled, enclosed, refused, control);
        List<String> names = List.copyOf(enclosed.keySet());
        return found.with(CertifiedRun.of(compiled, found.trajectory(), certificate(compiled, tape, names, plan.times(),
                control), names, refused));
    }

    private static TrajectoryCertificate certificate(CompiledModel compiled, Tape tape, List<String> names,
                                                     double[] times, Control control) {
        CertifiedTrajectory march;
        try {
            march = new CertifiedTrajectory(tape, names, CertifiedTrajectory.MOST_STEPS, MOST_SECONDS, control);
        } catch (ArithmeticException undefined) {
            // Constants may differ by the seed, so that this is no property of the model.
            return TrajectoryCertificate.ofStart(compiled.initialState(), names.size(), times.length,
                    "a constant of the flow is not enclosed, " + undefined.getMessage());
        }
        return march.run(compiled.initialState(), times);
    }

    /** The flow with all observables that can stand beside it; one with the name of a state is that state. */
    private Tape tape(CompiledModel compiled, Map<String, Expression> enclosed, Map<String, String> refused,
                      Control control) {
        Map<String, Expression> asked = new LinkedHashMap<>();
        for (Observable observable : study.prepared().model().observables()) {
            if (compiled.layout().find(observable.name()).isEmpty()) {
                asked.put(observable.name(), observable.value());
            }
        }
        // All at once, as a rule; only where that fails, one by one, each with a tape of its own.
        try {
            Tape all = ModelTape.of(study.prepared(), compiled, asked);
            if (EnclosureLimits.refusal(all).isEmpty()) {
                enclosed.putAll(asked);
                return all;
            }
        } catch (NotOnTapeException one) {
            // Named below.
        }
        Tape tape = flow(compiled);
        for (Map.Entry<String, Expression> one : asked.entrySet()) {
            Map<String, Expression> more = new LinkedHashMap<>(enclosed);
            more.put(one.getKey(), one.getValue());
            try {
                if (control.cancelled().getAsBoolean()) {
                    refused.put(one.getKey(), "cancelled");
                    continue;
                }
                Tape longer = ModelTape.of(study.prepared(), compiled, more);
                Optional<String> tooLong = EnclosureLimits.refusal(longer);
                if (tooLong.isPresent()) {
                    refused.put(one.getKey(), tooLong.get());
                    continue;
                }
                tape = longer;
                enclosed.put(one.getKey(), one.getValue());
            } catch (NotOnTapeException reason) {
                refused.put(one.getKey(), reason.getMessage());
            }
        }
        return tape;
    }
}
