package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.enclosure.Interval;
import org.flowcheck.simulation.enclosure.TrajectoryCertificate;
import org.flowcheck.simulation.ode.Samples;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.Trajectory;

/**
 * What is proved of a run in time, beside what the ordinary run tells.
 *
 * @param certificate the verdict; its boxes are those of the quantities before these were rounded outward to decimals
 * @param quantities components of the state in order, then observables
 * @param refused observables that cannot be enclosed, with the reason
 */
public record CertifiedRun(TrajectoryCertificate certificate, List<EnclosedQuantity> quantities,
                           Map<String, String> refused) {

    /** Copies the list. */
    public CertifiedRun {
        quantities = List.copyOf(quantities);
    }

    /**
     * Puts boxes and samples beside each other.
     *
     * @param trajectory the ordinary run, with its states kept
     * @param observables names of the observables that were enclosed, in the order of the boxes' formulas
     * @param refused those that were not, with the reason
     */
    static CertifiedRun of(CompiledModel compiled, Trajectory trajectory, TrajectoryCertificate certificate,
                           List<String> observables, Map<String, String> refused) {
        StateLayout layout = compiled.layout();
        List<EnclosedQuantity> quantities = new ArrayList<>();
        for (int i = 0; i < layout.dimension(); i++) {
            int component = i;
            quantities.add(quantity(layout.format(i), true, certificate, box -> box.state()[component],
                    trajectory, (samples, place) -> samples.states().orElseThrow()[place][component]));
        }
        for (int f = 0; f < observables.size(); f++) {
            int formula = f;
            int row = trajectory.fine().names().indexOf(observables.get(f));
            quantities.add(quantity(observables.get(f), false, certificate,
                    box -> box.formulas().get(formula).orElse(null),
                    trajectory, (samples, place) -> samples.value(row, place)));
        }
        return new CertifiedRun(certificate, quantities, refused);
    }

    /** An interval of a box, or null. */
    private interface Part {
        Interval of(TrajectoryCertificate.Box box);
    }

    /** A number of a run at a place that it has. */
    private interface Sample {
        double of(Samples samples, int place);
    }

    private static EnclosedQuantity quantity(String name, boolean state, TrajectoryCertificate certificate, Part part,
                                             Trajectory trajectory, Sample sample) {
        int size = certificate.boxes().size();
        double[] lower = new double[size];
        double[] upper = new double[size];
        double[] value = new double[size];
        double[] error = new double[size];
        for (int k = 0; k < size; k++) {
            Interval interval = part.of(certificate.boxes().get(k));
            lower[k] = interval == null ? Double.NaN : OutwardDecimals.down(interval.lower());
            upper[k] = interval == null ? Double.NaN : OutwardDecimals.up(interval.upper());
            double time = certificate.boxes().get(k).time();
            value[k] = at(trajectory.fine(), k, time, sample);
            double coarse = trajectory.coarse().isEmpty() ? Double.NaN
                    : at(trajectory.coarse().get(), k, time, sample);
            error[k] = Double.isNaN(value[k]) ? Double.NaN : Trajectory.difference(value[k], coarse);
        }
        String column = name.replaceAll("[\\[\\], ]+", "_").replaceAll("_$", "");
        return new EnclosedQuantity(name, column, state, lower, upper, value, error);
    }

    /** NaN where a run did not come so far: its last sample then is where it ended. */
    private static double at(Samples samples, int place, double time, Sample sample) {
        return place < samples.size() && samples.time(place) == time ? sample.of(samples, place) : Double.NaN;
    }

    /** How often the error that the ordinary run tells is of a kind, over all quantities and times. */
    long count(EnclosedQuantity.Told kind) {
        long count = 0;
        for (EnclosedQuantity quantity : quantities) {
            for (int k = 0; k < certificate.boxes().size(); k++) {
                count += quantity.told(k) == kind ? 1 : 0;
            }
        }
        return count;
    }

    /** For how many quantities the largest error told over the run is of a kind. */
    long countOverall(EnclosedQuantity.Told kind) {
        return quantities.stream().filter(quantity -> quantity.overall() == kind).count();
    }

    /**
     * A number at a time.
     *
     * @param quantity which number
     * @param at the place of the time
     */
    record Place(EnclosedQuantity quantity, int at) {

        double excess() {
            return quantity.excess(at);
        }
    }

    /** Where the true error is the largest multiple of the one told; empty if none is above it for sure. */
    Optional<Place> worst() {
        Place worst = null;
        for (EnclosedQuantity quantity : quantities) {
            for (int k = 0; k < certificate.boxes().size(); k++) {
                if (quantity.told(k) == EnclosedQuantity.Told.TOO_SMALL
                        && (worst == null || quantity.excess(k) > worst.excess())) {
                    worst = new Place(quantity, k);
                }
            }
        }
        return Optional.ofNullable(worst);
    }
}
