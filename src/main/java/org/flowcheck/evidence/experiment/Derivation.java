package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.calculus.FixedExponents;
import org.flowcheck.theory.calculus.InvariantSearch;
import org.flowcheck.theory.calculus.NamedParts;
import org.flowcheck.theory.calculus.ReadableFlow;
import org.flowcheck.theory.calculus.ReductionProof;
import org.flowcheck.theory.calculus.balance.BalanceReport;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Reduces;

/**
 * What follows from a model: its equations of motion, their expansion in the small parameter, what dominates as its
 * width grows, what they conserve, and how they compare with the models that reduce it, or that it reduces.
 *
 * @param model the model, with names for the parts of its objective
 * @param equations the equations of motion, written with those names
 * @param expansion the expansion, if the model says what is small
 * @param balance the dominant balance, if the model says which width grows
 * @param measured its exponents beside slopes over widths; absent unless they were measured
 * @param invariants what the flow is found, and proved, to conserve
 * @param reductions the comparisons: of this model with the fuller one it states, and of those that state this one
 * @param refusals the parts that the model asks for and that cannot be derived, in the order in which parts are shown
 */
public record Derivation(Model model, List<Equation> equations, Optional<Expansion> expansion,
                         Optional<BalanceReport> balance, Optional<List<ExponentRow>> measured,
                         InvariantSearch.Result invariants, List<Comparison> reductions, List<Refusal> refusals) {

    /** Orders beyond the leading one that may be asked for: {@value}. */
    public static final int MOST_ORDERS = Asymptotics.MOST_ORDERS;

    /** Copies the lists. */
    public Derivation {
        equations = List.copyOf(equations);
        measured = measured.map(List::copyOf);
        reductions = List.copyOf(reductions);
        refusals = List.copyOf(refusals);
    }

    /** The parts of a derivation that a model may ask for in vain. */
    public enum Part {
        /** The expansion in the small parameter. */
        EXPANSION,
        /** The dominant balance in the width. */
        BALANCE,
        /** A comparison with another model. */
        COMPARISON
    }

    /**
     * Why a part is not there.
     *
     * @param part the part
     * @param other the other model of a comparison; empty for other parts
     * @param why what stands in the way
     */
    public record Refusal(Part part, String other, Diagnostic why) {
    }

    /**
     * An expansion and what it leaves out.
     *
     * @param flow the parts that are kept
     * @param fixed integer parameters for whose value alone it holds, because exponents depend on them
     * @param clock the time in which the leading system has no common constants, per time; empty where it is the time
     * @param remainders for each state, what is left out
     */
    public record Expansion(ExpandedFlow flow, SortedMap<String, Integer> fixed, Optional<Expression> clock,
                            List<Remainder> remainders) {

        /** Copies the collections. */
        public Expansion {
            fixed = new TreeMap<>(fixed);
            remainders = List.copyOf(remainders);
        }
    }

    /**
     * What an expansion leaves out of the rate of a state.
     *
     * @param state the state
     * @param kept the power of the last part that is kept
     * @param next the power of the small parameter of the first part that is left out; empty if it lies beyond those
     *     that are looked at
     * @param slope the power with which the remainder shrinks, measured; infinite where nothing is left out
     */
    public record Remainder(String state, int kept, Optional<Integer> next, double slope) {

        /** How far a measured slope may lie from the power: {@value}. */
        public static final double TOLERANCE = 0.2;

        /**
         * The power of the small parameter that bounds what is left out: that of its first part; where that is not
         * known, the measured one, or the first that is not kept. Empty where nothing is left out.
         */
        public Optional<Integer> order() {
            if (next.isPresent() || Double.isInfinite(slope)) {
                return next;
            }
            return Optional.of(Double.isNaN(slope) ? kept + 1 : (int) Math.round(slope));
        }

        /** Whether what is measured is what is predicted. */
        public boolean agrees() {
            return next.map(power -> Math.abs(slope - power) <= TOLERANCE).orElse(slope >= kept + 1 - TOLERANCE);
        }
    }

    /**
     * A model compared with a fuller one.
     *
     * @param reduced the reduced model
     * @param reduces what it states
     * @param result what was found about the states and the set on which they are compared
     */
    public record Comparison(Model reduced, Reduces reduces, ReductionProof.Result result) {
    }

    /**
     * Derives all of it. An expansion, a balance or a comparison that is refused does not hide the others.
     *
     * @param name a model's name or path
     * @param beyond how many orders of the expansion are kept beyond the leading one
     * @throws DiagnosticException if the model is not in order, or its objective has no gradient
     */
    public static Derivation of(ModelLibrary library, String name, int beyond) {
        Model stated = ModelReader.read(library.find(name));
        Model named = NamedParts.in(stated);
        List<Equation> equations = new ReadableFlow(named).equations();
        List<Refusal> refusals = new ArrayList<>();
        Optional<Expansion> expansion = stated.asymptotics().flatMap(Asymptotics::small)
                .flatMap(small -> attempt(Part.EXPANSION, "", () -> expansion(stated, beyond), refusals));
        Optional<BalanceReport> balance = stated.asymptotics().flatMap(Asymptotics::scaling)
                .flatMap(scaling -> attempt(Part.BALANCE, "", () -> BalanceReport.of(stated), refusals));
        return new Derivation(named, equations, expansion, balance, Optional.empty(), InvariantSearch.of(stated),
                comparisons(library, stated, refusals), refusals);
    }

    private static <T> Optional<T> attempt(Part part, String other, Supplier<T> derived, List<Refusal> refusals) {
        try {
            return Optional.of(derived.get());
        } catch (DiagnosticException refused) {
            refused.diagnostics().forEach(why -> refusals.add(new Refusal(part, other, why)));
            return Optional.empty();
        }
    }

    /** What stands in the way of some part, each thing once; empty if everything that is asked for is derived. */
    public List<Diagnostic> refused() {
        return refusals.stream().map(Refusal::why).distinct().toList();
    }

    /**
     * This derivation with the exponents of its dominant balance measured; without one, as it is.
     *
     * @param threads how many runs at a time
     * @throws org.flowcheck.diagnostic.DiagnosticException if the model cannot be integrated
     */
    public Derivation measured(int threads, Watch watch) {
        return balance.map(report -> new Derivation(model, equations, expansion, balance,
                Optional.of(ExponentCheck.of(model, report,
                        ExponentCheck.Effort.standard(report.clock(), threads), watch)),
                invariants, reductions, refusals)).orElse(this);
    }

    /** What moves a gradient flow, written with the names in which its rates are written. */
    public Optional<Expression> objective() {
        return model.dynamics() instanceof Dynamics.GradientFlow flow
                ? Optional.of(new ReadableFlow(model).shortened(flow.objective())) : Optional.empty();
    }

    /** The definitions in which the equations and the objective are written, each after those it uses. */
    public List<Definition> definitions() {
        Set<String> used = new TreeSet<>();
        equations.forEach(equation -> used.addAll(Traversal.freeNames(equation.rate())));
        objective().ifPresent(objective -> used.addAll(Traversal.freeNames(objective)));
        expansion.ifPresent(expanded -> expanded.flow().rates().forEach(rate -> rate.parts().values()
                .forEach(part -> used.addAll(Traversal.freeNames(part)))));
        List<Definition> definitions = new ArrayList<>();
        for (int i = model.definitions().size() - 1; i >= 0; i--) {
            Definition definition = model.definitions().get(i);
            if (used.contains(definition.name())) {
                used.addAll(Traversal.freeNames(definition.value()));
                definitions.add(0, definition);
            }
        }
        return definitions;
    }

    /** The expansion for all values of parameters; where exponents stand in the way, that for the stated values. */
    private static Expansion expansion(Model stated, int beyond) {
        try {
            return KeptOrders.of(stated, new TreeMap<>(), beyond);
        } catch (DiagnosticException refused) {
            SortedMap<String, Integer> fixed = FixedExponents.of(stated);
            if (fixed.isEmpty()) {
                throw refused;
            }
            return KeptOrders.of(FixedExponents.in(stated, fixed), fixed, beyond);
        }
    }

    private static List<Comparison> comparisons(ModelLibrary library, Model model, List<Refusal> refusals) {
        List<Comparison> comparisons = new ArrayList<>();
        model.reduces().flatMap(reduces -> attempt(Part.COMPARISON, reduces.full().name(), () ->
                new Comparison(model, reduces, ReductionProof.of(model)), refusals)).ifPresent(comparisons::add);
        for (String other : library.all().keySet()) {
            reducing(library, other, model).flatMap(reduced -> attempt(Part.COMPARISON, reduced.name(), () ->
                    new Comparison(reduced, reduced.reduces().orElseThrow(), ReductionProof.of(reduced)), refusals))
                    .ifPresent(comparisons::add);
        }
        return comparisons;
    }

    /** A model that states that it reduces another. Files that are not in order are another command's concern. */
    private static Optional<Model> reducing(ModelLibrary library, String name, Model full) {
        try {
            Model candidate = ModelReader.read(library.find(name));
            return candidate.reduces().filter(reduces -> reduces.full().name().equals(full.name())).isPresent()
                    ? Optional.of(candidate) : Optional.empty();
        } catch (DiagnosticException faulty) {
            return Optional.empty();
        }
    }
}
