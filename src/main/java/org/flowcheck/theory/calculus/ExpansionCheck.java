package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Measures the order of what an expansion leaves out: the rates at states eps^p*s for random s, less the parts that are
 * kept, shrink with eps as eps^(next order). The slope is taken between two sizes of eps, the smallest at which the remainder
 * still stands out of rounding, at {@value #POINTS} points; the median counts.
 */
public final class ExpansionCheck {

    private static final int POINTS = 9;
    /** The larger of two sizes of eps, from small ones, where the next order dominates, to large ones. */
    private static final double[] SIZES = {0x1p-12, 0x1p-10, 0x1p-8, 0x1p-6, 0x1p-4};
    /** Remainders below this part of the rate may be rounding: sums of some hundred terms have errors of some 2^-45. */
    private static final double CLEAR = 0x1p-41;
    /** The smaller size is this part of the larger. */
    private static final double STEP = 0.25;
    /** Values that are looked up for all slopes of a model, some ten seconds' worth. */
    private static final long MOST_WORK = 20_000_000;

    private ExpansionCheck() {
    }

    /**
     * What was measured of one state.
     *
     * @param state the state
     * @param slope the power of eps with which the remainder of its rate shrinks; infinite where it is zero, not a number
     *     where it has no value at any point, or measuring it would take too long
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
        List<Equation> equations = FlowDerivation.equations(model);
        List<Remainder> remainders = new ArrayList<>();
        Work work = new Work();
        for (int i = 0; i < equations.size(); i++) {
            Equation equation = equations.get(i);
            Expression exact = plain.of(equation.rate());
            Expression kept = plain.of(flow.rates().get(i).sum());
            double slope;
            try {
                slope = median(plain.model(), equation, exact, kept, flow, work);
            } catch (TooComplexException tooMuchWork) {
                slope = Double.NaN;
            }
            remainders.add(new Remainder(equation.state(), slope));
        }
        return remainders;
    }

    /** Counts the values that are looked up. */
    private static final class Work implements LongConsumer {

        private long done;

        @Override
        public void accept(long more) {
            done += more;
            if (done > MOST_WORK) {
                throw new TooComplexException("more than " + MOST_WORK + " values at random points");
            }
        }
    }

    private static double median(Model model, Equation equation, Expression exact, Expression kept,
                                 ExpandedFlow flow, Work work) {
        Map<String, Integer> powers = new HashMap<>(flow.powers());
        powers.put(flow.small(), 1);
        List<Double> slopes = new ArrayList<>();
        boolean evaluated = false;
        for (long seed = 1; seed <= POINTS; seed++) {
            RandomPoint point = RandomPoint.of(model, seed, false).countedBy(work);
            Map<String, Integer> indices = point.indices(equation.axes());
            double slope = slope(point, indices, exact, kept, powers);
            evaluated = evaluated || !Double.isNaN(slope);
            if (Double.isFinite(slope)) {
                slopes.add(slope - powers.get(equation.state()));
            }
        }
        slopes.sort(Double::compare);
        double none = evaluated ? Double.POSITIVE_INFINITY : Double.NaN;
        return slopes.isEmpty() ? none : slopes.get(slopes.size() / 2);
    }

    /** The slope at one point; infinite where the remainder is lost in rounding at all sizes, no number if it has no value. */
    private static double slope(RandomPoint point, Map<String, Integer> indices, Expression exact, Expression kept,
                                Map<String, Integer> powers) {
        double none = Double.NaN;
        for (double size : SIZES) {
            double large = remainder(point, indices, exact, kept, powers, size);
            double small = remainder(point, indices, exact, kept, powers, size * STEP);
            if (large > 0 && small > 0) {
                return Math.log(large / small) / -Math.log(STEP);
            }
            none = Double.isNaN(large) || Double.isNaN(small) ? none : Double.POSITIVE_INFINITY;
        }
        return none;
    }

    private static double remainder(RandomPoint point, Map<String, Integer> indices, Expression exact, Expression kept,
                                    Map<String, Integer> powers, double eps) {
        Map<String, Double> factors = new HashMap<>();
        powers.forEach((state, power) -> factors.put(state, Math.pow(eps, power)));
        try {
            Evaluator evaluator = point.withStatesTimes(factors).evaluator();
            indices.forEach(evaluator::with);
            double whole = evaluator.value(exact);
            double rest = Math.abs(whole - evaluator.value(kept));
            boolean lost = rest <= Math.abs(whole) * CLEAR;
            return !Double.isFinite(rest) ? Double.NaN : lost ? 0 : rest;
        } catch (EvaluationException outside) {
            return Double.NaN;
        }
    }
}
