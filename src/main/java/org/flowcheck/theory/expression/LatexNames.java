package org.flowcheck.theory.expression;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How names look in LaTeX: as stated; else Greek letters by name, digits at the end as a subscript, words upright. */
final class LatexNames {

    private static final Set<String> GREEK = Set.copyOf(List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta",
            "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi",
            "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi",
            "Omega"));
    private static final Pattern DIGITS = Pattern.compile("(.*[^0-9])([0-9]+)");

    private final Function<String, Optional<String>> stated;

    LatexNames(Function<String, Optional<String>> stated) {
        this.stated = stated;
    }

    /** The LaTeX of a name. */
    String of(String name) {
        Optional<String> given = stated.apply(name);
        if (given.isPresent()) {
            return given.get();
        }
        Matcher digits = DIGITS.matcher(name);
        return digits.matches() ? letters(digits.group(1)) + "_{" + digits.group(2) + "}" : letters(name);
    }

    private static String letters(String name) {
        if (name.equals("eps") || name.equals("epsilon")) {
            return "\\varepsilon";
        }
        if (GREEK.contains(name)) {
            return "\\" + name;
        }
        if (name.length() == 1) {
            return name;
        }
        return "\\mathrm{" + name.replace("_", "\\_") + "}";
    }

    /** An element: {@code w[1]} is w_1, and {@code w1[1]} is w^(1)_1, the first element of the array of layer one. */
    String element(String array, String indices) {
        Matcher digits = DIGITS.matcher(array);
        if (stated.apply(array).isEmpty() && digits.matches()) {
            return letters(digits.group(1)) + "^{(" + digits.group(2) + ")}_{" + indices + "}";
        }
        String name = of(array);
        return name.endsWith("}") && name.contains("_{")
                ? name.substring(0, name.length() - 1) + "," + indices + "}"
                : name + "_{" + indices + "}";
    }
}
