package org.flowcheck.evidence.plot;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Figures of every kind, of invented data. */
final class SampleFigures {

    private SampleFigures() {
    }

    /** Name to figure. */
    static Map<String, Figure> all() {
        Map<String, Figure> all = new TreeMap<>();
        all.put("time-against-width", timeAgainstWidth());
        all.put("histogram", histogram());
        all.put("series", series());
        all.put("stages", stages());
        all.put("crowded", crowded());
        all.put("hostile", hostile());
        all.put("two-clocks", twoClocks());
        all.put("two-scales-crowded", twoScalesCrowded());
        all.put("two-scales-logarithmic", twoScalesLogarithmic());
        return all;
    }

    /** Log-log with error bars and a reference slope. */
    static Figure timeAgainstWidth() {
        double[] m = {2, 5, 20, 50, 200};
        double[] t = {0.83, 0.46, 0.168, 0.0871, 0.0359};
        double[] low = {0.44, 0.30, 0.133, 0.0752, 0.0338};
        double[] high = {1.62, 0.71, 0.214, 0.1012, 0.0384};
        double[] slope = {2, 200};
        return Figure.of(Axis.logarithmic("width $m$"), Axis.logarithmic("blow-up time $T^*$").in("s"))
                .with(Series.markers("median of 50 seeds, quartiles", m, t).withBars(low, high))
                .with(Series.reference("slope $-2/3$", slope, new double[] {0.8, 0.8 * StrictMath.pow(100, -2 / 3.0)}));
    }

    static Figure histogram() {
        SplittableRandom random = new SplittableRandom(3);
        double[] sample = IntStream.range(0, 400)
                .mapToDouble(i -> 0.0359 * StrictMath.exp(0.12 * (IntStream.range(0, 12).mapToDouble(
                        k -> random.nextDouble()).sum() - 6))).toArray();
        return Figure.of(Axis.linear("blow-up time $T^*$"), Axis.linear("runs"))
                .titled(Label.text("400 seeds, width 200"))
                .with(Histogram.of("", sample))
                .with(Layer.vertical("median", 0.0359));
    }

    /** Two series, one with a band, negative values and a small factor. */
    static Figure series() {
        double[] t = IntStream.range(0, 200).mapToDouble(i -> i * 0.05).toArray();
        double[] full = new double[t.length];
        double[] reduced = new double[t.length];
        double[] low = new double[t.length];
        double[] high = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            full[i] = 3e-5 * StrictMath.exp(-0.3 * t[i]) * StrictMath.cos(2 * t[i]);
            reduced[i] = 3e-5 * StrictMath.exp(-0.25 * t[i]) * StrictMath.cos(1.95 * t[i]);
            double spread = 4e-6 * (0.5 + t[i] / 10);
            low[i] = full[i] - spread;
            high[i] = full[i] + spread;
        }
        return Figure.of(Axis.linear("time $t$"), Axis.linear("imbalance $\\Delta_{12}(t)$"))
                .with(Series.line("full, 10\u201390 %", t, full).withBand(low, high))
                .with(Series.line("reduced", t, reduced));
    }

    static Figure stages() {
        double[] t = IntStream.range(0, 300).mapToDouble(i -> i * 0.1).toArray();
        double[] first = new double[t.length];
        double[] second = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            first[i] = 1 / (1 + StrictMath.exp(8 - t[i] * 1.4)) + 1e-4;
            second[i] = 1 / (1 + StrictMath.exp(18 - t[i] * 1.1)) + 1e-6;
        }
        return Figure.of(Axis.linear("time $t$"), Axis.logarithmic("$K_l(t)$"))
                .with(Layer.stage("alignment", 0, 4.2))
                .with(Layer.stage("first growth", 4.2, 7.5))
                .with(Layer.stage("plateau", 7.5, 13.5))
                .with(Layer.stage("second growth", 13.5, 30))
                .with(Series.line("$K_1$", t, first))
                .with(Series.line("$K_2$", t, second))
                .with(Layer.horizontal("$\\kappa = 10^{-2}$", 1e-2));
    }

    /** So full that the legend has to leave the frame; and all markers and dashes. */
    static Figure crowded() {
        Figure figure = Figure.of(Axis.linear("$x$").from(-1), Axis.linear("$\\sigma(x)$"));
        for (int k = 0; k < 6; k++) {
            int shift = k;
            double[] x = IntStream.range(0, 40).mapToDouble(i -> -1 + i / 20.0).toArray();
            double[] y = java.util.Arrays.stream(x).map(v -> StrictMath.sin(9 * v + shift)).toArray();
            Series line = Series.line("phase " + k, x, y);
            figure = figure.with(k % 2 == 0 ? line : line.drawn(Series.Drawing.LINE_AND_MARKERS));
        }
        return figure;
    }

    /** Names that would do harm if they were not escaped, and characters without an outline. */
    static Figure hostile() {
        return Figure.of(Axis.linear("</text><script>alert(1)</script>").in("\\input{/etc/passwd}"),
                Axis.linear("$\\input{x}$ 100% & #1 _ ^ ~ $"))
                .titled(Label.text("]]> \u001b[2J \u4e2d\u6587 $x$"))
                .with(Series.line("a \"quoted\" <b> & 'name', with\nlines", new double[] {0, 1, Double.NaN, 3, 4},
                        new double[] {0, 1, 5, Double.POSITIVE_INFINITY, -2}));
    }

    /** A second scale that is no round multiple of the first. */
    static Figure twoClocks() {
        double[] t = {0, 0.5, 1, 1.5, 2};
        double[] y = {1, 0.61, 0.37, 0.22, 0.14};
        return Figure.of(Axis.linear("time $t$"), Axis.linear("loss"))
                .under(new SecondScale(Label.of("normalised time $z t$"), 18.69))
                .titled(Label.text("network"))
                .with(Series.line("", t, y));
    }

    /** Everything that wants to stand above the frame: title, legend, stages, two factors, and a second scale. */
    static Figure twoScalesCrowded() {
        Figure figure = Figure.of(Axis.linear("time $t$ of the fuller model"), Axis.linear("a heading as long as the $y$ axis"))
                .under(new SecondScale(Label.of("time of the reduced model, which has a rather long name"),
                        3e-7))
                .titled(Label.text("all at once")).with(stages().layers().stream()
                        .filter(layer -> layer instanceof Layer.Stage).toList());
        for (int k = 0; k < 6; k++) {
            int shift = k;
            double[] x = IntStream.range(0, 61).mapToDouble(i -> i / 2.0).toArray();
            double[] y = java.util.Arrays.stream(x).map(v -> 2e-6 * StrictMath.sin(9 * v + shift)).toArray();
            figure = figure.with(Series.line("phase " + k, x, y));
        }
        return figure;
    }

    static Figure twoScalesLogarithmic() {
        return new Figure(Label.EMPTY, Axis.logarithmic("width $m$"), java.util.Optional.of(
                new SecondScale(Label.of("parameters $3 m$"), 3)), timeAgainstWidth().y(), timeAgainstWidth().layers(),
                Figure.Size.STANDARD);
    }
}
