package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.claim.DrawnFigure;
import org.flowcheck.evidence.claim.FigurePlan;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.plot.Label;
import org.flowcheck.evidence.plot.SecondScale;
import org.junit.jupiter.api.Test;

/** The second scale of claims' figures. */
class ClaimFiguresTest {

    private static Optional<SecondScale> second(Double... clocks) {
        FigurePlan plan = new FigurePlan("loss", "", "", new FigurePlan.Axis("time $t$", true),
                new FigurePlan.Axis("loss", true), List.of(new FigurePlan.Curve("", "r", Optional.of(0),
                List.of(new FigurePlan.Place("", new Value.Time("r", 0, "t"), new Value.Number(1))), Optional.empty(),
                FigurePlan.Drawing.LINE, false)), List.of(), List.of());
        return ClaimFigures.of(new DrawnFigure(plan, List.of(), List.of(), List.of(), List.of(clocks))).second();
    }

    @Test
    void oneClockOfAllRunsIsTheSecondScale() {
        assertEquals(Optional.of(new SecondScale(Label.text("normalised time"), 18.69)), second(18.69));
        assertEquals(18.69, second(18.69, 18.69 * (1 + 1e-14)).orElseThrow().factor());
    }

    /** Five per cent apart, or a part in a million, is another clock. */
    @Test
    void clocksThatDifferAreNone() {
        assertEquals(Optional.empty(), second());
        assertEquals(Optional.empty(), second(18.69, 1.05 * 18.69));
        assertEquals(Optional.empty(), second(18.69, 18.69, (1 - 1e-6) * 18.69));
    }
}
