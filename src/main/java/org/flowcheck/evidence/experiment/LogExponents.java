package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.statistics.SlopeFit;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.theory.calculus.DiscreteLaw;
import org.flowcheck.theory.calculus.TaylorActivation;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.calculus.balance.BalancedEquation;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.calculus.balance.NeglectedTerm;
import org.flowcheck.theory.calculus.balance.Size;
import org.flowcheck.theory.calculus.balance.Stage;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Model;

/**
 * Measures exponents at {@code t = tau*Log[m]}: at the start, late in each stage, and one unit of time after the
 * growth has been opposed. Sizes are means of absolute values over components and seeds.
 */
final class LogExponents {

    /** Slopes are wanted to a few hundredths, states to a few thousandths: {@value}. */
    private static final double TOLERANCE = 1e-4;
    private static final long SEED_OF_LAW = 1;
    /** Open activations are polynomials of the degree to which a balance looks: {@value}. */
    private static final int DEGREE = 5;

    private final Model model;
    private final BalanceReport report;
    private final ExponentCheck.Effort effort;
    private final DiscreteLaw law;
    private final PreparedModel prepared;

    /** How far inside of an unbounded course its point lies: far, so that its stages are long. */
    private static final Rational BEYOND = Rational.of(2);
    /**
     * Moments lie this far into their stage: late, so that modes have separated, and before other terms have caught up.
     */
    private static final Rational LATE = Rational.of(3, 4);

    /** A moment of a course, {@code t = tau*Log[m] + later}. */
    private record Moment(Stage stage, Rational tau, double later) {

        double time(int width) {
            return tau.toDouble() * StrictMath.log(width) + later;
        }
    }

    LogExponents(Model model, BalanceReport report, ExponentCheck.Effort effort) {
        this.model = TaylorActivation.of(model, DEGREE);
        this.report = report;
        this.effort = effort;
        law = DiscreteLaw.of(this.model, BalancePoint.sizes(model, report), SEED_OF_LAW);
        prepared = PreparedModel.of(law.model());
    }

    List<ExponentRow> rows(Watch watch) {
        List<ExponentRow> rows = new ArrayList<>();
        report.courses().forEach(course -> rows.addAll(rows(course, watch)));
        return rows;
    }

