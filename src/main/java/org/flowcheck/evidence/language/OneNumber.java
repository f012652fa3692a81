package org.flowcheck.evidence.language;

import java.util.Optional;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.syntax.MappedText;

/**
 * The one numeral in which two texts differ: {@code r.m^(1 - a)} and {@code r.m^(1.1 - a)}.
 *
 * @param before what stands before it in both
 * @param claimed the numeral of the first
 * @param falsified the numeral of the second
 * @param after what stands after it in both
 */
record OneNumber(String before, Rational claimed, Rational falsified, String after) {

    private static final String NUMERAL = "[0-9]+(\\.[0-9]*)?|\\.[0-9]+";

    /** The numeral; empty where the texts differ in more than one, or in anything else. */
    static Optional<OneNumber> between(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int start = 0;
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        while (start > 0 && isDigit(one.charAt(start - 1))) {
            start--;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        while (end > 0 && isDigit(one.charAt(one.length() - end))) {
            end--;
        }
        String first = one.substring(start, one.length() - end);
        String second = other.substring(start, other.length() - end);
        boolean inName = start > 0 && Character.isLetter(one.charAt(start - 1))
                || end > 0 && Character.isLetter(one.charAt(one.length() - end));
        if (inName || !first.matches(NUMERAL) || !second.matches(NUMERAL)) {
            return Optional.empty();
        }
        Optional<Rational> claimed = PlainNumber.ifNumber(MappedText.of(new SourceText("control", first)));
        Optional<Rational> falsified = PlainNumber.ifNumber(MappedText.of(new SourceText("control", second)));
        return claimed.isPresent() && falsified.isPresent() && !claimed.equals(falsified)
                ? Optional.of(new OneNumber(one.substring(0, start), claimed.get(), falsified.get(),
                one.substring(one.length() - end))) : Optional.empty();
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9' || letter == '.';
    }

    /** The text with another number, in parentheses. */
    String with(String number) {
        return before + "(" + number + ")" + after;
    }
}
