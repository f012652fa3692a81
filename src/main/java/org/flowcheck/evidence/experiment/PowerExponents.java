package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.Crossing;
import org.flowcheck.simulation.ode.Event;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.Trajectory;
import org.flowcheck.theory.calculus.Definitions;
import org.flowcheck.theory.calculus.DiscreteLaw;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.calculus.balance.Exponent;
import org.flowcheck.theory.calculus.balance.Frozen;
import org.flowcheck.theory.calculus.balance.Size;
import org.flowcheck.theory.calculus.balance.Stage;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Measures exponents at the time at which the drive is used up, and once before: the model is integrated until the rate
 * of some components has fallen, in norm, to half of what it would be with sums over the width at their values at the
 * start. Sizes there are root mean squares, changes relative norms; logarithms are averaged over seeds, since different
 * data take different times.
 */
final class PowerExponents {

    /**
     * Tolerance of a step, relative to the predicted change: {@value}. Slopes are wanted to a few hundredths; a
     * function with kinks, of which each neuron passes several, makes a smaller tolerance dear.
     */
    private static final double TOLERANCE = 1e-3;
    /** Points of unbounded courses lie this far inside. */
    private static final Rational BEYOND = Rational.of(2);
    /** Runs are given up after this many times the predicted time: {@value}. */
    private static final double PATIENCE = 1e4;
    private static final long MOST_EVALUATIONS = 200_000;
    /**
     * The early moment: a quarter of the logarithm of the width before the drive is used up. A change that was taken to
     * grow as another power of the time is seen to be off there or at the end.
     */
    private static final Rational EARLIER = Rational.of(1, 4);
    /** The share of draws that must arrive: data whose rates rise by chance, before they fall, may arrive late. */
    private static final double HALF = 0.5;
    private static final String NEVER = "the rate never halved";

    private final Model model;
    private final BalanceReport report;
    private final ExponentCheck.Effort effort;
    private final PreparedModel prepared;

    PowerExponents(Model model, BalanceReport report, ExponentCheck.Effort effort) {
        this.model = model;
        this.report = report;
        this.effort = effort;
        prepared = PreparedModel.of(DiscreteLaw.of(model, BalancePoint.sizes(model, report), 1).model());
    }

    /** A course with an end, and the values of its symbols. */
    private record Place(Course course, BalancePoint point) {

        Stage first() {
            return course.stages().get(0);
        }

        /** The power of the width at the early moment. */
        Rational early() {
            return first().until().orElseThrow().value(point.symbols()).minus(EARLIER);
        }
    }

    List<ExponentRow> rows(Watch watch) {
        List<Place> places = report.courses().stream().filter(course -> !course.end().isEmpty()).flatMap(course ->
                BalancePoint.both(model, report, course, BEYOND).stream().map(point -> new Place(course, point))).toList();
        WorkBudget budget = new WorkBudget(watch, effort.seconds(), places.size());
        List<ExponentRow> rows = new ArrayList<>();
        places.forEach(place -> rows.addAll(rows(place, budget)));
        return rows;
    }

    private List<ExponentRow> rows(Place place, WorkBudget budget) {
        List<Size> end = place.course().end();
        List<Size> early = place.first().sizes();
        Watch part = budget.next();
        Expression half = half(end.get(0).components());
        List<Ensemble.Piece<Optional<MeasuredDraws.Run>>> pieces = new ArrayList<>();
        Map<Integer, CompiledModel> compiled = new LinkedHashMap<>();
        for (int width : effort.widths()) {
            compiled.put(width, prepared.compile(new ModelCompiler.Choice(place.point().parameters(model, report, width),
                    1, Optional.empty())));
        }
        for (int seed = 1; seed <= effort.seeds(); seed++) {
            long own = seed;
            compiled.forEach((width, system) -> pieces.add(control -> measure(system.withSeed(own), place, width, half,
                    control)));
        }
        List<Optional<MeasuredDraws.Run>> runs = Ensemble.runPieces(effort.threads(), pieces, part).stream()
                .map(run -> run.flatMap(finished -> finished)).toList();
        MeasuredDraws draws = new MeasuredDraws(effort.widths(), effort.seeds(), runs, budget.unfinished());
        List<ExponentRow> rows = new ArrayList<>(rows(draws, 0, early, place.point().text() + ", " + place.first().clock()
                + " = " + place.early(), place.point().with(place.first().clock(), place.early()),
                "the rate had halved before"));
        String where = place.point().text();
        int column = 2 * early.size();
        if (place.course().stages().size() == 1) {
            rows.add(draws.row(column, where, "time", PredictedExponent.exactly(until(place.first(),
                    place.point().symbols())), SlopeOverWidths.Average.GEOMETRIC, HALF, NEVER));
        }
        rows.addAll(rows(draws, column + 1, end, where, place.point().symbols(), NEVER));
        return rows;
    }

