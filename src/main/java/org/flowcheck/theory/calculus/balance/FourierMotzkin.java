package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Rational;

/**
 * Decides whether linear inequalities over the rational numbers have a common solution, by eliminating one name after
 * the other: {@code l <= x, x <= u -> l <= u} for every lower bound l and every upper bound u of x. Exact; the number
 * of inequalities may square with each name, so it is for a dozen inequalities in a handful of names.
 *
 * <p>Source: A. Schrijver, Theory of Linear and Integer Programming, section 12.2.
 */
final class FourierMotzkin {

    private FourierMotzkin() {
    }

    /** Whether some point satisfies all inequalities. */
    static boolean feasible(List<Inequality> inequalities) {
        Set<Inequality> left = new LinkedHashSet<>(inequalities);
        while (true) {
            String name = null;
            for (Inequality inequality : left) {
                if (!inequality.form().isConstant()) {
                    name = inequality.form().coefficients().firstKey();
                } else if (!inequality.holds(Map.of())) {
                    return false;
                }
            }
            if (name == null) {
                return true;
            }
            left = without(name, left);
        }
    }

    /**
     * A point that satisfies all inequalities, in the middle of each interval that is left to a name.
     *
     * @param beyond how far from its end where an interval is infinite
     * @throws IllegalArgumentException if there is none
     */
    static SortedMap<String, Rational> point(List<Inequality> inequalities, Rational beyond) {
        if (!feasible(inequalities)) {
            throw new IllegalArgumentException("no point satisfies " + inequalities);
        }
        SortedMap<String, Rational> point = new TreeMap<>();
        SortedSet<String> names = new TreeSet<>();
        inequalities.forEach(inequality -> names.addAll(inequality.form().coefficients().keySet()));
        List<Inequality> left = inequalities;
        for (String name : names) {
            Set<Inequality> alone = new LinkedHashSet<>(left);
            for (String other : names) {
                if (!other.equals(name)) {
                    alone = without(other, alone);
                }
            }
            Exponent value = Exponent.of(middle(name, alone, beyond));
            point.put(name, value.constant());
            left = left.stream().map(inequality -> new Inequality(inequality.form().at(name, value),
                    inequality.strict())).toList();
        }
        return point;
    }

    private static Rational middle(String name, Set<Inequality> bounds, Rational beyond) {
        Rational lower = null;
        Rational upper = null;
        for (Inequality bound : bounds) {
            int sign = bound.form().coefficient(name).signum();
            if (sign != 0) {
                Rational value = bound.form().root(name).constant();
                lower = sign > 0 && (lower == null || lower.compareTo(value) < 0) ? value : lower;
                upper = sign < 0 && (upper == null || upper.compareTo(value) > 0) ? value : upper;
            }
        }
        if (lower == null) {
            return upper == null ? Rational.ZERO : upper.minus(beyond);
        }
        return upper == null ? lower.plus(beyond) : lower.plus(upper).times(Rational.of(1, 2));
    }

    private static Set<Inequality> without(String name, Set<Inequality> inequalities) {
        Set<Inequality> result = new LinkedHashSet<>();
        List<Inequality> lower = new ArrayList<>();
        List<Inequality> upper = new ArrayList<>();
        for (Inequality inequality : inequalities) {
            int sign = inequality.form().coefficient(name).signum();
            if (sign == 0) {
                result.add(inequality);
            } else {
                (sign > 0 ? lower : upper).add(inequality);
            }
        }
        for (Inequality from : lower) {
            for (Inequality to : upper) {
                Exponent sum = from.form().times(to.form().coefficient(name).negate())
                        .plus(to.form().times(from.form().coefficient(name)));
                result.add(new Inequality(sum, from.strict() || to.strict()));
            }
        }
        return result;
    }
}
