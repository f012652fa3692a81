package org.flowcheck.theory.calculus.balance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * The leading linear system of a flow and its modes, found where the width is two. It must not couple components of
 * different wide indices: what is called a neuron moves by itself, so that the width does not matter.
 */
final class LeadingSystem {

    private static final int NEURONS = 2;

    private final Model model;
    private final String width;
    private final ParameterScales scales;
    private final FlowTerms terms;
    private final Region domain;
    private final SmallSystem system;
    private final LinearModes modes;

    /**
     * The leading system.
     *
     * @throws DiagnosticException (no-balance) where it is not linear with constant coefficients, couples neurons, or
     *     has rates that are not rational numbers
     */
    LeadingSystem(Model model, ParameterScales scales, String width, FlowTerms terms, Region domain) {
        this.model = model;
        this.width = width;
        this.scales = scales;
        this.terms = terms;
        this.domain = domain;
        requireLinear();
        requireNumbers();
        system = new SmallSystem(model, terms, width, NEURONS);
        Rational[][] matrix;
        try {
            matrix = system.leadingMatrix(this::counts);
        } catch (EvaluationException unknown) {
            throw refuse("a coefficient has no value: " + unknown.getMessage());
        }
        requireUncoupled(matrix);
        modes = LinearModes.of(matrix).orElseThrow(() ->
                refuse(LinearModes.obstacle(matrix)));
    }

    DiagnosticException refuse(String why) {
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

    /** Growth rates are numbers: of a parameter that may be any number they would be formulas. */
    private void requireNumbers() {
        terms.all().forEach((components, own) -> own.stream().filter(FlowTerm::linear).forEach(term ->
                term.part().factors().forEach(factor -> model.parameters().stream()
                        .filter(parameter -> parameter.kind() == Parameter.Kind.REAL
                                && parameter.value() instanceof Constant
                                && Traversal.mentions(factor, parameter.name()))
                        .findFirst().ifPresent(parameter -> {
                            throw refuse("its growth rates depend on the parameter '" + parameter.name()
                                    + "', which may be any number; write its value in its place");
                        }))));
    }

    /** Whether a leading term is as large as its state: one whose coefficient tends to zero drives nothing. */
    private boolean counts(FlowTerm term) {
        List<Exponent> sizes = readerOfOnes(term).of(term.formula()).stream().map(Piece::exponent).toList();
        if (sizes.isEmpty() || new Largest(sizes).negative().stream().allMatch(domain::proves)) {
            return false;
        }
        if (!new Largest(sizes).isZero(domain)) {
            throw refuse("a growth rate is " + width + "^(" + new Largest(sizes).within(domain).text()
                    + "), not a number");
        }
        return true;
    }

    private SizeReader readerOfOnes(FlowTerm term) {
        Map<Components, List<Piece>> ones = new LinkedHashMap<>();
        terms.all().keySet().forEach(components -> ones.put(components, List.of(Piece.of(Exponent.ZERO))));
        return new SizeReader(model, scales, new SizeTable(ones), 0, term.ordinary());
    }

    /** The components that a term holds. */
    Set<Components> held(FlowTerm term) {
        return readerOfOnes(term).components(term.formula());
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
        List<Rational> rates = rates(components);
        return rates.get(rates.size() - 1);
    }

    private static boolean isZero(Rational[] row) {
        for (Rational entry : row) {
            if (entry.signum() != 0) {
                return false;
            }
        }
        return true;
    }

    /** The rates of the modes that some components hold, the fastest last. */
    List<Rational> rates(Components components) {
        int place = system.first(components);
        return modes.projections().entrySet().stream().filter(mode -> !isZero(mode.getValue()[place]))
                .map(Map.Entry::getKey).toList();
    }

    /** What of the initial values of all places is in the mode of one rate that some components hold. */
    Rational[] row(Components components, Rational rate) {
        return modes.projections().get(rate)[system.first(components)];
    }

    /** The projection on the modes of a rate. */
    Rational[][] projection(Rational rate) {
        return modes.projections().get(rate);
    }

    /** The system at a width of two. */
    SmallSystem system() {
        return system;
    }

    /** Whether by the leading system some components depend on others. */
    boolean depends(Components components, Components others) {
        return modes.projections().values().stream().anyMatch(projection ->
                projection[system.first(components)][system.first(others)].signum() != 0);
    }
}
