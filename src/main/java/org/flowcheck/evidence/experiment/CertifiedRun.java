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
public record CertifiedRun(TrajectoryCertificate certificate, List<EnclosedQuantity> quantities, Map<String, String> refused) {

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
                    place -> stateAt(trajectory.fine(), place, component), place -> trajectory.coarse().stream()
                            .mapToDouble(samples -> stateAt(samples, place, component)).findFirst().orElse(Double.NaN)));
        }
        for (int f = 0; f < observables.size(); f++) {
            int formula = f;
            int row = trajectory.fine().names().indexOf(observables.get(f));
            boolean taken = layout.find(observables.get(f)).isPresent();
            quantities.add(quantity((taken ? "observed-" : "") + observables.get(f), false, certificate,
                    box -> box.formulas().get(formula).orElse(null),
                    place -> valueAt(trajectory.fine(), place, row), place -> trajectory.coarse().stream()
                            .mapToDouble(samples -> valueAt(samples, place, row)).findFirst().orElse(Double.NaN)));
        }
        return new CertifiedRun(certificate, quantities, refused);
    }

    /** An interval of a box, or null. */
    private interface Part {
        Interval of(TrajectoryCertificate.Box box);
    }

    /** A number of a run at a place, or NaN. */
    private interface Sample {
        double at(int place);
    }

    private static EnclosedQuantity quantity(String name, boolean state, TrajectoryCertificate certificate, Part part,
                                             Sample fine, Sample coarse) {
        int size = certificate.boxes().size();
        double[] lower = new double[size];
        double[] upper = new double[size];
        double[] value = new double[size];
        double[] error = new double[size];
        for (int k = 0; k < size; k++) {
            Interval interval = part.of(certificate.boxes().get(k));
            lower[k] = interval == null ? Double.NaN : OutwardDecimals.down(interval.lower());
            upper[k] = interval == null ? Double.NaN : OutwardDecimals.up(interval.upper());
            value[k] = fine.at(k);
            error[k] = Double.isNaN(value[k]) ? Double.NaN : Trajectory.difference(value[k], coarse.at(k));
        }
        String column = name.replaceAll("[\\[\\], ]+", "_").replaceAll("_$", "");
        return new EnclosedQuantity(name, column, state, lower, upper, value, error);
    }

    private static double stateAt(Samples samples, int place, int component) {
        return place < samples.size() ? samples.states().orElseThrow()[place][component] : Double.NaN;
    }

    private static double valueAt(Samples samples, int place, int row) {
        return place < samples.size() ? samples.value(row, place) : Double.NaN;
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
