package org.flowcheck.evidence.plot;

/** Coordinates as short text: fixed decimals without trailing zeros, never in scientific form. */
final class Decimals {

    private Decimals() {
    }

    /** A number rounded to two decimals: a hundredth of a point is finer than print. */
    static String coordinate(double value) {
        return shortest(value, 2);
    }

    /** A number rounded to five decimals, for scales. */
    static String scale(double value) {
        return shortest(value, 5);
    }

    private static String shortest(double value, int decimals) {
        if (!(Math.abs(value) < 1e9)) {
            throw new IllegalArgumentException("coordinate " + value);
        }
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        long units = Math.round(value * power);
        StringBuilder out = new StringBuilder(units < 0 ? "-" : "").append(Math.abs(units) / power);
        long rest = Math.abs(units) % power;
        if (rest != 0) {
            String digits = Long.toString(power + rest).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            out.append('.').append(digits, 0, end);
        }
        return out.toString();
    }
}