    /** The rows of some components: their sizes, then their changes. */
    private static List<ExponentRow> rows(MeasuredDraws draws, int first, List<Size> sizes, String where,
                                          Map<String, Rational> point, String never) {
        List<ExponentRow> rows = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            Size size = sizes.get(i);
            String name = size.components().text();
            rows.add(draws.row(first + i, where, name, PredictedExponent.at(size.size(), Optional.empty(), point, false),
                    SlopeOverWidths.Average.GEOMETRIC, HALF, never));
            int column = first + sizes.size() + i;
            size.change().ifPresent(change -> rows.add(draws.row(column, where, "relative change of " + name,
                    PredictedExponent.at(change, Optional.empty(), point, false), SlopeOverWidths.Average.GEOMETRIC, HALF,
                    never)));
        }
        return rows;
    }

    private static double until(Stage stage, Map<String, Rational> symbols) {
        return stage.until().orElseThrow().value(symbols).toDouble();
    }

    /**
     * Positive while the rate of some components is more than half of what it is with sums over the width at the start.
     */
    private Expression half(Components components) {
        Equation equation = prepared.equations().stream().filter(one -> one.state().equals(components.state()))
                .findFirst().orElseThrow();
        Expression written = Definitions.inline(equation.rate(), prepared.model().definitions());
        Expression rate = new Substitution.Template(equation.axes().stream().map(Axis::index).toList(), written)
                .at(((Reference) components.element()).indices());
        Frozen frozen = new Frozen(prepared.model(), size -> Traversal.mentions(size, report.width()));
        return Algebra.subtract(Algebra.divide(ExponentProbe.norm(components, rate), ExponentProbe.norm(components,
                frozen.of(rate))), Constant.of(Rational.of(1, 2)));
    }

    /**
     * At the early moment the norms and the norms of the changes relative to those at the start; the time at which the
     * rate has halved, and the same then. Empty if the run was stopped.
     */
    private Optional<MeasuredDraws.Run> measure(CompiledModel compiled, Place place, int width, Expression half,
                                                Control control) {
        SortedMap<String, Rational> symbols = place.point().symbols();
        ScaledProblem scaled = new ScaledProblem(compiled, scales(compiled.layout(), place.course(), symbols, width));
        double grown = place.course().stages().stream().skip(1).mapToDouble(stage -> until(stage, symbols)).sum();
        // Changes at the early moment may be smaller by twice EARLIER: those that others drive.
        double smallest = Math.min(StrictMath.pow(width, -grown), StrictMath.pow(width, -2 * EARLIER.toDouble()));
        IntegrationSettings settings = IntegrationSettings.DEFAULT.withTolerances(TOLERANCE, TOLERANCE * smallest)
                .withLimits(MOST_EVALUATIONS, effort.seconds());
        double end = PATIENCE * StrictMath.pow(width, until(place.first(), symbols));
        double early = StrictMath.pow(width, place.early().toDouble());
        Event fallen = Event.stopping("half", scaled.of(compiled.newFunction(half)), Crossing.DOWNWARD);
        Trajectory run = new TimeIntegration(settings, control).runWithoutErrors(RunRequest.sampling(scaled.problem(),
                new double[] {early, end}, List.of()).withEvents(List.of(fallen)).keepingStates());
        if (run.outcome() instanceof Outcome.Cancelled) {
            return Optional.empty();
        }
        double[][] states = run.fine().states().orElseThrow();
        List<Size> first = place.first().sizes();
        List<Size> last = place.course().end();
        double[] values = new double[2 * first.size() + 1 + 2 * last.size()];
        Arrays.fill(values, Double.NaN);
        if (run.outcome().time() >= early) {
            write(compiled, scaled, first, early, states[0], values, 0);
        }
        if (run.outcome() instanceof Outcome.EventReached reached) {
            values[2 * first.size()] = reached.time();
            write(compiled, scaled, last, reached.time(), states[states.length - 1], values, 2 * first.size() + 1);
        }
        return Optional.of(new MeasuredDraws.Run(values, MeasuredDraws.Run.ending(run.outcome())));
    }

    /** Writes the norms of components, then those of their changes relative to those at the start. */
    private static void write(CompiledModel compiled, ScaledProblem scaled, List<Size> sizes, double time, double[] u,
                              double[] values, int offset) {
        FormulaArray array = compiled.newFunctions(sizes.stream().map(Size::components).map(components ->
                ExponentProbe.norm(components, components.element())).toList());
        double[][] norms = new double[3][sizes.size()];
        array.values(time, scaled.state(u), norms[0]);
        array.values(time, scaled.change(u), norms[1]);
        array.values(0, compiled.initialState(), norms[2]);
        for (int i = 0; i < sizes.size(); i++) {
            values[offset + i] = norms[0][i];
            values[offset + sizes.size() + i] = norms[1][i] / norms[2][i];
        }
    }

    /** The predicted change of each component. */
    private static double[] scales(StateLayout layout, Course course, SortedMap<String, Rational> symbols, int width) {
        double[] scales = new double[layout.dimension()];
        for (StateLayout.Block block : layout.blocks()) {
            double exponent = course.end().stream().filter(size -> size.components().state().equals(block.name()))
                    .mapToDouble(size -> change(size, symbols)).max().orElse(0);
            Arrays.fill(scales, block.offset(), block.end(), StrictMath.pow(width, exponent));
        }
        return scales;
    }

    /** The exponent of a change where the start is of order one; else it is somewhat off, as a unit may be. */
    private static double change(Size size, SortedMap<String, Rational> symbols) {
        Exponent at = size.size().forms().get(0);
        return size.change().map(change -> change.forms().get(0)).orElse(at).value(symbols).toDouble();
    }
}
