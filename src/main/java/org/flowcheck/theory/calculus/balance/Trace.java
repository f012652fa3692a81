package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a piece came about.
 *
 * @param changes how many of its factors are changes of states and not their first values
 * @param collective whether a change stands in a sum over the width
 * @param local the pieces of states that stand outside of such sums, sorted
 * @param past the states whose changes led to it, with their exponents on the way
 * @param ifCoherent what the exponent gains if its sums are coherent that are counted as zero-mean
 * @param ifZeroMean what the exponent gains, less than zero, if its sums are zero-mean that are counted as coherent
 */
record Trace(int changes, boolean collective, List<String> local, Map<Components, Exponent> past, Exponent ifCoherent,
             Exponent ifZeroMean) {

    /** Of what no state stands in. */
    static final Trace NONE = new Trace(0, false, List.of(), Map.of(), Exponent.ZERO, Exponent.ZERO);

    /** Copies the collections. */
    Trace {
        local = local.stream().sorted().toList();
        past = Map.copyOf(past);
    }

    /** That of a product. */
    Trace times(Trace other) {
        List<String> both = new ArrayList<>(local);
        both.addAll(other.local);
        Map<Components, Exponent> pasts = new HashMap<>(past);
        pasts.putAll(other.past);
        return new Trace(changes + other.changes, collective || other.collective, both, pasts,
                ifCoherent.plus(other.ifCoherent), ifZeroMean.plus(other.ifZeroMean));
    }

    /** That of a sum counted as coherent, or not, where the other count gives more or less by this. */
    Trace counted(boolean coherent, Exponent difference) {
        return coherent ? new Trace(changes, collective, local, past, ifCoherent, ifZeroMean.minus(difference))
                : new Trace(changes, collective, local, past, ifCoherent.plus(difference), ifZeroMean);
    }
}
