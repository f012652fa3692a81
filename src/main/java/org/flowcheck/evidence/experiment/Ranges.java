package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import org.flowcheck.evidence.store.NumberText;

/** Numbers of several runs in a few words. */
final class Ranges {

    private static final int DIGITS = 4;

    private Ranges() {
    }

    /** The number to four digits if all are the same there, else {@code 0.12 to 0.56}. */
    static String text(double... values) {
        String least = number(Arrays.stream(values).min().orElse(Double.NaN));
        String largest = number(Arrays.stream(values).max().orElse(Double.NaN));
        return least.equals(largest) ? least : least + " to " + largest;
    }

    /** A number to four digits. */
    static String number(double value) {
        return NumberText.rounded(value, DIGITS);
    }
}
