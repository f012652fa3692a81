package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.calculus.valuation.Valuation;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Measures the order of what an expansion leaves out: the rates at states eps^p*s for random s, less the parts that are
 * kept, shrink with eps as eps^(next order). The slope is taken between two sizes of eps, the smallest at which the
 * remainder still stands out of rounding, at {@value #POINTS} points; the median counts.
 */
public final class ExpansionCheck {

    private static final int POINTS = 9;
    /**
     * Pairs of sizes of eps, from small ones, where the next order dominates, to large ones, where high orders are
     * seen.
     */
    private static final double[][] PAIRS = {{0x1p-12, 0x1p-14}, {0x1p-10, 0x1p-12}, {0x1p-8, 0x1p-10},
        {0x1p-6, 0x1p-8}, {0x1p-4, 0x1p-6}, {0x1p-2, 0x1p-4}, {0x1p-2, 0x1p-3}};
    /** At these sizes nothing is lost, of whatever order; slopes would not be those of small sizes. */
    private static final double[] LARGE = {0.5, 1};
    /** Remainders below this part of the terms of a rate may be rounding: that of some hundred terms is some 2^-45. */
    private static final double CLEAR = 0x1p-41;
    /** How far off values are in the second evaluation, which tells the size of terms that cancel. */
    private static final double SHAKE = 0x1p-30;
    /** A remainder that is seen, but not at two sizes that are small enough for a slope. */
    private static final double SEEN = Double.NEGATIVE_INFINITY;
    /** Steps of evaluation for all slopes of a model, some two seconds' worth. */
    private static final long MOST_WORK = 20_000_000;

    private final List<Equation> equations;
    private final Map<String, Integer> powers;
    private final Valuation valuation;
    private final Valuation shaken;
    private final List<Sides> sides = new ArrayList<>();
    private final Work work;

    private ExpansionCheck(PlainForm plain, List<Equation> equations, ExpandedFlow flow) {
        this.equations = equations;
        powers = new HashMap<>(flow.powers());
        powers.put(flow.small(), 1);
        valuation = new Valuation(plain.model().definitions());
        shaken = new Valuation(plain.model().definitions(), SHAKE);
        for (int i = 0; i < equations.size(); i++) {
            List<String> indices = equations.get(i).axes().stream().map(Axis::index).toList();
            Expression rate = plain.of(equations.get(i).rate());
            Expression kept = plain.of(flow.rates().get(i).sum());
            sides.add(new Sides(valuation.prepare(indices, rate), valuation.prepare(indices, kept),
                    shaken.prepare(indices, rate), shaken.prepare(indices, kept)));
        }
        work = new Work(equations.size());
    }

    /** A rate and the parts of it that are kept, at the same values of its indices; and both from wrong values. */
    private record Sides(Valuation.Prepared rate, Valuation.Prepared kept, Valuation.Prepared shakenRate,
                         Valuation.Prepared shakenKept) {

        /** What is left out; zero where it may be rounding, not a number where it has no value. */
        double remainder(int[] numbers) {
            try {
                double whole = rate.value(numbers);
                double part = kept.value(numbers);
                double terms = Math.max(Math.abs(whole), (Math.abs(shakenRate.value(numbers) - whole)
                        + Math.abs(shakenKept.value(numbers) - part)) / SHAKE);
                double rest = Math.abs(whole - part);
                return !Double.isFinite(rest) || Double.isNaN(terms) ? Double.NaN : rest <= terms * CLEAR ? 0 : rest;
            } catch (EvaluationException | TooComplexException outside) {
                return Double.NaN;
            }
        }
    }

    /**
     * What was measured of one state.
     *
     * @param state the state
     * @param slope the power of eps with which the remainder of its rate shrinks; infinite where it is zero at all
     *     points, not a number where it has no value at any point, is lost in rounding before its slope can be
     *     measured, or measuring it would take too long
     */
    public record Remainder(String state, double slope) {
    }

    /**
     * The slopes of the remainders of an expanded flow, by state.
     *
     * @param model the model
     * @param flow the parts that are kept
     */
    public static List<Remainder> remainders(Model model, ExpandedFlow flow) {
        PlainForm plain = new PlainForm(model);
        return new ExpansionCheck(plain, FlowDerivation.equations(model), flow).remainders(plain.model());
    }

    /**
     * Whether the kept parts are the whole flow, as for polynomials: at random points nothing is left out but rounding.
     *
     * @param model the model whose flow is expanded
     * @param flow the parts that are kept
     */
    public static boolean nothingIsLeftOut(Model model, ExpandedFlow flow) {
        PlainForm plain = new PlainForm(model);
        return new ExpansionCheck(plain, FlowDerivation.equations(model), flow).nothingIsLeftOut(plain.model());
    }

    private boolean nothingIsLeftOut(Model model) {
        boolean[] compared = new boolean[equations.size()];
        for (long seed = 1; seed <= POINTS; seed++) {
            double[] measured = slopes(RandomPoint.of(model, seed, false).countedBy(work));
            for (int i = 0; i < measured.length; i++) {
                if (Double.isFinite(measured[i]) || measured[i] == SEEN || work.isSpent(i)) {
                    return false;
                }
                compared[i] |= !Double.isNaN(measured[i]);
            }
        }
        for (boolean one : compared) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /** Counts the steps of each equation; each has its share, so that a deep one does not take those of the others. */
    private static final class Work implements LongConsumer {

        private final long[] done;
        private int equation;

        Work(int equations) {
            done = new long[equations];
        }

        @Override
        public void accept(long more) {
            done[equation] += more;
            if (isSpent(equation)) {
                throw new TooComplexException("more than " + MOST_WORK + " steps at random points");
            }
        }

        boolean isSpent(int of) {
            return done[of] > MOST_WORK / done.length;
        }
    }

    private List<Remainder> remainders(Model model) {
        List<List<Double>> slopes = new ArrayList<>();
        equations.forEach(equation -> slopes.add(new ArrayList<>()));
        for (long seed = 1; seed <= POINTS; seed++) {
            double[] measured = slopes(RandomPoint.of(model, seed, false).countedBy(work));
            for (int i = 0; i < measured.length; i++) {
                slopes.get(i).add(measured[i] - powers.get(equations.get(i).state()));
            }
        }
        List<Remainder> remainders = new ArrayList<>();
        for (int i = 0; i < equations.size(); i++) {
            remainders.add(new Remainder(equations.get(i).state(),
                    work.isSpent(i) ? Double.NaN : median(slopes.get(i))));
        }
        return remainders;
    }

    private static double median(List<Double> slopes) {
        List<Double> finite = slopes.stream().filter(Double::isFinite).sorted().toList();
        boolean unknown = slopes.contains(SEEN) || slopes.stream().allMatch(slope -> Double.isNaN(slope));
        return !finite.isEmpty() ? finite.get(finite.size() / 2) : unknown ? Double.NaN : Double.POSITIVE_INFINITY;
    }

    /**
     * The slopes at one point; infinite where the remainder is lost in rounding at all sizes, {@link #SEEN} where it is
     * not, but no slope can be measured, no number if it has no value.
     */
    private double[] slopes(RandomPoint point) {
        double[] slopes = new double[equations.size()];
        Arrays.fill(slopes, Double.NaN);
        boolean[] done = new boolean[slopes.length];
        Map<Double, double[]> remainders = new HashMap<>();
        for (double[] pair : PAIRS) {
            double[] large = remainders.computeIfAbsent(pair[0], eps -> remainders(point, eps, done));
            double[] small = remainders.computeIfAbsent(pair[1], eps -> remainders(point, eps, done));
            for (int i = 0; i < slopes.length; i++) {
                if (!done[i] && large[i] > 0 && small[i] > 0) {
                    slopes[i] = Math.log(large[i] / small[i]) / Math.log(pair[0] / pair[1]);
                    done[i] = true;
                }
            }
        }
        for (double size : LARGE) {
            remainders.put(size, remainders(point, size, done));
        }
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = done[i] ? slopes[i] : withoutSlope(i, remainders);
        }
        return slopes;
    }

    private static double withoutSlope(int equation, Map<Double, double[]> remainders) {
        if (remainders.values().stream().allMatch(at -> Double.isNaN(at[equation]))) {
            return Double.NaN;
        }
        boolean seen = remainders.values().stream().anyMatch(at -> at[equation] > 0);
        boolean looked = false;
        for (double size : LARGE) {
            looked |= !Double.isNaN(remainders.get(size)[equation]);
        }
        return seen || !looked ? SEEN : Double.POSITIVE_INFINITY;
    }

    /** What is left out of each rate at one size of eps; zero where it is lost in rounding. */
    private double[] remainders(RandomPoint point, double eps, boolean[] done) {
        double[] remainders = new double[equations.size()];
        Arrays.fill(remainders, Double.NaN);
        Map<String, Double> factors = new HashMap<>();
        powers.forEach((state, power) -> factors.put(state, Math.pow(eps, power)));
        RandomPoint scaled = point.withStatesTimes(factors);
        valuation.at(scaled.now(), scaled.start(), work);
        shaken.at(scaled.now(), scaled.start(), work);
        for (int i = 0; i < remainders.length; i++) {
            if (!done[i] && !work.isSpent(i)) {
                work.equation = i;
                remainders[i] = sides.get(i).remainder(numbers(point, equations.get(i).axes()));
            }
        }
        return remainders;
    }

    private static int[] numbers(RandomPoint point, List<Axis> axes) {
        Map<String, Integer> indices = point.indices(axes);
        return axes.stream().mapToInt(axis -> indices.get(axis.index())).toArray();
    }
}
