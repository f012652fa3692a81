package org.flowcheck.theory.syntax;

import org.flowcheck.theory.expression.Rational;

/**
 * A word of a formula.
 *
 * @param kind what it is
 * @param text as written
 * @param value a number's value, else null
 * @param start offset of its first character in the formula
 * @param end offset after its last character
 */
record Token(Kind kind, String text, Rational value, int start, int end) {

    /** What a word is. */
    enum Kind {
        NUMBER, NAME, SIGN, END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** How it is called in a diagnostic. */
    String words() {
        return kind == Kind.END ? "the end of the formula" : "'" + text + "'";
    }
}
