package org.flowcheck.simulation.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes costly functions once and in loops of their own: a call that is gathered, that varies with fewer variables
 * than the nest around it, or that several nests need, becomes a temporary. Its loop does nothing else, so HotSpot
 * turns it into vector instructions where the function allows; the sum that reads it walks through plain numbers.
 *
 * <p>The values are the same to the last bit: only the place where they are computed changes.
 */
final class SharedCalls {

    /** Functions that cost no more than reading a number again. */
    private static final Set<String> CHEAP = Set.of("Abs", "Sign", "Ramp", "Min", "Max", "Sqrt");

    private final Temporaries temporaries;
    private final long room;
    private final Map<String, Integer> uses = new HashMap<>();
    /** Nests that are still to be added again. */
    private int waiting;

    private SharedCalls(Temporaries temporaries, long room) {
        this.temporaries = temporaries;
        this.room = room;
    }

    /**
     * Rewrites the nests, in their order.
     *
     * @param room how many intermediate numbers there may be; calls past it stay where they are
     */
    static void store(Temporaries temporaries, long room) {
        new SharedCalls(temporaries, room).store(temporaries.takeNests());
    }

    private void store(List<Nest> nests) {
        nests.forEach(this::count);
        waiting = nests.size();
        for (Nest nest : nests) {
            temporaries.beginFormula(nest.formula());
            Term value = rewritten(nest.value(), Terms.variables(nest.value()), nest.kind().isPresent(), nest.domain());
            temporaries.add(new Nest(nest.target(), nest.index(), nest.free(), nest.bound(), nest.domain(),
                    nest.kind(), value,
                    nest.formula()));
            waiting--;
        }
    }

    /** Counts the nests in which a call stands; twice in one nest is once, since a method computes it once. */
    private void count(Nest nest) {
        Map<String, Integer> here = new HashMap<>();
        count(nest.value(), nest.domain(), here);
        here.keySet().forEach(key -> uses.merge(key, 1, Integer::sum));
    }

    private void count(Term term, IndexDomain domain, Map<String, Integer> here) {
        if (term instanceof Term.Choice) {
            return;
        }
        if (isCostly(term) && !Terms.variables(term).isEmpty()) {
            here.put(Temporaries.Named.of(Optional.empty(), List.of(), domain, term).key(), 1);
        }
        TermMap.children(term, child -> {
            count(child, domain, here);
            return child;
        });
    }

    /**
     * A term with its calls replaced. The arms of a choice may hold elements that exist only where its condition holds:
     * they stay as they are.
     *
     * @param around the variables of the whole value
     * @param gathered whether the value is gathered
     */
    private Term rewritten(Term term, Set<Integer> around, boolean gathered, IndexDomain domain) {
        if (term instanceof Term.Choice) {
            return term;
        }
        if (isCostly(term)) {
            Set<Integer> variables = Terms.variables(term);
            Temporaries.Named named = Temporaries.Named.of(Optional.empty(), List.of(), domain, term);
            boolean pays = !variables.isEmpty()
                    && (gathered || variables.size() < around.size() || uses.getOrDefault(named.key(), 0) > 1);
            if (pays && temporaries.hasRoom(named.size(), waiting + 1, room)) {
                Term inner = TermMap.children(term, child -> rewritten(child, variables, false, domain));
                return temporaries.store(Optional.empty(), List.of(), domain, inner);
            }
        }
        return TermMap.children(term, child -> rewritten(child, around, gathered, domain));
    }

    private static boolean isCostly(Term term) {
        return term instanceof Term.RealPower || term instanceof Term.Call call && !CHEAP.contains(call.function());
    }
}
