package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.ode.Samples;
import org.flowcheck.simulation.ode.Trajectory;

/** The samples of a run as named arrays, for CSV and NPZ files. */
public final class SampleFiles {

    private SampleFiles() {
    }

    /**
     * What is proved of a run: {@code t}; then for each number {@code NAME_lower}, {@code NAME_upper}, and beside them
     * the value {@code NAME} of the ordinary run with the error it tells, {@code NAME_error}. Indices of components
     * follow their array's name after underscores.
     */
    public static Optional<Map<String, double[]>> certified(SolveCase one) {
        return one.certified().map(TrajectoryText::columns);
    }

    /**
     * {@code t}; {@code t_normalised} where the data of a network can be normalised; then each observable followed by
     * its estimated absolute error {@code NAME_error}. Names of a model hold no underscore.
     */
    public static Map<String, double[]> columns(SolveCase one) {
        Trajectory trajectory = one.trajectory();
        Samples samples = trajectory.fine();
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("t", samples.times());
        NormalisedClock.of(one.normalisation()).ifPresent(clock -> columns.put("t_normalised",
                Arrays.stream(samples.times()).map(time -> clock * time).toArray()));
        for (int f = 0; f < samples.names().size(); f++) {
            double[] values = new double[samples.size()];
            double[] errors = new double[samples.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = samples.value(f, k);
                errors[k] = trajectory.error(f, k);
            }
            columns.put(samples.names().get(f), values);
            columns.put(samples.names().get(f) + "_error", errors);
        }
        return columns;
    }
}
