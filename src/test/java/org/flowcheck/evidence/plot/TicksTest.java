package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {

    private static final Pattern FACTOR = Pattern.compile("(?:\u00d710\\^(?:\\(\u2212?(-?\\d+)\\)|(\\d)))?(?: ([+\u2212]) ([0-9.]+))?");

    private static Ticks linear(double low, double high, int most) {
        return Ticks.of(new AxisScale(Axis.Scale.LINEAR, low, high, 0, 100), most);
    }

    private static Ticks logarithmic(double low, double high, int most) {
        return Ticks.of(new AxisScale(Axis.Scale.LOGARITHMIC, low, high, 0, 100), most);
    }

    private static List<String> labels(Ticks ticks) {
        return ticks.major().stream().map(tick -> tick.label().plain().replace('\u2212', '-')).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "0; 1; 6; 0.0 0.2 0.4 0.6 0.8 1.0; ''",
        "0; 10; 6; 0 2 4 6 8 10; ''",
        "-1; 1; 5; -1.0 -0.5 0.0 0.5 1.0; ''",
        "0; 30; 8; 0 5 10 15 20 25 30; ''",
        "0.0243; 0.0611; 8; 0.025 0.030 0.035 0.040 0.045 0.050 0.055 0.060; ''",
        "0; 90000; 6; 0 20000 40000 60000 80000; ''",
        "0; 1000000; 6; 0.0 0.2 0.4 0.6 0.8 1.0; '\u00d710^6'",
        "-0.00003; 0.00003; 7; -3 -2 -1 0 1 2 3; '\u00d710^(\u22125)'",
        "0.57129999999; 0.5713000041; 5; 0 1 2 3 4; '\u00d710^(\u22129) + 0.5713'",
        "-3; -1; 3; -3 -2 -1; ''"})
    void linearLabels(double low, double high, int most, String expected, String factor) {
        Ticks ticks = linear(low, high, most);
        assertEquals(expected, String.join(" ", labels(ticks)));
        assertEquals(factor, ticks.factor().plain());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "0.9; 3.1; 6; 1 2 3; ''",
        "0.4; 10.6; 6; 2 4 6 8 10; 1 3 5 7 9",
        "0.3; 15.7; 9; 2 4 6 8 10 12 14; 1 3 5 7 9 11 13 15",
        "-3.6; 103.6; 6; 0 20 40 60 80 100; 5 10 15 25 30 35 45 50 55 65 70 75 85 90 95",
        "0.9; 2.1; 2; 1 2; ''"})
    void numbersThatCountHaveMarksAtWholeNumbersOnly(double low, double high, int most, String major, String minor) {
        Ticks ticks = Ticks.of(new AxisScale(Axis.Scale.WHOLE, low, high, 0, 100), most);
        assertEquals(major, String.join(" ", labels(ticks)));
        assertEquals(minor, String.join(" ", ticks.minor().stream()
                .map(value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()).toList()));
    }

    @Test
    void anAxisWithoutWholeNumbersHasMarksAsOthers() {
        assertEquals(linear(0.2, 0.8, 5), Ticks.of(new AxisScale(Axis.Scale.WHOLE, 0.2, 0.8, 0, 100), 5));
    }

    /** Whatever the range: enough labels, not too many, inside, in order, and each says the value it stands at. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void linearLabelsSayWhereTheyStand(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            double centre = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-12, 12));
            double width = Math.abs(centre) * StrictMath.pow(10, -10 * random.nextDouble()) + 1e-300;
            int most = random.nextInt(2, 9);
            String where = "seed " + seed + ", case " + i + ": " + centre + " +- " + width;
            Ticks ticks = linear(centre - width, centre + width, most);
            assertTrue(ticks.major().size() >= 1 && ticks.major().size() <= most, where);
            double last = Double.NEGATIVE_INFINITY;
            for (Ticks.Tick tick : ticks.major()) {
                assertTrue(tick.value() > last && Math.abs(tick.value() - centre) <= width * (1 + 1e-12), where);
                last = tick.value();
                double said = said(tick.label(), ticks.factor());
                // Labels are exact decimals, rounded once when the value becomes a double.
                assertEquals(tick.value(), said, Math.ulp(tick.value()), where);
            }
            for (double minor : ticks.minor()) {
                assertTrue(ticks.major().stream().noneMatch(tick -> tick.value() == minor), where);
            }
        }
    }

    private static double said(Label label, Label factor) {
        BigDecimal value = new BigDecimal(label.plain().replace('\u2212', '-'));
        Matcher parts = FACTOR.matcher(factor.plain().replace("^(\u2212", "^(-"));
        assertTrue(parts.matches(), factor.plain());
        String power = parts.group(1) != null ? parts.group(1) : parts.group(2);
        BigDecimal scaled = power == null ? value : value.scaleByPowerOfTen(Integer.parseInt(power));
        if (parts.group(4) != null) {
            BigDecimal added = new BigDecimal(parts.group(4));
            scaled = parts.group(3).equals("+") ? scaled.add(added) : scaled.subtract(added);
        }
        return scaled.doubleValue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "1.6; 250; 8; 2 5 10 20 50 100 200",
        "0.9; 1100; 8; 1 10 100 1000",
        "0.0005; 3; 8; 0.001 0.01 0.1 1",
        "1e-7; 2; 8; 10^(-7) 10^(-6) 10^(-5) 10^(-4) 10^(-3) 10^(-2) 10^(-1) 10^0",
        "1e-30; 1; 6; 10^(-30) 10^(-24) 10^(-18) 10^(-12) 10^(-6) 10^0",
        "2.1; 2.9; 5; 2.2 2.4 2.6 2.8",
        "1e5; 1e7; 8; 10^5 10^6 10^7"})
    void logarithmicLabels(double low, double high, int most, String expected) {
        assertEquals(expected, String.join(" ", labels(logarithmic(low, high, most))));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void logarithmicMarksLieInsideWithoutRepetition(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            double low = StrictMath.pow(10, random.nextDouble() * 600 - 300);
            double high = Math.min(Double.MAX_VALUE, low * StrictMath.pow(10, random.nextDouble() * (i % 3 == 0 ? 200 : 6) + 0.01));
            Ticks ticks = logarithmic(low, high, 8);
            String where = "seed " + seed + ": " + low + " to " + high;
            assertTrue(!ticks.major().isEmpty() && ticks.major().size() <= 10, where + ": " + labels(ticks));
            List<Double> all = java.util.stream.Stream.concat(ticks.major().stream().map(Ticks.Tick::value),
                    ticks.minor().stream()).sorted().toList();
            assertEquals(all.size(), all.stream().distinct().count(), where);
            assertTrue(all.get(0) >= low && all.get(all.size() - 1) <= high, where);
        }
    }

    @Test
    void powersOfTenAtTheEndsAreMarked() {
        assertEquals(List.of("1", "10", "100", "1000"), labels(logarithmic(1, 1000, 8)));
        assertEquals(List.of("0", "2", "4"), labels(linear(0, 4, 3)));
    }
}
