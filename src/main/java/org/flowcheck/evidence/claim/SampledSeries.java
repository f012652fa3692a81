package org.flowcheck.evidence.claim;

/** One value at all sampled times of a run. */
final class SampledSeries {

    private SampledSeries() {
    }

    /** A value as its time variable runs through a run's places, in the scene's version of the data. */
    static double[] values(Scene scene, Value body, String run, int variable) {
        int before = scene.place(variable);
        double[] values = new double[scene.run(run).places()];
        for (int place = 0; place < values.length; place++) {
            scene.place(variable, place);
            values[place] = body.at(scene);
        }
        scene.place(variable, before);
        return values;
    }

    /** The sampled times of a run, in the scene's version of the data. */
    static double[] times(Scene scene, String run) {
        double[] times = new double[scene.run(run).places()];
        for (int place = 0; place < times.length; place++) {
            times[place] = scene.time(run, place);
        }
        return times;
    }
}
