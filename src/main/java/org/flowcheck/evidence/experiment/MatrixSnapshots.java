package org.flowcheck.evidence.experiment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Snapshot;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.ode.Samples;
import org.flowcheck.simulation.ode.Trajectory;
import org.flowcheck.theory.model.Model;

/** Matrices at moments of a run, computed after it from the states that it kept. */
final class MatrixSnapshots {

    private final Set<Snapshot> wanted;
    private final Map<FormulaMatrix, MatrixAlongRun.Prepared> matrices = new LinkedHashMap<>();

    /**
     * Snapshots of runs.
     *
     * @param stated the model that claims speak of
     * @param model the same, prepared for numbers
     */
    MatrixSnapshots(Model stated, Model model, Set<Snapshot> wanted) {
        this.wanted = wanted;
        PreparedFormula.Source source = new PreparedFormula.Source(stated, model);
        wanted.forEach(snapshot -> matrices.computeIfAbsent(snapshot.matrix(),
                fresh -> new MatrixAlongRun.Prepared(fresh, source)));
    }

    /** The places among the times of a run whose states are to be kept. */
    Set<Integer> places(double[] times, Map<String, Double> parameters) {
        Set<Integer> places = new TreeSet<>();
        wanted.forEach(snapshot -> places.add(snapshot.place(times, parameters)));
        return places;
    }

    /**
     * The matrices at their moments, with the difference to the run at looser tolerances as their error.
     *
     * @param times where the run was to be sampled
     */
    Map<Snapshot, Snapshot.Entries> of(CompiledModel compiled, double[] times, Trajectory trajectory) {
        Map<FormulaMatrix, MatrixAlongRun> ofRun = new HashMap<>();
        matrices.forEach((matrix, prepared) -> ofRun.put(matrix, new MatrixAlongRun(prepared, compiled)));
        Map<Snapshot, Snapshot.Entries> found = new LinkedHashMap<>();
        for (Snapshot snapshot : wanted) {
            int place = snapshot.place(times, compiled.parameters());
            MatrixAlongRun matrix = ofRun.get(snapshot.matrix());
            double[][] fine = entries(matrix, Optional.of(trajectory.fine()), times, place);
            double[][] coarse = entries(matrix, trajectory.coarse(), times, place);
            double[][] errors = new double[fine.length][fine[0].length];
            for (int row = 0; row < fine.length; row++) {
                for (int column = 0; column < fine[row].length; column++) {
                    errors[row][column] = Double.isNaN(fine[row][column]) ? Double.NaN
                            : Trajectory.difference(fine[row][column], coarse[row][column]);
                }
            }
            boolean reached = reached(trajectory.fine(), times, place);
            found.put(snapshot, new Snapshot.Entries(reached ? times[place] : Double.NaN, fine, errors));
        }
        return found;
    }

    /** A run that ended early may have sampled its last state in the next sample's place. */
    private static boolean reached(Samples samples, double[] times, int place) {
        return place < samples.size() && samples.time(place) == times[place];
    }

    private static double[][] entries(MatrixAlongRun matrix, Optional<Samples> samples, double[] times, int place) {
        return samples.filter(taken -> reached(taken, times, place)).map(taken ->
                matrix.entries(times[place], taken.states().orElseThrow()[place])).orElseGet(matrix::nothing);
    }
}
