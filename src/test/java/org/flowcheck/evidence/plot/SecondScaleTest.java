package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.flowcheck.evidence.plot.PlotFiles.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondScaleTest {

    /** Places on paper are sums of a few doubles of size 300. */
    private static final double ROUNDED = 1e-9;

    private static final List<Double> MANTISSAS = List.of(1.0, 2.0, 5.0);

    private static Figure figure(Axis x, double factor, double from, double to) {
        return Figure.of(x, Axis.linear("y")).under(new SecondScale(Label.of("other"), factor))
                .with(Series.line("", new double[] {from, to}, new double[] {1, 2}));
    }

    /** The labels of marks above the frame with the middle of each, from left to right. */
    private static List<Map.Entry<String, Double>> above(FigureLayout.Plan plan) {
        List<Map.Entry<String, Double>> found = new ArrayList<>();
        for (Scene.Shape shape : plan.scene().shapes()) {
            if (shape instanceof Scene.Text text && text.size() == Style.TICK_SIZE && !text.upwards()
                    && text.y() == plan.frame().top() - AxesPainter.GAP) {
                found.add(Map.entry(text.line().plain().replace('\u2212', '-'),
                        text.x() + text.line().width() * text.size() / 2));
            }
        }
        return found;
    }

    /** The number at a place of the lower axis, by the rule of three. */
    private static double below(Frame frame, boolean logarithmic, double place) {
        double share = (place - frame.left()) / (frame.right() - frame.left());
        double low = frame.x().low();
        double high = frame.x().high();
        return logarithmic ? low * StrictMath.pow(high / low, share) : low + share * (high - low);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void labelsStandWhereTheLowerAxisTimesTheFactorSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            boolean logarithmic = i % 2 == 1;
            double factor = StrictMath.pow(10, 3 * random.nextDouble() - 1.5);
            double from = logarithmic ? 0.1 + random.nextDouble() : 10 * (random.nextDouble() - 0.5);
            double to = logarithmic ? from * (10 + 100 * random.nextDouble()) : from + 0.5 + 5 * random.nextDouble();
            String where = "seed " + seed + ", case " + i + ": times " + factor + ", " + from + " to " + to;
            FigureLayout.Plan plan = FigureLayout.plan(
                    figure(logarithmic ? Axis.logarithmic("x") : Axis.linear("x"), factor, from, to));
            List<Map.Entry<String, Double>> labels = above(plan);
            assertTrue(labels.size() >= 2, where);
            for (Map.Entry<String, Double> label : labels) {
                double value = Double.parseDouble(label.getKey());
                double expected = factor * below(plan.frame(), logarithmic, label.getValue());
                double tolerance = ROUNDED * factor * Math.max(Math.abs(from), Math.abs(to));
                assertEquals(expected, value, tolerance, where);
                // The twin: with a factor five per cent off nothing but zero stands in its place.
                assertTrue(value == 0 || Math.abs(1.05 * expected - value) > 10 * tolerance, where);
            }
            assertTrue(labels.size() < 2 || logarithmic || round(labels), where);
        }
    }

    /** Whether labels are equally far apart, by 1, 2 or 5 times a power of ten. */
    private static boolean round(List<Map.Entry<String, Double>> labels) {
        double step = Double.parseDouble(labels.get(1).getKey()) - Double.parseDouble(labels.get(0).getKey());
        double mantissa = step / StrictMath.pow(10, Math.floor(StrictMath.log10(step * 1.001)));
        return MANTISSAS.stream().anyMatch(digit -> Math.abs(digit - mantissa) < 1e-6);
    }

    /** The marks at the top of the frame are the second scale's, those at its bottom the axis' own. */
    @Test
    void marksAreAtTheLabels() {
        FigureLayout.Plan plan = FigureLayout.plan(figure(Axis.linear("x"), 18.69, 0, 2));
        List<Double> top = new ArrayList<>();
        List<Double> bottom = new ArrayList<>();
        plan.scene().shapes().forEach(shape -> {
            if (shape instanceof Scene.Stroke stroke && stroke.width() == Style.FRAME_WIDTH) {
                stroke.path().draw(new Ends(plan.frame().top() + Style.MAJOR_TICK, top));
                stroke.path().draw(new Ends(plan.frame().bottom() - Style.MAJOR_TICK, bottom));
            }
        });
        List<Double> labels = above(plan).stream().map(Map.Entry::getValue).toList();
        assertEquals(labels.size(), top.size());
        for (int i = 0; i < top.size(); i++) {
            assertEquals(labels.get(i), top.get(i), ROUNDED);
            // 5 of 37.38 is a share of 0.1338.
            assertEquals(plan.frame().left() + i * 5 / 37.38 * (plan.frame().right() - plan.frame().left()), top.get(i),
                    ROUNDED);
        }
        assertEquals(5, bottom.size());
    }

    /** Where lines end at a height. */
    private record Ends(double height, List<Double> places) implements Path.Pen {
        @Override
        public void move(double x, double y) {
        }

        @Override
        public void line(double x, double y) {
            if (y == height) {
                places.add(x);
            }
        }

        @Override
        public void curve(double controlX, double controlY, double x, double y) {
        }

        @Override
        public void close() {
        }
    }

    /** With titles, legends, stages and factors around it, no text lies on another one. */
    @Test
    void textsKeepApart() {
        List<Figure> figures = new ArrayList<>(List.of(SampleFigures.twoClocks(), SampleFigures.twoScalesCrowded(),
                SampleFigures.twoScalesLogarithmic()));
        for (double factor : new double[] {1e-9, 1e-3, 0.7, 1234, 98765, 1e12}) {
            SecondScale scale = new SecondScale(Label.of("normalised time"), factor);
            figures.addAll(List.of(SampleFigures.series().under(scale), SampleFigures.stages().under(scale),
                    SampleFigures.crowded().under(scale), SampleFigures.histogram().under(scale)));
        }
        for (Figure figure : figures) {
            List<double[]> boxes = boxes(FigureLayout.plan(figure).scene());
            for (int i = 0; i < boxes.size(); i++) {
                for (int k = 0; k < i; k++) {
                    double[] one = boxes.get(i);
                    double[] other = boxes.get(k);
                    assertFalse(one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3],
                            figure.title().plain() + " " + figure.second() + ": texts " + k + " and " + i);
                }
            }
        }
    }

    /** Left, top, right and bottom of every text: from its base to the height of capitals. */
    private static List<double[]> boxes(Scene scene) {
        List<double[]> boxes = new ArrayList<>();
        for (Scene.Shape shape : scene.shapes()) {
            if (shape instanceof Scene.Text text) {
                double length = text.line().width() * text.size();
                double height = Glyphs.CAPITALS / Glyphs.EM * text.size();
                boxes.add(text.upwards() ? new double[] {text.x() - height, text.y() - length, text.x(), text.y()}
                        : new double[] {text.x(), text.y() - height, text.x() + length, text.y()});
            }
        }
        return boxes;
    }

    /** The numbers of both scales are in the file: x, and x times the factor. */
    @Test
    void csvHasBoth() {
        Figure figure = figure(Axis.linear("x"), 4, 0.25, 2).with(Layer.horizontal("level", 1.5))
                .with(Layer.stage("first", 0.5, 1));
        assertEquals("""
                kind,name,x,x_end,y,lower,upper,x_second,x_end_second
                series,,0.25,,1.0,,,1.0,
                series,,2.0,,2.0,,,8.0,
                horizontal,level,,,1.5,,,,
                stage,first,0.5,1.0,,,,2.0,4.0
                """, new String(PlotFiles.bytes(figure, Format.CSV), StandardCharsets.UTF_8));
    }

    /** The second axis of the LaTeX source has the ends of the first, times the factor. */
    @Test
    void latexHasTheSameEnds() {
        String tex = new String(PlotFiles.bytes(figure(Axis.logarithmic("x"), 8, 0.5, 4), Format.TEX),
                StandardCharsets.UTF_8);
        assertTrue(tex.contains("xlabel={x}, xmode=log, xmin=0.5, xmax=4.0,\n"), tex);
        assertTrue(tex.contains("xlabel={other}, xmode=log, xmin=4.0, xmax=32.0,\n"), tex);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e300, Double.MIN_VALUE, Double.MAX_VALUE})
    void scalesBeyondDoublesAreLeftOut(double factor) {
        for (Axis axis : List.of(Axis.linear("x"), Axis.logarithmic("x"))) {
            for (double to : new double[] {1e-200, 1e200}) {
                for (Format format : Format.values()) {
                    assertTrue(PlotFiles.bytes(figure(axis, factor, to / 2, to), format).length > 0);
                }
            }
        }
        assertEquals(0, above(FigureLayout.plan(figure(Axis.linear("x"), 1e300, 1e200, 2e200))).size());
    }

    @Test
    void factorsThatAreNoneAreRefused() {
        for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new SecondScale(Label.of("x"), factor));
        }
        assertThrows(IllegalArgumentException.class, () -> new SecondScale(Label.EMPTY, 1));
    }
}
