package org.flowcheck.evidence.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.statistics.FamilyLevel;

/** How margins are judged, in sentences made of the constants that judge. */
public final class JudgingMethod {

    private JudgingMethod() {
    }

    /**
     * The sentences that some claims need.
     *
     * @param claims the claims
     */
    public static List<MethodNote> of(List<Claim> claims) {
        List<MethodNote> notes = new ArrayList<>();
        if (claims.stream().anyMatch(claim -> !claim.checks().isEmpty())) {
            notes.add(new MethodNote("margins", margins()));
        }
        if (claims.stream().flatMap(claim -> claim.checks().stream())
                .anyMatch(check -> check.comparison().level() == Value.Level.ENSEMBLE)) {
            notes.add(new MethodNote("statistics", statistics()));
        }
        if (claims.stream().anyMatch(claim -> !claim.widths().isEmpty())) {
            notes.add(new MethodNote("widths", widths()));
        }
        if (claims.stream().flatMap(claim -> claim.quantities().stream()).map(Value.Series::quantity)
                .anyMatch(quantity -> quantity instanceof Quantity.SingularValue
                        || quantity instanceof Quantity.SingularProjection)) {
            notes.add(new MethodNote("singular values", spectra()));
        }
        return notes;
    }

    private static String spectra() {
        return "Singular values are those of the matrix itself, by bidiagonalisation and QR steps (Hipparchus), and are "
                + "as uncertain as the rounding of its entries. A pair of singular vectors is uncertain by that over the "
                + "gap to the other singular values (Davis and Kahan); values that agree to 2^"
                + Math.getExponent(Quantity.SingularProjection.LEAST_GAP)
                + " of the largest have no vectors, and what is said of these is undecided.";
    }

    private static String widths() {
        return "An order is the slope of a line through the logarithms, fitted for each seed over at least "
                + WidthCheck.FEWEST_WIDTHS + " widths and at least " + WidthCheck.FEWEST_SEEDS
                + " seeds, with Student's interval over the seeds, widened by the most that the terms left out "
                + "can do; a limit is fitted for each possible form of the rate. The level "
                + plain(FamilyLevel.each(1))
                + " of a claim is shared out over its decisions. Such a statement is consistent where it is not "
                + "refuted and one that differs by the stated resolution would have been; nothing about large widths "
                + "is proved.";
    }

    private static String margins() {
        return "A check is made at every sampled place. Its margin is by how much it holds; its error is "
                + plain(MarginProbe.SAFETY) + " times the change of the margin between the two runs (at least "
                + "that of the neighbouring places), plus its change under roundings of the size 2^"
                + Math.getExponent(Scene.ROUNDING)
                + " of what it is made of, plus its change as each uncertain number moves to the ends of its interval. "
                + "It holds where the margin exceeds the error, is violated where it lies below minus the "
                + "error, and is undecided between. Equalities hold within the error, which must be below "
                + scientific(CheckJudge.RESOLUTION) + " of the sides.";
    }

    private static String statistics() {
        return "Slopes have Student intervals, fractions Clopper-Pearson intervals, quantiles intervals of order "
                + "statistics. One interval has the level " + plain(FamilyLevel.each(1))
                + ", shared out over the intervals of its claim, so that over " + FamilyLevel.SHARES
                + " statistical claims the chance of any wrong judgement by bad luck of the draw is at most "
                + plain(FamilyLevel.FAMILY) + " (Bonferroni). The number of runs is fixed beforehand.";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String scientific(double value) {
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        return number.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
