package org.flowcheck.evidence.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which run of one name goes with which of another: those of the same draw with equal values of the parameters that both
 * grids have. Initial conditions go together by their order; one alone goes with all.
 */
final class Partners {

    private Partners() {
    }

    /**
     * For each main run the index of its partner.
     *
     * @throws IllegalStateException if one has none: the claim's reader refuses grids that do not go together
     */
    static int[] of(List<MeasuredRun> main, List<MeasuredRun> others) {
        Set<String> shared = new TreeSet<>(main.isEmpty() ? Set.of() : main.get(0).cell().parameters().keySet());
        shared.retainAll(others.isEmpty() ? Set.of() : others.get(0).cell().parameters().keySet());
        List<String> mainInitial = initial(main);
        List<String> otherInitial = initial(others);
        Map<List<Object>, Integer> byKey = new HashMap<>();
        for (int i = 0; i < others.size(); i++) {
            byKey.putIfAbsent(key(others.get(i).cell(), shared, otherInitial), i);
        }
        int[] partners = new int[main.size()];
        for (int i = 0; i < partners.length; i++) {
            RunPlan.Cell cell = main.get(i).cell();
            Integer partner = byKey.get(key(cell, shared, otherInitial.size() == 1 ? List.of() : mainInitial));
            if (partner == null) {
                throw new IllegalStateException("no partner of " + cell);
            }
            partners[i] = partner;
        }
        return partners;
    }

    private static List<String> initial(List<MeasuredRun> runs) {
        return runs.stream().map(run -> run.cell().initial()).distinct().toList();
    }

    private static List<Object> key(RunPlan.Cell cell, Set<String> shared, List<String> initial) {
        return List.of(cell.seed(), shared.stream().map(cell.parameters()::get).toList(),
                Math.max(0, initial.indexOf(cell.initial())));
    }
}
