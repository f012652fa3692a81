package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.FigureValues;
import org.flowcheck.evidence.claim.MeasuredRun;
import org.flowcheck.evidence.claim.Measurements;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.language.ClaimReader;
import org.flowcheck.evidence.plot.Axis;
import org.flowcheck.evidence.plot.Figure;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.language.ModelReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which axes of claims' figures have marks at whole numbers only: those of points that stand at whole numbers. */
class ClaimAxesTest {

    private static final double[] TIMES = {0, 1, 2, 3, 4};

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "for: '{k, 3}', x: k, y: 'r.K[end]/k'; WHOLE",
        "for: '{k, 3}', x: k/2, y: 'r.K[end]/k'; LINEAR",
        "for: '{k, 3}', x: k, y: 'r.K[end]/k', draw: line; LINEAR",
        "x: '10*r.K0', y: 'r.K[end]'; WHOLE",
        "x: r.K0, y: 'r.K[end]'; LINEAR",
        "x: t, y: 'r.K[t]'; LINEAR",
        "x: t, y: 'r.K[t]', draw: markers; WHOLE"})
    void pointsAtWholeNumbersAreCounted(String curve, Axis.Scale scale) {
        Claim claim = ClaimReader.read(new SourceText("sample.yaml", """
                flowcheck: 1
                claim: sample
                source: {paper: multi-stage, at: "(19)"}
                states that: K grows
                kind: figure
                runs:
                  r: {model: k-logistic, K0: [0.1, 0.2], until: 4, samples: 5}
                for all: {t: times}
                check: r.K[t] > 0
                control: {replace: [">", "<"]}
                figures:
                  points:
                    x: {label: x}
                    y: {label: y}
                    curves:
                      - {%s}
                """.formatted(curve)), (name, span) -> ModelReader.read(Path.of("models/multi-stage/" + name + ".yaml")));
        List<MeasuredRun> runs = new ArrayList<>();
        for (double start : new double[] {0.1, 0.2}) {
            double[][] table = {TIMES};
            runs.add(new MeasuredRun(new RunPlan.Cell("", Map.of("K0", start), 1), Map.of("K0", start),
                    List.of(claim.quantities().get(0).quantity()), new MeasuredRun.Times(TIMES, TIMES), table, table,
                    table, new Interval(Double.POSITIVE_INFINITY, 4, Double.POSITIVE_INFINITY), "end", true));
        }
        Object drawn = ClaimFigures.of(FigureValues.of(claim, claim.figures().get(0),
                new Measurements(Map.of("r", runs))));
        assertEquals(scale, ((Figure) drawn).x().scale());
    }
}
