package org.flowcheck.theory.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is distinct in a model looks distinct in LaTeX. */
class LatexNamesTest {

    private static final List<String> LETTERS = List.of("w", "z", "W", "x", "xa", "alpha", "eps", "epsilon",
            "loss", "a1b");
    private static final List<String> DIGITS = List.of("", "1", "2", "11", "12", "01", "112");
    private static final List<String> INDICES = List.of("1", "2", "11", "12", "k", "k1", "i");

    private static String latex(LatexNames names, String name, List<String> indices) {
        List<Expression> formulas = indices.stream().<Expression>map(index -> Character.isDigit(index.charAt(0))
                ? Constant.of(Long.parseLong(index)) : Reference.to(index)).toList();
        return ExpressionLatex.of(new Reference(name, formulas, Origin.computed()), names);
    }

    /** Random models: each name has a number of indices, and all its elements are looked at. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void distinctReferencesLookDistinct(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Integer> ranks = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            ranks.put(LETTERS.get(random.nextInt(LETTERS.size())) + DIGITS.get(random.nextInt(DIGITS.size())),
                    random.nextInt(4));
        }
        Set<String> arrays = ranks.keySet().stream().filter(name -> ranks.get(name) > 0).collect(Collectors.toSet());
        LatexNames names = new LatexNames(Map.of(), arrays);
        Map<String, String> seen = new HashMap<>();
        ranks.forEach((name, rank) -> {
            // A name without its last indices is a slice, which formulas hold too.
            for (int given = 0; given <= rank; given++) {
                for (List<String> indices : tuples(given)) {
                    String reference = name + indices;
                    assertNull(seen.put(latex(names, name, indices), reference),
                            () -> reference + " looks like another: "
                            + latex(names, name, indices) + ", seed " + seed);
                }
            }
        });
        assertFalse(seen.isEmpty());
    }

    private static List<List<String>> tuples(int length) {
        List<List<String>> all = List.of(List.of());
        for (int i = 0; i < length; i++) {
            List<List<String>> longer = new ArrayList<>();
            all.forEach(shorter -> INDICES.forEach(index -> {
                List<String> next = new ArrayList<>(shorter);
                next.add(index);
                longer.add(next);
            }));
            all = longer;
        }
        return all;
    }

    @Test
    void digitsMoveUpOnlyWhereTheyWouldPassForAnIndex() {
        LatexNames alone = new LatexNames(Map.of(), Set.of("w1"));
        LatexNames beside = new LatexNames(Map.of(), Set.of("w1", "w"));
        assertEquals("w_{1,1}", latex(alone, "w1", List.of("1")));
        assertEquals("w^{(1)}_{1}", latex(beside, "w1", List.of("1")));
        assertEquals("w_{1,1}", latex(beside, "w", List.of("1", "1")));
        assertEquals("z_{1}", latex(beside, "z1", List.of()));
        assertNotEquals(latex(beside, "w1", List.of()), latex(beside, "w", List.of("1")));
    }

    /** TeX takes one superscript and one subscript: powers and primes of what has one get braces. */
    @Test
    void powersAndPrimesOfRaisedDigitsAreValid() {
        LatexNames names = new LatexNames(Map.of("beta", "\\beta_1"), Set.of("w1", "w", "sigma", "beta"));
        Expression element = Reference.to("w1", Reference.to("k"));
        assertEquals("\\left(w^{(1)}_{k}\\right)^{2}", ExpressionLatex.of(Algebra.power(element, 2), names));
        assertEquals("{\\sigma^{(1)}}'\\left(w_{k}\\right)", ExpressionLatex.of(new FunctionCall("sigma1", 1,
                List.of(Reference.to("w", Reference.to("k"))), Origin.computed()), names));
        assertEquals("{\\beta_1}_{k}", latex(names, "beta", List.of("k")));
    }

    /** However a name is stated, and whatever it is raised to, each atom has one superscript and one subscript. */
    @Test
    void noAtomHasTwoScriptsOfOneKind() {
        Map<String, String> stated = Map.of("K", "K'", "b", "b^*", "c", "c_0", "e", "e_0^*", "g", "g'_1", "h", "h_1'");
        LatexNames names = new LatexNames(stated, Set.of("w", "w1", "sigma"));
        for (String name : List.of("K", "b", "c", "e", "g", "h", "w", "w1", "w2", "z1", "sigma1", "loss", "loss1")) {
            for (Expression element : List.of(Reference.to(name), Reference.to(name, Reference.to("k")),
                    Reference.to(name, Reference.to("w1"), Reference.to("K")))) {
                Expression square = Algebra.power(element, 2);
                for (Expression formula : List.of(element, square, Algebra.power(element, -1),
                        Algebra.power(element, -2), new Power(element, Reference.to("K"), Origin.computed()),
                        new Power(square, Algebra.power(element, 2), Origin.computed()),
                        new AtStart(element, Origin.computed()),
                        new Power(new AtStart(element, Origin.computed()), Constant.of(2), Origin.computed()),
                        call(name, 0, element), call(name, 1, element), call(name, 3, square),
                        new Power(call(name, 2, element), Constant.of(2), Origin.computed()))) {
                    assertTrue(isValid(ExpressionLatex.of(formula, names)), ExpressionLatex.of(formula, names));
                }
            }
        }
        assertTrue(isValid("{w^{(1)}_{k}}^{2}") && isValid("K''^2_k") && isValid("{K'_k}^2"));
        assertFalse(isValid("w^{(1)}_{k}^{2}"));
        assertFalse(isValid("K'_{k}^{2}"));
        assertFalse(isValid("w^2'"));
        assertFalse(isValid("x_1_{k}"));
        assertFalse(isValid("\\left(w^{(1)}_{k}^{2}\\right)"));
    }

    private static Expression call(String function, int order, Expression argument) {
        return new FunctionCall(function, order, List.of(argument), Origin.computed());
    }

    /** TeX's rule: a prime is a superscript, and takes those that follow at once; scripts of groups are their own. */
    private static boolean isValid(String latex) {
        return latex.replaceAll("\\\\[a-zA-Z]+", "o").replaceAll(" ", "").transform(LatexNamesTest::hasOneEach);
    }

    private static boolean hasOneEach(String text) {
        String inner = text;
        while (inner.contains("{")) {
            // Innermost groups are single atoms for what is around them.
            Matcher group = Pattern.compile("\\{([^{}]*)}").matcher(inner);
            if (!group.find() || !scripts(group.group(1))) {
                return false;
            }
            inner = inner.substring(0, group.start()) + "o" + inner.substring(group.end());
        }
        return scripts(inner);
    }

    private static boolean scripts(String flat) {
        // An atom with a superscript, primes first, and a subscript, in any order.
        String superscript = "('+(\\^[^_^'])?|\\^[^_^'])";
        String subscript = "_[^_^']";
        return flat.matches("([^_^'](" + superscript + "(" + subscript + ")?|" + subscript + superscript + "?)?)*");
    }
}
