package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects function values at equally spaced rescaled times while a {@link BlowUpSearch} marches past them. */
final class SpacedSampler {

    private final BlowUpSampling wanted;
    private final ProjectedFlow flow;
    private final double initialNorm;
    private final double[] z;
    private final double[] y;
    private final List<double[]> rows = new ArrayList<>();
    private final List<double[]> states = new ArrayList<>();
    private final List<Double> places = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();
    private boolean finished;

    SpacedSampler(BlowUpSampling wanted, ProjectedFlow flow, double initialNorm) {
        this.wanted = wanted;
        this.flow = flow;
        this.initialNorm = initialNorm;
        this.z = new double[flow.dimension()];
        this.y = new double[flow.dimension() - 2];
    }

    /** Takes the sample at s = 0. */
    void first(double[] initial) {
        System.arraycopy(initial, 0, z, 0, z.length);
        take(0);
    }

    /** Takes the samples inside the step just made. */
    void passed(AdamsMarch march) {
        double reached = flow.unitPosition(march.position());
        while (!finished && places.size() * wanted.spacing() <= reached) {
            double place = places.size() * wanted.spacing();
            march.interpolate(place / flow.unitPosition(1), z);
            take(place);
        }
    }

    private void take(double place) {
        double time = flow.time(z);
        flow.physicalState(z, y);
        if (wanted.until().isPresent() && wanted.until().get().value(time, y) > 0) {
            finished = true;
            return;
        }
        double[] row = new double[wanted.functions().size()];
        for (int f = 0; f < row.length; f++) {
            row[f] = wanted.functions().get(f).function().value(time, y);
        }
        places.add(place);
        times.add(time);
        rows.add(row);
        if (wanted.keepStates()) {
            states.add(y.clone());
        }
        finished = BlowUpSearch.norm(y) >= wanted.growth() * initialNorm;
    }

    boolean finished() {
        return finished;
    }

    Samples samples() {
        List<String> names = wanted.functions().stream().map(NamedFunction::name).toList();
        double[][] values = new double[names.size()][rows.size()];
        for (int k = 0; k < rows.size(); k++) {
            for (int f = 0; f < names.size(); f++) {
                values[f][k] = rows.get(k)[f];
            }
        }
        return new Samples(array(places), array(times), names, values,
                wanted.keepStates() ? Optional.of(states.toArray(double[][]::new)) : Optional.empty());
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
