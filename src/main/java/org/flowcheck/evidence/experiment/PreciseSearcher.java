package org.flowcheck.evidence.experiment;

import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.enclosure.ExactStart;
import org.flowcheck.simulation.enclosure.NotOnTapeException;
import org.flowcheck.simulation.enclosure.Operation;
import org.flowcheck.simulation.enclosure.PreciseBlowUp;
import org.flowcheck.simulation.enclosure.PreciseTime;
import org.flowcheck.simulation.enclosure.Tape;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.theory.expression.Rational;

/** Searches for blow-up times in doubles, and then to many digits. */
public final class PreciseSearcher {

    /** Most digits that may be asked for: {@value}. */
    public static final int MOST_DIGITS = 200;

    /** Most Taylor coefficients at a time, some 120 bytes each at 30 digits: {@value}. */
    private static final long MOST_COEFFICIENTS = 2_000_000;
    /** The share of the search in doubles in the work, for the line of progress. */
    private static final double FIRST_SHARE = 0.05;
    /** States of more numbers have no condition number: {@value}. */
    private static final int LARGEST_STATE = 64;
    /** The precise time is looked for up to this multiple of the one in doubles, so that a wrong interval shows. */
    private static final double MARGIN = 2;

    private final ModelStudy study;
    private final BlowUpSearcher searcher;
    private final int digits;

    /**
     * A searcher.
     *
     * @param study the model, in the coordinate of its blow-up
     * @param searcher the search in doubles
     * @param digits how many digits are wanted, 1 to {@value #MOST_DIGITS}
     */
    public PreciseSearcher(ModelStudy study, BlowUpSearcher searcher, int digits) {
        this.study = study;
        this.searcher = searcher;
        this.digits = digits;
    }

    /** The settings as JSON, for the record of a run. */
    public Json.Members settings() {
        return searcher.settings().with("digits", digits);
    }

    /**
     * Refuses flows that have no such times or are not followed in many digits, before hours are spent, and what is
     * wrong with any variant of the study.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#DIGITS_UNAVAILABLE} and the reason, or if
     *     the numbers do not fit the model
     */
    public void requireApt() {
        degree();
        study.requireSound(this::tape);
    }

    private Rational degree() {
        return study.prepared().degree().filter(degree -> degree.compareTo(Rational.ONE) > 0).orElseThrow(() ->
                refused("its field is not proved homogeneous of a degree above one, so that it is not known to "
                        + "approach a pole").exception());
    }

    private Diagnostic refused(String reason) {
        return Diagnostic.of(Code.DIGITS_UNAVAILABLE, "no blow-up time of " + study.prepared().model().name()
                        + " to many digits: " + reason)
                .expecting("f(r y) = r^p f(y) with p > 1, as it stands or in the coordinate under 'blow-up', made of"
                        + " + - * /, constant powers, Exp, Log and Tanh");
    }

    private Tape tape(CompiledModel compiled) {
        Tape tape;
        try {
            tape = ModelTape.of(study.prepared(), compiled, Map.of());
        } catch (NotOnTapeException reason) {
            throw refused(reason.getMessage()).orAt(reason.place()).exception();
        }
        if (tape.steps().stream().anyMatch(step -> step.operation() == Operation.TIME)) {
            throw refused("its field depends on the time").exception();
        }
        if (PreciseBlowUp.coefficients(tape, digits) > MOST_COEFFICIENTS) {
            throw refused("its " + tape.steps().size() + " scalar operations have too many Taylor coefficients for "
                    + digits + " digits: choose smaller sizes or fewer digits").exception();
        }
        return tape;
    }

    /** One search in doubles and, if that finds a blow-up, one to many digits. */
    public BlowUpCase search(CompiledModel compiled, ModelVariant variant, Control control) {
        BlowUpCase found = searcher.search(study.prepared(), compiled, variant,
                new Control(control.cancelled(), done -> control.progress().accept(FIRST_SHARE * done)));
        Optional<Outcome.BlowUp> blowUp = found.blowUp();
        if (blowUp.isEmpty()) {
            return found.with(new PreciseCase(new PreciseTime.NotFound("no blow-up was found in doubles"),
                    Optional.empty(), blowUp));
        }
        double latest = MARGIN * blowUp.get().upper();
        ExactStart start = start(compiled, variant);
        PreciseBlowUp precise = new PreciseBlowUp(tape(compiled), degree(), start, new Control(control.cancelled(),
                done -> control.progress().accept(FIRST_SHARE + (1 - FIRST_SHARE) * done)));
        PreciseTime time = precise.time(digits, latest);
        boolean measured = time instanceof PreciseTime.Found && start.stated().length <= LARGEST_STATE;
        return found.with(new PreciseCase(time, measured ? precise.condition(latest) : Optional.empty(), blowUp));
    }

    private ExactStart start(CompiledModel compiled, ModelVariant variant) {
        try {
            return ModelTape.start(study, compiled, variant);
        } catch (NotOnTapeException reason) {
            throw refused(reason.getMessage()).orAt(reason.place()).exception();
        }
    }
}
