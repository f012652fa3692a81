package org.flowcheck.evidence.claim;

/** One value at all sampled times of a run. */
final class SampledSeries {

    private SampledSeries() {
    }

    /** A value as its time variable runs through a run's places, in the scene's version of the data. */
    static double[] values(Scene scene, Value body, String run, int variable) {
        return values(scene, body, run, variable, 0, scene.run(run).places());
    }

    /**
     * The same at some of the places; 0 at the others.
     *
     * @param from the first place
     * @param end the place after the last one
     */
    static double[] values(Scene scene, Value body, String run, int variable, int from, int end) {
        int before = scene.place(variable);
        double[] values = new double[scene.run(run).places()];
        for (int place = from; place < end; place++) {
            scene.place(variable, place);
            values[place] = body.at(scene);
        }
        scene.place(variable, before);
        return values;
    }

    /** The sampled times of a run, in the scene's version of the data. */
    static double[] times(Scene scene, String run) {
        return scene.times(run);
    }
}
