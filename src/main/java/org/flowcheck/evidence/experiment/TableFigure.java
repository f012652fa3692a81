package org.flowcheck.evidence.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.flowcheck.evidence.claim.DrawnFigure;
import org.flowcheck.evidence.claim.Snapshot;
import org.flowcheck.evidence.plot.ColourScale;
import org.flowcheck.evidence.plot.HeatMap;
import org.flowcheck.evidence.plot.Label;
import org.flowcheck.evidence.store.NumberText;

/** Tables of claims as heat maps. */
final class TableFigure {

    private static final MathContext SHOWN = new MathContext(4);

    private TableFigure() {
    }

    static HeatMap of(DrawnFigure.Table drawn) {
        List<HeatMap.Panel> panels = drawn.panels().stream().map(entries -> new HeatMap.Panel(title(entries),
                entries.values(), entries.errors())).toList();
        return new HeatMap(Label.of(drawn.plan().title()), Label.of(drawn.plan().x().label()),
                Label.of(drawn.plan().y().label()), scale(drawn), drawn.rows(), drawn.columns(), panels);
    }

    private static Label title(Snapshot.Entries entries) {
        if (!entries.reached()) {
            return Label.text("not reached");
        }
        String time = NumberText.exact(new BigDecimal(entries.time()).round(SHOWN).doubleValue());
        return Label.of("$t$ = " + time.replaceFirst("\\.0$", ""));
    }

    /** As wanted; an end that is left open is the largest entry, and both are alike where entries have both signs. */
    private static ColourScale scale(DrawnFigure.Table drawn) {
        double[] entries = drawn.panels().stream().flatMap(panel -> Arrays.stream(panel.values()))
                .flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
        double least = DoubleStream.of(entries).min().orElse(0);
        double most = DoubleStream.of(entries).max().orElse(1);
        double size = Math.max(Math.abs(least), Math.abs(most));
        OptionalDouble from = drawn.content().from();
        OptionalDouble to = drawn.content().to();
        double low = from.orElse(least < 0 ? -size : 0);
        double high = to.orElse(most > 0 ? size : 0);
        if (!(low < high)) {
            // Nothing but zeros, or all entries lie beyond the end that is given.
            boolean fixed = from.isPresent() || to.isEmpty();
            low = fixed ? low : high - 1;
            high = fixed ? low + 1 : high;
        }
        return new ColourScale(Label.of(drawn.content().label()), low, high);
    }
}
