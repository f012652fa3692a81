package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.flowcheck.evidence.statistics.SlopeFit;
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
 * Measures exponents at the time at which the drive is used up: the model is integrated until the rate of some
 * components has fallen, in norm, to half of what it would be with sums over the width at their values at the start.
 * Sizes there are root mean squares, changes relative norms; logarithms are averaged over seeds, since different data
 * take different times.
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

    List<ExponentRow> rows(Watch watch) {
        List<ExponentRow> rows = new ArrayList<>();
        report.courses().stream().filter(course -> !course.end().isEmpty()).forEach(course ->
                rows.addAll(rows(course, watch)));
        return rows;
    }

    private List<ExponentRow> rows(Course course, Watch watch) {
        BalancePoint point = BalancePoint.of(model, report, course, BEYOND);
        List<Expression> norms = course.end().stream().map(Size::components).map(components ->
                ExponentProbe.norm(components, components.element())).toList();
        Expression half = half(course.end().get(0).components());
        List<Ensemble.Piece<double[]>> pieces = new ArrayList<>();
        for (int width : effort.widths()) {
            CompiledModel compiled = prepared.compile(new ModelCompiler.Choice(point.parameters(model, report, width),
                    1, Optional.empty()));
            for (int seed = 1; seed <= effort.seeds(); seed++) {
                long own = seed;
                pieces.add(control -> measure(compiled.withSeed(own), course, point.symbols(), width, half, norms,
                        control));
            }
        }
        double[][] logarithms = means(Ensemble.runPieces(effort.threads(), pieces, watch), 2 * norms.size() + 1);
        List<ExponentRow> rows = new ArrayList<>();
        if (course.stages().size() == 1) {
            rows.add(row(point, "time", until(course.stages().get(0), point.symbols()), logarithms[0]));
        }
        for (int i = 0; i < norms.size(); i++) {
            Size size = course.end().get(i);
            double[] sizes = logarithms[1 + i];
            double[] changes = logarithms[1 + norms.size() + i];
            ExponentProbe.value(size.size(), point.symbols()).ifPresent(predicted ->
                    rows.add(row(point, size.components().text(), predicted, sizes)));
            size.change().flatMap(change -> ExponentProbe.value(change, point.symbols())).ifPresent(predicted ->
                    rows.add(row(point, "relative change of " + size.components().text(), predicted, changes)));
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
     * The logarithms of the time, of the norms then, and of the norms of the changes relative to those at the start.
     */
    private double[] measure(CompiledModel compiled, Course course, SortedMap<String, Rational> symbols, int width,
                             Expression half, List<Expression> norms, Control control) {
        ScaledProblem scaled = new ScaledProblem(compiled, scales(compiled.layout(), course, symbols, width));
        double grown = course.stages().stream().skip(1).mapToDouble(stage -> until(stage, symbols)).sum();
        IntegrationSettings settings = IntegrationSettings.DEFAULT.withTolerances(TOLERANCE,
                TOLERANCE * StrictMath.pow(width, -grown)).withLimits(MOST_EVALUATIONS,
                IntegrationSettings.DEFAULT_MAX_SECONDS);
        double end = PATIENCE * StrictMath.pow(width, until(course.stages().get(0), symbols));
        Event fallen = Event.stopping("half", scaled.of(compiled.newFunction(half)), Crossing.DOWNWARD);
        Trajectory run = new TimeIntegration(settings, control).runWithoutErrors(RunRequest.sampling(scaled.problem(),
                new double[] {end}, List.of()).withEvents(List.of(fallen)).keepingStates());
        double[] logarithms = new double[2 * norms.size() + 1];
        Arrays.fill(logarithms, Double.NaN);
        if (run.outcome() instanceof Outcome.EventReached reached) {
            double[] u = run.fine().states().orElseThrow()[0];
            FormulaArray array = compiled.newFunctions(norms);
            double[][] values = new double[3][norms.size()];
            array.values(reached.time(), scaled.state(u), values[0]);
            array.values(reached.time(), scaled.change(u), values[1]);
            array.values(0, compiled.initialState(), values[2]);
            logarithms[0] = StrictMath.log(reached.time());
            for (int i = 0; i < norms.size(); i++) {
                logarithms[1 + i] = StrictMath.log(values[0][i]);
                logarithms[1 + norms.size() + i] = StrictMath.log(values[1][i] / values[2][i]);
            }
        }
        return logarithms;
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

    /**
     * For each quantity the mean of its logarithm at each width, over the seeds whose runs came to their end at all
     * widths; not a number where those are less than half of all.
     */
    private double[][] means(List<Optional<double[]>> measured, int columns) {
        int widths = effort.widths().size();
        int seeds = effort.seeds();
        List<Integer> ended = IntStream.range(0, seeds).filter(seed -> IntStream.range(0, widths).noneMatch(width ->
                Double.isNaN(measured.get(width * seeds + seed).orElseThrow()[0]))).boxed().toList();
        double[][] means = new double[columns][widths];
        for (int column = 0; column < columns; column++) {
            for (int width = 0; width < widths; width++) {
                double sum = 0;
                for (int seed : ended) {
                    sum += measured.get(width * seeds + seed).orElseThrow()[column];
                }
                means[column][width] = 2 * ended.size() >= seeds ? sum / ended.size() : Double.NaN;
            }
        }
        return means;
    }

    private ExponentRow row(BalancePoint point, String quantity, double predicted, double[] logarithms) {
        double[] widths = effort.widths().stream().mapToDouble(width -> StrictMath.log(width)).toArray();
        SlopeFit fit = SlopeFit.of(widths, logarithms);
        return new ExponentRow(point.text(), quantity, predicted, fit.slope(), fit.slopeError());
    }
}