    private List<ExponentRow> rows(Course course, Watch watch) {
        BalancePoint point = BalancePoint.of(model, report, course, BEYOND);
        List<Moment> moments = course.stages().stream().map(stage -> moment(stage, point)).toList();
        List<ExponentProbe> probes = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            probes.addAll(probes(i, moments.get(i), point));
        }
        List<Ensemble.Piece<double[]>> pieces = new ArrayList<>();
        for (int width : effort.widths()) {
            CompiledModel compiled = prepared.compile(new ModelCompiler.Choice(point.parameters(model, report, width),
                    1, Optional.empty()));
            for (int seed = 1; seed <= effort.seeds(); seed++) {
                long own = seed;
                pieces.add(control -> measure(compiled.withSeed(own), moments, width, probes, control));
            }
        }
        List<Optional<double[]>> measured = Ensemble.runPieces(effort.threads(), pieces, watch);
        double[][] sizes = new double[effort.widths().size()][];
        for (int w = 0; w < sizes.length; w++) {
            sizes[w] = mean(measured.subList(w * effort.seeds(), (w + 1) * effort.seeds()), probes.size());
        }
        List<ExponentRow> rows = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            int column = i;
            double[] logarithms = Arrays.stream(sizes).mapToDouble(row -> StrictMath.log(row[column])).toArray();
            row(probes.get(i), point, moments.get(probes.get(i).moment()), logarithms).ifPresent(rows::add);
        }
        return rows;
    }

    private Moment moment(Stage stage, BalancePoint point) {
        Map<String, Rational> values = point.with(stage.clock(), Rational.ZERO);
        Rational from = stage.from().orElseThrow().value(values);
        if (stage.kind() == Stage.Kind.START) {
            return new Moment(stage, Rational.ZERO, 0);
        }
        if (stage.kind() == Stage.Kind.SATURATED) {
            return new Moment(stage, from, 1);
        }
        Rational until = stage.until().map(end -> end.value(values)).orElse(from.plus(Rational.ONE));
        return new Moment(stage, from.plus(until.minus(from).times(LATE)), 0);
    }

    private List<ExponentProbe> probes(int number, Moment moment, BalancePoint point) {
        Map<String, Rational> values = point.with(moment.stage().clock(), moment.tau());
        List<ExponentProbe> probes = new ArrayList<>();
        for (Size size : moment.stage().sizes()) {
            ExponentProbe.value(size.size(), values).ifPresent(predicted -> probes.add(new ExponentProbe(number,
                    size.components().text(), size(size.components(),
                            size.components().element()), predicted, true)));
        }
        for (BalancedEquation equation : moment.stage().equations()) {
            for (NeglectedTerm term : equation.neglected().stream().limit(effort.terms()).toList()) {
                ExponentProbe.value(term.size(), values).ifPresent(predicted -> probes.add(new ExponentProbe(number,
                        ExpressionText.of(term.term()), size(equation.components(), term.term()),
                        predicted, false)));
            }
        }
        return probes;
    }

    private Expression size(Components components, Expression formula) {
        int neurons = effort.widths().stream().mapToInt(Integer::intValue).min().orElseThrow();
        return new InnerSums(report.width()).of(law.formula(ExponentProbe.meanSize(components, formula, report.width(),
                neurons)));
    }

    private double[] measure(CompiledModel compiled, List<Moment> moments, int width, List<ExponentProbe> probes,
                             Control control) {
        InitialValueProblem problem = new InitialValueProblem(compiled.newField(), compiled.layout(), 0,
                compiled.initialState());
        double[] times = moments.stream().mapToDouble(moment -> moment.time(width)).toArray();
        double smallest = StrictMath.pow(width, probes.stream().filter(ExponentProbe::isState)
                .mapToDouble(ExponentProbe::predicted).min().orElseThrow());
        IntegrationSettings settings = IntegrationSettings.DEFAULT.withTolerances(TOLERANCE, TOLERANCE * smallest);
        double[][] states = new TimeIntegration(settings, control).runWithoutErrors(RunRequest.sampling(problem, times,
                List.of()).keepingStates()).fine().states().orElseThrow();
        List<Expression> formulas = probes.stream().map(ExponentProbe::size).distinct().toList();
        FormulaArray array = compiled.newFunctions(formulas);
        double[][] values = new double[states.length][formulas.size()];
        for (int moment = 0; moment < states.length; moment++) {
            array.values(times[moment], states[moment], values[moment]);
        }
        return probes.stream().mapToDouble(probe -> probe.moment() < states.length
                ? values[probe.moment()][formulas.indexOf(probe.size())] : Double.NaN).toArray();
    }

    private static double[] mean(List<Optional<double[]>> measured, int columns) {
        double[] mean = new double[columns];
        for (Optional<double[]> one : measured) {
            for (int i = 0; i < columns; i++) {
                mean[i] += one.map(found -> found).orElseThrow()[i] / measured.size();
            }
        }
        return mean;
    }

    /** The row of a quantity; empty of one that vanishes for the functions and the law that stand for open ones. */
    private Optional<ExponentRow> row(ExponentProbe probe, BalancePoint point, Moment moment, double[] logarithms) {
        if (Arrays.stream(logarithms).anyMatch(value -> value == Double.NEGATIVE_INFINITY)) {
            return Optional.empty();
        }
        double[] widths = effort.widths().stream().mapToDouble(width -> StrictMath.log(width)).toArray();
        SlopeFit fit = SlopeFit.of(widths, logarithms);
        String when = moment.stage().kind() == Stage.Kind.START ? "t = 0"
                : report.clockName() + " = " + moment.tau() + (moment.later() > 0 ? ", 1 later" : "");
        return Optional.of(new ExponentRow(point.text() + ", " + when, probe.quantity(), probe.predicted(), fit.slope(),
                fit.slopeError()));
    }
}
