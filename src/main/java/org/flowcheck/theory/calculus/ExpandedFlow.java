package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.calculus.polynomial.IndexPolynomial;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.WrittenPlace;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Asymptotics;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/**
 * The equations of motion of a model as power series in its small parameter; of a map, its updates. Each state counts
 * as the power of the small parameter eps that its initial value is proportional to, {@code s = eps^p*s~}; then
 * {@code d s~/dt = sum of eps^q*c_q(s~)}, where c_q is the part of the rate that has the weight q + p. Written in s
 * instead of s~, the parts carry no eps.
 *
 * @param small the small parameter
 * @param powers the power of each state
 * @param leading the lowest q with a part that is not zero
 * @param rates the parts of each state's rate, those that are kept
 */
public record ExpandedFlow(String small, Map<String, Integer> powers, int leading, List<Rate> rates) {

    /** Highest power of eps that is looked at for the leading part. */
    private static final int HIGHEST_LEADING = 10;
    private static final int HIGHEST_POWER = 6;
    private static final long WORK = 200_000;
    private static final long LITTLE_WORK = 10_000;

    /** Copies the collections. */
    public ExpandedFlow {
        powers = Map.copyOf(powers);
        rates = List.copyOf(rates);
    }

    /**
     * The rate of a state.
     *
     * @param state its name
     * @param axes its shape, with the index names of the parts
     * @param parts by the power q of eps, the parts that are not zero; formulas of the states, data and parameters
     */
    public record Rate(String state, List<Axis> axes, SortedMap<Integer, Expression> parts) {

        /** The state itself, {@code w[k, j]}. */
        public Expression element() {
            return new Reference(state, Sizes.references(axes), Origin.computed());
        }

        /**
         * The parts, each with its power of the small parameter, as one sum; a state that a map adds to comes first.
         */
        public Expression series(String small) {
            List<Expression> terms = new ArrayList<>();
            parts.forEach((power, part) -> {
                boolean sum = power == 0 && part instanceof Addition;
                (sum ? ((Addition) part).terms() : List.of(part)).forEach(term -> terms.add(
                        term.equals(element()) && power == 0 ? 0 : terms.size(),
                        Algebra.multiply(Algebra.power(Reference.to(small), power), term)));
            });
            return Algebra.add(terms);
        }

        /** The sum of the parts. */
        public Expression sum() {
            return Algebra.add(List.copyOf(parts.values()));
        }
    }

    /**
     * The expansion of a model's flow.
     *
     * @param model a model that says which parameter is small
     * @param beyond how many orders are kept beyond the leading one
     * @throws org.flowcheck.diagnostic.DiagnosticException (no-expansion, not-small, not-differentiable,
     * formula-too-large)
     * @throws IllegalArgumentException if the model names no small parameter
     */
    public static ExpandedFlow of(Model model, int beyond) {
        return of(model, beyond, WORK);
    }

    /**
     * The expansion of a model's flow, where it is not worth much work.
     *
     * @param model a model that says which parameter is small
     * @param beyond how many orders are kept beyond the leading one
     * @throws org.flowcheck.diagnostic.DiagnosticException as {@link #of}, (formula-too-large) after a twentieth of its
     *     terms
     */
    public static ExpandedFlow quickly(Model model, int beyond) {
        return of(model, beyond, LITTLE_WORK);
    }

    private static ExpandedFlow of(Model model, int beyond, long work) {
        String small = model.asymptotics().flatMap(Asymptotics::small)
                .orElseThrow(() -> new IllegalArgumentException(model.name() + " names no small parameter"));
        return bounded(model, () -> new Expanding(model, small, work).flow(beyond));
    }

    /** The parts of all rates in the model's own states, as a model that moves by them. */
    public Model truncated(Model model) {
        List<Equation> equations = rates.stream()
                .map(rate -> new Equation(rate.state(), rate.axes(), rate.sum())).toList();
        return model.withDynamics(model.dynamics().discrete() ? new Dynamics.Updates(equations)
                : new Dynamics.Rates(equations));
    }

    /** The parts as they read in the rescaled states, where eps stands before each part and no more inside. */
    public ExpandedFlow rescaled() {
        Substitution one = Substitution.of(small, Algebra.ONE);
        return new ExpandedFlow(small, powers, leading, rates.stream().map(rate -> {
            SortedMap<Integer, Expression> parts = new TreeMap<>();
            rate.parts().forEach((power, part) -> parts.put(power, one.in(part)));
            return new Rate(rate.state(), rate.axes(), parts);
        }).toList());
    }

    /** The parts up to a power of eps. */
    public ExpandedFlow upTo(int power) {
        return new ExpandedFlow(small, powers, leading, rates.stream().map(rate -> new Rate(rate.state(), rate.axes(),
                new TreeMap<>(rate.parts().headMap(power + 1)))).toList());
    }

    /**
     * A formula of a model's states up to a weight in the small parameter.
     *
     * @param axes the free indices
     * @param weight the highest weight that is kept
     * @throws org.flowcheck.diagnostic.DiagnosticException (no-expansion, not-small)
     */
    public static Expression upTo(Model model, List<Axis> axes, Expression formula, int weight) {
        String small = model.asymptotics().flatMap(Asymptotics::small)
                .orElseThrow(() -> new IllegalArgumentException(model.name() + " names no small parameter"));
        return bounded(model, () -> Algebra.add(new Expanding(model, small, WORK).series(formula, weight)));
    }

