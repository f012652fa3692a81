package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds where the changes of the states are small and where they are large, from what becomes of them at the end; this
 * is known where the drive is used up.
 */
final class Regimes {

    private final Components components;
    private final List<Region> vanishing = new ArrayList<>();
    private final List<Region> critical = new ArrayList<>();
    private final List<Region> growing = new ArrayList<>();
    private final List<Region> untold = new ArrayList<>();

    private Regimes(Components components) {
        this.components = components;
    }

    /** The regimes of all components whose changes are known; none where they are nowhere known for good. */
    static List<Regime> of(List<Course> courses) {
        Map<Components, Regimes> found = new LinkedHashMap<>();
        if (courses.stream().noneMatch(Regimes::isFinal)) {
            return List.of();
        }
        for (Course course : courses) {
            for (Size size : course.end()) {
                size.change().ifPresent(change -> found.computeIfAbsent(size.components(), Regimes::new)
                        .add(course, change.forms().get(0)));
            }
        }
        return found.values().stream().map(Regimes::regime).toList();
    }

    private static boolean isFinal(Course course) {
        return course.stages().get(course.stages().size() - 1).ending().kind() == Ending.Kind.USES_UP;
    }

    private void add(Course course, Exponent change) {
        if (isFinal(course)) {
            add(course.region(), change);
        } else {
            untold.add(course.region());
        }
    }

    private void add(Region region, Exponent change) {
        Inequality above = Inequality.less(Exponent.ZERO, change);
        Inequality below = Inequality.less(change, Exponent.ZERO);
        add(vanishing, region.and(below));
        add(growing, region.and(above));
        add(critical, region.and(above.negated()).and(below.negated()));
    }

    private static void add(List<Region> regions, Region region) {
        if (!region.isEmpty()) {
            regions.add(region);
        }
    }

    private Regime regime() {
        List<Region> large = Merging.of(growing);
        return new Regime(components, Merging.of(vanishing), Merging.of(critical), large, Merging.of(untold),
                boundaries(large));
    }

    /** The facets of what is large beyond which there is what is small. */
    private List<Exponent> boundaries(List<Region> large) {
        Set<Exponent> facets = new LinkedHashSet<>();
        for (Region region : large) {
            for (Inequality facet : region.inequalities()) {
                List<Inequality> others = new ArrayList<>(region.inequalities());
                others.remove(facet);
                Region beyond = new Region(others).and(new Inequality(facet.negated().form(), true));
                if (vanishing.stream().anyMatch(small -> touches(small, facet, others)
                        && !small.and(beyond).isEmpty())) {
                    facets.add(facet.form());
                }
            }
        }
        return List.copyOf(facets);
    }

    /** Whether a region comes up to a facet of another one: some of its closure lies on the facet. */
    private static boolean touches(Region small, Inequality facet, List<Inequality> others) {
        Region closure = Region.EVERYWHERE;
        for (Inequality inequality : small.inequalities()) {
            closure = closure.and(new Inequality(inequality.form(), false));
        }
        return !closure.and(others).and(new Inequality(facet.form(), false))
                .and(new Inequality(facet.negated().form(), false)).isEmpty();
    }
}
