package org.flowcheck.theory.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How names and elements of arrays look in LaTeX: as stated; else Greek letters by name, digits at the end as a
 * subscript, words upright. Distinct elements look distinct: where x is an array, so that {@code x[1]} is
 * {@code x_{1}}, the name x1 is {@code x^{(1)}}, and {@code x1[2]} is {@code x^{(1)}_{2}} beside {@code x_{1,2}}. Names
 * whose LaTeX is stated look as stated.
 */
public final class LatexNames {

    private static final Set<String> GREEK = Set.copyOf(List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta",
            "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi",
            "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi",
            "Omega"));
    private static final Pattern DIGITS = Pattern.compile("(.*[^0-9])([0-9]+)");

    private final Map<String, String> stated;
    private final Set<String> arrays;

    /**
     * Names of a model.
     *
     * @param stated the LaTeX of names for which it is stated
     * @param arrays the names that take indices
     */
    public LatexNames(Map<String, String> stated, Set<String> arrays) {
        this.stated = Map.copyOf(stated);
        this.arrays = Set.copyOf(arrays);
    }

    /** The LaTeX of a name. */
    String of(String name) {
        return element(name, "");
    }

    /** The LaTeX of a name with indices; the name alone if these are the empty text. */
    String element(String name, String indices) {
        if (stated.containsKey(name)) {
            // A stated subscript keeps its own braces: TeX takes no second one.
            String atom = stated.get(name).contains("_") && !indices.isEmpty() ? "{" + stated.get(name) + "}"
                    : stated.get(name);
            return atom + subscript(indices);
        }
        Matcher digits = DIGITS.matcher(name);
        if (!digits.matches()) {
            return letters(name) + subscript(indices);
        }
        String letters = letters(digits.group(1));
        return arrays.contains(digits.group(1)) ? letters + "^{(" + digits.group(2) + ")}" + subscript(indices)
                : letters + subscript(digits.group(2) + (indices.isEmpty() ? "" : "," + indices));
    }

    private static String subscript(String indices) {
        return indices.isEmpty() ? "" : "_{" + indices + "}";
    }

    private static String letters(String name) {
        if (name.equals("eps")) {
            return "\\varepsilon";
        }
        if (GREEK.contains(name)) {
            return "\\" + name;
        }
        return name.length() == 1 ? name : "\\mathrm{" + name + "}";
    }
}
