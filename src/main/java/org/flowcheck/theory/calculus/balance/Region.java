package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.flowcheck.theory.expression.Rational;

/**
 * The points at which several linear inequalities hold; none of them follows from the others.
 *
 * @param inequalities the inequalities
 */
public record Region(List<Inequality> inequalities) {

    /** All points. */
    public static final Region EVERYWHERE = new Region(List.of());

    /** Copies the inequalities. */
    public Region {
        inequalities = List.copyOf(inequalities);
    }

    /** The part of this region in which one more inequality holds. */
    public Region and(Inequality added) {
        if (proves(added)) {
            return this;
        }
        List<Inequality> kept = new ArrayList<>(inequalities);
        kept.add(added);
        for (Inequality old : inequalities) {
            List<Inequality> others = new ArrayList<>(kept);
            others.remove(old);
            if (new Region(others).proves(old)) {
                kept = others;
            }
        }
        return new Region(kept);
    }

    /** The part of this region in which all of several inequalities hold. */
    public Region and(List<Inequality> added) {
        Region region = this;
        for (Inequality inequality : added) {
            region = region.and(inequality);
        }
        return region;
    }

    /** The common part of two regions. */
    public Region and(Region other) {
        return and(other.inequalities);
    }

    /** Whether there is no point. */
    public boolean isEmpty() {
        return !FourierMotzkin.feasible(inequalities);
    }

    /** Whether an inequality holds at every point. */
    public boolean proves(Inequality inequality) {
        List<Inequality> counterexample = new ArrayList<>(inequalities);
        counterexample.add(inequality.negated());
        return !FourierMotzkin.feasible(counterexample);
    }

    /** Whether a form is zero at every point. */
    public boolean provesZero(Exponent form) {
        return form.isZero() || proves(Inequality.atMost(form, Exponent.ZERO))
                && proves(Inequality.atMost(Exponent.ZERO, form));
    }

    /** Whether a point lies in it. */
    public boolean contains(Map<String, Rational> point) {
        return inequalities.stream().allMatch(inequality -> inequality.holds(point));
    }

    /**
     * A point well inside, for every name that occurs: in the middle of each interval that is left to a name.
     *
     * @param beyond how far from its end where the interval is infinite
     * @throws IllegalArgumentException if there is none
     */
    public SortedMap<String, Rational> point(Rational beyond) {
        return FourierMotzkin.point(inequalities, beyond);
    }

    /** The points of this region that do not lie in another one, as regions that do not overlap. */
    public List<Region> minus(Region other) {
        List<Region> parts = new ArrayList<>();
        Region inside = this;
        for (Inequality inequality : other.inequalities) {
            Region outside = inside.and(inequality.negated());
            if (!outside.isEmpty()) {
                parts.add(outside);
            }
            inside = inside.and(inequality);
        }
        return parts;
    }

    /** The inequalities as a reader writes them: {@code 1 - gamma < gammap < gamma - 1 and gamma > 1}. */
    public String text() {
        return RegionText.of(this);
    }
}
