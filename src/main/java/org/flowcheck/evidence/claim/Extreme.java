package org.flowcheck.evidence.claim;

import java.util.List;

/**
 * {@code Sup[body, t]} or {@code Inf[body, t]}: the largest or smallest value over the sampled times of a run. NaN if
 * the body is NaN anywhere.
 *
 * @param largest whether the supremum is meant
 * @param body a series
 * @param run whose sampled times
 * @param variable index of the time variable it binds
 */
public record Extreme(boolean largest, Value body, String run, int variable) implements Value {
    @Override
    public Level level() {
        return body.level();
    }

    @Override
    public List<Value> parts() {
        return List.of(body);
    }

    @Override
    public double at(Scene scene) {
        int before = scene.place(variable);
        double extreme = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        for (int place = 0; place < scene.run(run).places(); place++) {
            scene.place(variable, place);
            double value = body.at(scene);
            extreme = largest ? Math.max(extreme, value) : Math.min(extreme, value);
        }
        scene.place(variable, before);
        return extreme;
    }
}
