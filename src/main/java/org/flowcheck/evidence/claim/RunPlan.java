package org.flowcheck.evidence.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flowcheck.theory.model.Model;

/**
 * The runs a claim asks for under one name: a grid of initial conditions and parameters, with several draws at each
 * point.
 *
 * @param name the name formulas use
 * @param model the system, with the activations that the claim chooses
 * @param activations the functions that the claim chooses for activations, by name
 * @param initial names of initial conditions, one or more; the empty name stands for the states' own
 * @param grid parameter to its values, in the order written; parameters left out keep the model's default
 * @param seeds draws at each point of the grid, at least 1
 * @param extent how far, and where sampled
 */
public record RunPlan(String name, Model model, SortedMap<String, String> activations, List<String> initial,
                      List<Axis> grid, int seeds, Extent extent) {

    /**
     * One parameter and the values it takes.
     *
     * @param parameter its name
     * @param values one or more
     */
    public record Axis(String parameter, List<Double> values) {
        /** Refuses an axis without values. */
        public Axis {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no values of " + parameter);
            }
        }
    }

    /**
     * One point of the grid with one draw.
     *
     * @param initial the initial condition's name, empty for the states' own
     * @param parameters the parameters that the claim sets
     * @param seed the seed of the draws
     */
    public record Cell(String initial, Map<String, Double> parameters, long seed) {
        /** Copies the parameters. */
        public Cell {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /** Refuses an empty grid. */
    public RunPlan {
        activations = Collections.unmodifiableSortedMap(new TreeMap<>(activations));
        initial = List.copyOf(initial);
        grid = List.copyOf(grid);
        if (initial.isEmpty() || seeds < 1) {
            throw new IllegalArgumentException("runs " + name + " without initial conditions or seeds");
        }
    }

    /** How many runs this asks for. */
    public int size() {
        int size = initial.size() * seeds;
        for (Axis axis : grid) {
            size = Math.multiplyExact(size, axis.values().size());
        }
        return size;
    }

    /** This plan without its name: equal plans ask for the same runs, whatever a claim calls them. */
    public RunPlan unnamed() {
        return new RunPlan("", model, activations, initial, grid, seeds, extent);
    }
}
