package org.flowcheck.evidence.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of a name by their setting: all draws of one initial condition and one point of the grid together.
 *
 * @param settings the cells of each setting, in the order of the runs
 * @param ofCell for each cell the index of its setting
 */
record Draws(List<int[]> settings, int[] ofCell) {

    /** The draws among runs. */
    static Draws of(List<MeasuredRun> runs) {
        Map<List<Object>, List<Integer>> cells = new LinkedHashMap<>();
        for (int cell = 0; cell < runs.size(); cell++) {
            RunPlan.Cell place = runs.get(cell).cell();
            cells.computeIfAbsent(List.of(place.initial(), place.parameters()), setting -> new ArrayList<>()).add(cell);
        }
        int[] ofCell = new int[runs.size()];
        List<int[]> settings = new ArrayList<>();
        for (List<Integer> members : cells.values()) {
            members.forEach(cell -> ofCell[cell] = settings.size());
            settings.add(members.stream().mapToInt(Integer::intValue).toArray());
        }
        return new Draws(List.copyOf(settings), ofCell);
    }

    /** The draws of a cell's setting. */
    int[] with(int cell) {
        return settings.get(ofCell[cell]);
    }
}
