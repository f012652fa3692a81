package org.flowcheck.evidence.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.enclosure.Certificate;
import org.flowcheck.simulation.enclosure.CertifiedSearch;
import org.flowcheck.simulation.enclosure.EnclosureLimits;
import org.flowcheck.simulation.enclosure.NotOnTapeException;
import org.flowcheck.simulation.enclosure.RemainingTime;
import org.flowcheck.simulation.enclosure.Tape;
import org.flowcheck.simulation.ode.BlowUpSettings;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;

/**
 * Certified enclosures of blow-up times. What is certified is the solution of the model's equations, with parameters,
 * data and draws as the doubles that they are, from the state at time zero that all runs start from, in doubles.
 */
public final class CertifiedSearcher implements ModelStudy.Run<BlowUpCase> {

    private static final String EARLIEST = "earliest";
    private static final String LATEST = "latest";
    private static final String NONE = "";
    private static final String UNBOUNDED = "nothing bounds the remaining time from above (blow-up: latest would)";
    /** Steps that show how long a solution exists at least, where nothing bounds it: {@value}. */
    private static final int MOST_STEPS_UNBOUNDED = 1000;
    private static final int TIME_DIGITS = 6;

    private final PreparedModel searched;
    private final ModelStudy study;
    private final BlowUpSettings settings;
    private final ModelStudy.Run<BlowUpCase> first;

    /**
     * A searcher.
     *
     * @param study the model, in the coordinate of its blow-up
     * @param searcher the search in doubles, whose limits of time hold here too
     * @param first what is searched besides, and first
     */
    public CertifiedSearcher(ModelStudy study, BlowUpSearcher searcher, ModelStudy.Run<BlowUpCase> first) {
        this.searched = study.prepared();
        this.study = study;
        this.settings = searcher.limits();
        this.first = first;
    }

    @Override
    public BlowUpCase run(CompiledModel compiled, ModelVariant variant, Control control) {
        // Progress is told by the proof, which takes longer than the search in doubles.
        BlowUpCase found = first.run(compiled, variant, Control.cancelledBy(control.cancelled()));
        return found.with(certificate(compiled, variant, control));
    }

    private Certificate certificate(CompiledModel compiled, ModelVariant variant, Control control) {
        Optional<BlowUp> section = searched.model().blowUp();
        int dimension = compiled.layout().dimension();
        boolean above = searched.degree().filter(p -> p.compareTo(Rational.ONE) > 0).isPresent();
        if (dimension == 1 && searched.degree().isPresent() && !above && searched.stated().isEmpty()) {
            return Certificate.none("one equation x' = f(x) with f(r x) = r^p f(x), p <= 1, never blows up", NONE);
        }
        Optional<Bounds> bounds = bounds(section, dimension == 1, above);
        if (searched.stated().isPresent() && mentionsStart()) {
            // The start in the coordinate is an interval, while Initial[...] stands for doubles.
            return Certificate.none("the model uses Initial[...] and declares a coordinate", NONE);
        }
        Certificate found = search(compiled, variant, section, bounds, control);
        if (bounds.isPresent() || found.verdict() == Certificate.Verdict.CANCELLED) {
            return found;
        }
        return found.notProved(UNBOUNDED + (found.reached() > 0 ? "; the solution exists up to t = "
                + OutwardDecimals.lower(found.reached(), TIME_DIGITS) + " at least" : ""));
    }

    private Certificate search(CompiledModel compiled, ModelVariant variant, Optional<BlowUp> section,
                               Optional<Bounds> bounds, Control control) {
        Optional<String> tooLarge = EnclosureLimits.refusal(compiled.layout().dimension());
        if (tooLarge.isPresent()) {
            return Certificate.none(tooLarge.get(), NONE);
        }
        try {
            Map<String, Expression> formulas = new LinkedHashMap<>();
            section.flatMap(BlowUp::earliest).ifPresent(formula -> formulas.put(EARLIEST, formula));
            section.flatMap(BlowUp::latest).ifPresent(formula -> formulas.put(LATEST, formula));
            Tape tape = ModelTape.of(searched, compiled, formulas);
            Optional<String> tooLong = EnclosureLimits.refusal(tape);
            if (tooLong.isPresent()) {
                return Certificate.none(tooLong.get(), NONE);
            }
            RemainingTime remaining = bounds.map(known -> known.on(tape)).orElseGet(RemainingTime::unknown);
            int steps = bounds.isPresent() ? CertifiedSearch.MOST_STEPS : MOST_STEPS_UNBOUNDED;
            return new CertifiedSearch(tape, remaining, horizon(compiled), steps, settings.maxSeconds(), control)
                    .run(ModelTape.start(study, compiled, variant));
        } catch (NotOnTapeException | ArithmeticException refused) {
            return Certificate.none("not enclosed: " + refused.getMessage(), NONE);
        }
    }

    /** Bounds of the remaining time from a tape. */
    private interface Bounds {
        RemainingTime on(Tape tape);
    }

    /** What the model states, else what follows from the form of its field. */
    private Optional<Bounds> bounds(Optional<BlowUp> section, boolean alone, boolean above) {
        if (section.flatMap(BlowUp::latest).isPresent()) {
            return Optional.of(tape -> RemainingTime.stated(tape, EARLIEST, LATEST));
        }
        return above && alone ? Optional.of(ofDegree(RemainingTime::ofPower))
                : above && isGradientFlow() ? Optional.of(ofDegree(RemainingTime::ofGradientFlow)) : Optional.empty();
    }

    private Bounds ofDegree(BiFunction<Tape, Rational, RemainingTime> bounds) {
        return tape -> bounds.apply(tape, searched.degree().orElseThrow());
    }

    /** Whether the field is a multiple of a gradient, in the states as they stand. */
    private boolean isGradientFlow() {
        return searched.stated().isEmpty() && searched.model().dynamics() instanceof Dynamics.GradientFlow flow
                && searched.model().states().stream().map(state -> Optional.ofNullable(
                        flow.mobilities().get(state.name()))).distinct().count() == 1;
    }

    private boolean mentionsStart() {
        Stream<Expression> formulas = Stream.of(searched.equations().stream().map(Equation::rate),
                searched.model().definitions().stream().map(Definition::value),
                searched.model().blowUp().flatMap(BlowUp::earliest).stream(),
                searched.model().blowUp().flatMap(BlowUp::latest).stream()).flatMap(formula -> formula);
        return formulas.anyMatch(formula -> Traversal.contains(formula, AtStart.class::isInstance));
    }

    private double horizon(CompiledModel compiled) {
        if (settings.horizon() < Double.POSITIVE_INFINITY) {
            return settings.horizon();
        }
        double[] state = compiled.initialState();
        double[] rates = new double[state.length];
        compiled.newField().derivatives(0, state, rates);
        return BlowUpSettings.CHARACTERISTIC_TIMES * norm(state) / norm(rates);
    }

    private static double norm(double[] values) {
        double norm = 0;
        for (double value : values) {
            norm = Math.max(norm, Math.abs(value));
        }
        return norm;
    }
}
