package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.Trajectory;
import org.flowcheck.theory.calculus.DiscreteLaw;
import org.flowcheck.theory.calculus.TaylorActivation;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.calculus.balance.BalancedEquation;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.calculus.balance.NeglectedTerm;
import org.flowcheck.theory.calculus.balance.Size;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Model;

/**
 * Measures exponents at the moments of {@link LogMoment}, where {@code t = tau*Log[m]}. Sizes are means of absolute
 * values over components and seeds.
 */
final class LogExponents {

    /** Slopes are wanted to a few hundredths, states to a few thousandths: {@value}. */
    private static final double TOLERANCE = 1e-4;
    /** A run is given up after this many evaluations: {@value}; those of the papers' models need some hundreds. */
    private static final long MOST_EVALUATIONS = 20_000;
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

    LogExponents(Model model, BalanceReport report, ExponentCheck.Effort effort) {
        this.model = TaylorActivation.of(model, DEGREE);
        this.report = report;
        this.effort = effort;
        law = DiscreteLaw.of(this.model, BalancePoint.sizes(model, report), SEED_OF_LAW);
        prepared = PreparedModel.of(law.model());
    }

    /** A course and the values of its symbols. */
    private record Place(Course course, BalancePoint point) {
    }

    List<ExponentRow> rows(Watch watch) {
        List<Place> places = report.courses().stream().flatMap(course -> BalancePoint.both(model, report, course, BEYOND)
                .stream().map(point -> new Place(course, point))).toList();
        WorkBudget budget = new WorkBudget(watch, effort.seconds(), places.size());
        List<ExponentRow> rows = new ArrayList<>();
        places.forEach(place -> rows.addAll(rows(place, budget)));
        return rows;
    }

    private List<ExponentRow> rows(Place place, WorkBudget budget) {
        BalancePoint point = place.point();
        List<LogMoment> moments = LogMoment.of(place.course(), point);
        List<ExponentProbe> probes = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            probes.addAll(probes(i, moments.get(i), point));
        }
        Watch part = budget.next();
        List<Ensemble.Piece<Optional<MeasuredDraws.Run>>> pieces = new ArrayList<>();
        Map<Integer, CompiledModel> compiled = new LinkedHashMap<>();
        for (int width : effort.widths()) {
            compiled.put(width, prepared.compile(new ModelCompiler.Choice(point.parameters(model, report, width), 1,
                    Optional.empty())));
        }
        for (int seed = 1; seed <= effort.seeds(); seed++) {
            long own = seed;
            compiled.forEach((width, system) -> pieces.add(control -> measure(system.withSeed(own), moments, width, probes,
                    control)));
        }
        List<Optional<MeasuredDraws.Run>> runs = Ensemble.runPieces(effort.threads(), pieces, part).stream()
                .map(run -> run.flatMap(finished -> finished)).toList();
        MeasuredDraws draws = new MeasuredDraws(effort.widths(), effort.seeds(), runs, budget.unfinished());
        List<ExponentRow> rows = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            ExponentProbe probe = probes.get(i);
            String where = point.text() + ", " + moments.get(probe.moment()).text();
            // All draws must arrive: those that do not blow up are smaller than the others.
            rows.add(draws.row(i, where, probe.quantity(), probe.predicted(), SlopeOverWidths.Average.ARITHMETIC, 1,
                    "the run ended before"));
        }
        return rows;
    }

    private List<ExponentProbe> probes(int number, LogMoment moment, BalancePoint point) {
        List<ExponentProbe> probes = new ArrayList<>();
        for (Size size : moment.stage().sizes()) {
            Components components = size.components();
            probes.add(new ExponentProbe(number, components.text(), size(components, components.element()),
                    moment.value(size.size(), moment.earlier(components), point), true));
        }
        for (BalancedEquation equation : moment.stage().equations()) {
            for (NeglectedTerm term : equation.neglected().stream().limit(moment.terms() ? effort.terms() : 0)
                    .toList()) {
                probes.add(new ExponentProbe(number, ExpressionText.of(term.term()), size(equation.components(),
                        term.term()), moment.value(term.size(), moment.earlier(equation.components(), term.term()),
                        point), false));
            }
        }
        return probes;
    }

    private Expression size(Components components, Expression formula) {
        int neurons = effort.widths().stream().mapToInt(Integer::intValue).min().orElseThrow();
        return new InnerSums(report.width()).of(law.formula(ExponentProbe.meanSize(components, formula, report.width(),
                neurons)));
    }

    /** The sizes at the moments; empty if the run was stopped. */
    private Optional<MeasuredDraws.Run> measure(CompiledModel compiled, List<LogMoment> moments, int width,
                                                List<ExponentProbe> probes, Control control) {
        InitialValueProblem problem = new InitialValueProblem(compiled.newField(), compiled.layout(), 0,
                compiled.initialState());
        double[] times = moments.stream().mapToDouble(moment -> moment.time(width)).sorted().distinct().toArray();
        double smallest = StrictMath.pow(width, probes.stream().filter(ExponentProbe::isState)
                .mapToDouble(probe -> probe.predicted().value()).min().orElseThrow());
        IntegrationSettings settings = IntegrationSettings.DEFAULT.withTolerances(TOLERANCE, TOLERANCE * smallest)
                .withLimits(MOST_EVALUATIONS, effort.seconds());
        Trajectory run = new TimeIntegration(settings, control).runWithoutErrors(RunRequest.sampling(problem, times,
                List.of()).keepingStates());
        if (run.outcome() instanceof Outcome.Cancelled) {
            return Optional.empty();
        }
        double[][] states = run.fine().states().orElseThrow();
        List<Expression> formulas = probes.stream().map(ExponentProbe::size).distinct().toList();
        FormulaArray array = compiled.newFunctions(formulas);
        double[][] values = new double[times.length][formulas.size()];
        for (int i = 0; i < times.length; i++) {
            Arrays.fill(values[i], Double.NaN);
            if (i < states.length) {
                array.values(times[i], states[i], values[i]);
            }
        }
        double[] sizes = probes.stream().mapToDouble(probe -> values[Arrays.binarySearch(times,
                moments.get(probe.moment()).time(width))][formulas.indexOf(probe.size())]).toArray();
        return Optional.of(new MeasuredDraws.Run(sizes, MeasuredDraws.Run.ending(run.outcome())));
    }
}
