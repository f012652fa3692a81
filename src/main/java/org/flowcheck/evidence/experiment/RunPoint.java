package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.model.Model;

/**
 * What settles a run but its draw: two plans whose grids meet in a point ask for the same runs there.
 *
 * @param model the system, with the activations chosen
 * @param activations the functions chosen for activations, by name
 * @param initial the initial condition's name, empty for the states' own
 * @param parameters the parameters that are set
 * @param extent how far, where sampled, and how accurate
 */
record RunPoint(Model model, SortedMap<String, String> activations, String initial, Map<String, Double> parameters,
                Extent extent) {

    /** The points of a plan: initial conditions, then the grid with its last parameter running fastest. */
    static List<RunPoint> of(RunPlan plan) {
        List<RunPoint> points = new ArrayList<>();
        for (RunCells.Point point : RunCells.points(plan)) {
            points.add(new RunPoint(plan.model(), plan.activations(), point.initial(), point.parameters(), plan.extent()));
        }
        return points;
    }
}
