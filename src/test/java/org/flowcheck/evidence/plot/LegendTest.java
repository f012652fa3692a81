package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.plot.Axis.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Lines that fill the frame, with names of such lengths that more of them fit the page than the frame. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 12, 40})
    void aLegendAboveNeverReachesTheFrameHoweverManyLinesItHas(int rows) {
        for (int length = 8; length < 60; length += 2) {
            Figure figure = Figure.of(Axis.linear("$t$"), Axis.linear("y"));
            for (int i = 0; i < rows; i++) {
                double[] x = new double[400];
                double[] y = new double[400];
                for (int k = 0; k < x.length; k++) {
                    x[k] = k;
                    y[k] = 1e4 * (k % 2 == 0 ? -1 : 1);
                }
                figure = figure.with(Series.line("m".repeat(length), x, y));
            }
            FigureLayout.Plan plan = FigureLayout.plan(figure);
            assertEquals(Optional.empty(), plan.legend());
            String name = "m".repeat(length);
            double last = plan.scene().shapes().stream().filter(Scene.Text.class::isInstance).map(Scene.Text.class::cast)
                    .filter(text -> text.line().plain().equals(name)).mapToDouble(Scene.Text::y).max().orElseThrow();
            assertTrue(last + Glyphs.DESCENT / Glyphs.EM * Style.LEGEND_SIZE <= plan.frame().top(),
                    rows + " entries of " + length + " letters end at " + last + ", frame at " + plan.frame().top());
            assertTrue(plan.frame().bottom() - plan.frame().top() > 0.4 * figure.size().height());
        }
    }

    @Test
    void stagesAndNamelessLayersAreNotListed() {
        Legend nothing = Legend.of(List.of(Layer.stage("plateau", 0, 1), Series.line("", new double[0], new double[0])));
        assertTrue(nothing.isEmpty());
        assertEquals(0, nothing.heightAbove(300));
    }
}
