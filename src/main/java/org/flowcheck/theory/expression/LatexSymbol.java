package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A symbol stated in LaTeX, as MathML: letters, Greek letters, digits, brackets, accents, upright words, primes, one
 * subscript and one superscript.
 *
 * @param nucleus what the scripts stand at
 * @param below the subscript
 * @param above the superscript, primes among it
 */
record LatexSymbol(String nucleus, Optional<String> below, Optional<String> above) {

    private static final String[] GREEK =
            ("alpha \u03b1 beta \u03b2 gamma \u03b3 delta \u03b4 epsilon \u03f5 varepsilon \u03b5"
            + " zeta \u03b6 eta \u03b7 theta \u03b8 vartheta \u03d1 iota \u03b9 kappa \u03ba lambda \u03bb mu \u03bc"
            + " nu \u03bd xi \u03be pi \u03c0 rho \u03c1 sigma \u03c3 tau \u03c4 upsilon \u03c5 phi \u03d5"
            + " varphi \u03c6 chi \u03c7 psi \u03c8 omega \u03c9 Gamma \u0393 Delta \u0394 Theta \u0398"
            + " Lambda \u039b Xi \u039e Pi \u03a0 Sigma \u03a3"
            + " Upsilon \u03a5 Phi \u03a6 Psi \u03a8 Omega \u03a9 ell \u2113").split(" ");
    private static final Map<String, String> SIGNS =
            Map.of("top", "\u22a4", "perp", "\u22a5", "star", "\u22c6", "ast", "\u2217",
            "dagger", "\u2020", "infty", "\u221e", "ldots", "\u2026", "cdot", "\u22c5", "times", "\u00d7", "prime",
                    "\u2032");
    private static final Map<String, String> ACCENTS =
            Map.of("hat", "^", "widehat", "^", "tilde", "~", "widetilde", "~",
            "bar", "\u00af", "overline", "\u00af", "dot", "\u02d9", "ddot", "\u00a8", "vec", "\u2192");
    private static final Pattern TOKEN =
            Pattern.compile("\\\\([A-Za-z]+)|([A-Za-z])|([0-9]+)|([{}^_'])|([()\\[\\]|+,=*/-])|(\\s+)");

