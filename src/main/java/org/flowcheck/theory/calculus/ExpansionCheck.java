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
    /** The larger of two sizes of eps, from small ones, where the next order dominates, to large ones. */
    private static final double[] SIZES = {0x1p-12, 0x1p-10, 0x1p-8, 0x1p-6, 0x1p-4};
    /** Remainders below this part of the rate may be rounding: sums of some hundred terms have errors of some 2^-45. */
    private static final double CLEAR = 0x1p-41;
    /** The smaller size is this part of the larger. */
    private static final double STEP = 0.25;
    /** Steps of evaluation for all slopes of a model, some two seconds' worth. */
    private static final long MOST_WORK = 20_000_000;

    private final List<Equation> equations;
    private final Map<String, Integer> powers;
    private final Valuation valuation;
    private final List<Sides> sides = new ArrayList<>();
    private final Work work;

    private ExpansionCheck(PlainForm plain, List<Equation> equations, ExpandedFlow flow) {
        this.equations = equations;
        powers = new HashMap<>(flow.powers());
        powers.put(flow.small(), 1);
        valuation = new Valuation(plain.model().definitions());
        for (int i = 0; i < equations.size(); i++) {
            List<String> indices = equations.get(i).axes().stream().map(Axis::index).toList();
            sides.add(new Sides(valuation.prepare(indices, plain.of(equations.get(i).rate())),
                    valuation.prepare(indices, plain.of(flow.rates().get(i).sum()))));
        }
        work = new Work(equations.size());
    }

    /** A rate and the parts of it that are kept, at the same values of its indices. */
    private record Sides(Valuation.Prepared exact, Valuation.Prepared kept) {
    }

    /**
     * What was measured of one state.
     *
     * @param state the state
     * @param slope the power of eps with which the remainder of its rate shrinks; infinite where it is zero, not a
     *     number where it has no value at any point, or measuring it would take too long
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
                if (Double.isFinite(measured[i]) || work.isSpent(i)) {
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
        double none = slopes.stream().allMatch(slope -> Double.isNaN(slope)) ? Double.NaN : Double.POSITIVE_INFINITY;
        return finite.isEmpty() ? none : finite.get(finite.size() / 2);
    }

    /**
     * The slopes at one point; infinite where the remainder is lost in rounding at all sizes, no number if it has no
     * value.
     */
    private double[] slopes(RandomPoint point) {
        double[] slopes = new double[equations.size()];
        Arrays.fill(slopes, Double.NaN);
        boolean[] done = new boolean[slopes.length];
        Map<Double, double[]> remainders = new HashMap<>();
        for (double size : SIZES) {
            double[] large = remainders.computeIfAbsent(size, eps -> remainders(point, eps, done));
            double[] small = remainders.computeIfAbsent(size * STEP, eps -> remainders(point, eps, done));
            for (int i = 0; i < slopes.length; i++) {
                if (!done[i] && large[i] > 0 && small[i] > 0) {
                    slopes[i] = Math.log(large[i] / small[i]) / -Math.log(STEP);
                    done[i] = true;
                } else if (!done[i] && !Double.isNaN(large[i]) && !Double.isNaN(small[i])) {
                    slopes[i] = Double.POSITIVE_INFINITY;
                }
            }
        }
        return slopes;
    }

    /** What is left out of each rate at one size of eps; zero where it is lost in rounding. */
    private double[] remainders(RandomPoint point, double eps, boolean[] done) {
        double[] remainders = new double[equations.size()];
        Arrays.fill(remainders, Double.NaN);
        Map<String, Double> factors = new HashMap<>();
        powers.forEach((state, power) -> factors.put(state, Math.pow(eps, power)));
        RandomPoint scaled = point.withStatesTimes(factors);
        valuation.at(scaled.now(), scaled.start(), work);
        for (int i = 0; i < remainders.length; i++) {
            if (!done[i] && !work.isSpent(i)) {
                work.equation = i;
                remainders[i] = remainder(sides.get(i), numbers(point, equations.get(i).axes()));
            }
        }
        return remainders;
    }

    private static int[] numbers(RandomPoint point, List<Axis> axes) {
        Map<String, Integer> indices = point.indices(axes);
        return axes.stream().mapToInt(axis -> indices.get(axis.index())).toArray();
    }

    private static double remainder(Sides sides, int[] numbers) {
        try {
            double whole = sides.exact().value(numbers);
            double rest = Math.abs(whole - sides.kept().value(numbers));
            boolean lost = rest <= Math.abs(whole) * CLEAR;
            return !Double.isFinite(rest) ? Double.NaN : lost ? 0 : rest;
        } catch (EvaluationException | TooComplexException outside) {
            return Double.NaN;
        }
    }
}
