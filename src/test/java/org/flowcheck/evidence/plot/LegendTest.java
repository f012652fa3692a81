package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
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
        assertEquals(Optional.of(new Legend.Place(1, 0)), legend.freePlace(frame, ink));
        ink.segment(200, 10, 290, 15);
        assertEquals(Optional.of(new Legend.Place(0, 0)), legend.freePlace(frame, ink));
        assertTrue(textStart(legend.inside(frame, new Legend.Place(0, 0))) < 150);
        assertTrue(textStart(legend.inside(frame, new Legend.Place(1, 0))) > 150);
    }

    @Test
    void whereNoPlaceIsFreeItGoesOutside() {
        Ink ink = new Ink();
        ink.area(0, 0, 300, 200);
        assertEquals(Optional.empty(), legend.freePlace(frame, ink));
        List<Scene.Shape> above = legend.above(frame, 3);
        double base = ((Scene.Text) above.get(above.size() - 1)).y();
        assertTrue(base > 3 && base < 3 + legend.heightAbove(300) + 1, "base line at " + base);
    }

    @Test
    void stagesAndNamelessLayersAreNotListed() {
        Legend nothing = Legend.of(List.of(Layer.stage("plateau", 0, 1), Series.line("", new double[0], new double[0])));
        assertTrue(nothing.isEmpty());
        assertEquals(0, nothing.heightAbove(300));
    }
}
