package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Decisions on synthetic data of known truth: how often each is made, and how often it may be. */
final class Study {

    static final int DATA_SETS = 4000;
    static final long SEED = 20261126;
    static final double ALPHA = 0.05;

    private Study() {
    }

    /**
     * One kind of data.
     *
     * @param name the truth and the statement, as a row of the table calls them
     * @param decision draws a data set and decides
     * @param wrong the decision that is wrong
     * @param level how often it may be made: the level, or more outside the estimator's assumptions
     * @param wanted the decision hoped for
     * @param power how often it must be made at least
     */
    record Case(String name, Function<Random, Decision> decision, Decision wrong, double level, Decision wanted,
            double power) {

        static Case right(String name, Function<Random, Decision> decision, double power) {
            return new Case(name, decision, Decision.VIOLATED, ALPHA, Decision.CONSISTENT, power);
        }

        static Case wrong(String name, Function<Random, Decision> decision, double power) {
            return new Case(name, decision, Decision.CONSISTENT, ALPHA, Decision.VIOLATED, power);
        }

        /** A case whose assumptions do not hold: what may then go wrong is said, and not more. */
        static Case beyond(String name, Function<Random, Decision> decision, Decision wrong, double level) {
            return new Case("beyond the assumptions: " + name, decision, wrong, level, Decision.UNDECIDED, 0);
        }
    }

    /** Runs the cases, asserts their rates, and returns the rows of the table. */
    static String run(List<Case> cases) {
        StringBuilder table = new StringBuilder();
        StringBuilder failures = new StringBuilder();
        for (Case one : cases) {
            Map<Decision, Integer> counts = count(one.decision(), DATA_SETS);
            String row = row(one, counts);
            table.append(row);
            boolean tooOften = counts.get(one.wrong()) > most(one.level(), DATA_SETS);
            if (tooOften || counts.get(one.wanted()) < one.power() * DATA_SETS) {
                failures.append(row);
            }
        }
        assertTrue(failures.isEmpty(), "seed " + SEED + "\n" + failures);
        return table.toString();
    }

    static Map<Decision, Integer> count(Function<Random, Decision> decision, int dataSets) {
        Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
        for (Decision possible : Decision.values()) {
            counts.put(possible, 0);
        }
        Random random = new Random(SEED);
        for (int i = 0; i < dataSets; i++) {
            counts.merge(decision.apply(random), 1, Integer::sum);
        }
        return counts;
    }

    /** A count of a decision of chance alpha passes this with chance 3e-5: four deviations above its mean. */
    static double most(double alpha, int dataSets) {
        return alpha * dataSets + 4 * Math.sqrt(alpha * (1 - alpha) * dataSets);
    }

    private static String row(Case one, Map<Decision, Integer> counts) {
        StringBuilder row = new StringBuilder("| " + one.name());
        for (Decision decision : Decision.values()) {
            String mark = decision == one.wrong() ? " (wrong)" : "";
            row.append(String.format(Locale.ROOT, " | %.1f %%%s", 100.0 * counts.get(decision) / DATA_SETS, mark));
        }
        return row + " |\n";
    }
}
