package org.flowcheck.theory.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How names and elements of arrays look in MathML: by the LaTeX that is stated for them, as far as {@link LatexSymbol}
 * understands it, else by the rules of {@link LatexNames}. A name of something of a run, {@code r.E}, carries the run
 * as an upright subscript.
 */
public final class MathMlNames {

    private static final Pattern DIGITS = Pattern.compile("(.*[^0-9])([0-9]+)");

    private final Map<String, LatexSymbol> stated = new HashMap<>();
    private final Set<String> arrays;

    /**
     * Names of a model.
     *
     * @param latex the LaTeX of names for which it is stated
     * @param arrays the names that take indices
     */
    public MathMlNames(Map<String, String> latex, Set<String> arrays) {
        latex.forEach((name, text) -> LatexSymbol.of(text).ifPresent(symbol -> stated.put(name, symbol)));
        this.arrays = Set.copyOf(arrays);
    }

    /** The MathML of a name. */
    String of(String name) {
        return element(name, List.of());
    }

    /** The MathML of a name with indices. */
    String element(String name, List<String> indices) {
        return indexed(name, indices).mathMl();
    }

    /** The MathML of a name with indices to a power; empty where the name has a superscript of its own. */
    Optional<String> power(String name, List<String> indices, String exponent) {
        return indexed(name, indices).raised(exponent).map(LatexSymbol::mathMl);
    }

    private LatexSymbol indexed(String name, List<String> indices) {
        int dot = name.indexOf('.');
        LatexSymbol symbol = symbol(dot < 0 ? name : name.substring(dot + 1));
        if (dot >= 0) {
            symbol = symbol.lowered(MathMl.upright(name.substring(0, dot)));
        }
        return indices.isEmpty() ? symbol : symbol.lowered(MathMl.list(indices));
    }

    private LatexSymbol symbol(String name) {
        if (stated.containsKey(name)) {
            return stated.get(name).closed();
        }
        Matcher digits = DIGITS.matcher(name);
        if (!digits.matches()) {
            return new LatexSymbol(letters(name), Optional.empty(), Optional.empty());
        }
        String letters = letters(digits.group(1));
        String number = MathMl.number(digits.group(2));
        return arrays.contains(digits.group(1))
                ? new LatexSymbol(letters, Optional.empty(), Optional.of(MathMl.parentheses(number)))
                : new LatexSymbol(letters, Optional.of(number), Optional.empty());
    }

    private static String letters(String name) {
        return MathMl.name(name.equals("eps") ? LatexSymbol.letter("varepsilon").orElseThrow()
                : LatexSymbol.letter(name).orElse(name));
    }
}
