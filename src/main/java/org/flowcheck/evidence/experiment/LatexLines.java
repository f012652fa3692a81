package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Equations of an {@code align} environment, broken before a term where they would run off a page. */
final class LatexLines {

    /** Letters that fit beside an equation's number on a page with usual margins, at ten or eleven points. */
    private static final double WIDEST = 58;
    /** Beside a left side. */
    private static final double MOST_OF_A_TERM = 48;
    private static final double OF_SCRIPTS = 0.65;
    private static final Set<String> WITHOUT_WIDTH = Set.of("left", "right", "bigl", "bigr", "Bigl", "Bigr", "mathrm",
            "operatorname", "text", "mathbb", "bar", "displaystyle");

    private final String text;
    private int at;

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
        List<String> pieces = new ArrayList<>(terms);
        pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + tail);
        double beside = width(left) + 2;
        StringBuilder out = new StringBuilder(left).append(left.isEmpty() ? "&" : " &= ").append(pieces.get(0));
        double used = beside + width(pieces.get(0));
        for (String piece : pieces.subList(1, pieces.size())) {
            double own = 1 + width(piece);
            boolean full = used + own > WIDEST;
            out.append(full ? " \\nonumber \\\\\n  &\\quad " : " ").append(piece);
            used = own + (full ? beside + 2 : used);
        }
        return out.toString();
    }

    /** Whether a formula fills a line by itself. */
    static boolean isWide(String latex) {
        return width(latex) > MOST_OF_A_TERM;
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
