package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Population;

/**
 * Refuses moments that no law has, at the parameters' own values and for the first elements of arrays: a product of
 * random variables has one expectation in whatever order it is written, an average of squares is not negative, and
 * {@code E[p*q]^2 <= E[p^2]*E[q^2]} (Cauchy and Schwarz). With p = 1 the last one says that a variance is not negative.
 * The expectations of all products of two out of several products are a matrix without negative eigenvalues, which
 * decides what no two of them do (a skewness too large for the fourth moment).
 */
final class MomentAudit {

    /** Elements of an axis that are looked at: enough for diagonals, their neighbours, and a first one that differs. */
    private static final int FIRST = 3;
    /** With more indices than this, two elements of an axis are looked at. */
    private static final int FEW_INDICES = 4;
    /** Elements of random variables that products are made of. */
    private static final int MOST_ELEMENTS = 24;
    /** Products that are looked at together; the matrix of their expectations has this size at most. */
    private static final int MOST_PRODUCTS = 40;
    /** Relative rounding of values of formulas, with a wide berth. */
    private static final double ROUNDING = 1e-9;

    private final Population population;
    private final Map<Population.Moment, Span> places;
    private final MomentValues values;
    private final Consumer<Diagnostic> report;
    private final Map<MomentProduct, OptionalDouble> known = new HashMap<>();

    private MomentAudit(Population population, Map<Population.Moment, Span> places, MomentValues values,
                        Consumer<Diagnostic> report) {
        this.population = population;
        this.places = places;
        this.values = values;
        this.report = report;
    }

    /**
     * Reports contradictions, at most one of each kind.
     *
     * @param places where the moments stand, by identity
     */
    static void run(Population population, Map<Population.Moment, Span> places, MomentValues values,
                    Consumer<Diagnostic> report) {
        MomentAudit audit = new MomentAudit(population, places, values, report);
        // Of values that depend on the order of factors nothing more can be said.
        if (population.moments().stream().filter(moment -> !audit.symmetric(moment)).count() == 0) {
            audit.positive();
        }
    }

