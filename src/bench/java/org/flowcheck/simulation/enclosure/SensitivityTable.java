package org.flowcheck.simulation.enclosure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.ode.BlowUpDriver;
import org.flowcheck.simulation.ode.BlowUpGradient;
import org.flowcheck.simulation.ode.BlowUpProblem;
import org.flowcheck.simulation.ode.BlowUpSettings;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.TimeGradient;
import org.flowcheck.theory.expression.Rational;

/**
 * Gradients of blow-up times of three-layer-effective from standard normal draws: the identities of homogeneous fields,
 * the errors told, differences of times to thirty digits, and the processor time of a gradient.
 *
 * <p>{@code SensitivityTable DRAWS COMPARED m ...}: so many draws a width, the first COMPARED with differences.
 */
public final class SensitivityTable {

    private static final double SPAN = 0x1p-25;
    private static final int DIGITS = 30;
    private static final double FAR = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SensitivityTable() {
    }

    /** Prints one line per width, and one per draw without a gradient. */
    public static void main(String[] arguments) {
        int draws = Integer.parseInt(arguments[0]);
        int compared = Integer.parseInt(arguments[1]);
        System.out.println("m | draws | gradients | in time: median, largest | in size: median, largest | largest error"
                + " told / |gradient|: median, largest | compared numbers | inside the error told | largest difference"
                + " / |gradient| | seconds of processor: median");
        for (int i = 2; i < arguments.length; i++) {
            System.out.println(line(Integer.parseInt(arguments[i]), draws, compared));
        }
    }

    private static String line(int width, int draws, int compared) {
        double[] inTime = new double[draws];
        double[] inSize = new double[draws];
        double[] told = new double[draws];
        double[] seconds = new double[draws];
        int count = 0;
        int numbers = 0;
        int inside = 0;
        double worst = 0;
        for (int seed = 1; seed <= draws; seed++) {
            Tapes.Sample sample = Tapes.read("three-layer/three-layer-effective", Map.of("m", (double) width), seed);
            double[] start = sample.compiled().initialState();
            Outcome outcome = new BlowUpDriver(BlowUpSettings.DEFAULT, Control.NONE).run(new BlowUpProblem(
                    new InitialValueProblem(sample.compiled().newField(), sample.compiled().layout(), 0, start), 2,
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())).outcome();
            long before = THREADS.getCurrentThreadCpuTime();
            TimeGradient gradient = new BlowUpGradient(DifferentiatedTape.ofRates(sample.tape()), 2, Control.NONE)
                    .at(start, BlowUpGradient.Stated.itself(sample.compiled().layout(), start), outcome.time());
            seconds[seed - 1] = 1e-9 * (THREADS.getCurrentThreadCpuTime() - before);
            if (!(gradient instanceof TimeGradient.Found found)) {
                System.out.println(width + ", " + seed + ": " + gradient);
                continue;
            }
            double size = Math.sqrt(Arrays.stream(found.gradient()).map(value -> value * value).sum());
            inTime[count] = found.inTime();
            inSize[count] = found.inSize();
            told[count++] = Arrays.stream(found.errors()).max().orElseThrow() / size;
            for (int i = 0; seed <= compared && i < start.length; i++) {
                double difference = Math.abs(difference(sample.tape(), start, i) - found.gradient()[i]);
                numbers++;
                inside += difference <= found.errors()[i] + 1e-15 * size ? 1 : 0;
                worst = Math.max(worst, difference / size);
            }
        }
        return String.format(Locale.ROOT, "%d | %d | %d | %s | %s | %s | %d | %d | %.1e | %.3f", width, draws, count,
                medianAndLargest(inTime, count), medianAndLargest(inSize, count), medianAndLargest(told, count), numbers,
                inside, worst, median(seconds));
    }

    private static double difference(Tape tape, double[] start, int component) {
        double[] above = start.clone();
        double[] below = start.clone();
        above[component] += SPAN * Math.abs(start[component]);
        below[component] -= SPAN * Math.abs(start[component]);
        return time(tape, above).time().subtract(time(tape, below).time()).doubleValue()
                / (above[component] - below[component]);
    }

    private static PreciseTime.Found time(Tape tape, double[] start) {
        return (PreciseTime.Found) new PreciseBlowUp(tape, Rational.of(2), new ExactStart(start, Optional.empty()),
                Control.NONE).time(DIGITS, FAR);
    }

    private static String medianAndLargest(double[] values, int count) {
        double[] some = Arrays.copyOf(values, count);
        return String.format(Locale.ROOT, "%.1e, %.1e", median(some), Arrays.stream(some).max().orElse(Double.NaN));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
