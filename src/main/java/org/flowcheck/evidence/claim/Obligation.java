package org.flowcheck.evidence.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.LinearForm;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/** Something to prove: about a model, for all its sizes, or about a constant. */
public sealed interface Obligation {

    /** As written, or in words. */
    String text();

    /**
     * How far an identity is expanded in the model's small parameter.
     *
     * @param flow how many orders of the flow are kept beyond the leading one, where rates are those of the expanded
     *     flow
     * @param terms the highest order of both sides that counts, where higher ones are left out
     */
    record Orders(Optional<Integer> flow, Optional<Integer> terms) {

        /** Nothing is expanded. */
        public static final Orders EXACT = new Orders(Optional.empty(), Optional.empty());
    }

    /**
     * Two formulas of the states are equal, {@code Dt[...]} standing for rates along the flow, {@code Next[...]} for
     * values one step of a map later.
     *
     * @param model the model; one without states where the formulas speak of parameters alone
     * @param axes free indices the identity holds for
     * @param orders how far both sides are expanded
     * @param left one side
     * @param right the other
     * @param text as written
     */
    record Identity(Model model, List<Axis> axes, Orders orders, Expression left, Expression right, String text)
            implements Obligation {
        /** Copies the axes. */
        public Identity {
            axes = List.copyOf(axes);
        }
    }

    /**
     * The model's stated closed forms solve its equations from its initial values.
     *
     * @param model the model
     */
    record ClosedForms(Model model) implements Obligation {
        @Override
        public String text() {
            return "the closed forms of " + model.name() + " solve it";
        }
    }

    /**
     * The model's stated invariants are conserved.
     *
     * @param model the model
     */
    record Invariants(Model model) implements Obligation {
        @Override
        public String text() {
            return "the invariants of " + model.name() + " are conserved";
        }
    }

    /**
     * The model's equations follow from those of the fuller model that it states.
     *
     * @param model the model
     * @param ratesOnly whether only the rates are claimed to agree, on a set that the fuller dynamics may leave
     */
    record Reduction(Model model, boolean ratesOnly) implements Obligation {
        @Override
        public String text() {
            return model.name() + " reduces " + model.reduces().orElseThrow().full().name();
        }
    }

    /** A constant, which is computed, is as stated. */
    sealed interface Constant extends Obligation {

        /** What is computed: {@code norm}. */
        String noun();

        /** The same of several: {@code norms}. */
        String nouns();

        /** What is said of it, as written: {@code == 8/3}. */
        String stated();
    }

    /**
     * The sub-exponential norm of chi^2(d) is in a relation to a bound.
     *
     * @param law the law, as written
     * @param parameter the name of d
     * @param degrees the values of d; none for all whole numbers from 1
     * @param relation the relation
     * @param bound a formula of d
     * @param written the bound, as written
     */
    record Norm(String law, String parameter, List<Integer> degrees, Comparison.Relation relation, Expression bound,
                String written) implements Constant {
        /** Copies the degrees. */
        public Norm {
            degrees = List.copyOf(degrees);
        }

        @Override
        public String text() {
            return "sub-exponential norm of " + law + " " + stated();
        }

        @Override
        public String noun() {
            return "norm";
        }

        @Override
        public String nouns() {
            return "norms";
        }

        @Override
        public String stated() {
            return relation.sign() + " " + written;
        }
    }

    /**
     * The limit of {@code log f/log m}, as m tends to infinity, has a value.
     *
     * @param of f, as written
     * @param formula f
     * @param variable m
     * @param exponent the value
     */
    record Exponent(String of, Expression formula, String variable, LinearForm exponent) implements Constant {
        @Override
        public String text() {
            return "growth exponent of " + of + " in " + variable + " " + stated();
        }

        @Override
        public String noun() {
            return "exponent";
        }

        @Override
        public String nouns() {
            return "exponents";
        }

        @Override
        public String stated() {
            return "== " + exponent;
        }
    }

    /**
     * The first derivative of a function that is not zero at zero has a certain order.
     *
     * @param of the function, as written
     * @param function the function
     * @param variable what it is a function of
     * @param order the order, from 1; none where the function is said to have no such derivative
     */
    record Multiplicity(String of, Expression function, String variable, OptionalInt order) implements Constant {
        @Override
        public String text() {
            return "multiplicity of " + of + " " + stated();
        }

        @Override
        public String noun() {
            return "multiplicity";
        }

        @Override
        public String nouns() {
            return "multiplicities";
        }

        @Override
        public String stated() {
            return "== " + orderText();
        }

        /** The order in words. */
        public String orderText() {
            return order.isPresent() ? Integer.toString(order.getAsInt()) : "none";
        }
    }

    /** A law of initial draws whose tails are known. */
    enum Law {
        /** The largest of n absolute standard normals. */
        LARGEST_NORMAL("LargestNormalDistribution"),
        /** The sum of n squared standard normals. */
        CHI_SQUARE("ChiSquareDistribution");

        private final String head;

        Law(String head) {
            this.head = head;
        }

        /** Its name in formulas. */
        public String head() {
            return head;
        }
    }

    /**
     * A number of a known law lies between bounds.
     *
     * @param law the law
     * @param size its n, a formula of parameters
     * @param lower what it is not below; empty for no bound
     * @param upper what it is not above; empty for no bound
     */
    record Event(Law law, Expression size, Optional<Expression> lower, Optional<Expression> upper) {
    }

    /**
     * The chance that independent events all happen is in a relation to a bound, at given values of all parameters.
     *
     * @param of the events, as written
     * @param events the events
     * @param values the values of each parameter; every combination counts
     * @param relation the relation
     * @param bound a formula of the parameters
     * @param written the bound, as written
     */
    record Chance(String of, List<Event> events, Map<String, List<Double>> values, Comparison.Relation relation,
                  Expression bound, String written) implements Constant {
        /** Copies the collections. */
        public Chance {
            events = List.copyOf(events);
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String text() {
            return "probability of " + of + " " + stated();
        }

        @Override
        public String noun() {
            return "probability";
        }

        @Override
        public String nouns() {
            return "probabilities";
        }

        @Override
        public String stated() {
            return relation.sign() + " " + written;
        }
    }
}
