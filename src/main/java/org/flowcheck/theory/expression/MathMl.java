package org.flowcheck.theory.expression;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Elements of presentation MathML (MathML Core) as text; each makes one element of its parts. */
final class MathMl {

    /** Between a function and its arguments. */
    static final String APPLY = "<mo>\u2061</mo>";
    /** Between factors. */
    static final String TIMES = "<mo>\u2062</mo>";

    /** A small blank, as between a derivative's sign and what it differentiates. */
    static final String THIN = "<mspace width=\"0.17em\"></mspace>";
    private static final Pattern TALL = Pattern.compile("<(mfrac|munder|munderover|mtable|msqrt)>");

    private MathMl() {
    }

    /** A row; an element that is alone stays as it is. */
    static String row(String... parts) {
        return row(Arrays.asList(parts));
    }

    /** A row. */
    static String row(Collection<String> parts) {
        return parts.size() == 1 ? parts.iterator().next() : group(String.join("", parts));
    }

    /** A row of elements that are joined already. */
    static String group(String elements) {
        return "<mrow>" + elements + "</mrow>";
    }

    /** A name: one letter is slanted, several stand upright. */
    static String name(String text) {
        return "<mi>" + escape(text) + "</mi>";
    }

    /** A name that stands upright whatever its length. */
    static String upright(String text) {
        return text.codePointCount(0, text.length()) == 1 ? "<mi mathvariant=\"normal\">" + escape(text) + "</mi>"
                : name(text);
    }

    /** A number without sign. */
    static String number(String digits) {
        return "<mn>" + escape(digits) + "</mn>";
    }

    /** An operator, a bracket or a comma. */
    static String operator(String sign) {
        return "<mo>" + escape(sign) + "</mo>";
    }

    /** Words. */
    static String words(String text) {
        return "<mtext>" + escape(text) + "</mtext>";
    }

    static String fraction(String above, String below) {
        return "<mfrac>" + above + below + "</mfrac>";
    }

    static String root(String inside) {
        return "<msqrt>" + inside + "</msqrt>";
    }

    static String sub(String base, String below) {
        return "<msub>" + base + below + "</msub>";
    }

    static String sup(String base, String above) {
        return "<msup>" + base + above + "</msup>";
    }

    static String subsup(String base, String below, String above) {
        return "<msubsup>" + base + below + above + "</msubsup>";
    }

    /** A sign between two terms or sides, also where it starts a line: it keeps its blanks there. */
    static String infix(String sign) {
        return "<mo form=\"infix\">" + escape(sign) + "</mo>";
    }

    /** Something in brackets, which grow only with what is tall: browsers set wide blanks around those that may. */
    static String fenced(String open, String inside, String close) {
        boolean tall = TALL.matcher(inside).find();
        return row(bracket(open, tall), inside, bracket(close, tall));
    }

    private static String bracket(String sign, boolean tall) {
        return tall ? operator(sign) : "<mo stretchy=\"false\">" + escape(sign) + "</mo>";
    }

    /** Something in round brackets. */
    static String parentheses(String inside) {
        return fenced("(", inside, ")");
    }

    /** Parts with commas between them. */
    static String list(List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : group(String.join(operator(","), parts));
    }

    /** A function at its arguments. */
    static String call(String head, List<String> arguments) {
        return row(head, APPLY, parentheses(list(arguments)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
