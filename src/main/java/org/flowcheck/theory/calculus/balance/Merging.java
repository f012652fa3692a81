package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code {x < 0} + {x >= 0, y > 0}}: regions whose union is a region again become one. */
final class Merging {

    private Merging() {
    }

    /** The same points in fewer regions: pairs are united until no pair can be. */
    static List<Region> of(List<Region> regions) {
        List<Region> merged = new ArrayList<>(regions);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < merged.size() && !changed; i++) {
                for (int j = i + 1; j < merged.size() && !changed; j++) {
                    Optional<Region> union = union(merged.get(i), merged.get(j));
                    if (union.isPresent()) {
                        merged.set(i, union.get());
                        merged.remove(j);
                        changed = true;
                    }
                }
            }
        }
        return List.copyOf(merged);
    }

    /**
     * The union of two regions, if it is a region: what both sides agree to require holds no point outside of them.
     */
    static Optional<Region> union(Region left, Region right) {
        Region both = Region.EVERYWHERE;
        for (Inequality inequality : left.inequalities()) {
            both = right.proves(inequality) ? both.and(inequality) : both.and(closed(inequality, right));
        }
        for (Inequality inequality : right.inequalities()) {
            both = left.proves(inequality) ? both.and(inequality) : both.and(closed(inequality, left));
        }
        boolean exact = both.minus(left).stream().allMatch(rest -> rest.minus(right).isEmpty());
        return exact ? Optional.of(both) : Optional.empty();
    }

    /** Where the other region touches the bound of an inequality, the bound without strictness; else nothing. */
    private static List<Inequality> closed(Inequality inequality, Region other) {
        Inequality weak = new Inequality(inequality.form(), false);
        return other.proves(weak) ? List.of(weak) : List.of();
    }
}
