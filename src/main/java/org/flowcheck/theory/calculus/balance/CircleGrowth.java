package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;

/**
 * Decides what becomes of components that drive each other around a circle: {@code x' = kappa*x} grows, {@code x' =
 * -kappa*x} decays, {@code x' = kappa*y, y' = -kappa*x} turns around. Where neither is certain, it says why.
 *
 * <p>Of a gradient flow the drive is a gradient too as far as sums over the width stay. Its second derivatives in some
 * components that do not drive themselves, but are in a circle with others, are a symmetric matrix (up to positive
 * factors) with a zero on its diagonal in a row that is not zero. So it has eigenvalues of both signs, and something
 * grows.
 */
final class CircleGrowth {

    private static final String CIRCLE = "components drive each other around a circle, and ";

    /** What becomes of them. */
    enum Kind { GROWS, BOUNDED, UNDECIDED }

    /**
     * An answer.
     *
     * @param kind what becomes of them
     * @param why why that is not decided; else empty
     */
    record Verdict(Kind kind, String why) {
    }

    private final FlowTerms terms;
    private final Drive drive;
    private final ParameterScales scales;
    private final SizeTable start;
    private final Signs signs;
    private final boolean gradient;

    /**
     * For one drive.
     *
     * @param start what the states are made of at the start
     * @param gradient whether the flow is a gradient flow
     */
    CircleGrowth(FlowTerms terms, Drive drive, ParameterScales scales, SizeTable start, Signs signs,
                 boolean gradient) {
        this.terms = terms;
        this.drive = drive;
        this.scales = scales;
        this.start = start;
        this.signs = signs;
        this.gradient = gradient;
    }

    /**
     * What becomes of components in circles that close at one time.
     *
     * @param circles the components of each circle
     * @param driven the components that the circles drive, their own ones among them
     */
    Verdict of(List<Set<Components>> circles, Set<Components> driven) {
        List<Set<Components>> groups = united(circles);
        List<Kind> kinds = groups.stream().map(this::kind).distinct().toList();
        if (kinds.equals(List.of(Kind.BOUNDED))) {
            return new Verdict(Kind.BOUNDED, "");
        }
        for (Components components : driven) {
            for (FlowTerm term : rate(components)) {
                if (degrees(driven, term).of(term.formula()).filter(degree -> degree <= 1).isEmpty()) {
                    return new Verdict(Kind.UNDECIDED, CIRCLE + "the rate of " + components.text()
                            + " is not of the first degree in what they drive");
                }
            }
        }
        if (groups.size() > 1) {
            return new Verdict(Kind.UNDECIDED, CIRCLE + "there are several such circles");
        }
        if (kinds.get(0) == Kind.GROWS && groups.get(0).stream().anyMatch(one -> differs(one, groups.get(0)))) {
            return new Verdict(Kind.UNDECIDED, CIRCLE + "each at a rate of its own");
        }
        return kinds.get(0) == Kind.GROWS ? new Verdict(Kind.GROWS, "") : new Verdict(Kind.UNDECIDED,
                CIRCLE + "it is not known with which signs");
    }

    /** Circles with components in common are one. */
    private static List<Set<Components>> united(List<Set<Components>> circles) {
        List<Set<Components>> groups = new ArrayList<>();
        for (Set<Components> circle : circles) {
            Set<Components> group = new HashSet<>(circle);
            List<Set<Components>> apart = new ArrayList<>();
            for (Set<Components> other : groups) {
                if (other.stream().anyMatch(circle::contains)) {
                    group.addAll(other);
                } else {
                    apart.add(other);
                }
            }
            apart.add(group);
            groups = apart;
        }
        return groups;
    }

    /** Whether a coefficient has a value for each place of an index up to the width, and no common one. */
    private boolean differs(Components components, Set<Components> circle) {
        Set<String> wide = components.freeAxes().stream().filter(axis -> !scales.of(axis.size()).isZero())
                .map(Axis::index).collect(Collectors.toSet());
        return rate(components).stream().anyMatch(term -> {
            SizeReader reader = new SizeReader(terms.plain(), scales, start, 0, term.ordinary());
            Degrees own = new Degrees(reference -> reference.indices().stream().anyMatch(index ->
                    Traversal.freeNames(index).stream().anyMatch(wide::contains))
                    && reader.components(reference).stream().noneMatch(circle::contains), size ->
                            !scales.of(size).isZero());
            return degrees(circle, term).holds(term.formula()) && own.holds(term.formula());
        });
    }

    private Kind kind(Set<Components> circle) {
        if (circle.stream().allMatch(components -> damps(components, circle))) {
            return Kind.BOUNDED;
        }
        Optional<CircleMatrix> matrix = matrix(List.copyOf(circle));
        if (matrix.filter(CircleMatrix::isBounded).isPresent()) {
            return Kind.BOUNDED;
        }
        boolean grows = matrix.filter(CircleMatrix::grows).isPresent() || gradient && hasBothSigns(circle);
        return grows ? Kind.GROWS : Kind.UNDECIDED;
    }

