package org.flowcheck.theory.syntax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Rational;

/** Splits a formula into words. */
final class Lexer {

    /** Signs, longer ones before their beginnings. */
    private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", "&&", "||",
            "<", ">", "+", "-", "*", "/", "^", "(", ")", "[", "]", "{", "}", ",", "'", "!");

    /** What users type for a sign, and the sign. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("=", "=="), Map.entry("&", "&&"), Map.entry("|", "||"), Map.entry("\u2212", "-"),
            Map.entry("\u2013", "-"), Map.entry("\u00B7", "*"), Map.entry("\u22C5", "*"), Map.entry("\u00D7", "*"),
            Map.entry("\u2264", "<="), Map.entry("\u2265", ">="), Map.entry("\u2260", "!="), Map.entry("\u2032", "'"),
            Map.entry("\u2019", "'"), Map.entry("\u03C0", "Pi"), Map.entry("\u221E", "Infinity"),
            Map.entry("\u00B2", "^2"), Map.entry("\u00B3", "^3"), Map.entry("_", "a name without '_'"));

    /** Decimal exponents beyond this are not finite in double precision, whatever the digits. */
    private static final int LARGEST_EXPONENT = 400;
    private static final int MOST_DIGITS = 1000;

    private final MappedText formula;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(MappedText formula) {
        this.formula = formula;
        this.text = formula.text();
    }

    /** The words of a formula, an END last. */
    static List<Token> split(MappedText formula) {
        if (formula.text().length() > FormulaLimits.LONGEST) {
            throw Diagnostic.at(formula.span(0, 1), Code.FORMULA_TOO_LONG, "the formula is too long")
                    .expecting("at most " + FormulaLimits.LONGEST + " characters")
                    .finding(formula.text().length() + " characters").exception();
        }
        Lexer lexer = new Lexer(formula);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                at++;
            } else if (isDigit(c) || c == '.') {
                number();
            } else if (isLetter(c)) {
                name();
            } else {
                sign();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", null, text.length(), text.length()));
    }

    private void sign() {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                if (sign.equals("*") && text.startsWith("**", at)) {
                    throw unexpected(2, Optional.of("^"));
                }
                tokens.add(new Token(Token.Kind.SIGN, sign, null, at, at + sign.length()));
                at += sign.length();
                return;
            }
        }
        int width = Character.charCount(text.codePointAt(at));
        throw unexpected(width, Optional.ofNullable(MEANT.get(text.substring(at, at + width))));
    }

    private RuntimeException unexpected(int width, Optional<String> meant) {
        return Diagnostic.at(formula.span(at, at + width), Code.UNEXPECTED_CHARACTER,
                        "a formula cannot hold '" + text.substring(at, at + width) + "'")
                .suggesting(meant).exception();
    }

    private void name() {
        int start = at;
        letters();
        while (at + 1 < text.length() && text.charAt(at) == '.' && isLetter(text.charAt(at + 1))) {
            at++;
            letters();
        }
        if (at - start > FormulaLimits.LONGEST_NAME) {
            throw Diagnostic.at(formula.span(start, at), Code.BAD_NAME, "the name is too long")
                    .expecting("at most " + FormulaLimits.LONGEST_NAME + " characters").exception();
        }
        tokens.add(new Token(Token.Kind.NAME, text.substring(start, at), null, start, at));
    }

    private void letters() {
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
    }

    private void number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            int fraction = at;
            digits();
            if (fraction == start + 1 || fraction == at || at < text.length() && text.charAt(at) == '.') {
                throw malformed(start, fraction == start + 1 && at > fraction ? "0" + text.substring(start, at)
                        : fraction == at && fraction > start + 1 ? text.substring(start, at) + "0" : "");
            }
        }
        exponent(start);
        String digits = text.substring(start, at);
        tokens.add(new Token(Token.Kind.NUMBER, digits, value(digits, start), start, at));
    }

    /** Steps over {@code e-3}; an {@code e} without digits is a name and stays. */
    private void exponent(int start) {
        if (at >= text.length() || Character.toLowerCase(text.charAt(at)) != 'e') {
            return;
        }
        int from = at + 1;
        if (from < text.length() && (text.charAt(from) == '+' || text.charAt(from) == '-')) {
            from++;
        }
        int to = from;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        if (to == from) {
            return;
        }
        if (text.charAt(at) == 'E') {
            String lower = text.substring(start, at) + "e" + text.substring(at + 1, to);
            at = to;
            throw malformed(start, lower);
        }
        String written = text.substring(at + 1, to);
        at = to;
        if (to - from > 6 || Math.abs(Integer.parseInt(written)) > LARGEST_EXPONENT) {
            throw notFinite(start);
        }
    }

    private Rational value(String digits, int start) {
        if (digits.length() > MOST_DIGITS) {
            throw Diagnostic.at(formula.span(start, at), Code.MALFORMED_NUMBER, "the number has too many digits")
                    .expecting("at most " + MOST_DIGITS).exception();
        }
        Rational value = Rational.of(new BigDecimal(digits));
        double nearest = value.toDouble();
        if (Double.isInfinite(nearest) || value.signum() != 0 && Math.abs(nearest) < Double.MIN_NORMAL) {
            throw notFinite(start);
        }
        return value;
    }

    private RuntimeException malformed(int start, String meant) {
        return Diagnostic.at(formula.span(start, at), Code.MALFORMED_NUMBER,
                        "the number '" + text.substring(start, at) + "' could be misread")
                .suggesting(meant.isEmpty() ? Optional.empty() : Optional.of(meant)).exception();
    }

    private RuntimeException notFinite(int start) {
        return Diagnostic.at(formula.span(start, at), Code.NON_FINITE_NUMBER,
                "the number lies beyond the range of double precision").exception();
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
