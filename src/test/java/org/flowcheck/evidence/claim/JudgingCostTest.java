package org.flowcheck.evidence.claim;

import static org.flowcheck.evidence.claim.Synthetic.RUN;
import static org.flowcheck.evidence.claim.Synthetic.compare;
import static org.flowcheck.evidence.claim.Synthetic.number;
import static org.flowcheck.evidence.claim.Synthetic.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Optional;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;

/** The order in which costs grow with samples and runs. */
class JudgingCostTest {

    private static RunPlan plan(int samples, int seeds) {
        return new RunPlan(RUN, Model.ofParameters(List.of(), List.of()), new TreeMap<>(), List.of(""),
                List.of(), seeds,
                new Extent.UntilTime(org.flowcheck.theory.expression.Constant.of(1), samples,
                        OptionalDouble.empty()));
    }

    private static void assertGrowth(Condition condition, int times, double bySamples) {
        double small = JudgingCost.of(condition, plan(1000, 3), times);
        assertEquals(bySamples, Math.log(JudgingCost.of(condition, plan(8000, 3), times) / small) / Math.log(8), 0.05);
        assertEquals(10, JudgingCost.of(condition, plan(1000, 30), times) / small, 1e-9);
    }

    @Test
    void operatorsInOperatorsMultiplyAndTimesDo() {
        Value sup = new Extreme(true, x(0), RUN, 0, Optional.empty());
        Value supOfSup = new Extreme(true, new Extreme(true, x(1), RUN, 1, Optional.empty()), RUN, 0, Optional.empty());
        assertGrowth(compare(x(0), Relation.LESS, number(1)), 0, 0);
        assertGrowth(compare(x(0), Relation.LESS, number(1)), 2, 2);
        assertGrowth(compare(sup, Relation.LESS, number(1)), 0, 1);
        assertGrowth(compare(sup, Relation.LESS, number(1)), 1, 2);
        assertGrowth(compare(supOfSup, Relation.LESS, number(1)), 0, 2);
    }

    /** A range that ends at a first exit is looked for beside the samples, not at each of them. */
    @Test
    void endsOfRangesAdd() {
        Value exit = new OccurrenceTime(true, compare(x(0), Relation.GREATER, number(1)), RUN, 0);
        TimeRange range = new TimeRange(new InterpolatedValue(x(0), RUN, 0, number(0)),
                new InterpolatedValue(x(0), RUN, 0, exit));
        assertGrowth(compare(new Extreme(true, x(0), RUN, 0, Optional.of(range)), Relation.LESS, number(1)), 0, 1);
        assertGrowth(compare(new InterpolatedValue(x(0), RUN, 0, exit), Relation.LESS, number(1)), 0, 1);
    }

    /** 100,000 seeds with 2000 samples are within the bound, so are two times with 2000 samples and 50 runs. */
    @Test
    void whatClaimsAskForIsWithinTheBound() {
        Condition plain = compare(x(0), Relation.LESS, number(1));
        assertTrue(JudgingCost.of(plain, plan(2000, 100_000), 1) < JudgingCost.LARGEST);
        assertTrue(JudgingCost.of(plain, plan(2000, 50), 2) < JudgingCost.LARGEST);
        assertTrue(JudgingCost.of(plain, plan(2000, 100_000), 2) > JudgingCost.LARGEST);
    }
}
