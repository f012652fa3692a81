package org.flowcheck.evidence.store;

import java.util.HashMap;
import java.util.Map;
import org.flowcheck.diagnostic.Excerpt;

/** Plain text and numbers as LaTeX source that shows exactly that text, whatever stands in it. */
public final class LatexText {

    private static final Map<Integer, String> REPLACED = replaced();

    private LatexText() {
    }

    private static Map<Integer, String> replaced() {
        Map<Integer, String> map = new HashMap<>();
        put(map, "\\", "\\textbackslash{}", "{", "\\{", "}", "\\}", "$", "\\$", "&", "\\&", "#", "\\#", "%", "\\%",
                "_", "\\_", "^", "\\textasciicircum{}", "~", "\\textasciitilde{}", "<", "\\textless{}",
                ">", "\\textgreater{}", "|", "\\textbar{}", "\"", "\\char34{}", "'", "'", "`", "\\textasciigrave{}",
                "\u2013", "--", "\u2014", "---", "\u2019", "'", "\u2018", "`", "\u201c", "``", "\u201d", "''",
                "\u2026", "\\ldots{}", "\ufffd", "?", "\u00a0", "~");
        maths(map, "\u2212", "-", "\u00d7", "\\times", "\u00b7", "\\cdot", "\u00b1", "\\pm", "\u2264", "\\leq",
                "\u2265", "\\geq", "\u2260", "\\neq", "\u2248", "\\approx", "\u221e", "\\infty", "\u2192", "\\to",
                "\u21a6", "\\mapsto", "\u2208", "\\in", "\u2202", "\\partial", "\u2207", "\\nabla", "\u221a", "\\surd",
                "\u2211", "\\sum", "\u220f", "\\prod", "\u222b", "\\int", "\u2016", "\\|", "\u2032", "'",
                "\u00b2", "^2", "\u00b3", "^3", "\u22a4", "\\top", "\u211d", "\\mathbf{R}", "\u00b0", "^\\circ");
        maths(map, "\u03b1", "\\alpha", "\u03b2", "\\beta", "\u03b3", "\\gamma", "\u03b4", "\\delta",
                "\u03b5", "\\varepsilon", "\u03b6", "\\zeta", "\u03b7", "\\eta", "\u03b8", "\\theta",
                "\u03b9", "\\iota",
                "\u03ba", "\\kappa", "\u03bb", "\\lambda", "\u03bc", "\\mu", "\u03bd", "\\nu", "\u03be", "\\xi",
                "\u03bf", "o", "\u03c0", "\\pi", "\u03c1", "\\rho", "\u03c3", "\\sigma", "\u03c4", "\\tau",
                "\u03c5", "\\upsilon", "\u03c6", "\\varphi", "\u03c7", "\\chi", "\u03c8", "\\psi", "\u03c9", "\\omega",
                "\u0393", "\\Gamma", "\u0394", "\\Delta", "\u0398", "\\Theta", "\u039b", "\\Lambda", "\u039e", "\\Xi",
                "\u03a0", "\\Pi", "\u03a3", "\\Sigma", "\u03a6", "\\Phi", "\u03a8", "\\Psi", "\u03a9", "\\Omega");
        return map;
    }

    private static void put(Map<Integer, String> map, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].codePointAt(0), pairs[i + 1]);
        }
    }

    private static void maths(Map<Integer, String> map, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].codePointAt(0), "\\ensuremath{" + pairs[i + 1] + "}");
        }
    }

    /**
     * Text with every character that LaTeX would read as a command replaced; Greek letters and common signs become
     * their commands, line breaks blanks, other characters stay (an engine that reads UTF-8 shows them if its font
     * can).
     */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder();
        oneLine(text).codePoints().forEach(point -> {
            String command = REPLACED.get(point);
            if (command == null) {
                out.appendCodePoint(point);
            } else {
                out.append(command);
            }
        });
        return out.toString();
    }

    /** A number as printed by {@link NumberText}, as a formula: {@code 3.1e-13} becomes {@code $3.1\cdot 10^{-13}$}. */
    public static String number(String shown) {
        int e = shown.indexOf('e');
        if (e < 0) {
            return switch (shown) {
                case "inf" -> "$\\infty$";
                case "-inf" -> "$-\\infty$";
                case "nan" -> "nan";
                default -> "$" + shown + "$";
            };
        }
        int exponent = Integer.parseInt(shown.substring(e + 1).replace("+", ""));
        return "$" + shown.substring(0, e) + "\\cdot 10^{" + exponent + "}$";
    }

    /** Text on one line without control characters, fit for a LaTeX comment. */
    public static String oneLine(String text) {
        return Excerpt.clean(text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' '));
    }
}
