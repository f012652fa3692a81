package org.flowcheck.evidence.experiment;

import java.util.List;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Model;

/**
 * Measures the exponents of a dominant balance: the full model is integrated at several widths, and the slope of each
 * quantity over the width is compared with the exponent that was derived.
 */
public final class ExponentCheck {

    /**
     * How much is computed.
     *
     * @param widths the widths, two or more
     * @param seeds draws at each width
     * @param terms how many neglected terms of each rate are measured, the largest first
     * @param threads how many runs at a time
     * @param seconds when the work is given up; what was not measured by then is told
     */
    public record Effort(List<Integer> widths, int seeds, int terms, int threads, double seconds) {

        /**
         * Several times what the models of the papers take, so that they are measured on a busy machine too: {@value}.
         */
        public static final double MOST_SECONDS = 600;

        /** Copies the widths. */
        public Effort {
            widths = List.copyOf(widths);
            if (widths.size() < 2) {
                throw new IllegalArgumentException("a slope over " + widths.size() + " widths");
            }
        }

        /**
         * What tells slopes to a few hundredths in about a minute of processor time: at small widths averages over
         * neurons are not yet what they are at large ones.
         */
        public static Effort standard(Asymptotics.Clock clock, int threads) {
            return clock == Asymptotics.Clock.LOGARITHM
                    ? new Effort(List.of(512, 1024, 2048, 4096, 8192), 64, BalanceText.MOST_NEGLECTED, threads,
                            MOST_SECONDS)
                    : new Effort(List.of(128, 256, 512, 1024, 2048), 64, BalanceText.MOST_NEGLECTED, threads,
                            MOST_SECONDS);
        }
    }

    private ExponentCheck() {
    }

    /**
     * The exponents of a balance with their slopes, at points well inside of each part of the symbols' values. Once the
     * watch is cancelled, or the time is used up, the rest is told not to be measured.
     *
     * @param model the model of which the balance was taken; an activation that it leaves open is the one it states by
     *     default, a population is a law of a few points with its moments
     * @throws org.flowcheck.diagnostic.DiagnosticException (activation-not-chosen, and what compilation may say)
     */
    public static List<ExponentRow> of(Model model, BalanceReport report, Effort effort, Watch watch) {
        return report.clock() == Asymptotics.Clock.LOGARITHM ? new LogExponents(model, report, effort).rows(watch)
                : new PowerExponents(model, report, effort).rows(watch);
    }
}
