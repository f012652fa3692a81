package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.statistics.Quantile;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.evidence.store.Table;
import org.flowcheck.simulation.enclosure.Certificate;
import org.flowcheck.simulation.ode.Outcome;

/**
 * Blow-up times over a grid of parameters and over seeds, as tables and JSON.
 *
 * @param model the model's name
 * @param cases one per run, in the order of the grid and then of the seeds
 * @param data the file that data of the model came from
 * @param images the data sets of images that it draws from
 */
public record BlowUpStudy(String model, List<BlowUpCase> cases, Optional<StudyData> data, ImageUse images) {

    private static final int TIME_DIGITS = 12;
    private static final int ROUGH_DIGITS = 3;
    private static final int RATE_DIGITS = 6;
    private static final int RANGE_DIGITS = 4;

    /** Copies the cases. */
    public BlowUpStudy {
        cases = List.copyOf(cases);
    }

    /** What the runs of a study found. */
    public static BlowUpStudy of(ModelStudy study, List<BlowUpCase> cases) {
        return new BlowUpStudy(study.prepared().model().name(), cases, study.data(), study.images());
    }

    /**
     * {@code {"model": ..., "runs": [{"seed": ..., "outcome": ..., "time": ..., ...}]}}; where data came from a file,
     * {@code "data"} says so after the model's name, and {@code "images"} where images are drawn.
     */
    public Json.Members json() {
        Json.Members named = Json.object().with("model", model);
        return images.in(data.map(given -> named.with("data", given.json())).orElse(named))
                .with("runs", cases.stream().map(BlowUpStudy::json).toList());
    }

    private static Json json(BlowUpCase one) {
        Outcome outcome = one.run().outcome();
        Optional<Outcome.BlowUp> found = one.blowUp();
        Json.Members members = Json.object()
                .with("seed", one.seed())
                .with("parameters", one.variant().json())
                .with("outcome", outcome.word())
                .with("time", outcome.time())
                .with("lower", found.map(Outcome.BlowUp::lower).orElse(Double.NaN))
                .with("upper", found.map(Outcome.BlowUp::upper).orElse(Double.NaN))
                .with("bracket", Json.numbers(one.bracketLower(), one.bracketUpper()))
                .with("rate", found.map(Outcome.BlowUp::rate).orElse(Double.NaN))
                .with("sign", found.<Json>map(blowUp -> Json.of(blowUp.sign())).orElse(Json.nothing()))
                .with("atStart", one.atStart())
                .with("evaluations", one.run().effort().evaluations())
                .with("method", one.run().method().integrator())
                .with("remark", outcome.remedy());
        Json.Members precisely = one.precise().map(precise -> members.with("precise", precise.json())).orElse(members);
        Json.Members certainly = one.certificate()
                .map(proved -> precisely.with("certified", CertificateText.json(proved))).orElse(precisely);
        return one.sensitivities().map(known -> certainly.with("sensitivities", SensitivityText.json(known)))
                .orElse(certainly);
    }