    /** The character of a letter that has a word: Greek ones. */
    static Optional<String> letter(String word) {
        for (int i = 0; i < GREEK.length; i += 2) {
            if (GREEK[i].equals(word)) {
                return Optional.of(GREEK[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** A symbol; empty where the LaTeX holds anything that has no plain counterpart. */
    static Optional<LatexSymbol> of(String latex) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(latex);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            if (matcher.group(6) == null) {
                tokens.add(matcher.group());
            }
            end = matcher.end();
        }
        if (end < latex.length() || tokens.isEmpty()) {
            return Optional.empty();
        }
        Reader reader = new Reader(tokens);
        Optional<LatexSymbol> symbol = reader.symbol();
        return reader.place == tokens.size() ? symbol : Optional.empty();
    }

    /** This symbol as a nucleus for further subscripts, where it has one of its own. */
    LatexSymbol closed() {
        return below.isEmpty() ? this : new LatexSymbol(mathMl(), Optional.empty(), Optional.empty());
    }

    /** This symbol with something more in its subscript. */
    LatexSymbol lowered(String more) {
        return new LatexSymbol(nucleus, Optional.of(below.map(old -> MathMl.list(List.of(old, more))).orElse(more)),
                above);
    }

    /** This symbol to a power; empty where its own superscript would be taken for one. */
    Optional<LatexSymbol> raised(String exponent) {
        return above.isPresent() ? Optional.empty()
                : Optional.of(new LatexSymbol(nucleus, below, Optional.of(exponent)));
    }

    /** The element. */
    String mathMl() {
        if (below.isPresent()) {
            return above.isPresent() ? MathMl.subsup(nucleus, below.get(), above.get())
                    : MathMl.sub(nucleus, below.get());
        }
        return above.isPresent() ? MathMl.sup(nucleus, above.get()) : nucleus;
    }

    /** Reads atoms with scripts; every method gives empty where it meets what it does not know. */
    private static final class Reader {
        private final List<String> tokens;
        private int place;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        /** Atoms up to a closing brace or the end; the last one keeps its scripts apart if it is the only one. */
        Optional<LatexSymbol> symbol() {
            List<LatexSymbol> atoms = new ArrayList<>();
            while (place < tokens.size() && !tokens.get(place).equals("}")) {
                Optional<LatexSymbol> atom = nucleus().flatMap(this::scripts);
                if (atom.isEmpty()) {
                    return Optional.empty();
                }
                atoms.add(atom.get());
            }
            if (atoms.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(atoms.size() == 1 ? atoms.get(0)
                    : new LatexSymbol(MathMl.row(atoms.stream().map(LatexSymbol::mathMl).toList()), Optional.empty(),
                            Optional.empty()));
        }

        private Optional<LatexSymbol> scripts(String nucleus) {
            LatexSymbol symbol = new LatexSymbol(nucleus, Optional.empty(), Optional.empty());
            StringBuilder primes = new StringBuilder();
            while (place < tokens.size() && "'^_".contains(tokens.get(place))) {
                String sign = tokens.get(place++);
                if (sign.equals("'")) {
                    primes.append('\u2032');
                    continue;
                }
                Optional<String> script = nucleus();
                if (script.isEmpty() || (sign.equals("_") ? symbol.below : symbol.above).isPresent()) {
                    return Optional.empty();
                }
                symbol = sign.equals("_") ? new LatexSymbol(nucleus, script, symbol.above)
                        : new LatexSymbol(nucleus, symbol.below, script);
            }
            if (primes.length() == 0) {
                return Optional.of(symbol);
            }
            String marks = MathMl.operator(primes.toString());
            return Optional.of(new LatexSymbol(nucleus, symbol.below,
                    Optional.of(symbol.above.map(other -> MathMl.row(marks, other)).orElse(marks))));
        }

        /** A letter, a number, a sign, a group in braces, or an accent or a font with what it takes. */
        private Optional<String> nucleus() {
            if (place == tokens.size()) {
                return Optional.empty();
            }
            String token = tokens.get(place++);
            if (token.equals("{")) {
                Optional<LatexSymbol> inside = symbol();
                boolean closed = place < tokens.size() && tokens.get(place++).equals("}");
                return closed ? inside.map(LatexSymbol::mathMl) : Optional.empty();
            }
            if (token.startsWith("\\")) {
                return control(token.substring(1));
            }
            char first = token.charAt(0);
            return Character.isDigit(first) ? Optional.of(MathMl.number(token))
                    : Character.isLetter(first) ? Optional.of(MathMl.name(token))
                    : "'^_}".indexOf(first) >= 0 ? Optional.empty() : Optional.of(MathMl.operator(token));
        }

        private Optional<String> control(String word) {
            if (word.equals("mathrm") || word.equals("operatorname") || word.equals("text")) {
                return plainWord().map(MathMl::upright);
            }
            if (ACCENTS.containsKey(word)) {
                return nucleus().map(inside -> "<mover accent=\"true\">" + inside
                        + MathMl.operator(ACCENTS.get(word)) + "</mover>");
            }
            return letter(word).map(MathMl::name)
                    .or(() -> Optional.ofNullable(SIGNS.get(word)).map(MathMl::operator));
        }

        private Optional<String> plainWord() {
            StringBuilder word = new StringBuilder();
            if (place < tokens.size() && tokens.get(place).equals("{")) {
                place++;
                while (place < tokens.size() && tokens.get(place).matches("[A-Za-z]|[0-9]+")) {
                    word.append(tokens.get(place++));
                }
                if (place < tokens.size() && tokens.get(place).equals("}") && word.length() > 0) {
                    place++;
                    return Optional.of(word.toString());
                }
            }
            return Optional.empty();
        }
    }
}
