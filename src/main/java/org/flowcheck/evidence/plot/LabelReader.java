package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.evidence.plot.Label.Level;
import org.flowcheck.evidence.plot.Label.Run;

/** Reads the text of a {@link Label}. */
final class LabelReader {

    private static final Map<String, String> COMMANDS = commands();

    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private boolean pendingSlanted;
    private Level pendingLevel = Level.LINE;
    private boolean formula;

    private LabelReader() {
    }

    private static Map<String, String> commands() {
        Map<String, String> map = new TreeMap<>();
        String[] greek = ("alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho "
                + "varsigma sigma tau upsilon varphi chi psi omega").split(" ");
        for (int i = 0; i < greek.length; i++) {
            map.put(greek[i], String.valueOf((char) (0x3B1 + i)));
        }
        String[] others = {"epsilon", "\u03f5", "phi", "\u03d5", "Gamma", "\u0393", "Delta", "\u0394", "Theta", "\u0398",
            "Lambda", "\u039b", "Xi", "\u039e", "Pi", "\u03a0", "Sigma", "\u03a3", "Phi", "\u03a6", "Psi", "\u03a8",
            "Omega", "\u03a9", "infty", "\u221e", "leq", "\u2264", "le", "\u2264", "geq", "\u2265", "ge", "\u2265",
            "neq", "\u2260", "approx", "\u2248", "cdot", "\u00b7", "times", "\u00d7", "pm", "\u00b1", "to", "\u2192",
            "partial", "\u2202", "nabla", "\u2207", "in", "\u2208", "ell", "\u2113", "sum", "\u2211", "int", "\u222b",
            "top", "\u22a4", "prime", "\u2032", "|", "\u2016", "langle", "\u27e8", "rangle", "\u27e9",
            "log", "log", "exp", "exp", "sup", "sup", "inf", "inf", "max", "max", "min", "min", "tanh", "tanh",
            ",", "\u2009"};
        for (int i = 0; i < others.length; i += 2) {
            map.put(others[i], others[i + 1]);
        }
        return map;
    }

    static List<Run> read(String raw) {
        String text = Excerpt.clean(raw.replace('\n', ' ').replace('\r', ' '));
        LabelReader reader = new LabelReader();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('$', at);
            int close = open < 0 ? -1 : text.indexOf('$', open + 1);
            if (close < 0) {
                reader.add(text.substring(at), false, Level.LINE, false);
                break;
            }
            reader.add(text.substring(at, open), false, Level.LINE, false);
            reader.formula(text.substring(open + 1, close), Level.LINE);
            at = close + 1;
        }
        reader.flush();
        return reader.runs;
    }

    private void formula(String text, Level level) {
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at);
            boolean script = (letter == '^' || letter == '_') && at + 1 < text.length() && level == Level.LINE;
            if (script) {
                int start = at + 1;
                int end = endOfItem(text, start);
                boolean group = text.charAt(start) == '{' && text.charAt(end - 1) == '}';
                formula(group ? text.substring(start + 1, end - 1) : text.substring(start, end),
                        letter == '^' ? Level.SUPERSCRIPT : Level.SUBSCRIPT);
                at = end;
            } else {
                int end = letter == '\\' ? endOfItem(text, at) : at + Character.charCount(text.codePointAt(at));
                item(text.substring(at, end), level);
                at = end;
            }
        }
    }

    /** The end of the character, command or group that starts at a place. */
    private static int endOfItem(String text, int start) {
        if (text.charAt(start) == '{') {
            int close = text.indexOf('}', start);
            return close < 0 ? text.length() : close + 1;
        }
        if (text.charAt(start) == '\\' && start + 1 < text.length()) {
            int end = start + 1;
            while (end < text.length() && Character.isLetter(text.charAt(end)) && text.charAt(end) < 128) {
                end++;
            }
            return Math.max(end, start + 2);
        }
        return start + Character.charCount(text.codePointAt(start));
    }

    private void item(String item, Level level) {
        if (item.startsWith("\\")) {
            String sign = COMMANDS.get(item.substring(1));
            boolean lowerGreek = sign != null && sign.length() == 1 && sign.charAt(0) >= 0x3B1 && sign.charAt(0) <= 0x3F5;
            add(sign == null ? item : sign, lowerGreek, level, true);
        } else if (item.equals("-")) {
            add("\u2212", false, level, true);
        } else if (item.equals("'")) {
            add("\u2032", false, level, true);
        } else if (!item.equals("{") && !item.equals("}")) {
            add(item, Character.isLetter(item.codePointAt(0)), level, true);
        }
    }

    /** Adds characters, joining them with those before if they are of one kind. */
    private void add(String text, boolean slanted, Level level, boolean inFormula) {
        if (slanted != pendingSlanted || level != pendingLevel || inFormula != formula) {
            flush();
            pendingSlanted = slanted;
            pendingLevel = level;
            formula = inFormula;
        }
        pending.append(text);
    }

    private void flush() {
        if (pending.length() > 0) {
            runs.add(new Run(pending.toString(), pendingSlanted, pendingLevel, formula));
            pending.setLength(0);
        }
    }
}
