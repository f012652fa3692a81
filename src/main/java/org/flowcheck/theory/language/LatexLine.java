package org.flowcheck.theory.language;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlText;

/**
 * Reads {@code latex}: a symbol of mathematical mode that goes unchanged into what is printed for papers. Model files
 * are not trusted, so that only what such symbols are made of is taken: printable ASCII, balanced braces, and control
 * words of a list. Words that are not on it could read or write files, or change what other words mean.
 */
final class LatexLine {

    /** Characters of a symbol at most: {@value}. */
    static final int LONGEST = 100;

    private static final String FORM = "a symbol of mathematical mode, as in \\kappa' or W^{[1]}";

    /** Letters, fonts, accents, signs, relations, names of functions, fractions and roots. */
    private static final Set<String> WORDS = Collections.unmodifiableSet(new TreeSet<>(List.of(("""
            alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi pi
            varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma
            Upsilon Phi Psi Omega ell hbar imath jmath Re Im aleph partial nabla infty prime
            mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm operatorname text textrm
            textit textbf hat widehat tilde widetilde bar overline underline vec dot ddot check breve acute grave
            mathring
            star ast dagger ddagger circ bullet times cdot div pm mp oplus ominus otimes odot setminus cup cap wedge vee
            sum prod max min sup inf lim log exp sin cos tan tanh det dim ker arg deg
            perp parallel top bot to mapsto rightarrow leftarrow sim simeq approx equiv propto le leq ge geq ne neq ll
            gg in notin subset mid langle rangle lvert rvert lVert rVert vert Vert ldots cdots dots frac tfrac dfrac
            sqrt
            """).strip().split("\\s+"))));

    /**
     * A control word, a control sign, two signs of a superscript (by which TeX writes any character), or one character.
     */
    private static final Pattern TOKEN = Pattern.compile("\\\\[A-Za-z]+|\\\\.|\\\\$|\\^\\^|.", Pattern.DOTALL);
    private static final String CONTROL_SIGNS = ",;:! {}|_%&#$";

    private final YamlText text;
    private int open;

    private LatexLine(YamlText text) {
        this.text = text;
    }

    /**
     * The LaTeX under the key of an entry that is a mapping, if it is there.
     *
     * @param known the keys of such an entry
     * @throws org.flowcheck.diagnostic.DiagnosticException (unsafe-latex) if it is not a symbol
     */
    static Optional<String> of(YamlEntry entry, List<String> known) {
        return Section.optional(entry, Keys.LATEX, known).map(node -> new LatexLine(node.requireText(FORM)).checked());
    }

    private String checked() {
        String symbol = text.value().strip();
        if (symbol.length() > LONGEST) {
            throw refused("this is too long for a symbol: " + symbol.length() + " characters")
                    .expecting("at most " + LONGEST).exception();
        }
        Matcher tokens = TOKEN.matcher(symbol);
        String before = "";
        while (tokens.find()) {
            String token = tokens.group();
            check(token);
            boolean twice = (before.equals("^") || before.equals("_")) && (token.equals("^") || token.equals("_")
                    || token.equals("}"));
            if (twice) {
                throw refused("'" + before + "' stands without what it raises or lowers").expecting(FORM).exception();
            }
            before = token.isBlank() ? before : token;
        }
        if (before.equals("^") || before.equals("_")) {
            throw refused("'" + before + "' stands without what it raises or lowers").expecting(FORM).exception();
        }
        if (open > 0) {
            throw refused("a brace is opened and not closed").expecting("as many '}' as '{'").exception();
        }
        return symbol;
    }

    private void check(String token) {
        char first = token.charAt(0);
        if (first == '\\') {
            checkControl(token.substring(1));
        } else if (first == '{') {
            open++;
        } else if (first == '}') {
            open--;
            if (open < 0) {
                throw refused("a brace is closed that is not open").expecting("as many '}' as '{'").exception();
            }
        } else if ("%$&#~\"".indexOf(first) >= 0) {
            throw refused("'" + first + "' has a meaning of its own in LaTeX").expecting(FORM)
                    .suggesting(first == '~' || first == '"' ? Optional.empty() : Optional.of("\\" + first))
                    .exception();
        } else if (token.equals("^^")) {
            throw refused("'^^' writes any character in TeX").expecting(FORM).exception();
        } else if (first < ' ' || first > '~') {
            throw refused(first == '\n' || first == '\r' ? "a symbol stands on one line"
                    : "a character that is not printable ASCII").expecting(FORM).exception();
        }
    }

    private void checkControl(String word) {
        boolean sign = word.length() == 1 && CONTROL_SIGNS.contains(word);
        if (!sign && !WORDS.contains(word)) {
            throw refused("'\\" + word + "' is not among the words that a symbol may hold")
                    .expecting("letters, fonts, accents and signs of mathematical mode")
                    .suggesting(Spelling.nearest(word, WORDS).map(nearest -> "\\" + nearest)).exception();
        }
    }

    private Diagnostic refused(String message) {
        return Diagnostic.at(text.span(), Code.UNSAFE_LATEX, message);
    }
}
