package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Equations of an {@code align} environment, broken where they would run off a page: before a term; where a term alone
 * is too wide, before a sum that it multiplies with; else before a factor.
 */
final class LatexLines {

    /** Letters that fit beside an equation's number on a page with usual margins, at ten or eleven points. */
    private static final double WIDEST = 54;
    /** Beside a left side. */
    private static final double MOST_OF_A_TERM = 44;
    /** In a sentence, where limits stand beside their sums, and brackets are not broken. */
    private static final double MOST_IN_A_SENTENCE = 30;
    private static final double OF_SCRIPTS = 0.65;
    private static final Set<String> WITHOUT_WIDTH = Set.of("left", "right", "bigl", "bigr", "Bigl", "Bigr", "mathrm",
            "operatorname", "text", "mathbb", "bar", "displaystyle");
    private static final Pattern TOKEN = Pattern.compile("\\\\([a-zA-Z]+|.)|.");
    /** What no line ends with. */
    private static final Set<String> SIGNS = Set.of("+", "-", "\\cdot", "\\,", "\\quad", "\\qquad");

    private final String text;
    private int at;

    /** What stands on one line; a factor multiplies what stands before it. */
    private record Piece(String text, boolean factor) {
    }

    private LatexLines(String text) {
        this.text = text;
    }

    /**
     * An equation.
     *
     * @param left its left side
     * @param terms the terms of its right side, each but the first with its sign before it
     * @param tail what stands behind the last term; may be empty
     */
    static String equation(String left, List<String> terms, String tail) {
        double beside = width(left) + 2;
        List<Piece> pieces = new ArrayList<>();
        terms.forEach(term -> pieces.addAll(pieces(term, WIDEST - beside - 2)));
        StringBuilder out = new StringBuilder(left).append(left.isEmpty() ? "&" : " &= ").append(pieces.get(0).text());
        double used = beside + width(pieces.get(0).text());
        for (int i = 1; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            double own = 1 + width(i == pieces.size() - 1 ? piece.text() + tail : piece.text());
            boolean full = used + own > WIDEST;
            out.append(full ? " \\nonumber \\\\\n  &\\quad " : " ").append(full && piece.factor() ? "\\times " : "")
                    .append(piece.text());
            used = own + (full ? beside + 2 : used);
        }
        return out.append(tail).toString();
    }

    /** A term in parts that fit into the room, as far as it has any. */
    private static List<Piece> pieces(String term, double room) {
        List<Piece> pieces = new ArrayList<>();
        for (String part : width(term) <= room ? List.of(term) : factors(term, true)) {
            for (String factor : width(part) <= room ? List.of(part) : factors(part, false)) {
                pieces.add(new Piece(factor, !pieces.isEmpty()));
            }
        }
        return pieces;
    }

    /**
     * A product cut before its factors, or before its second sum and later ones only; a sum keeps the first factor of
     * its body.
     */
    private static List<String> factors(String product, boolean sums) {
        List<String> parts = new ArrayList<>();
        String last = "";
        boolean inSum = false;
        for (String token : tokens(product)) {
            boolean together = SIGNS.contains(last) || SIGNS.contains(token) || isSum(last)
                    || sums && !(isSum(token) && inSum);
            if (!together || parts.isEmpty()) {
                parts.add(token);
            } else {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1) + " " + token);
            }
            inSum |= isSum(token);
            last = token;
        }
        return parts;
    }

    private static boolean isSum(String token) {
        return token.startsWith("\\sum_") || token.startsWith("\\prod_");
    }

    /** What blanks separate that stand in no group and in no brackets. */
    private static List<String> tokens(String latex) {
        List<String> tokens = new ArrayList<>();
        Matcher parts = TOKEN.matcher(latex);
        int depth = 0;
        int start = 0;
        while (parts.find()) {
            switch (parts.group()) {
                case "{", "\\left", "\\begin" -> depth++;
                case "}", "\\right", "\\end" -> depth--;
                case " " -> {
                    if (depth == 0) {
                        tokens.add(latex.substring(start, parts.start()));
                        start = parts.end();
                    }
                }
                default -> { }
            }
        }
        tokens.add(latex.substring(start));
        return tokens;
    }

    /** Whether a formula fills a line by itself. */
    static boolean isWide(String latex) {
        return width(latex) > MOST_OF_A_TERM;
    }

    /** Whether a formula stands better alone than in a sentence. */
    static boolean isWideInText(String latex) {
        return width(latex) > MOST_IN_A_SENTENCE;
    }

    /** How wide a formula is, in letters, roughly. */
    static double width(String latex) {
        return new LatexLines(latex).rest();
    }

    private double rest() {
        double sum = 0;
        while (at < text.length() && text.charAt(at) != '}') {
            sum += next();
        }
        return sum;
    }

    /** The next group, command or letter. */
    private double next() {
        char first = text.charAt(at++);
        if (first == '{') {
            double inside = rest();
            at++;
            return inside;
        }
        if (first == '\\') {
            return command();
        }
        if (first == '_' || first == '^') {
            return scripts(first);
        }
        return first == ' ' || first == '&' ? 0 : "+-=<>".indexOf(first) >= 0 ? 2 : 1;
    }

    /** A subscript and a superscript stand above each other. */
    private double scripts(char first) {
        double one = at < text.length() ? next() : 0;
        boolean both = at < text.length() && text.charAt(at) == (first == '_' ? '^' : '_');
        if (both) {
            at++;
        }
        return OF_SCRIPTS * Math.max(one, both && at < text.length() ? next() : 0);
    }

    private double command() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            at++;
            return 0.3;
        }
        String name = text.substring(start, at);
        if (name.equals("frac")) {
            return Math.max(argument(), argument());
        }
        if (name.equals("sum") || name.equals("prod")) {
            return Math.max(2, at < text.length() && text.charAt(at) == '_' ? next() : 0) + 0.5;
        }
        return WITHOUT_WIDTH.contains(name) ? 0 : name.equals("quad") ? 2 : name.equals("qquad") ? 4 : 1;
    }

    private double argument() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? next() : 0;
    }
}