    private static <T> T bounded(Model model, Supplier<T> expansion) {
        try {
            return expansion.get();
        } catch (TooComplexException reason) {
            throw Diagnostic.of(Code.FORMULA_TOO_LARGE, "the expansion of " + model.name() + " grows too large: "
                    + reason.getMessage()).expecting("a lower order, fewer layers, or smaller powers")
                    .orAt(place(model)).exception();
        } catch (DiagnosticException refused) {
            throw refused.orAt(place(model));
        }
    }

    /** The objective, or where it is said what is small: the place of what is refused of a model as a whole. */
    private static Optional<Span> place(Model model) {
        Optional<Span> objective = model.dynamics() instanceof Dynamics.GradientFlow flow
                ? WrittenPlace.of(flow.objective()) : Optional.empty();
        return objective.or(() -> model.asymptotics().flatMap(stated -> stated.origin().span()));
    }

    private static final class Expanding {

        private final Model model;
        private final String small;
        private final PlainForm plain;
        private final ReadableTerms readable;
        private final Map<String, Activation> activations = new HashMap<>();
        private final Map<String, Integer> powers = new LinkedHashMap<>();
        private final List<Definition> moving = new ArrayList<>();
        private final long work;

        Expanding(Model model, String small, long work) {
            this.model = model;
            this.small = small;
            this.work = work;
            plain = new PlainForm(model);
            readable = new ReadableTerms(model, plain);
            model.activations().forEach(activation -> activations.put(activation.name(), activation));
            model.states().forEach(state -> powers.put(state.name(), power(state)));
            model.definitions().stream().filter(definition -> readable.moves(definition.value())).forEach(moving::add);
        }

        /** The power of the small parameter that a state starts as. */
        private int power(State state) {
            List<Expression> series = new SmallExpansion(Map.of(small, 1), activations, HIGHEST_POWER)
                    .of(state.initial());
            for (int k = 0; k < series.size(); k++) {
                if (!series.get(k).equals(Algebra.ZERO)) {
                    if (k > 0) {
                        return k;
                    }
                    throw notSmall(state);
                }
            }
            // A state that starts at zero is as small as its neighbours make it.
            if (startsAtZero(state)) {
                return 1;
            }
            throw Diagnostic.of(Code.NO_EXPANSION, "the state '" + state.name() + "' starts as a higher power of "
                    + small
                    + " than " + HIGHEST_POWER).orAt(WrittenPlace.of(state.initial())).exception();
        }

        private boolean startsAtZero(State state) {
            return plain.reader(Sizes.scope(plain.model(), state.axes()), work).read(plain.of(state.initial()))
                    .isZero();
        }

        private RuntimeException notSmall(State state) {
            String message = "the state '" + state.name() + "' does not tend to zero with " + small + ": it starts at "
                    + ExpressionText.of(state.initial());
            return Diagnostic.of(Code.NOT_SMALL, message).orAt(WrittenPlace.of(state.initial())).exception();
        }

        private List<Expression> series(Expression formula, int highest) {
            Map<String, Integer> names = new HashMap<>(powers);
            names.put(small, 1);
            return new SmallExpansion(names, activations, highest).of(Definitions.inline(formula, moving));
        }

        ExpandedFlow flow(int beyond) {
            List<Equation> equations = FlowDerivation.equations(model);
            int most = powers.values().stream().mapToInt(Integer::intValue).max().orElse(1);
            for (int leading = -most; leading <= HIGHEST_LEADING; leading++) {
                boolean found = false;
                for (Equation equation : equations) {
                    found = found || !part(equation, leading + powers.get(equation.state())).isZero();
                }
                if (found) {
                    return flow(equations, leading, beyond);
                }
            }
            throw Diagnostic.of(Code.NO_EXPANSION, "the rates of " + model.name()
                    + " vanish to all orders that are looked at").exception();
        }

        private ExpandedFlow flow(List<Equation> equations, int leading, int beyond) {
            List<Rate> rates = new ArrayList<>();
            for (Equation equation : equations) {
                IndexScope scope = Sizes.scope(model, equation.axes());
                SortedMap<Integer, Expression> parts = new TreeMap<>();
                for (int q = leading; q <= leading + beyond; q++) {
                    IndexPolynomial part = part(equation, q + powers.get(equation.state()));
                    if (!part.isZero()) {
                        parts.put(q, readable.of(part, scope));
                    }
                }
                rates.add(new Rate(equation.state(), equation.axes(), parts));
            }
            return new ExpandedFlow(small, powers, leading, rates);
        }

        private IndexPolynomial part(Equation equation, int weight) {
            IndexScope scope = Sizes.scope(plain.model(), equation.axes());
            if (weight < 0) {
                return plain.reader(scope, work).read(Algebra.ZERO);
            }
            Expression coefficient = coefficient(equation, weight);
            return plain.reader(scope, work).read(plain.of(coefficient));
        }

        private Expression coefficient(Equation equation, int weight) {
            try {
                return series(equation.rate(), weight).get(weight);
            } catch (DiagnosticException refused) {
                throw refused.orAt(WrittenPlace.of(equation.rate()));
            }
        }
    }

    /** The clock that the leading system is free of common constants in; see {@link LeadingClock}. */
    public Optional<Expression> clock(Model model) {
        return LeadingClock.of(model, this);
    }
}
