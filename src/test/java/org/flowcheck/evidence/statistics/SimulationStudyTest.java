package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * How often orders and limits are judged wrongly, on synthetic data of known truth. The tables are those of
 * docs/statistics.md, and are written to {@code target/statistics-*.md}.
 */
class SimulationStudyTest {

    /** At the level of one claim in a catalogue wrong decisions are rare: 20 of so many. */
    private static final int MANY = 40_000;

    @Test
    void ordersAreJudgedWronglyNoMoreOftenThanSaid() throws IOException {
        assertDocumented("target/statistics-orders.md", Study.run(SimulatedOrders.cases()));
    }

    @Test
    void limitsAreJudgedWronglyNoMoreOftenThanSaid() throws IOException {
        assertDocumented("target/statistics-limits.md", Study.run(SimulatedLimits.cases()));
    }

    /** Counts of wrong refutations at the level of one claim; the last row is beyond the assumptions. */
    @Test
    void theLevelOfOneClaimInACatalogueIsKept() throws IOException {
        StringBuilder table = new StringBuilder();
        double level = FamilyLevel.each(1);
        for (Noise noise : Noise.values()) {
            String name = noise.name().toLowerCase(Locale.ROOT);
            table.append(row(name + ", order", level, orders(noise, 0)));
            LimitStatement tends = SimulatedLimits.one(LimitRate.power(0.5));
            table.append(row(name + ", limit", level, random -> LimitFit.of(SimulatedLimits.WIDTHS,
                    SimulatedLimits.draw(m -> 1 + 2 / Math.sqrt(m), noise, 0, random), tends, level).decision()));
        }
        // Skewness that grows with the width about doubles the rate; no more than three times is claimed.
        table.append(row("skewed, growing as m^(1/4), order", 3 * level, orders(Noise.SKEWED, 0.25)));
        assertDocumented("target/statistics-level.md", table.toString());
    }

    private static Function<Random, Decision> orders(Noise noise, double growth) {
        SimulatedOrders.Truth truth = SimulatedOrders.Truth.of(-0.5).noise(noise, growth);
        OrderStatement statement = SimulatedOrders.theta(0, List.of());
        return random -> OrderFit.of(SimulatedOrders.WIDTHS, truth.draw(random), statement, FamilyLevel.each(1))
                .decision();
    }

    private static String row(String name, double level, Function<Random, Decision> decision) {
        int wrong = Study.count(decision, MANY).get(Decision.VIOLATED);
        assertTrue(wrong <= Study.most(level, MANY), name + " seed " + Study.SEED + ": " + wrong + " of " + MANY);
        return "| " + name + " | " + wrong + " |\n";
    }

    /** What is said to be refuted with chance 0.9 is, also where the rests do their worst against it. */
    @Test
    void theStatedPowerIsReached() {
        OrderStatement statement = SimulatedOrders.theta(0, List.of(Rest.power(5, 0.5)));
        Random random = new Random(Study.SEED);
        double sum = 0;
        int dataSets = 500;
        for (int i = 0; i < dataSets; i++) {
            double[][] y = SimulatedOrders.Truth.of(-0.5).draw(random);
            sum += OrderFit.of(SimulatedOrders.WIDTHS, y, statement, Study.ALPHA).refutedAbove();
        }
        SimulatedOrders.Truth truth = SimulatedOrders.Truth.of(sum / dataSets)
                .rest(m -> (m < 1e4 ? 5 : -5) / Math.sqrt(m));
        int refuted = Study.count(one -> SimulatedOrders.decide(truth, statement, one), Study.DATA_SETS)
                .get(Decision.VIOLATED);
        // 0.9 has a standard deviation of 0.005 here, and the mean distance is known to 1 %: 0.02 together.
        assertEquals(OrderFit.POWER, (double) refuted / Study.DATA_SETS, 0.04);
    }

    private static void assertDocumented(String file, String table) throws IOException {
        Files.writeString(Path.of(file), table);
        String page = Files.readString(Path.of("docs/statistics.md"));
        assertTrue(page.contains(table), "docs/statistics.md has another table than " + file);
    }
}
