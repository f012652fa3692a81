package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flowcheck.evidence.plot.Axis.Scale;
import org.junit.jupiter.api.Test;

class LegendTest {

    private final Frame frame = new Frame(new AxisScale(Scale.LINEAR, 0, 1, 0, 300), new AxisScale(Scale.LINEAR, 0, 1, 200, 0));
    private final Legend legend = Legend.of(List.of(Series.line("a series", new double[0], new double[0])));

    private static double textStart(List<Scene.Shape> shapes) {
        return shapes.stream().filter(Scene.Text.class::isInstance).mapToDouble(shape -> ((Scene.Text) shape).x())
                .findFirst().orElseThrow();
    }

    @Test
    void aFreeCornerIsTakenAndAnOccupiedOneIsNot() {
        Ink ink = new Ink();
        assertTrue(textStart(legend.inside(frame, ink)) > 150, "upper right when all is free");
        ink.segment(200, 10, 290, 15);
        assertTrue(textStart(legend.inside(frame, ink)) < 150, "upper left when there is a line at the upper right");
    }

    @Test
    void whereNoPlaceIsFreeItGoesOutside() {
        Ink ink = new Ink();
        ink.area(0, 0, 300, 200);
        assertNull(legend.inside(frame, ink));
        List<Scene.Shape> above = legend.above(frame, 3);
        double base = ((Scene.Text) above.get(above.size() - 1)).y();
        assertTrue(base > 3 && base < 3 + legend.heightAbove(300) + 1, "base line at " + base);
    }

    @Test
    void stagesAndNamelessLayersAreNotListed() {
        Legend nothing = Legend.of(List.of(Layer.stage("plateau", 0, 1), Series.line("", new double[0], new double[0])));
        assertEquals(List.of(), nothing.inside(frame, new Ink()));
        assertEquals(0, nothing.heightAbove(300));
    }
}
