package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Rational;

/**
 * Writes regions. Each inequality is solved for the last of its names in the order of the alphabet; a lower and an
 * upper bound of one name make a chain.
 */
final class RegionText {

    private record Bound(String name, Exponent value, boolean lower, boolean strict) {

        static Bound of(Inequality inequality) {
            String name = inequality.form().coefficients().lastKey();
            return new Bound(name, inequality.form().root(name), inequality.form().coefficient(name).signum() > 0,
                    inequality.strict());
        }

        String text() {
            return name + (lower ? " >" : " <") + (strict ? " " : "= ") + value.text();
        }
    }

    private RegionText() {
    }

    /** The text; "everywhere" where nothing is required, "nowhere" where nothing is left. */
    static String of(Region region) {
        if (region.isEmpty()) {
            return "nowhere";
        }
        List<Bound> bounds = region.inequalities().stream().map(Bound::of).toList();
        SortedSet<String> names = new TreeSet<>();
        bounds.forEach(bound -> names.add(bound.name()));
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            List<Bound> lower = bounds.stream().filter(bound -> bound.name().equals(name) && bound.lower()).toList();
            List<Bound> upper = bounds.stream().filter(bound -> bound.name().equals(name) && !bound.lower()).toList();
            if (lower.size() == 1 && upper.size() == 1) {
                parts.add(chain(lower.get(0), upper.get(0)));
            } else {
                lower.forEach(bound -> parts.add(bound.text()));
                upper.forEach(bound -> parts.add(bound.text()));
            }
        }
        return parts.isEmpty() ? "everywhere" : String.join(" and ", parts);
    }

    private static String chain(Bound lower, Bound upper) {
        if (lower.value().equals(upper.value())) {
            return lower.name() + " = " + lower.value().text();
        }
        boolean symmetric = lower.value().times(Rational.of(-1)).equals(upper.value())
                && lower.strict() == upper.strict();
        String sign = upper.strict() ? " < " : " <= ";
        return symmetric && upper.value().coefficients().values().stream().allMatch(value -> value.signum() >= 0)
                ? "|" + lower.name() + "|" + sign + upper.value().text()
                : lower.value().text() + (lower.strict() ? " < " : " <= ") + lower.name() + sign + upper.value().text();
    }
}
