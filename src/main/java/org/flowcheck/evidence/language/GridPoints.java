package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Parameter;

/** The values that parameters of a model take on the grid of its runs. */
final class GridPoints {

    private GridPoints() {
    }

    /**
     * The value of every parameter that some names depend on, at each point of the grid of these parameters.
     *
     * @param names parameters
     */
    static List<Map<String, Double>> of(RunPlan run, Set<String> names) {
        Map<String, RunPlan.Axis> set = new LinkedHashMap<>();
        run.grid().forEach(axis -> set.put(axis.parameter(), axis));
        List<Map<String, Double>> points = List.of(Map.of());
        for (Parameter parameter : needed(run, set.keySet(), names)) {
            List<Map<String, Double>> more = new ArrayList<>();
            for (Map<String, Double> point : points) {
                List<Double> values = set.containsKey(parameter.name()) ? set.get(parameter.name()).values()
                        : List.of(new Evaluator((name, at) -> point.get(name)).value(parameter.value()));
                for (double value : values) {
                    Map<String, Double> next = new HashMap<>(point);
                    next.put(parameter.name(), value);
                    more.add(next);
                }
            }
            points = more;
        }
        return points;
    }

    /** The parameters among the names and those that their defaults are made of, in the order of the model. */
    private static List<Parameter> needed(RunPlan run, Set<String> set, Set<String> names) {
        Set<String> wanted = new HashSet<>(names);
        List<Parameter> needed = new ArrayList<>();
        List<Parameter> all = run.model().parameters();
        for (int i = all.size() - 1; i >= 0; i--) {
            Parameter parameter = all.get(i);
            if (wanted.contains(parameter.name())) {
                needed.add(0, parameter);
                if (!set.contains(parameter.name())) {
                    wanted.addAll(Traversal.freeNames(parameter.value()));
                }
            }
        }
        return needed;
    }
}
