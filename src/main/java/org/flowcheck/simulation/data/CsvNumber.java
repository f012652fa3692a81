package org.flowcheck.simulation.data;

import java.util.regex.Pattern;

/** The numbers of a table: {@code 12}, {@code -0.5}, {@code 1e-3}; everything else that Java would read is refused. */
final class CsvNumber {

    private static final Pattern NON_FINITE = Pattern.compile("[-+]?(?i:nan|inf|infinity)");

    private CsvNumber() {
    }

    /** Whether the characters from {@code from} to {@code to} are {@code [+-]9[.9][e[+-]9]}, 9 being digits. */
    static boolean matches(char[] text, int from, int to) {
        int at = afterDigits(text, afterSign(text, from, to), to);
        if (at > 0 && at < to && text[at] == '.') {
            at = afterDigits(text, at + 1, to);
        }
        if (at > 0 && at < to && (text[at] == 'e' || text[at] == 'E')) {
            at = afterDigits(text, afterSign(text, at + 1, to), to);
        }
        return at > 0 && at == to;
    }

    /** Whether a text is a name of what is not a finite number, as programs write it. */
    static boolean isNonFinite(String text) {
        return NON_FINITE.matcher(text).matches();
    }

    private static int afterSign(char[] text, int from, int to) {
        return from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    }

    /** The place after one digit or more; -1 where there is none. */
    private static int afterDigits(char[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at > from ? at : -1;
    }
}
