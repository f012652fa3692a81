package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where states and data are copied into rows. */
class RowCopiesTest {

    private static String lowered(double m, double n, double d) {
        return ModelCompilerTest.compile(SampleModels.twoLayer(), Map.of("m", m, "n", n, "d", d)).loweredText();
    }

    /** w[k, j] lies with j fastest; the loop over neurons inside that over samples wants k fastest. */
    @Test
    void weightsAreTurnedOnceForAllSamples() {
        String text = lowered(50, 20, 3);
        assertTrue(text.matches("(?s).*c(\\d+)\\[50\\*(i\\d+) \\+ (i\\d+) - 51\\] = y\\[3\\*\\3 \\+ \\2 \\+ 46\\].*"
                + " gathers as Sum [^\n]*c\\1\\[50\\*.*"), text);
    }

    /** With one input, the copy begins where the weights begin. */
    @Test
    void aBlockOfTheStateBeginsAtZero() {
        String text = lowered(50, 20, 1);
        assertTrue(text.matches("(?s).*c(\\d+)\\[(i\\d+) - 1\\] = y\\[\\2 \\+ 49\\].*Tanh\\[[^\n]*c\\1\\[.*"), text);
    }

    /** For two samples the copy would cost as much as it saves. */
    @Test
    void whatIsReadFewTimesIsNotCopied() {
        assertFalse(lowered(50, 2, 1).matches("(?s).*c\\d+\\[i\\d+ - 1\\] = y\\[.*"), lowered(50, 2, 1));
    }
}
