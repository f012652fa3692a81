package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.evidence.statistics.WidthTable;

/**
 * A statement on how a number per run depends on a width over a grid of widths with several draws: an order with an
 * unnamed constant, or a limit. It is judged apart at every setting of the other parameters, and all must hold.
 */
public sealed interface WidthCheck {

    /** Fewer widths than this show neither an order nor a limit. */
    int FEWEST_WIDTHS = WidthTable.FEWEST_WIDTHS;
    /** Fewer draws than this show no spread. */
    int FEWEST_SEEDS = WidthTable.FEWEST_SEEDS;

    /** As written, in words. */
    String text();

    /** The number per run. */
    Value of();

    /** The parameter that is the width. */
    Value.Parameter width();

    /** Every run that the number is made of; they go together cell by cell. */
    Set<String> runs();

    /** Bounds of what the leading term leaves out, relative to it. */
    List<LeftOut> rests();

    /** How many statistical decisions the whole claim makes, among which its level is shared out. */
    int decisions();

    /** How far another exponent or limit must lie off to be told apart. */
    double resolution();

    /**
     * A bound of what a leading term leaves out.
     *
     * @param constant its constant, 0 or more
     * @param decay how it decays
     */
    record LeftOut(double constant, WidthPower decay) {
    }

    /** How a number is to a power of the width. */
    enum Relation {
        /** {@code y <~ ...}. */
        AT_MOST,
        /** {@code y >~ ...}. */
        AT_LEAST,
        /** {@code y = Theta(...)}. */
        EQUALS
    }

    /**
     * An order.
     *
     * @param text as written, in words
     * @param of a number per run, positive
     * @param width the width
     * @param runs every run it is made of
     * @param relation upper bound, lower bound or Theta
     * @param bound the power of the width
     * @param rests what is left out
     * @param resolution of exponents, above 0
     * @param decisions of the whole claim
     */
    record Order(String text, Value of, Value.Parameter width, Set<String> runs, Relation relation,
                 WidthPower bound, List<LeftOut> rests, double resolution, int decisions) implements WidthCheck {
        /** Copies the collections. */
        public Order {
            runs = Set.copyOf(runs);
            rests = List.copyOf(rests);
        }
    }

    /**
     * A limit.
     *
     * @param text as written, in words
     * @param of a number per run
     * @param width the width
     * @param runs every run it is made of
     * @param limit a formula of parameters that are the same at all widths
     * @param rate the forms of the rate that are possible; empty if it is unknown
     * @param rests what is left out
     * @param resolution in the unit of the number, above 0
     * @param decisions of the whole claim
     */
    record Limit(String text, Value of, Value.Parameter width, Set<String> runs, Value limit,
                 Optional<List<WidthPower>> rate, List<LeftOut> rests, double resolution, int decisions)
            implements WidthCheck {
        /** Copies the collections. */
        public Limit {
            runs = Set.copyOf(runs);
            rate = rate.map(List::copyOf);
            rests = List.copyOf(rests);
        }
    }
}
