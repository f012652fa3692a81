package org.flowcheck.evidence.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.language.ClaimReader;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.language.ModelReader;
import org.junit.jupiter.api.Test;

/** Figures from runs of which every number is known: K = K0 (1 + t), at the times 0 to 4. */
class FigureValuesTest {

    private static final double[] TIMES = {0, 1, 2, 3, 4};
    private static final Claim CLAIM = ClaimReader.read(new SourceText("sample.yaml", """
            flowcheck: 1
            claim: sample
            source: {paper: multi-stage, at: "(19)"}
            states that: K grows
            kind: figure
            runs:
              r: {model: k-logistic, K0: [1, 2, 4], seeds: 3, until: 4, samples: 5}
            for all: {t: times}
            check: r.K[t] > 0
            control: {replace: [">", "<"]}
            figures:
              lines:
                x: {label: time}
                y: {label: K}
                curves:
                  - {x: t, y: "2*r.K[t]", label: K}
                stages:
                  early: {from: "0", to: "FirstTime[r.K[u] >= 2*r.K[0], u]"}
                  never: {from: "0", to: "FirstTime[r.K[u] >= 10*r.K[0], u]"}
                marks:
                  end: {x: "2", y: "At[r.K[u], u, 2]"}
              points:
                x: {label: K0, scale: log}
                y: {label: K}
                curves:
                  - {x: "Log[r.K0]", y: "Log[r.K[end]]", label: slope, fit: line}
                  - {x: "r.K0", y: "r.K[end]", by: K0, draw: line}
              places:
                x: {label: k}
                y: {label: K}
                curves:
                  - {for: "{k, 3}", x: "10*k", y: "r.K[end]/k", by: K0}
                  - {for: "{k, 2}", x: t, y: "r.K[t]^k", label: K}
            """), (name, span) -> ModelReader.read(java.nio.file.Path.of("models/multi-stage/" + name + ".yaml")));

    /** Three seeds, of which the others end 10 % lower and higher. */
    private static Measurements measurements() {
        List<MeasuredRun> runs = new ArrayList<>();
        for (double start : new double[] {1, 2, 4}) {
            for (int seed = 1; seed <= 3; seed++) {
                double[] values = new double[TIMES.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = start * (1 + TIMES[i]) * (i == 4 ? 1 + 0.1 * (seed - 2) : 1);
                }
                double[][] table = {values};
                runs.add(new MeasuredRun(new RunPlan.Cell("", Map.of("K0", start), seed), Map.of("K0", start),
                        List.of(CLAIM.quantities().get(0).quantity()), new MeasuredRun.Times(TIMES, TIMES), table,
                        table, table, new Interval(Double.POSITIVE_INFINITY, 4, Double.POSITIVE_INFINITY),
                        "end", true));
            }
        }
        return new Measurements(Map.of("r", runs));
    }

    private static DrawnFigure.Graph drawn(int number) {
        return drawn(number, measurements());
    }

    private static DrawnFigure.Graph drawn(int number, Measurements measurements) {
        return (DrawnFigure.Graph) FigureValues.of(CLAIM, CLAIM.figures().get(number), measurements);
    }

    @Test
    void aCurveOverSamplesIsALineForEachRun() {
        DrawnFigure.Graph figure = drawn(0);
        assertEquals(9, figure.curves().size());
        assertEquals("K, K0 = 2, seed 2", figure.curves().get(4).label());
        assertArrayEquals(TIMES, figure.curves().get(4).x());
        assertArrayEquals(new double[] {4, 8, 12, 16, 20}, figure.curves().get(4).y(), 1e-14);
        assertFalse(figure.curves().get(4).spread());
    }

    /** Clocks are told of a figure over time alone, and only if every run has one. */
    @Test
    void clocksAreThoseOfTheRunsOverTime() {
        assertEquals(List.of(), drawn(0).normalisedClocks());
        List<MeasuredRun> runs = measurements().of("r").stream().map(run -> run.inClock(Optional.of(1.5))).toList();
        Measurements all = new Measurements(Map.of("r", runs));
        assertEquals(Collections.nCopies(9, 1.5),
                drawn(0, all).normalisedClocks());
        assertEquals(List.of(), drawn(1, all).normalisedClocks());
        List<MeasuredRun> some = new ArrayList<>(runs);
        some.set(4, measurements().of("r").get(4));
        assertEquals(List.of(), drawn(0, new Measurements(Map.of("r", some))).normalisedClocks());
    }

    @Test
    void aStageThatDoesNotEndIsLeftOut() {
        assertEquals(List.of(new DrawnFigure.Stretch("early", 0, 1)), drawn(0).stages());
    }

    @Test
    void aMarkStandsOnEveryRun() {
        DrawnFigure.Points mark = drawn(0).marks().get(0);
        assertEquals(9, mark.x().length);
        assertEquals(12, mark.y()[8], 1e-13);
        assertEquals(FigurePlan.Drawing.STARS, mark.drawing());
    }

