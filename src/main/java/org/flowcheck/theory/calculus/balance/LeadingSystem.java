package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * The leading linear system of a flow and its modes, found where the width is two. It must not couple components of
 * different wide indices: what is called a neuron moves by itself, so that the width does not matter.
 */
final class LeadingSystem {

    private static final int NEURONS = 2;
    private static final int TRIALS_OF_SIGN = 8;

    private final Model model;
    private final ParameterScales scales;
    private final FlowTerms terms;
    private final SmallSystem system;
    private final LinearModes modes;

    /**
     * The leading system.
     *
     * @throws DiagnosticException (no-balance) where it is not linear with constant coefficients, couples neurons, or
     *     has rates that are not rational numbers
     */
    LeadingSystem(Model model, ParameterScales scales, String width, FlowTerms terms) {
        this.model = model;
        this.scales = scales;
        this.terms = terms;
        requireLinear();
        system = new SmallSystem(model, terms, width, NEURONS);
        Rational[][] matrix;
        try {
            matrix = system.leadingMatrix();
        } catch (EvaluationException unknown) {
            throw refuse("a coefficient has no value: " + unknown.getMessage());
        }
        requireUncoupled(matrix);
        modes = LinearModes.of(matrix).orElseThrow(() ->
                refuse(LinearModes.obstacle(matrix)));
    }

    private DiagnosticException refuse(String why) {
        return Diagnostic.of(Code.NO_BALANCE, "the leading system of " + model.name() + " has no balance: " + why)
                .exception();
    }

    private void requireLinear() {
        terms.all().forEach((components, own) -> own.stream().filter(FlowTerm::linear).forEach(term -> {
            long single = term.part().factors().stream().filter(factor -> factor instanceof Reference reference
                    && model.state(reference.name()).isPresent()).count();
            long holding = term.part().factors().stream().filter(this::holdsState).count();
            if (single != 1 || holding != 1) {
                throw refuse("the rate of " + components.text() + " is not linear");
            }
        }));
    }

    private boolean holdsState(Expression factor) {
        return Traversal.contains(factor, part -> part instanceof Reference reference
                && model.state(reference.name()).isPresent());
    }

