package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is long is cut, and says so; what is not, or is asked for in full, is not. */
class ListingTest {

    private static String section(boolean all, List<Listing.Line> lines) {
        Listing listing = new Listing(all);
        listing.section("heading", lines);
        return listing.toString();
    }

    @Test
    void longFormulasAreCutBetweenTermsWithAWordAboutIt() {
        String formula = "d/dt a = b" + " + c*d".repeat(300);
        String cut = section(false, List.of(new Listing.Line(formula, "remark")));
        assertTrue(cut.matches("heading\n  d/dt a = b( \\+ c\\*d)+ \\.\\.\\. \\(\\d+ more letters; --all shows them\\)  remark\n"),
                cut);
        int missing = Integer.parseInt(cut.replaceAll("(?s).*\\((\\d+) more.*", "$1"));
        assertEquals(formula.length() - missing, cut.indexOf(" ... ") - "heading\n  ".length());
        assertTrue(section(true, List.of(Listing.Line.of(formula))).contains(formula));
    }

    @Test
    void longListsAreCutWithAWordAboutIt() {
        List<Listing.Line> lines = Collections.nCopies(300, Listing.Line.of("x"));
        assertTrue(section(false, lines).endsWith("  x\n  ... 50 more lines; --all shows them\n"));
        assertEquals(301, section(true, lines).lines().count());
    }

    @Test
    void whatIsShortStays() {
        List<Listing.Line> lines = Collections.nCopies(250, Listing.Line.of("x".repeat(600)));
        assertEquals(section(true, lines), section(false, lines));
        assertFalse(section(false, lines).contains("..."));
    }
}