    @Test
    void pointsAreMediansWithTheirRangeAndALine() {
        DrawnFigure.Points points = drawn(1).curves().get(0);
        assertArrayEquals(new double[] {0, Math.log(2), Math.log(4)}, points.x(), 1e-15);
        assertArrayEquals(new double[] {Math.log(5), Math.log(10), Math.log(20)}, points.y(), 1e-15);
        assertEquals(Math.log(4.5), points.lower()[0], 1e-15);
        assertEquals(Math.log(5.5), points.upper()[0], 1e-15);
        assertTrue(points.spread());
        // log K(end) = log K0 + log 5
        assertEquals("slope: $1.000 x + 1.61$", points.label());
    }

    @Test
    void parametersAreWrittenAsAuthorsTypeThem() {
        double[] values = {1, -3, 0.1, 2.5e-5, 1e-6, 2.5e-7, 1e14, 1e15, 2e23, 1.0 / 3, 0};
        List<String> texts = List.of("1", "-3", "0.1", "0.000025", "0.000001", "2.5e-7", "100000000000000", "1e15",
                "2e23", "0.333333333333333", "0");
        assertEquals(texts, Arrays.stream(values).mapToObj(FigureValues::number).toList());
    }

    @Test
    void aParameterTellsCurvesApart() {
        List<DrawnFigure.Points> curves = drawn(1).curves();
        assertEquals(List.of("K0 = 1", "K0 = 2", "K0 = 4"),
                curves.subList(1, 4).stream().map(DrawnFigure.Points::label).toList());
        assertArrayEquals(new double[] {20}, curves.get(3).y(), 1e-14);
    }

    /** Points of an index of their own, of which each still gathers the seeds. */
    @Test
    void aCurveOverAnIndexHasAPointForEachOfItsValues() {
        List<DrawnFigure.Points> curves = drawn(2).curves();
        assertEquals(List.of("K0 = 1", "K0 = 2", "K0 = 4"),
                curves.subList(0, 3).stream().map(DrawnFigure.Points::label).toList());
        assertArrayEquals(new double[] {10, 20, 30}, curves.get(1).x());
        assertArrayEquals(new double[] {10, 5, 10.0 / 3}, curves.get(1).y(), 1e-14);
        assertArrayEquals(new double[] {9, 4.5, 3}, curves.get(1).lower(), 1e-14);
        assertEquals(FigurePlan.Drawing.MARKERS, curves.get(1).drawing());
    }

    @Test
    void aCurveOverTimeAndAnIndexIsALineForEachRunAndValue() {
        List<DrawnFigure.Points> lines = drawn(2).curves().subList(3, 3 + 18);
        assertEquals("K, k = 1, K0 = 2, seed 2", lines.get(8).label());
        assertEquals("K, k = 2, K0 = 2, seed 2", lines.get(9).label());
        assertArrayEquals(TIMES, lines.get(9).x());
        assertArrayEquals(new double[] {4 / 2.0, 4, 6, 8, 10}, lines.get(8).y(), 1e-14);
        assertArrayEquals(new double[] {4, 16, 36, 64, 100}, lines.get(9).y(), 1e-12);
        assertEquals(3 + 18, drawn(2).curves().size());
    }

    /** A curve over time is drawn at the times of the run it is about, not of the claim's first. */
    @Test
    void aCurveTakesTheTimesOfItsOwnRun() {
        Claim claim = ClaimReader.read(new SourceText("sample.yaml", """
                flowcheck: 1
                claim: sample
                source: {paper: multi-stage, at: "(19)"}
                states that: K grows
                kind: figure
                runs:
                  r: {model: k-logistic, until: 4, samples: 5}
                  s: {model: k-logistic, until: 8, samples: 5}
                for all: {t: times}
                check: r.K[t] > 0
                control: {replace: [">", "<"]}
                figures:
                  second:
                    x: {label: time}
                    y: {label: K}
                    curves:
                      - {x: t, y: "s.K[t]"}
                    stages:
                      all: {from: "0", to: "FirstTime[s.K[u] >= 9, u]"}
                """), (name, span) -> ModelReader.read(java.nio.file.Path.of("models/multi-stage/" + name + ".yaml")));
        double[] late = {0, 2, 4, 6, 8};
        double[][] early = {{1, 1, 1, 1, 1}};
        double[][] values = {{1, 3, 5, 7, 9}};
        List<Quantity> measured = claim.quantities().stream().map(Value.Series::quantity).distinct().toList();
        Interval never = new Interval(Double.POSITIVE_INFINITY, 8, Double.POSITIVE_INFINITY);
        Measurements two = new Measurements(Map.of(
                "r", List.of(new MeasuredRun(new RunPlan.Cell("", Map.of(), 1), Map.of("K0", 1.0), measured,
                        new MeasuredRun.Times(TIMES, TIMES), early, early, early, never, "end", true)),
                "s", List.of(new MeasuredRun(new RunPlan.Cell("", Map.of(), 1), Map.of("K0", 1.0), measured,
                        new MeasuredRun.Times(late, late), values, values, values, never, "end", true))));
        DrawnFigure.Graph figure = (DrawnFigure.Graph) FigureValues.of(claim, claim.figures().get(0), two);
        assertArrayEquals(late, figure.curves().get(0).x());
        assertEquals(List.of(new DrawnFigure.Stretch("all", 0, 8)), figure.stages());
    }
}
