package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.calculus.ExpandedFlow;
import org.flowcheck.theory.calculus.ExpansionCheck;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Model;

/**
 * Which orders of an expansion are shown, and what is left out: of every state those up to the same power of the small
 * parameter, and at least its first one, which may lie farther.
 */
final class KeptOrders {

    /** Orders beyond the kept ones that are looked at for the first one that is left out. */
    private static final int LOOK_AHEAD = 2;
    /** Where those vanish, orders beyond the leading one up to which the measured slope may send the search. */
    private static final int MOST_AHEAD = 10;
    /** Each look finds the first part of a state, or the one after it. */
    private static final int MOST_LOOKS = 3;

    private final Model model;
    private final SortedMap<String, Integer> fixed;
    private final int kept;
    private ExpandedFlow wide;
    private ExpandedFlow flow;
    private List<ExpansionCheck.Remainder> measured;

    private KeptOrders(Model model, SortedMap<String, Integer> fixed, int beyond) {
        this.model = model;
        this.fixed = fixed;
        wide = ExpandedFlow.of(model, beyond + LOOK_AHEAD);
        kept = wide.leading() + beyond;
    }

    /**
     * The expansion of a model.
     *
     * @param fixed the integer parameters whose values stand in the model, because exponents depend on them
     * @param beyond how many orders are kept beyond the leading one
     * @throws DiagnosticException if the model cannot be expanded
     */
    static Derivation.Expansion of(Model model, SortedMap<String, Integer> fixed, int beyond) {
        KeptOrders orders = new KeptOrders(model, fixed, beyond);
        orders.look();
        for (int looks = 1; looks < MOST_LOOKS && orders.farther(); looks++) {
            orders.look();
        }
        return orders.expansion();
    }

    private void look() {
        flow = new ExpandedFlow(wide.small(), wide.powers(), wide.leading(), wide.rates().stream()
                .map(rate -> new ExpandedFlow.Rate(rate.state(), rate.axes(),
                        new TreeMap<>(rate.parts().headMap(last(rate) + 1)))).toList());
        measured = ExpansionCheck.remainders(model, flow);
    }

    /** The last order of a state that is kept; all that are known of one whose first part lies beyond them. */
    private int last(ExpandedFlow.Rate rate) {
        return rate.parts().entrySet().stream().filter(part -> !model.dynamics().discrete() || part.getKey() != 0
                        || !isState(part.getValue(), rate)).findFirst()
                .map(part -> Math.max(kept, part.getKey()))
                .orElseGet(() -> rate.parts().isEmpty() ? kept : Math.max(kept, rate.parts().lastKey()));
    }

    /** Whether a part of a map is the state itself: the identity is no order of its own. */
    private static boolean isState(Expression part, ExpandedFlow.Rate rate) {
        return part.equals(rate.element());
    }

    private Optional<Integer> next(int state) {
        ExpandedFlow.Rate rate = wide.rates().get(state);
        return rate.parts().tailMap(last(rate) + 1).keySet().stream().findFirst();
    }

    /**
     * Expands up to where the slopes say that parts lie that are not known yet, all of them if possible; tells whether
     * that was farther.
     */
    private boolean farther() {
        SortedSet<Integer> orders = new TreeSet<>(Comparator.reverseOrder());
        for (int i = 0; i < measured.size(); i++) {
            double slope = measured.get(i).slope();
            if (next(i).isEmpty() && Double.isFinite(slope)) {
                orders.add(Math.min((int) Math.round(slope), wide.leading() + MOST_AHEAD));
            }
        }
        int known = Math.max(kept + LOOK_AHEAD, wide.rates().stream().filter(rate -> !rate.parts().isEmpty())
                .mapToInt(rate -> rate.parts().lastKey()).max().orElse(kept));
        for (int order : orders) {
            if (order > known && expanded(order)) {
                return true;
            }
        }
        return false;
    }

    private boolean expanded(int order) {
        try {
            wide = ExpandedFlow.quickly(model, order - wide.leading());
            return true;
        } catch (DiagnosticException tooLarge) {
            return false;
        }
    }

    private Derivation.Expansion expansion() {
        List<Derivation.Remainder> remainders = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            remainders.add(new Derivation.Remainder(measured.get(i).state(), last(wide.rates().get(i)), next(i),
                    measured.get(i).slope()));
        }
        ExpandedFlow shown = flow.rescaled();
        return new Derivation.Expansion(shown, fixed,
                model.dynamics().discrete() ? Optional.empty() : shown.clock(model), remainders);
    }
}
