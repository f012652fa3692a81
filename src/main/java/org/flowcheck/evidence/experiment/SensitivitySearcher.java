package org.flowcheck.evidence.experiment;

import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.enclosure.DifferentiatedTape;
import org.flowcheck.simulation.enclosure.ExactStart;
import org.flowcheck.simulation.enclosure.NotOnTapeException;
import org.flowcheck.simulation.ode.BlowUpGradient;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.TimeGradient;
import org.flowcheck.theory.expression.Rational;

/**
 * Gradients of blow-up times by the numbers at the start, as the model's file states them: the field is written as a
 * tape and differentiated backward.
 */
public final class SensitivitySearcher implements ModelStudy.Run<BlowUpCase> {

    /** Longest tape, some 200 bytes a step while it is written: {@value}. */
    private static final int MOST_STEPS = 400_000;

    private final ModelStudy study;
    private final ModelStudy.Run<BlowUpCase> first;

    /**
     * A searcher.
     *
     * @param study the model, in the coordinate of its blow-up
     * @param first the search for T, which goes before
     */
    public SensitivitySearcher(ModelStudy study, ModelStudy.Run<BlowUpCase> first) {
        this.study = study;
        this.first = first;
    }

    /**
     * Refuses flows that have no such times or cannot be differentiated, before hours are spent, and what is wrong with
     * any variant of the study.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#SENSITIVITIES_UNAVAILABLE} and the reason,
     *     or if the numbers do not fit the model
     */
    public void requireApt() {
        degree();
        study.requireSound(this::field);
    }

    private Rational degree() {
        return study.prepared().degree().filter(degree -> degree.compareTo(Rational.ONE) > 0).orElseThrow(() ->
                refused("its field is not proved homogeneous of a degree above one, so that no blow-up is proved")
                        .exception());
    }

    private Diagnostic refused(String reason) {
        return Diagnostic.of(Code.SENSITIVITIES_UNAVAILABLE, "no sensitivities of the blow-up time of "
                        + study.prepared().model().name() + ": " + reason)
                .expecting("f(r y) = r^p f(y) with p > 1, as it stands or in the coordinate under 'blow-up', made of"
                        + " + - * /, constant powers, Exp, Log and Tanh, which have derivatives (Abs, Max and Ramp"
                        + " have kinks)");
    }

    private DifferentiatedTape field(CompiledModel compiled) {
        try {
            return DifferentiatedTape.ofRates(ModelTape.of(study.prepared(), compiled, MOST_STEPS));
        } catch (NotOnTapeException reason) {
            throw refused(reason.getMessage()).orAt(reason.place()).exception();
        }
    }

    @Override
    public BlowUpCase run(CompiledModel compiled, ModelVariant variant, Control control) {
        BlowUpCase found = first.run(compiled, variant, control);
        CompiledModel stated = study.asStated(compiled, variant);
        TimeGradient gradient = found.blowUp().map(blowUp -> gradient(compiled, variant, stated, blowUp, control))
                .orElseGet(() -> new TimeGradient.NotFound("no blow-up was found"));
        return found.with(new BlowUpCase.Sensitivities(stated.layout(), gradient));
    }

    private TimeGradient gradient(CompiledModel compiled, ModelVariant variant, CompiledModel stated,
                                  Outcome.BlowUp blowUp, Control control) {
        double[] start = compiled.initialState();
        return new BlowUpGradient(field(compiled), degree().toDouble(), control)
                .at(start, stated(compiled, variant, stated), blowUp.time());
    }

    /** By the chain rule through the coordinate, where there is one. */
    private BlowUpGradient.Stated stated(CompiledModel compiled, ModelVariant variant, CompiledModel stated) {
        ExactStart exact;
        Optional<DifferentiatedTape> coordinate;
        try {
            exact = ModelTape.start(study, compiled, variant);
            coordinate = exact.replaced().map(one -> DifferentiatedTape.ofFormula(one.tape(), one.formula()));
        } catch (NotOnTapeException reason) {
            throw refused(reason.getMessage()).orAt(reason.place()).exception();
        }
        if (coordinate.isEmpty()) {
            return BlowUpGradient.Stated.itself(stated.layout(), exact.stated());
        }
        int place = exact.replaced().orElseThrow().place();
        return new BlowUpGradient.Stated(stated.layout(), exact.stated(), gradient -> {
            double[] chained = new double[gradient.length];
            coordinate.get().pullBack(exact.stated(), new double[] {gradient[place]}, chained);
            for (int i = 0; i < chained.length; i++) {
                chained[i] += i == place ? 0 : gradient[i];
            }
            return chained;
        });
    }
}
