package org.flowcheck.simulation.enclosure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.enclosure.Certificate.Verdict;
import org.flowcheck.simulation.ode.BlowUpDriver;
import org.flowcheck.simulation.ode.BlowUpProblem;
import org.flowcheck.simulation.ode.BlowUpSettings;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.theory.expression.Rational;

/**
 * Certified blow-up times of three-layer-effective from standard normal draws: how many are certified, how narrow, how
 * long a draw takes on one thread, and whether the search in doubles agrees. Prints a table by width.
 *
 * <p>{@code CertifiedTable [DRAWS [m ...]]}; 100 draws and m = 1, 2, 3 by default.
 */
public final class CertifiedTable {

    private static final double SECONDS = 600;
    private static final int DIGITS = 30;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CertifiedTable() {
    }

    /** Prints one line per width, and one per draw that is not certified. */
    public static void main(String[] arguments) {
        int draws = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        List<Integer> widths = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            widths.add(Integer.parseInt(arguments[i]));
        }
        System.out.println("m | draws | certified | relative width: median, largest | steps: median, most"
                + " | seconds of processor a draw: median, most | meets the numerical interval"
                + " | holds the 30-digit value");
        for (int m : widths.isEmpty() ? List.of(1, 2, 3) : widths) {
            System.out.println(line(m, draws));
        }
    }

    private static String line(int m, int draws) {
        List<Double> widths = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        List<Double> steps = new ArrayList<>();
        int meets = 0;
        int holds = 0;
        for (long seed = 1; seed <= draws; seed++) {
            Tapes.Sample sample = Tapes.read("three-layer/three-layer-effective", Map.of("m", (double) m), seed);
            double[] start = sample.compiled().initialState();
            long began = THREADS.getCurrentThreadCpuTime();
            RemainingTime remaining = RemainingTime.stated(sample.tape(), "earliest", "latest");
            Certificate found = new CertifiedSearch(sample.tape(), remaining, 1e6, CertifiedSearch.MOST_STEPS, SECONDS,
                    Control.NONE).run(StartBox.of(start));
            seconds.add((THREADS.getCurrentThreadCpuTime() - began) * 1e-9);
            steps.add((double) found.steps());
            if (found.verdict() != Verdict.CERTIFIED) {
                System.out.println("m = " + m + ", seed " + seed + ": " + found);
                continue;
            }
            widths.add(found.relativeWidth());
            Optional<Outcome.BlowUp> inDoubles = inDoubles(sample, start);
            meets += inDoubles.filter(one -> one.lower() <= found.upper() && found.lower() <= one.upper()).isPresent()
                    ? 1 : 0;
            holds += holdsManyDigits(sample.tape(), start, found) ? 1 : 0;
        }
        return String.format(Locale.ROOT, "%d | %d | %d | %.1e, %.1e | %.0f, %.0f | %.2f, %.2f | %d | %d", m, draws,
                widths.size(), middle(widths), largest(widths), middle(steps), largest(steps), middle(seconds),
                largest(seconds), meets, holds);
    }

    private static boolean holdsManyDigits(Tape tape, double[] start, Certificate found) {
        ExactStart exact = new ExactStart(start, Optional.empty());
        PreciseTime time = new PreciseBlowUp(tape, Rational.of(2), exact, Control.NONE).time(DIGITS, 2 * found.upper());
        return time instanceof PreciseTime.Found known && known.digits() == DIGITS
                && new BigDecimal(found.lower()).compareTo(known.time()) <= 0
                && new BigDecimal(found.upper()).compareTo(known.time()) >= 0;
    }

    private static Optional<Outcome.BlowUp> inDoubles(Tapes.Sample sample, double[] start) {
        InitialValueProblem problem = new InitialValueProblem(sample.compiled().newField(),
                sample.compiled().layout(), 0, start);
        BlowUpProblem asked = new BlowUpProblem(problem, 2, Optional.empty(),
                sample.model().blowUp().orElseThrow().earliest().map(sample.compiled()::newFunction),
                sample.model().blowUp().orElseThrow().latest().map(sample.compiled()::newFunction),
                sample.compiled().newPreciseField());
        Outcome outcome = new BlowUpDriver(BlowUpSettings.DEFAULT, Control.NONE).run(asked).outcome();
        return outcome instanceof Outcome.BlowUp found ? Optional.of(found) : Optional.empty();
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }

    private static double largest(List<Double> values) {
        return values.stream().max(Double::compare).orElse(Double.NaN);
    }
}
