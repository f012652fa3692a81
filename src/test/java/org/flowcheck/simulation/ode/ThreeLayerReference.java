package org.flowcheck.simulation.ode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Blow-up times of {@link ThreeLayerFlow} to 20 digits by a route that shares nothing with the driver: Taylor series of
 * order {@value #ORDER} in time, in double-double arithmetic (32 digits), in the original variables, until the analytic
 * bracket closes.
 *
 * <p>{@code main} writes the resource {@code three-layer-blow-up-times.txt}; a test recomputes some of its lines.
 */
final class ThreeLayerReference {

    static final String RESOURCE = "three-layer-blow-up-times.txt";
    static final int ORDER = 32;
    private static final MathContext MC = new MathContext(40);
    /** Relative size of the last term kept: 10^-26. */
    private static final double LAST_TERM = 1e-26;
    private static final BigDecimal CLOSED = new BigDecimal("1e-21");

    /** One line: where the draw comes from, m, the state, and T. */
    record Entry(String kind, int m, double[] state, BigDecimal time) {

        double relativeError(double found) {
            return new BigDecimal(found).subtract(time).divide(time, MC).abs().doubleValue();
        }

        boolean within(double lower, double upper) {
            boolean above = lower == Double.NEGATIVE_INFINITY || new BigDecimal(lower).compareTo(time) <= 0;
            return above && (upper == Double.POSITIVE_INFINITY || new BigDecimal(upper).compareTo(time) >= 0);
        }

        @Override
        public String toString() {
            return kind + ", m = " + m + ", T = " + time.round(new MathContext(6));
        }
    }

    private ThreeLayerReference() {
    }

    static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = ThreeLayerReference.class.getResourceAsStream(RESOURCE)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] words = line.trim().split(" ");
                int m = Integer.parseInt(words[1]);
                double[] state = new double[m * (m + 2)];
                for (int i = 0; i < state.length; i++) {
                    state[i] = Double.parseDouble(words[i + 3]);
                }
                entries.add(new Entry(words[0], m, state, new BigDecimal(words[2])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** A sum of products kept as hi + lo, |lo| at most half an ulp of hi (Dekker 1971, with fused multiply-add). */
    private static final class Sum {
        private double hi;
        private double lo;

        void clear() {
            hi = 0;
            lo = 0;
        }

        void add(double h, double l) {
            double sum = hi + h;
            double part = sum - hi;
            double rest = (hi - (sum - part)) + (h - part) + lo + l;
            hi = sum + rest;
            lo = rest - (hi - sum);
        }

        void addProduct(double ah, double al, double bh, double bl) {
            double product = ah * bh;
            add(product, Math.fma(ah, bh, -product) + (ah * bl + al * bh));
        }

        void divide(double divisor) {
            double quotient = hi / divisor;
            double rest = (Math.fma(-quotient, divisor, hi) + lo) / divisor;
            hi = quotient + rest;
            lo = rest - (hi - quotient);
        }

        BigDecimal value() {
            return new BigDecimal(hi).add(new BigDecimal(lo));
        }
    }

    /** T of the flow started at a state, to about 20 digits. */
    static BigDecimal blowUpTime(int m, double[] state) {
        int d = state.length;
        double[][] hi = new double[ORDER + 1][d];
        double[][] lo = new double[ORDER + 1][d];
        System.arraycopy(state, 0, hi[0], 0, d);
        BigDecimal time = BigDecimal.ZERO;
        BigDecimal lower = BigDecimal.ZERO;
        Sum sum = new Sum();
        while (true) {
            BigDecimal remainingLower = carlson(squares(hi[0], lo[0], 0, m), squares(hi[0], lo[0], m, m + m * m),
                    squares(hi[0], lo[0], m + m * m, d));
            lower = lower.max(time.add(remainingLower));
            BigDecimal energy = energy(m, hi[0], lo[0]);
            if (energy.signum() > 0) {
                BigDecimal upper = time.add(BigDecimal.ONE.divide(cubeRoot(energy), MC));
                if (upper.subtract(lower).compareTo(upper.multiply(CLOSED)) <= 0) {
                    return lower.add(upper).divide(BigDecimal.valueOf(2), MC).round(new MathContext(20));
                }
            }
            expand(m, hi, lo);
            double step = Math.min(radius(hi, ORDER), radius(hi, ORDER - 1));
            for (int i = 0; i < d; i++) {
                double h = hi[ORDER][i];
                double l = lo[ORDER][i];
                for (int k = ORDER - 1; k >= 0; k--) {
                    sum.clear();
                    sum.addProduct(h, l, step, 0);
                    sum.add(hi[k][i], lo[k][i]);
                    h = sum.hi;
                    l = sum.lo;
                }
                hi[0][i] = h;
                lo[0][i] = l;
            }
            time = time.add(new BigDecimal(step), MC);
        }
    }

    /** The step at which term k is {@value #LAST_TERM} of the state. */
    private static double radius(double[][] series, int k) {
        return Math.pow(BlowUpSearch.norm(series[0]) / BlowUpSearch.norm(series[k]) * LAST_TERM, 1.0 / k);
    }

    /** Taylor coefficients by Cauchy products: (k + 1) y[k + 1] is the k-th coefficient of f(y). */
    private static void expand(int m, double[][] hi, double[][] lo) {
        int c = m + m * m;
        Sum[] next = new Sum[hi[0].length];
        for (int i = 0; i < next.length; i++) {
            next[i] = new Sum();
        }
        for (int k = 0; k < ORDER; k++) {
            for (Sum sum : next) {
                sum.clear();
            }
            for (int p = 0; p <= k; p++) {
                int q = k - p;
                for (int i = 0; i < m; i++) {
                    for (int j = 0; j < m; j++) {
                        int ij = m + i * m + j;
                        next[i].addProduct(hi[p][ij], lo[p][ij], hi[q][c + j], lo[q][c + j]);
                        next[ij].addProduct(hi[p][i], lo[p][i], hi[q][c + j], lo[q][c + j]);
                        next[c + j].addProduct(hi[p][ij], lo[p][ij], hi[q][i], lo[q][i]);
                    }
                }
            }
            for (int i = 0; i < next.length; i++) {
                next[i].divide(k + 1);
                hi[k + 1][i] = next[i].hi;
                lo[k + 1][i] = next[i].lo;
            }
        }
    }

    private static BigDecimal squares(double[] hi, double[] lo, int from, int to) {
        Sum sum = new Sum();
        for (int i = from; i < to; i++) {
            sum.addProduct(hi[i], lo[i], hi[i], lo[i]);
        }
        return sum.value();
    }

    private static BigDecimal energy(int m, double[] hi, double[] lo) {
        int c = m + m * m;
        Sum energy = new Sum();
        Sum row = new Sum();
        for (int i = 0; i < m; i++) {
            row.clear();
            for (int j = 0; j < m; j++) {
                int ij = m + i * m + j;
                row.addProduct(hi[ij], lo[ij], hi[c + j], lo[c + j]);
            }
            energy.addProduct(hi[i], lo[i], row.hi, row.lo);
        }
        return energy.value();
    }

    private static BigDecimal cubeRoot(BigDecimal x) {
        BigDecimal root = new BigDecimal(Math.cbrt(x.doubleValue()));
        for (int i = 0; i < 3; i++) {
            BigDecimal excess = root.pow(3, MC).subtract(x, MC);
            root = root.subtract(excess.divide(root.multiply(root, MC).multiply(BigDecimal.valueOf(3)), MC), MC);
        }
        return root;
    }

    /** Carlson's R_F by duplication; the series at the end is exact to fifth order (DLMF 19.36.1). */
    private static BigDecimal carlson(BigDecimal x0, BigDecimal y0, BigDecimal z0) {
        BigDecimal x = x0;
        BigDecimal y = y0;
        BigDecimal z = z0;
        BigDecimal four = BigDecimal.valueOf(4);
        while (true) {
            BigDecimal mean = x.add(y).add(z).divide(BigDecimal.valueOf(3), MC);
            BigDecimal dx = BigDecimal.ONE.subtract(x.divide(mean, MC));
            BigDecimal dy = BigDecimal.ONE.subtract(y.divide(mean, MC));
            BigDecimal dz = dx.add(dy).negate();
            if (dx.abs().max(dy.abs()).max(dz.abs()).doubleValue() < 1e-5) {
                BigDecimal e2 = dx.multiply(dy).subtract(dz.multiply(dz), MC);
                BigDecimal e3 = dx.multiply(dy).multiply(dz, MC);
                BigDecimal series = BigDecimal.ONE
                        .subtract(e2.divide(BigDecimal.TEN, MC))
                        .add(e3.divide(BigDecimal.valueOf(14), MC))
                        .add(e2.multiply(e2).divide(BigDecimal.valueOf(24), MC))
                        .subtract(e2.multiply(e3).multiply(BigDecimal.valueOf(3)).divide(BigDecimal.valueOf(44), MC));
                return series.divide(mean.sqrt(MC), MC);
            }
            BigDecimal xs = x.sqrt(MC);
            BigDecimal ys = y.sqrt(MC);
            BigDecimal zs = z.sqrt(MC);
            BigDecimal lambda = xs.multiply(ys, MC).add(ys.multiply(zs, MC)).add(zs.multiply(xs, MC));
            x = x.add(lambda).divide(four, MC);
            y = y.add(lambda).divide(four, MC);
            z = z.add(lambda).divide(four, MC);
        }
    }

    /** Writes the resource to the path given: 1000 rounded normal draws, and Example 1 of the paper perturbed. */
    public static void main(String[] arguments) throws IOException {
        StringBuilder text = new StringBuilder("""
                # Blow-up times T of a' = b c, b' = a c^T, c' = b^T a. A line: kind, m, T, then a, b (row-major), c.
                # Made by ThreeLayerReference.main (Taylor order 32 in double-double arithmetic, bracket closed to 1e-21).
                # normal: standard normal draws rounded to 3 decimals. separatrix-k: a = e1, b = e1 e1^T, c = -e1 plus
                # 10^-k times a normal draw; k = 3..8. large: as normal.
                """);
        Random random = new Random(20260101);
        for (int n = 0; n < 1000; n++) {
            line(text, "normal", 1 + n % 3, random, 0);
        }
        for (int k = 3; k <= 8; k++) {
            for (int n = 0; n < 6; n++) {
                line(text, "separatrix-" + k, 1 + n % 3, random, k);
            }
        }
        line(text, "large", 6, random, 0);
        line(text, "large", 10, random, 0);
        Files.writeString(Path.of(arguments[0]), text.toString());
    }

    private static void line(StringBuilder text, String kind, int m, Random random, int k) {
        BigDecimal[] exact = new BigDecimal[m * (m + 2)];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = new BigDecimal(random.nextGaussian()).setScale(3, RoundingMode.HALF_EVEN).movePointLeft(k);
        }
        if (k > 0) {
            exact[0] = exact[0].add(BigDecimal.ONE);
            exact[m] = exact[m].add(BigDecimal.ONE);
            exact[m + m * m] = exact[m + m * m].subtract(BigDecimal.ONE);
        }
        double[] state = new double[exact.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = exact[i].doubleValue();
        }
        text.append(kind).append(' ').append(m).append(' ').append(blowUpTime(m, state).toPlainString());
        for (double value : state) {
            text.append(' ').append(value);
        }
        text.append('\n');
    }
}
