package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.claim.DrawnFigure;
import org.flowcheck.evidence.claim.FigurePlan;
import org.flowcheck.evidence.plot.Axis;
import org.flowcheck.evidence.plot.Figure;
import org.flowcheck.evidence.plot.Label;
import org.flowcheck.evidence.plot.Layer;
import org.flowcheck.evidence.plot.Picture;
import org.flowcheck.evidence.plot.Series;

/** Figures of claims as they are drawn. */
public final class ClaimFigures {

    /** More lines than this are not told apart by a legend: {@value}. */
    private static final int MOST_NAMED = 12;

    private ClaimFigures() {
    }

    /** A figure with its numbers, ready to be written. */
    public static Picture of(DrawnFigure drawn) {
        return drawn instanceof DrawnFigure.Table table ? TableFigure.of(table) : graph((DrawnFigure.Graph) drawn);
    }

    private static Figure graph(DrawnFigure.Graph drawn) {
        FigurePlan plan = drawn.plan();
        Axis across = !plan.x().logarithmic() && counts(drawn.curves()) ? Axis.whole(plan.x().label())
                : axis(plan.x());
        Figure figure = Figure.of(across, axis(plan.y())).titled(Label.of(plan.title()));
        Optional<Double> clock = SecondClock.common(
                drawn.normalisedClocks().stream().mapToDouble(Double::doubleValue).toArray());
        if (clock.isPresent() && !SecondClock.same(clock.get())) {
            figure = figure.under(NormalisedClock.scale(clock.get()));
        }
        for (DrawnFigure.Stretch stage : drawn.stages()) {
            figure = figure.with(Layer.stage(stage.name(), stage.from(), stage.to()));
        }
        for (DrawnFigure.Points curve : drawn.curves()) {
            figure = figure.with(series(curve, drawn.curves().size() <= MOST_NAMED));
        }
        for (DrawnFigure.Points mark : drawn.marks()) {
            figure = figure.with(series(mark, true));
        }
        return figure;
    }

    /** Whether all curves are points of which the horizontal coordinates are whole: numbers of an index, or widths. */
    private static boolean counts(List<DrawnFigure.Points> curves) {
        return !curves.isEmpty() && curves.stream().allMatch(points -> points.drawing() == FigurePlan.Drawing.MARKERS
                && Arrays.stream(points.x()).allMatch(x -> x == Math.rint(x)));
    }

    private static Axis axis(FigurePlan.Axis axis) {
        return axis.logarithmic() ? Axis.logarithmic(axis.label()) : Axis.linear(axis.label());
    }

    private static Series series(DrawnFigure.Points points, boolean named) {
        Series.Drawing drawing = switch (points.drawing()) {
            case LINE -> Series.Drawing.LINE;
            case MARKERS -> Series.Drawing.MARKERS;
            case STARS -> Series.Drawing.STARS;
            case REFERENCE -> Series.Drawing.REFERENCE;
        };
        Series series = new Series(named ? Label.of(points.label()) : Label.EMPTY, points.x(), points.y(),
                Optional.empty(), drawing);
        return points.spread() ? series.withBars(points.lower(), points.upper()) : series;
    }
}