    /** Degrees in some components, of parts of a term. */
    private Degrees degrees(Set<Components> counted, FlowTerm term) {
        SizeReader reader = new SizeReader(terms.plain(), scales, start, 0, term.ordinary());
        return new Degrees(reference -> reader.components(reference).stream().anyMatch(counted::contains),
                size -> !scales.of(size).isZero());
    }

    private Set<FlowTerm> rate(Components components) {
        return drive.terms().getOrDefault(components, Set.of());
    }

    /** Whether the parts of a rate that the circle has to do with turn its component towards zero. */
    private boolean damps(Components components, Set<Components> circle) {
        return rate(components).stream().filter(term -> degrees(circle, term).holds(term.formula())).allMatch(term -> {
            List<Expression> rest = new ArrayList<>(term.part().factors());
            Optional<Expression> own = rest.stream().filter(factor -> isOddPower(factor, components.element()))
                    .findFirst();
            own.ifPresent(rest::remove);
            return own.isPresent() && signs.of(Algebra.multiply(Constant.of(term.part().coefficient()),
                    Algebra.multiply(rest))).filter(sign -> sign <= 0).isPresent();
        });
    }

    private static boolean isOddPower(Expression factor, Expression element) {
        boolean odd = factor instanceof Power power && power.base().equals(element)
                && power.exponent() instanceof Constant number && number.value().isInteger()
                && number.value().signum() > 0 && number.value().numerator().testBit(0);
        return odd || factor.equals(element);
    }

    /** The coefficients where each term of the rates holds at most one of the components, at its own indices. */
    private Optional<CircleMatrix> matrix(List<Components> circle) {
        int n = circle.size();
        Rational[][] numbers = new Rational[n][n];
        Integer[][] known = new Integer[n][n];
        Set<Expression> factors = new HashSet<>();
        for (int row = 0; row < n; row++) {
            Arrays.fill(numbers[row], Rational.ZERO);
            Map<Integer, List<Expression>> entries = new LinkedHashMap<>();
            for (FlowTerm term : rate(circle.get(row))) {
                Degrees degrees = degrees(Set.copyOf(circle), term);
                if (degrees.holds(term.formula())) {
                    List<Expression> rest = new ArrayList<>(term.part().factors());
                    int column = column(circle, circle.get(row), rest);
                    if (column < 0 || rest.stream().anyMatch(factor -> degrees.holds(summed(term, factor)))) {
                        return Optional.empty();
                    }
                    Expression factor = summed(term, Algebra.multiply(rest));
                    factors.add(factor);
                    numbers[row][column] = numbers[row][column].plus(term.part().coefficient());
                    entries.computeIfAbsent(column, any -> new ArrayList<>())
                            .add(Algebra.multiply(Constant.of(term.part().coefficient()), factor));
                }
            }
            for (int column = 0; column < n; column++) {
                known[row][column] = signs.of(Algebra.add(entries.getOrDefault(column, List.of()))).orElse(null);
            }
        }
        boolean common = factors.size() == 1 && signs.of(factors.iterator().next()).filter(sign -> sign > 0)
                .isPresent();
        return Optional.of(new CircleMatrix(common ? Optional.of(numbers) : Optional.empty(), known));
    }

    private static Expression summed(FlowTerm term, Expression factor) {
        return term.part().ranges().isEmpty() ? factor : Reduction.sum(factor, term.part().ranges());
    }

    /** The place of the component that stands among the factors, which is taken out of them; -1 for none. */
    private static int column(List<Components> circle, Components row, List<Expression> factors) {
        for (Expression factor : factors) {
            for (int i = 0; i < circle.size(); i++) {
                if (factor instanceof Reference reference && isAt(reference, circle.get(i), row)) {
                    factors.remove(factor);
                    return i;
                }
            }
        }
        return -1;
    }

    /** Whether a reference is to some components at the very indices of others: {@code y[k]} in the rate of x[k]. */
    private static boolean isAt(Reference reference, Components components, Components row) {
        if (!reference.name().equals(components.state())) {
            return false;
        }
        List<Expression> free = new ArrayList<>();
        for (int i = 0; i < reference.indices().size(); i++) {
            Expression index = reference.indices().get(i);
            if (components.fixed().get(i).isEmpty()) {
                free.add(index);
            } else if (!index.equals(Constant.of(components.fixed().get(i).get()))) {
                return false;
            }
        }
        return free.equals(row.freeAxes().stream().map(Axis::index).map(Reference::to).toList());
    }

    /** Whether a component does not drive itself, but another one that drives it. */
    private boolean hasBothSigns(Set<Components> circle) {
        return circle.stream().anyMatch(one -> !drives(one, one) && circle.stream().anyMatch(other ->
                drives(one, other) && drives(other, one)));
    }

    /** Whether a rate changes where some components are multiplied by a number. */
    private boolean drives(Components source, Components driven) {
        return rate(driven).stream().anyMatch(term -> !degrees(Set.of(source), term).of(term.formula())
                .equals(Optional.of(0)));
    }
}
