package org.flowcheck.evidence.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.plot.Axis;
import org.flowcheck.evidence.plot.Figure;
import org.flowcheck.evidence.plot.Label;
import org.flowcheck.evidence.plot.Series;
import org.flowcheck.simulation.ode.Samples;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;

/** Figures of runs in time: one per observable, a line per run, so that no axis mixes quantities. */
public final class SolveFigures {

    /** Runs beyond this are not told apart by a legend: {@value}. */
    private static final int MOST_NAMED = 8;

    private SolveFigures() {
    }

    /** Figures by file name; none where no run was made. */
    public static Map<String, Figure> of(ModelStudy study, List<SolveCase> cases) {
        Model model = study.prepared().model();
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (cases.isEmpty()) {
            return figures;
        }
        for (int f = 0; f < model.observables().size(); f++) {
            Observable observable = model.observables().get(f);
            String label = observable.label().isEmpty() ? observable.name() : observable.label();
            Figure figure = NormalisedClock.over("time $t$", Axis.linear(label), cases)
                    .titled(Label.text(model.name()));
            for (SolveCase one : cases) {
                Samples samples = one.trajectory().fine();
                double[] values = new double[samples.size()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = samples.value(f, k);
                }
                boolean named = cases.size() > 1 && cases.size() <= MOST_NAMED;
                figure = figure.with(Series.line(named ? SolveStudy.label(one) : "", samples.times(), values));
            }
            figures.put(observable.name(), figure);
        }
        return figures;
    }
}