    private void requireUncoupled(Rational[][] matrix) {
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                boolean coupled = matrix[row][column].signum() != 0 && !neuron(row).equals(neuron(column));
                if (coupled) {
                    throw refuse("the rate of " + system.places().get(row).components().text() + " holds "
                            + system.places().get(column).components().text() + " of other indices");
                }
            }
        }
    }

    /** The values of the indices that run up to the width. */
    private List<Integer> neuron(int place) {
        SmallSystem.Place at = system.places().get(place);
        return at.components().axes().stream().filter(axis -> !scales.of(axis.size()).isZero())
                .map(axis -> at.indices().get(axis.index())).toList();
    }

    /** The largest rate at which some components grow. */
    Rational rate(Components components) {
        int place = system.first(components);
        return modes.projections().entrySet().stream().filter(mode -> !isZero(mode.getValue()[place]))
                .map(Map.Entry::getKey).reduce((slower, faster) -> faster).orElseThrow();
    }

    private static boolean isZero(Rational[] row) {
        for (Rational entry : row) {
            if (entry.signum() != 0) {
                return false;
            }
        }
        return true;
    }

    private Rational[] row(Components components) {
        return modes.projections().get(rate(components))[system.first(components)];
    }

    /**
     * What the components are made of once the fastest of their modes outgrows the others: m to the largest initial
     * exponent in it plus its rate times the clock. Components whose modes hold a random number in common share a
     * source.
     *
     * @param start the components at time zero
     * @param domain the values of the symbols
     */
    SizeTable grown(SizeTable start, String clock, Region domain) {
        Map<Components, Rational[]> rows = new LinkedHashMap<>();
        Map<Components, String> sources = new LinkedHashMap<>();
        Map<Components, List<Piece>> pieces = new LinkedHashMap<>();
        for (Components components : terms.all().keySet()) {
            Exponent initial = initial(components, start, domain);
            Rational[] feeding = feeding(row(components), start, initial);
            String source = rows.entrySet().stream().filter(other -> product(other.getValue(), feeding).signum() != 0)
                    .map(other -> sources.get(other.getKey())).findFirst().orElse("mode of " + components.text());
            rows.put(components, feeding);
            sources.put(components, source);
            List<String> wide = components.freeAxes().stream().filter(axis -> !scales.of(axis.size()).isZero())
                    .map(Axis::index).toList();
            Map<Source, Parity> random = wide.isEmpty() ? Map.of() : Map.of(new Source(source, wide), Parity.ODD);
            Exponent exponent = initial.plus(Exponent.of(clock).times(rate(components)));
            pieces.put(components, List.of(new Piece(exponent, random, Trace.NONE)));
        }
        return new SizeTable(pieces);
    }

    private Exponent initial(Components components, SizeTable start, Region domain) {
        Rational[] row = row(components);
        List<Exponent> exponents = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            if (row[i].signum() != 0) {
                start.of(system.places().get(i).components()).forEach(piece -> exponents.add(piece.exponent()));
            }
        }
        if (exponents.isEmpty()) {
            throw refuse(components.text() + " starts at zero, and nothing in the leading system drives it");
        }
        Largest largest = new Largest(exponents).within(domain);
        if (largest.forms().size() != 1) {
            throw refuse("it is not always the same initial value from which " + components.text() + " grows");
        }
        return largest.forms().get(0);
    }

    /** The entries of a row that belong to initial values of the largest size. */
    private Rational[] feeding(Rational[] row, SizeTable start, Exponent largest) {
        Rational[] feeding = row.clone();
        for (int i = 0; i < row.length; i++) {
            boolean feeds = start.of(system.places().get(i).components()).stream()
                    .anyMatch(piece -> piece.exponent().equals(largest));
            feeding[i] = feeds ? row[i] : Rational.ZERO;
        }
        return feeding;
    }

    private static Rational product(Rational[] left, Rational[] right) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < left.length; i++) {
            sum = sum.plus(left[i].times(right[i]));
        }
        return sum;
    }

    /**
     * Whether terms that have caught up add to the growth of the fastest modes or oppose it: the sign of
     * {@code <s, N(s)>}, where s are random states on these modes.
     *
     * @param caughtUp for components the terms of their rate
     * @return 1 or -1; empty where the sign is not always the same, or something in the terms has no value
     */
    Optional<Integer> sign(Map<Components, List<FlowTerm>> caughtUp) {
        Rational fastest = caughtUp.keySet().stream().map(this::rate).reduce((a, b) -> a.compareTo(b) > 0 ? a : b)
                .orElseThrow();
        Rational[][] projection = modes.projections().get(fastest);
        SplittableRandom random = new SplittableRandom(1);
        Optional<Integer> sign = Optional.empty();
        for (int trial = 0; trial < TRIALS_OF_SIGN; trial++) {
            double[] state = projected(projection, random);
            double product;
            try {
                product = product(caughtUp, state);
            } catch (EvaluationException unknown) {
                return Optional.empty();
            }
            int next = (int) Math.signum(product);
            if (next == 0 || sign.isPresent() && sign.get() != next) {
                return Optional.empty();
            }
            sign = Optional.of(next);
        }
        return sign;
    }

    private static double[] projected(Rational[][] projection, SplittableRandom random) {
        double[] free = random.doubles(projection.length, -1, 1).toArray();
        double[] state = new double[projection.length];
        for (int i = 0; i < state.length; i++) {
            for (int j = 0; j < state.length; j++) {
                state[i] += projection[i][j].toDouble() * free[j];
            }
        }
        return state;
    }

    private double product(Map<Components, List<FlowTerm>> caughtUp, double[] state) {
        double product = 0;
        for (int i = 0; i < state.length; i++) {
            SmallSystem.Place place = system.places().get(i);
            for (FlowTerm term : caughtUp.getOrDefault(place.components(), List.of())) {
                product += state[i] * system.value(term, place, state);
            }
        }
        return product;
    }
}
