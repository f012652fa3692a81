package org.flowcheck.evidence.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.enclosure.Certificate;
import org.flowcheck.simulation.enclosure.CertifiedSearch;
import org.flowcheck.simulation.enclosure.GivenNumbers;
import org.flowcheck.simulation.enclosure.Interval;
import org.flowcheck.simulation.enclosure.NotOnTapeException;
import org.flowcheck.simulation.enclosure.RemainingTime;
import org.flowcheck.simulation.enclosure.StartBox;
import org.flowcheck.simulation.enclosure.Tape;
import org.flowcheck.simulation.enclosure.TapeBuilder;
import org.flowcheck.simulation.ode.BlowUpSettings;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;

/**
 * Certified enclosures of blow-up times. What is certified is the solution of the model's equations, with the parameters
 * and draws as the doubles that they are, from the state at time zero that all runs start from, in doubles.
 */
public final class CertifiedBlowUp {

    private static final String EARLIEST = "earliest";
    private static final String LATEST = "latest";
    private static final String FORWARD = "forward";
    private static final String NONE = "";

    private final BlowUpSettings settings;

    /** Searches that end where others do. */
    public CertifiedBlowUp(BlowUpSettings settings) {
        this.settings = settings;
    }

    /**
     * One search.
     *
     * @param searched the model in the coordinate of its blow-up, {@link PreparedModel#inBlowUpCoordinate}
     * @param compiled that model with its numbers
     * @param asStated the model as its file states it with its numbers; the same where no coordinate is declared
     */
    public Certificate certify(PreparedModel searched, CompiledModel compiled, CompiledModel asStated, Control control) {
        Optional<BlowUp> section = searched.model().blowUp();
        int dimension = compiled.layout().dimension();
        boolean stated = section.flatMap(BlowUp::latest).isPresent();
        Optional<Rational> degree = searched.degree().filter(p -> p.compareTo(Rational.ONE) > 0);
        if (!stated && (dimension != 1 || degree.isEmpty())) {
            return Certificate.none("the model states no upper bound of the remaining time (blow-up: latest)", NONE);
        }
        if (searched.stated().isPresent() && mentionsStart(searched)) {
            // The start in the coordinate is an interval, while Initial[...] stands for doubles.
            return Certificate.none("the model uses Initial[...] and declares a coordinate", NONE);
        }
        if (dimension > CertifiedSearch.MOST_COMPONENTS) {
            return Certificate.none(dimension + " components: at most " + CertifiedSearch.MOST_COMPONENTS
                    + " are enclosed", NONE);
        }
        try {
            Map<String, Expression> formulas = new LinkedHashMap<>();
            section.flatMap(BlowUp::earliest).ifPresent(formula -> formulas.put(EARLIEST, formula));
            section.flatMap(BlowUp::latest).ifPresent(formula -> formulas.put(LATEST, formula));
            Tape tape = TapeBuilder.build(searched.model(), searched.equations(), numbers(compiled), formulas);
            RemainingTime remaining = stated ? RemainingTime.stated(tape, EARLIEST, LATEST)
                    : RemainingTime.ofPower(tape, degree.orElseThrow());
            return new CertifiedSearch(tape, remaining, horizon(compiled), CertifiedSearch.MOST_STEPS,
                    settings.maxSeconds(), control).run(start(searched, compiled, asStated));
        } catch (NotOnTapeException refused) {
            return Certificate.none("not enclosed: " + refused.getMessage(), NONE);
        } catch (ArithmeticException undefined) {
            return Certificate.none("not enclosed: " + undefined.getMessage(), NONE);
        }
    }

    /** The state at time zero; a coordinate is a formula of it, and is enclosed. */
    private static Interval[] start(PreparedModel searched, CompiledModel compiled, CompiledModel asStated) {
        Interval[] start = StartBox.of(compiled.initialState());
        if (searched.stated().isPresent()) {
            PreparedModel stated = searched.stated().get();
            BlowUp.Coordinate coordinate = stated.model().blowUp().flatMap(BlowUp::coordinate).orElseThrow();
            Tape tape = TapeBuilder.build(stated.model(), stated.equations(), numbers(asStated),
                    Map.of(FORWARD, coordinate.forward()));
            start[compiled.layout().find(coordinate.name()).orElseThrow().offset()] =
                    StartBox.value(tape, FORWARD, asStated.initialState());
        }
        return start;
    }

    private static boolean mentionsStart(PreparedModel searched) {
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

    private static GivenNumbers numbers(CompiledModel compiled) {
        return new GivenNumbers(compiled.parameters(), compiled.layout(), compiled.initialState(), name ->
                compiled.model().draw(name).map(draw -> draw.axes())
                        .or(() -> compiled.model().dataArray(name).map(data -> data.axes()))
                        .map(axes -> array(compiled, name, axes)));
    }

    private static double[] array(CompiledModel compiled, String name, List<Axis> axes) {
        FormulaArray array = compiled.newArray(axes, Reference.to(name,
                axes.stream().map(axis -> Reference.to(axis.index())).toArray(Expression[]::new)));
        double[] values = new double[array.size()];
        array.values(0, compiled.initialState(), values);
        return values;
    }
}
