package org.flowcheck.theory.calculus;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flowcheck.theory.calculus.polynomial.PolynomialReader;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.LinearForm;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Traversal;

/**
 * The exponent with which a formula grows in a variable: the limit of {@code log f/log m} as m tends to infinity.
 *
 * <p>It follows from the formula's leading term. Names other than the variable are parameters: positive numbers, or any
 * real ones where they occur in exponents only. Logarithms count as exponent zero. Where leading terms cancel, the
 * formula is written out and looked at again; where signs or sizes of parameters would decide, nothing is said. What
 * the rules find is compared with the slope between two large values at random parameters, and given up if the two
 * disagree.
 */
public final class GrowthExponent {

    private static final int POINTS = 3;
    private static final int TRIALS = 12;
    private static final long WORK = 5_000;

    private GrowthExponent() {
    }

    /** What is known of an exponent. */
    public sealed interface Result {

        /**
         * The exponent.
         *
         * @param exponent a linear form in the parameters
         * @param points at how many random parameters the slope at large values agrees
         */
        record Exactly(LinearForm exponent, int points) implements Result {
        }

        /**
         * Nothing.
         *
         * @param reason why, in words
         */
        record Undecided(String reason) implements Result {
        }
    }

    /**
     * The growth exponent of a formula.
     *
     * @param formula the formula, of scalars
     * @param variable what tends to infinity
     */
    public static Result of(Expression formula, String variable) {
        LeadingTerms rules = new LeadingTerms(variable, positiveParameters(formula, variable));
        Expression simple = Simplification.of(formula, IndexScope.EMPTY);
        Result found = byLeadingTerms(simple, rules);
        if (found instanceof Result.Undecided) {
            Optional<Result> writtenOut = expanded(simple).map(expression -> byLeadingTerms(expression, rules));
            found = writtenOut.filter(Result.Exactly.class::isInstance).orElse(found);
        }
        return found instanceof Result.Exactly exactly ? witnessed(formula, variable, exactly.exponent()) : found;
    }

    /** The parameters of a formula that are taken to be positive: those that occur outside exponents. */
    public static Set<String> positiveParameters(Expression formula, String variable) {
        Set<String> names = new TreeSet<>();
        collectBases(formula, names);
        names.retainAll(Traversal.freeNames(formula));
        names.remove(variable);
        return names;
    }

    private static void collectBases(Expression expression, Set<String> into) {
        if (expression instanceof Power power) {
            collectBases(power.base(), into);
        } else if (Traversal.children(expression).isEmpty()) {
            into.addAll(Traversal.freeNames(expression));
        } else {
            Traversal.children(expression).forEach(child -> collectBases(child, into));
        }
    }

    private static Result byLeadingTerms(Expression formula, LeadingTerms rules) {
        try {
            return rules.of(formula).<Result>map(term -> new Result.Exactly(term.exponent(), 0))
                    .orElseGet(() -> new Result.Undecided("the formula is zero"));
        } catch (CannotTell undecided) {
            return new Result.Undecided(undecided.getMessage());
        }
    }

    private static Optional<Expression> expanded(Expression formula) {
        PolynomialReader.Vocabulary parameters = new PolynomialReader.Vocabulary(Set.of(), Set.of(),
                FlowRate.TIME);
        try {
            return Optional.of(new PolynomialReader(parameters, IndexScope.EMPTY, WORK).expanded(formula));
        } catch (TooComplexException | ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    private static Result witnessed(Expression formula, String variable, LinearForm exponent) {
        int points = 0;
        for (int trial = 1; trial <= TRIALS && points < POINTS; trial++) {
            Map<String, Double> values = parameters(formula, variable, trial);
            Optional<LogarithmicSlope> slope = LogarithmicSlope.of(formula, variable, values);
            if (slope.isPresent()) {
                double limit = exponent.value(values::get);
                if (!slope.get().agreesWith(limit)) {
                    return new Result.Undecided(String.format(Locale.ROOT, "the leading terms say %s, but between"
                            + " %s = %.0e and %.0e the slope is %.3f where that is %.3f", exponent, variable,
                            slope.get().from(), slope.get().to(), slope.get().slope(), limit));
                }
                points++;
            }
        }
        return points == 0 ? new Result.Undecided("the formula has values other than zero at none of the large "
                + variable + " tried") : new Result.Exactly(exponent, points);
    }

    /** Positive parameters from 0.2 to 2, others from -1 to 1. */
    private static Map<String, Double> parameters(Expression formula, String variable, int trial) {
        SplittableRandom random = new SplittableRandom(trial);
        Set<String> positive = positiveParameters(formula, variable);
        Map<String, Double> values = new TreeMap<>();
        Set<String> names = Traversal.freeNames(formula);
        names.remove(variable);
        for (String name : names) {
            values.put(name, positive.contains(name) ? 0.2 + 1.8 * random.nextDouble() : 2 * random.nextDouble() - 1);
        }
        return values;
    }
}