    /** Whether a moment has one value for each product; reports it if not. */
    private boolean symmetric(Population.Moment moment) {
        int most = moment.axes().size() > FEW_INDICES ? 2 : FIRST;
        for (Map<String, Integer> indices : values.indices(moment.axes(), most)) {
            for (int i = 0; i < moment.factors().size(); i++) {
                for (int j = i + 1; j < moment.factors().size(); j++) {
                    if (moment.factors().get(i).name().equals(moment.factors().get(j).name())) {
                        Map<String, Integer> other =
                                exchanged(indices, moment.factors().get(i), moment.factors().get(j));
                        OptionalDouble here = values.of(moment, indices);
                        OptionalDouble there = values.of(moment, other);
                        if (here.isPresent() && there.isPresent() && differ(here.getAsDouble(), there.getAsDouble())) {
                            report.accept(Diagnostic.at(places.get(moment), Code.MOMENTS_CONTRADICT,
                                    "this product has two "
                                            + "expectations: " + number(here.getAsDouble()) + " for " + text(indices)
                                            + ", and " + number(there.getAsDouble()) + " for " + text(other))
                                    .expecting("a value that stays when indices of the same variable are exchanged"));
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private static Map<String, Integer> exchanged(Map<String, Integer> indices, Reference one, Reference other) {
        Map<String, Integer> exchanged = new LinkedHashMap<>(indices);
        for (int k = 0; k < one.indices().size(); k++) {
            String left = ((Reference) one.indices().get(k)).name();
            String right = ((Reference) other.indices().get(k)).name();
            exchanged.put(left, indices.get(right));
            exchanged.put(right, indices.get(left));
        }
        return exchanged;
    }

    /** Whether averages of squares of sums of products are not negative. */
    private void positive() {
        List<MomentProduct> products = products();
        for (int i = 0; i < products.size(); i++) {
            MomentProduct one = products.get(i);
            OptionalDouble square = expectation(one, one);
            if (square.isPresent() && square.getAsDouble() < -ROUNDING * Math.abs(square.getAsDouble())) {
                contradict(one, one, "the average of " + one.text() + "^2 is " + number(square.getAsDouble()),
                        "an average of squares is not negative");
                return;
            }
            for (int j = 0; j < i; j++) {
                MomentProduct other = products.get(j);
                OptionalDouble mixed = expectation(one, other);
                OptionalDouble otherSquare = expectation(other, other);
                if (square.isPresent() && mixed.isPresent() && otherSquare.isPresent()) {
                    double least = mixed.getAsDouble() * mixed.getAsDouble();
                    double most = square.getAsDouble() * otherSquare.getAsDouble();
                    if (least > most + ROUNDING * (least + Math.abs(most))) {
                        contradict(one, other, sentence(one, other, square.getAsDouble(), mixed.getAsDouble(),
                                otherSquare.getAsDouble()),
                                other.isOne() ? "an average of squares that is at least the "
                                + "square of the average" : "E[p*q]^2 <= E[p^2]*E[q^2] for all p and q");
                        return;
                    }
                }
            }
        }
        // Which products go together depends on where one starts: x and 1 need the average of x, x and y do not.
        for (MomentProduct first : products) {
            if (together(first, products)) {
                return;
            }
        }
    }

    private static String sentence(MomentProduct one, MomentProduct other, double square, double mixed,
                                   double otherSquare) {
        String first = "the average of " + one.times(one).text() + " is " + number(square);
        String last = " of " + one.times(other).text() + " " + number(mixed);
        return other.isOne() ? first + ", and that" + last
                : first + ", that of " + other.times(other).text() + " " + number(otherSquare) + ", and that" + last;
    }

    /**
     * Whether products contradict each other of which all expectations of pairs are stated: one, and as many others as
     * come in order; reports it if so.
     */
    private boolean together(MomentProduct first, List<MomentProduct> products) {
        List<MomentProduct> chosen = new ArrayList<>();
        if (expectation(first, first).isPresent()) {
            chosen.add(first);
        }
        for (MomentProduct next : products) {
            if (!next.equals(first) && expectation(next, next).isPresent()
                    && chosen.stream().allMatch(earlier -> expectation(earlier, next).isPresent())) {
                chosen.add(next);
            }
        }
        double[][] matrix = new double[chosen.size()][chosen.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = expectation(chosen.get(i), chosen.get(j)).orElseThrow();
            }
        }
        Optional<List<Integer>> negative = Semidefinite.negative(matrix);
        negative.ifPresent(rows -> {
            MomentProduct last = rows.stream().map(chosen::get).filter(product -> !product.isOne())
                    .reduce((earlier, later) -> later).orElseThrow();
            contradict(last, last, "no law has these averages of products of two out of "
                    + rows.stream().map(chosen::get).map(MomentProduct::text).collect(Collectors.joining(", ")),
                    "averages for which no square of a sum of these is negative on average");
        });
        return negative.isPresent();
    }

    private void contradict(MomentProduct one, MomentProduct other, String message, String expected) {
        Span place = values.stated(one.times(other)).map(places::get).orElseThrow();
        report.accept(Diagnostic.at(place, Code.MOMENTS_CONTRADICT, message).expecting(expected));
    }

    /** One, and the products whose squares are stated, those of few factors first. */
    private List<MomentProduct> products() {
        List<MomentProduct> products = new ArrayList<>(List.of(MomentProduct.ONE));
        List<MomentProduct> shorter = List.of(MomentProduct.ONE);
        List<MomentProduct> elements = elements();
        while (!shorter.isEmpty() && products.size() < MOST_PRODUCTS) {
            List<MomentProduct> longer = new ArrayList<>();
            for (MomentProduct product : shorter) {
                for (MomentProduct element : elements) {
                    MomentProduct next = product.times(element);
                    if (!longer.contains(next) && values.stated(next.times(next)).isPresent()
                            && products.size() + longer.size() < MOST_PRODUCTS) {
                        longer.add(next);
                    }
                }
            }
            products.addAll(longer);
            shorter = longer;
        }
        return products;
    }

    private List<MomentProduct> elements() {
        List<MomentProduct> elements = new ArrayList<>();
        for (Population.Variable variable : population.variables()) {
            for (Map<String, Integer> indices : values.indices(variable.axes(), FIRST)) {
                elements.add(MomentProduct.of(variable.name(),
                        variable.axes().stream().map(Axis::index).map(indices::get)
                        .toList()));
            }
        }
        return elements.subList(0, Math.min(elements.size(), MOST_ELEMENTS));
    }

    private OptionalDouble expectation(MomentProduct one, MomentProduct other) {
        return known.computeIfAbsent(one.times(other), values::of);
    }

    private static boolean differ(double one, double other) {
        return Math.abs(one - other) > ROUNDING * (Math.abs(one) + Math.abs(other));
    }

    private static String text(Map<String, Integer> indices) {
        return indices.entrySet().stream().map(index -> index.getKey() + " = " + index.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }
}
