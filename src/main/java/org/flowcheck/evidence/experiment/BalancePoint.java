package org.flowcheck.evidence.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.calculus.balance.Components;
import org.flowcheck.theory.calculus.balance.Course;
import org.flowcheck.theory.calculus.balance.Exponent;
import org.flowcheck.theory.calculus.balance.Inequality;
import org.flowcheck.theory.calculus.balance.Region;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * Values for the symbols of a balance, well inside of the part where one course holds.
 *
 * @param symbols the values
 */
record BalancePoint(SortedMap<String, Rational> symbols) {

    /**
     * The point of a course; a symbol that the course does not restrict has its default.
     *
     * @param beyond how far inside where the course's values are unbounded
     */
    static BalancePoint of(Model model, BalanceReport report, Course course, Rational beyond) {
        SortedMap<String, Rational> values = new TreeMap<>();
        for (String symbol : report.symbols()) {
            values.put(symbol, ((Constant) model.parameter(symbol).orElseThrow().value()).value());
        }
        values.putAll(course.region().point(beyond));
        return new BalancePoint(values);
    }

    /**
     * Two points of a course: one well inside, and one halfway from there to the lower end of a symbol (of each
     * symbol in turn, where there are several). Nearer to the end the first stage would last less than two units of
     * time at widths of some thousands, in which modes do not separate.
     */
    static List<BalancePoint> both(Model model, BalanceReport report, Course course, Rational beyond) {
        BalancePoint inside = of(model, report, course, beyond);
        Region lower = course.region();
        for (String symbol : report.symbols()) {
            lower = lower.and(Inequality.atMost(Exponent.of(symbol), Exponent.of(inside.symbols.get(symbol))));
        }
        BalancePoint near = of(model, report, new Course(lower, course.stages(), course.end()), beyond);
        boolean same = near.equals(inside) || !course.region().contains(near.symbols);
        return same ? List.of(inside) : List.of(inside, near);
    }

    /** These values with that of the clock. */
    Map<String, Rational> with(String clock, Rational value) {
        Map<String, Rational> more = new HashMap<>(symbols);
        more.put(clock, value);
        return more;
    }

    /** The parameters of a run of some width; other sizes are as large as the indices that are singled out need. */
    Map<String, Double> parameters(Model model, BalanceReport report, int width) {
        Map<String, Double> values = new HashMap<>();
        symbols.forEach((name, value) -> values.put(name, value.toDouble()));
        sizes(model, report).forEach((name, value) -> values.put(name, value.doubleValue()));
        values.put(report.width(), (double) width);
        return values;
    }

    /**
     * The sizes other than the width: those that shape states as large as their defaults, and as the indices that are
     * singled out need; those that do not, such as a number of samples, one. A residual that is one number falls at one
     * rate.
     */
    static Map<String, Integer> sizes(Model model, BalanceReport report) {
        int largest = report.courses().stream().flatMap(course -> course.stages().stream())
                .flatMap(stage -> stage.sizes().stream()).mapToInt(size -> largest(size.components())).max().orElse(0);
        Map<String, Integer> sizes = new HashMap<>();
        for (Parameter parameter : model.parameters()) {
            if (parameter.kind() == Parameter.Kind.INTEGER && !parameter.name().equals(report.width())
                    && parameter.value() instanceof Constant number) {
                boolean shapes = model.states().stream().flatMap(state -> state.axes().stream())
                        .anyMatch(axis -> Traversal.mentions(axis.size(), parameter.name()));
                sizes.put(parameter.name(), !shapes ? 1 : Math.max(number.value().numerator().intValueExact(),
                        largest == 0 ? 1 : largest + 1));
            }
        }
        return sizes;
    }

    private static int largest(Components components) {
        return components.without().stream().flatMap(Set::stream).mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The values in words. */
    String text() {
        return symbols.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