    /** The times to many digits beside those in doubles, one row a run; empty if they were not asked for. */
    public Optional<Table> preciseTimes() {
        if (!precise()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(settingColumns());
        columns.add(Column.number("seed", "seed"));
        columns.addAll(PreciseCase.columns());
        List<List<Cell>> rows = new ArrayList<>();
        for (BlowUpCase one : cases) {
            List<Cell> row = new ArrayList<>(settingCells(one.variant()));
            row.add(Cell.count(one.seed()));
            one.precise().ifPresent(precise -> row.addAll(precise.cells()));
            rows.add(row);
        }
        long missed = cases.stream().flatMap(one -> one.precise().flatMap(PreciseCase::within).stream())
                .filter(holds -> !holds).count();
        List<String> notes = new ArrayList<>(List.of(PreciseCase.legend()));
        cases.stream().flatMap(one -> one.precise().stream()).map(PreciseCase::remark)
                .filter(remark -> !remark.isEmpty()).distinct().forEach(remark -> notes.add("-: " + remark));
        return Optional.of(Table.of(columns, rows).titled("Blow-up times to many digits",
                missed == 0 ? count() : count() + ": " + missed + " outside the interval of doubles").noted(notes));
    }

    /** How T depends on the start, for the screen; empty if that was not asked for. */
    public List<Table> sensitivities() {
        if (cases.stream().allMatch(one -> one.sensitivities().isEmpty())) {
            return List.of();
        }
        Table largest = SensitivityText.largest(this);
        return largest.rows().isEmpty() ? List.of(SensitivityText.overview(this))
                : List.of(SensitivityText.overview(this), largest);
    }

    /** The whole gradients, one row a run and number of the start; empty if they were not asked for. */
    public Optional<Table> gradients() {
        return cases.stream().allMatch(one -> one.sensitivities().isEmpty()) ? Optional.empty()
                : Optional.of(SensitivityText.gradients(this));
    }

    private boolean precise() {
        return !cases.isEmpty() && cases.stream().allMatch(one -> one.precise().isPresent());
    }

    /** One row a run. */
    public Table runs() {
        List<Column> columns = new ArrayList<>(settingColumns());
        columns.addAll(List.of(Column.number("seed", "seed"), Column.text("outcome", "outcome"),
                Column.number("time", "T"), Column.number("lower", "lower"), Column.number("upper", "upper"),
                Column.number("bracket_lower", "bracket from"), Column.number("bracket_upper", "to"),
                Column.number("rate", "rate"), Column.number("at_start", "E(0)"),
                Column.number("evaluations", "evaluations")));
        if (precise()) {
            columns.addAll(PreciseCase.columns());
        }
        if (!certificates(cases).isEmpty()) {
            columns.addAll(CertificateText.runColumns());
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (BlowUpCase one : cases) {
            List<Cell> row = new ArrayList<>(settingCells(one.variant()));
            row.add(Cell.count(one.seed()));
            row.add(Cell.text(one.run().outcome().word()));
            row.add(Cell.number(one.run().outcome().time(), TIME_DIGITS));
            if (one.blowUp().isPresent()) {
                Outcome.BlowUp found = one.blowUp().get();
                row.addAll(List.of(Cell.number(found.lower(), TIME_DIGITS), Cell.number(found.upper(), TIME_DIGITS)));
            } else {
                row.addAll(List.of(Cell.absent(), Cell.absent()));
            }
            row.add(finite(one.bracketLower()));
            row.add(finite(one.bracketUpper()));
            row.add(one.blowUp().map(found -> Cell.number(found.rate(), RATE_DIGITS)).orElse(Cell.absent()));
            row.add(Double.isNaN(one.atStart()) ? Cell.absent() : Cell.number(one.atStart(), RATE_DIGITS));
            row.add(Cell.count(one.run().effort().evaluations()));
            one.precise().ifPresent(precise -> row.addAll(precise.cells()));
            one.certificate().ifPresent(proved -> row.addAll(CertificateText.runCells(proved)));
            rows.add(row);
        }
        return Table.of(columns, rows).titled("Blow-up times of " + model, count());
    }

    /**
     * One row per point of the grid: quantiles of T, widths of interval and bracket, E(0), rate. What would be the same
     * in every row, or empty, has no column.
     */
    public Table summary() {
        boolean mixed = cases.stream().map(one -> one.run().outcome().word()).distinct().count() > 1;
        boolean several = groups().values().stream().anyMatch(group -> group.size() > 1);
        List<Column> columns = new ArrayList<>(settingColumns());
        if (mixed) {
            columns.add(Column.text("outcomes", "outcomes"));
        }
        columns.add(Column.number("median", several ? "T median" : "T"));
        if (several) {
            columns.add(Column.text("quartiles", "quartiles"));
            columns.add(Column.text("extremes", "extremes"));
        }
        columns.addAll(List.of(Column.number("interval", "interval"), Column.number("bracket", "bracket"),
                Column.number("at_start", "E(0)"), Column.number("rate", "rate")));
        if (!certificates(cases).isEmpty()) {
            columns.addAll(CertificateText.summaryColumns());
        }
        List<List<Cell>> rows = new ArrayList<>();
        groups().forEach((variant, group) -> rows.add(summaryRow(variant, group, mixed, several)));
        List<String> notes = new ArrayList<>();
        notes.add("interval, bracket: " + (several ? "largest " : "") + "relative width of the numerical interval of T and of"
                + " its proved bracket; E(0): the followed quantity at the start" + (several ? "; E(0) and rate: medians" : ""));
        if (!cases.isEmpty()) {
            notes.add(evaluations());
        }
        notes.addAll(CertificateText.notes(certificates(cases)));
        data.ifPresent(given -> notes.add(given.text() + (cases.stream().anyMatch(one ->
                Double.isFinite(one.bracketLower()) || Double.isFinite(one.bracketUpper()))
                ? "; brackets are proved if the bounds that the model states hold for these data" : "")));
        notes.addAll(images.notes());
        cases.stream().map(one -> one.run().outcome()).filter(outcome -> !(outcome instanceof Outcome.BlowUp))
                .map(BlowUpStudy::explained).distinct().forEach(notes::add);
        return Table.of(columns, rows).titled("Blow-up times of " + model,
                mixed || cases.isEmpty() ? count() : count() + ": " + cases.get(0).run().outcome().word()).noted(notes);
    }

    private static String explained(Outcome outcome) {
        if (outcome instanceof Outcome.End end) {
            String until = "no blow-up up to t = " + NumberText.rounded(end.time(), RANGE_DIGITS);
            return end.restingFrom().isEmpty() ? "end: " + until
                    : "end: at rest within rounding: " + until + ", unless that rest is unstable and is left";
        }
        return outcome.word() + ": " + outcome.remedy();
    }

    String count() {
        return cases.size() + (cases.size() == 1 ? " run" : " runs");
    }

    private static List<Cell> summaryRow(ModelVariant variant, List<BlowUpCase> group, boolean mixed, boolean several) {
        List<Cell> row = new ArrayList<>(settingCells(variant));
        if (mixed) {
            row.add(Cell.text(outcomes(group)));
        }
        List<Outcome.BlowUp> found = group.stream().map(BlowUpCase::blowUp).flatMap(Optional::stream).toList();
        double[] times = found.stream().mapToDouble(Outcome.BlowUp::time).toArray();
        row.add(median(times, several ? RATE_DIGITS : TIME_DIGITS));
        if (several) {
            row.add(times.length < 2 ? Cell.absent() : range(times, 0.25, 0.75));
            row.add(times.length < 2 ? Cell.absent() : range(times, 0, 1));
        }
        row.add(largest(found.stream().mapToDouble(one -> (one.upper() - one.lower()) / one.time()).toArray()));
        row.add(largest(found.stream().mapToDouble(one -> (one.bracketUpper() - one.bracketLower()) / one.time())
                .toArray()));
        row.add(median(group.stream().mapToDouble(BlowUpCase::atStart).filter(value -> !Double.isNaN(value)).toArray(),
                ROUGH_DIGITS));
        row.add(median(found.stream().mapToDouble(Outcome.BlowUp::rate).toArray(), RANGE_DIGITS));
        if (!certificates(group).isEmpty()) {
            row.addAll(CertificateText.summaryCells(certificates(group)));
        }
        return row;
    }

    private static List<Certificate> certificates(List<BlowUpCase> cases) {
        return cases.stream().map(BlowUpCase::certificate).flatMap(Optional::stream).toList();
    }

    private String evaluations() {
        double[] each = cases.stream().mapToDouble(one -> one.run().effort().evaluations()).toArray();
        long median = Math.round(Quantile.of(each, 0.5));
        return cases.size() == 1 ? "evaluations of the field: " + median
                : "evaluations of the field in a run: " + median + " in the median, at most " + (long) Quantile.of(each, 1);
    }

    private static Cell finite(double value) {
        return Double.isInfinite(value) ? Cell.absent() : Cell.number(value, TIME_DIGITS);
    }

    private static Cell range(double[] values, double from, double to) {
        return Cell.text(NumberText.rounded(Quantile.of(values, from), RANGE_DIGITS) + " to "
                + NumberText.rounded(Quantile.of(values, to), RANGE_DIGITS));
    }

    private static String outcomes(List<BlowUpCase> group) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        group.forEach(one -> counts.merge(one.run().outcome().word(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((word, count) -> parts.add(count + " " + word));
        return String.join(", ", parts);
    }

    private static Cell largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return values.length == 0 || Double.isInfinite(largest) ? Cell.absent() : Cell.number(largest, ROUGH_DIGITS - 1);
    }

    private static Cell median(double[] values, int digits) {
        return values.length == 0 ? Cell.absent() : Cell.number(Quantile.of(values, 0.5), digits);
    }

    /** The runs of each point of the grid, in order. */
    public Map<ModelVariant, List<BlowUpCase>> groups() {
        Map<ModelVariant, List<BlowUpCase>> groups = new LinkedHashMap<>();
        cases.forEach(one -> groups.computeIfAbsent(one.variant(), key -> new ArrayList<>()).add(one));
        return groups;
    }

    /** The parameters a user gave. */
    public List<String> parameterNames() {
        return cases.isEmpty() ? List.of() : List.copyOf(cases.get(0).variant().given().keySet());
    }

    List<Column> settingColumns() {
        List<Column> columns = new ArrayList<>();
        parameterNames().forEach(name -> columns.add(
                Column.number("p_" + name.toLowerCase(Locale.ROOT), name)));
        if (!cases.isEmpty() && cases.get(0).variant().initialConditions().isPresent()) {
            columns.add(Column.text("initial", "initial"));
        }
        return columns;
    }

    static List<Cell> settingCells(ModelVariant variant) {
        List<Cell> cells = new ArrayList<>();
        for (double value : variant.given().values()) {
            boolean whole = value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
            cells.add(whole ? Cell.count((long) value) : Cell.number(value, RATE_DIGITS));
        }
        variant.initialConditions().ifPresent(name -> cells.add(Cell.text(name)));
        return cells;
    }
}
