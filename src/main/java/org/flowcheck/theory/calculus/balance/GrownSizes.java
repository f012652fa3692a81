package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * What components are made of once the fastest of their modes has outgrown the others: m to the largest initial
 * exponent in it plus its rate times the clock. Their signs are random where those of the initial values in the mode
 * are; components whose modes hold a random number in common share a source. Refused where initial values may cancel in
 * a mode, or where a slower mode starts larger.
 */
final class GrownSizes {

    private final Model model;
    private final ParameterScales scales;
    private final LeadingSystem leading;
    private final SizeTable start;
    private final Region domain;
    private final Signs signs;

    /**
     * For a leading system.
     *
     * @param start the components at time zero
     * @param domain the values of the symbols
     */
    GrownSizes(Model model, String width, ParameterScales scales, LeadingSystem leading, SizeTable start,
            Region domain) {
        this.model = model;
        this.scales = scales;
        this.leading = leading;
        this.start = start;
        this.domain = domain;
        signs = new Signs(model, width);
    }

    /** One mode of some components: what of the initial values is in it, where these are largest. */
    private record Feeding(Exponent initial, Rational[] row) {
    }

    /**
     * The sizes.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (no-balance)
     */
    SizeTable at(String clock) {
        Map<Components, Rational[]> rows = new LinkedHashMap<>();
        Map<Components, String> sources = new LinkedHashMap<>();
        Map<Components, List<Piece>> pieces = new LinkedHashMap<>();
        for (Components components : start.pieces().keySet()) {
            Feeding feeding = feeding(components);
            requireNoCancellation(components, feeding);
            Optional<Parity> parity = parity(feeding);
            String source = rows.entrySet().stream().filter(other -> haveCommonNumbers(other.getValue(), feeding.row()))
                    .map(other -> sources.get(other.getKey())).findFirst().orElse("mode of " + components.text());
            rows.put(components, feeding.row());
            sources.put(components, source);
            List<String> wide = components.freeAxes().stream().filter(axis -> !scales.of(axis.size()).isZero())
                    .map(Axis::index).toList();
            Map<Source, Parity> random = new HashMap<>();
            if (!wide.isEmpty()) {
                parity.ifPresent(how -> random.put(new Source(source, wide), how));
            }
            Exponent exponent = feeding.initial().plus(Exponent.of(clock).times(leading.rate(components)));
            pieces.put(components, List.of(new Piece(exponent, random, Trace.NONE)));
        }
        return new SizeTable(pieces);
    }

    private Feeding feeding(Components components) {
        Rational fastest = leading.rate(components);
        Rational[] row = leading.row(components, fastest);
        Exponent initial = initial(components, row).orElseThrow(() -> leading.refuse(components.text()
                + " starts at zero, and nothing in the leading system drives it"));
        for (Rational slower : leading.rates(components)) {
            boolean smaller = initial(components, leading.row(components, slower))
                    .map(other -> domain.proves(Inequality.atMost(other, initial))).orElse(true);
            if (!smaller) {
                throw leading.refuse("of " + components.text() + " the mode of rate " + slower + " starts larger "
                        + "than the faster one of rate " + fastest + ", and one at a time is followed");
            }
        }
        Rational[] feeding = row.clone();
        for (int i = 0; i < row.length; i++) {
            feeding[i] = largest(i, initial).isEmpty() ? Rational.ZERO : row[i];
        }
        return new Feeding(initial, feeding);
    }

    private Optional<Exponent> initial(Components components, Rational[] row) {
        List<Exponent> exponents = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            if (row[i].signum() != 0) {
                start.of(place(i)).forEach(piece -> exponents.add(piece.exponent()));
            }
        }
        if (exponents.isEmpty()) {
            return Optional.empty();
        }
        Largest largest = new Largest(exponents).within(domain);
        if (largest.forms().size() != 1) {
            throw leading.refuse("it is not always the same initial value from which " + components.text() + " grows");
        }
        return Optional.of(largest.forms().get(0));
    }

    private Components place(int index) {
        return leading.system().places().get(index).components();
    }

    /** The pieces of an initial value that have an exponent. */
    private List<Piece> largest(int place, Exponent exponent) {
        return start.of(place(place)).stream().filter(piece -> piece.exponent().equals(exponent)).toList();
    }

    private static List<Integer> places(Rational[] row) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            if (row[i].signum() != 0) {
                places.add(i);
            }
        }
        return places;
    }

    /** How the random numbers of the start enter a mode; empty where there are none. */
    private Optional<Parity> parity(Feeding feeding) {
        boolean random = false;
        boolean centred = true;
        for (int place : places(feeding.row())) {
            for (Piece piece : largest(place, feeding.initial())) {
                random = random || !piece.sources().isEmpty();
                centred = centred && piece.sources().containsValue(Parity.ODD);
            }
        }
        return random ? Optional.of(centred ? Parity.ODD : Parity.MIXED) : Optional.empty();
    }

    /** The random numbers that a component starts from. */
    private Set<String> draws(int place) {
        Set<String> draws = new TreeSet<>();
        start.of(place(place)).forEach(piece -> piece.sources().keySet().forEach(source -> draws.add(source.name())));
        return draws;
    }

    private boolean share(int left, int right) {
        Set<String> common = new HashSet<>(draws(left));
        common.retainAll(draws(right));
        return !common.isEmpty();
    }

    /** Two places with one random number, or with none, may cancel in a mode. */
    private void requireNoCancellation(Components components, Feeding feeding) {
        List<Integer> places = places(feeding.row());
        for (int i : places) {
            for (int j : places) {
                boolean fixed = draws(i).isEmpty() && draws(j).isEmpty();
                if (i < j && (fixed || share(i, j)) && !addUp(feeding.row(), i, j, fixed)) {
                    throw leading.refuse("the initial values of " + place(i).text() + " and " + place(j).text()
                            + " are not independent, and may cancel in the mode by which " + components.text()
                            + " grows");
                }
            }
        }
    }

    private boolean addUp(Rational[] row, int left, int right, boolean fixed) {
        int signs = row[left].signum() * row[right].signum();
        if (fixed) {
            return sign(left).flatMap(a -> sign(right).map(b -> a * b * signs > 0)).orElse(false);
        }
        return signs > 0 && initialValue(left).equals(initialValue(right));
    }

    private Optional<Integer> sign(int place) {
        return signs.of(initialValue(place));
    }

    private Expression initialValue(int place) {
        return model.state(place(place).state()).orElseThrow().initial();
    }

    /**
     * Whether two modes hold a random number in common: whether their covariance is not known to be zero. It is where
     * all places are independent and of one law, and the rows are orthogonal.
     */
    private boolean haveCommonNumbers(Rational[] left, Rational[] right) {
        Rational covariance = Rational.ZERO;
        boolean known = true;
        Set<Expression> laws = new HashSet<>();
        for (int i : places(left)) {
            covariance = covariance.plus(left[i].times(right[i]));
            for (int j : places(right)) {
                if (i == j) {
                    laws.add(law(i));
                } else if (share(i, j)) {
                    known = false;
                }
            }
        }
        return !known || laws.size() > 1 || covariance.signum() != 0;
    }

    /** An initial value with one name for all random numbers. */
    private Expression law(int place) {
        Map<String, Substitution.Template> names = new HashMap<>();
        model.draws().forEach(draw -> names.put(draw.name(), new Substitution.Template(
                draw.axes().stream().map(Axis::index).toList(),
                Reference.to("~draw of " + draw.recorded().map(Record::toString).orElse("") + draw.law()
                        + draw.arguments()))));
        return Substitution.ofPresentValues(names).in(initialValue(place));
    }
}
