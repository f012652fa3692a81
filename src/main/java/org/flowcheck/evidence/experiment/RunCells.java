package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.claim.RunPlan;

/** Expands a plan of runs: initial conditions, then the grid with its last parameter running fastest, then seeds. */
final class RunCells {

    private RunCells() {
    }

    /**
     * A point of the grid.
     *
     * @param initial the initial condition's name, empty for the states' own
     * @param parameters the parameters the plan sets
     */
    record Point(String initial, Map<String, Double> parameters) {
    }

    /** The points of a plan's grid. */
    static List<Point> points(RunPlan plan) {
        List<Map<String, Double>> settings = new ArrayList<>(List.of(Map.of()));
        for (RunPlan.Axis axis : plan.grid()) {
            List<Map<String, Double>> longer = new ArrayList<>();
            for (Map<String, Double> setting : settings) {
                for (double value : axis.values()) {
                    Map<String, Double> more = new LinkedHashMap<>(setting);
                    more.put(axis.parameter(), value);
                    longer.add(more);
                }
            }
            settings = longer;
        }
        List<Point> points = new ArrayList<>();
        for (String initial : plan.initial()) {
            settings.forEach(setting -> points.add(new Point(initial, setting)));
        }
        return points;
    }
}
