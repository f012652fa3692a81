package org.flowcheck.evidence.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Comparison;

/**
 * A number per run at one setting of the parameters other than the width: values and their errors by seed and width.
 *
 * @param initial the initial condition's name
 * @param parameters the other parameters of the grid
 * @param cell a cell of the setting, where the exponents can be evaluated
 * @param widths increasing
 * @param seeds in the order of the runs
 * @param values {@code values[seed][width]}
 * @param errors estimated numerical errors of the values, absolute
 */
record WidthValues(String initial, Map<String, Double> parameters, int cell, double[] widths, List<Long> seeds,
                   double[][] values, double[][] errors) {

    /** The settings of a check's runs, in the order of their cells. The scene's cell is moved. */
    static List<WidthValues> of(WidthCheck check, Scene scene) {
        Map<List<Object>, Map<Double, Map<Long, Integer>>> cells = new LinkedHashMap<>();
        List<MeasuredRun> runs = scene.measurements().of(check.width().run());
        for (int cell = 0; cell < runs.size(); cell++) {
            RunPlan.Cell place = runs.get(cell).cell();
            Map<String, Double> others = new LinkedHashMap<>(place.parameters());
            double width = others.remove(check.width().name());
            cells.computeIfAbsent(List.of(place.initial(), others), setting -> new TreeMap<>())
                    .computeIfAbsent(width, first -> new LinkedHashMap<>()).put(place.seed(), cell);
        }
        // The error of a number is that of the margin by which it is equal to zero.
        Condition.Compare zero = new Condition.Compare(check.of(), Comparison.Relation.EQUAL, new Value.Number(0));
        List<WidthValues> settings = new ArrayList<>();
        cells.forEach((setting, byWidth) -> settings.add(read(runs, byWidth, zero, check, scene)));
        return settings;
    }

    private static WidthValues read(List<MeasuredRun> runs, Map<Double, Map<Long, Integer>> byWidth,
                                    Condition.Compare zero, WidthCheck check, Scene scene) {
        double[] widths = byWidth.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        Map<Long, Integer> first = byWidth.get(widths[0]);
        List<Long> seeds = List.copyOf(first.keySet());
        double[][] values = new double[seeds.size()][widths.length];
        double[][] errors = new double[seeds.size()][widths.length];
        for (int j = 0; j < widths.length; j++) {
            for (int s = 0; s < seeds.size(); s++) {
                scene.cell(byWidth.get(widths[j]).get(seeds.get(s)));
                MarginProbe.Margin margin = scene.probe(zero).at(scene);
                values[s][j] = margin.left();
                errors[s][j] = margin.error();
            }
        }
        int cell = first.get(seeds.get(0));
        Map<String, Double> others = new LinkedHashMap<>(runs.get(cell).cell().parameters());
        others.remove(check.width().name());
        return new WidthValues(runs.get(cell).cell().initial(), others, cell, widths, seeds, values, errors);
    }
}
