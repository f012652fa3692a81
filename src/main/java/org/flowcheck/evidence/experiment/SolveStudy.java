package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Table;
import org.flowcheck.simulation.ode.Drift;
import org.flowcheck.simulation.ode.Method;
import org.flowcheck.simulation.ode.Samples;
import org.flowcheck.simulation.ode.Trajectory;

/**
 * Runs in time over a grid of parameters and over seeds, as tables and JSON.
 *
 * @param model the model's name
 * @param cases one per run, in the order of the grid and then of the seeds
 * @param data the file that data of the model came from
 * @param images the data sets of images that it draws from
 */
public record SolveStudy(String model, List<SolveCase> cases, Optional<StudyData> data, ImageUse images) {

    private static final int VALUE_DIGITS = 12;
    private static final int TIME_DIGITS = 6;
    private static final int ERROR_DIGITS = 2;

    /** Copies the cases. */
    public SolveStudy {
        cases = List.copyOf(cases);
    }

    /** The runs of a study. */
    public static SolveStudy of(ModelStudy study, List<SolveCase> cases) {
        return new SolveStudy(study.prepared().model().name(), cases, study.data(), study.images());
    }

    /**
     * One run: {@code {"model": ..., "outcome": ..., "time": t, "error": ..., "observables": {...}}} with the values at
     * the end; several runs: the same members but the model's name in a list {@code "runs"}. Where data came from a
     * file, {@code "data"} says so after the model's name, and {@code "images"} where images are
     * drawn; of networks {@code "normalisation"} comes last.
     */
    public Json.Members json() {
        Json.Members named = Json.object().with("model", model);
        Json.Members whole = images.in(data.map(given -> named.with("data", given.json())).orElse(named));
        if (cases.size() == 1) {
            for (Map.Entry<String, Json> member : json(cases.get(0)).members().entrySet()) {
                whole = whole.with(member.getKey(), member.getValue());
            }
            return whole;
        }
        return whole.with("runs", cases.stream().map(SolveStudy::json).toList());
    }

    private static Json.Members json(SolveCase one) {
        Trajectory trajectory = one.trajectory();
        Samples samples = trajectory.fine();
        Json.Members observables = Json.object();
        Json.Members errors = Json.object();
        double largest = 0;
        if (samples.size() > 0) {
            double[] last = samples.last();
            double[] lastErrors = trajectory.lastErrors();
            for (int f = 0; f < last.length; f++) {
                observables = observables.with(samples.names().get(f), last[f]);
                errors = errors.with(samples.names().get(f), lastErrors[f]);
                largest = Math.max(largest, lastErrors[f]);
            }
        }
        Json.Members drifts = Json.object();
        for (Drift drift : trajectory.drifts()) {
            drifts = drifts.with(drift.name(), drift.largest());
        }
        double sampledUntil = samples.size() == 0 ? Double.NaN : samples.time(samples.size() - 1);
        Json.Members members = Json.object()
                .with("seed", one.seed())
                .with("parameters", one.variant().json())
                .with("outcome", trajectory.outcome().word())
                .with("time", trajectory.outcome().time())
                .with("error", largest)
                .with("observables", observables)
                .with("errors", errors)
                .with("drifts", drifts)
                .with("sampledUntil", sampledUntil)
                .with("evaluations", trajectory.effort().evaluations())
                .with("method", trajectory.method().integrator())
                .with("route", trajectory.method().route())
                .with("relativeTolerance", trajectory.method().relativeTolerance())
                .with("remark", trajectory.outcome().remedy());
        Json.Members proved = one.certified().map(run -> members.with("certified", TrajectoryText.json(run)))
                .orElse(members);
        return one.normalisation().map(found -> proved.with("normalisation",
                NormalisedClock.json(found, trajectory.outcome().time(), sampledUntil))).orElse(proved);
    }

    /** What is proved of the runs, if that was asked for: a row for each run and number at the last sample enclosed. */
    public Optional<Table> certified() {
        return TrajectoryText.table(cases);
    }

    /** The values at the end: a row for each run and observable. */
    public Table summary() {
        List<Column> columns = new ArrayList<>();
        boolean several = cases.size() > 1;
        if (several) {
            columns.add(Column.text("run", "run"));
        }
        columns.addAll(List.of(Column.text("observable", "observable"), Column.number("value", "value"),
                Column.number("error", "error"), Column.number("time", "t")));
        boolean normalised = cases.stream().anyMatch(one -> NormalisedClock.of(one.normalisation()).isPresent());
        if (normalised) {
            columns.add(Column.number("normalised_time", "normalised t"));
        }
        columns.add(Column.text("outcome", "outcome"));
        List<List<Cell>> rows = new ArrayList<>();
        for (SolveCase one : cases) {
            Samples samples = one.trajectory().fine();
            for (int f = 0; f < samples.names().size() && samples.size() > 0; f++) {
                List<Cell> row = new ArrayList<>();
                if (several) {
                    row.add(Cell.text(label(one)));
                }
                int last = samples.size() - 1;
                row.add(Cell.text(samples.names().get(f)));
                row.add(Cell.number(samples.value(f, last), VALUE_DIGITS));
                row.add(Cell.number(one.trajectory().error(f, last), ERROR_DIGITS));
                row.add(Cell.number(samples.time(last), TIME_DIGITS));
                if (normalised) {
                    row.add(NormalisedClock.of(one.normalisation())
                            .map(clock -> Cell.number(clock * samples.time(last), TIME_DIGITS)).orElse(Cell.absent()));
                }
                row.add(Cell.text(one.trajectory().outcome().word()));
                rows.add(row);
            }
        }
        return Table.of(columns, rows).titled(model, cases.size() == 1 ? "one run" : cases.size() + " runs")
                .noted(notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (SolveCase one : cases) {
            String outcome = one.trajectory().outcome().word();
            if (!outcome.equals("end")) {
                notes.add(label(one) + ": " + outcome + " at t = " + one.trajectory().outcome().time() + ". "
                        + one.trajectory().outcome().remedy());
            }
            for (Drift drift : one.trajectory().drifts()) {
                notes.add("drift of invariant " + drift.name() + (cases.size() > 1 ? ", " + label(one) : "") + ": "
                        + Cell.number(drift.largest(), ERROR_DIGITS).shown());
            }
        }
        notes.addAll(NormalisedClock.lines(cases));
        data.ifPresent(given -> notes.add(given.text()));
        notes.addAll(images.notes());
        // Large states have an integrator of their own, so runs at several sizes may differ in it.
        cases.stream().map(one -> method(one.trajectory().method())).distinct().forEach(notes::add);
        return notes;
    }

    /** How the numbers were computed; an iteration of a map has no tolerance. */
    static String method(Method method) {
        return method.relativeTolerance() == 0 ? method.integrator() + "; error: " + method.errorEstimate()
                : "integrator " + method.integrator() + ", relative tolerance "
                + Cell.number(method.relativeTolerance(), ERROR_DIGITS).shown() + "; error: from a run at tolerances "
                + Cell.number(method.coarsening(), 1).shown() + " times larger"
                + (method.route().isEmpty() ? "" : "; right-hand side: " + method.route());
    }

    /** Seed and parameters of a run, in words. */
    public static String label(SolveCase one) {
        return (one.variant().label() + " seed " + one.seed()).strip();
    }
}
