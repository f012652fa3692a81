package org.flowcheck.evidence.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.evidence.store.Table;
import org.flowcheck.simulation.enclosure.Certificate;
import org.flowcheck.simulation.enclosure.Certificate.Verdict;
import org.flowcheck.simulation.enclosure.TrajectoryCertificate;

/** What is proved of runs in time, as a table and JSON. Decimals of bounds are rounded outward. */
final class TrajectoryText {

    /** More components of a state than this ({@value}) are not shown; files have them all. */
    private static final int MOST_SHOWN = 12;
    /** Digits of ends on a screen: files have all. */
    private static final int SHOWN_DIGITS = 15;
    private static final int TIME_DIGITS = 6;
    private static final int ROUGH_DIGITS = 2;

    private TrajectoryText() {
    }

    /** {@code {"verdict": ..., "reason": ..., ..., "states": [...], "observables": [...]}}, boxes at the last one. */
    static Json json(CertifiedRun run) {
        TrajectoryCertificate proof = run.certificate();
        Json.Members refused = Json.object();
        for (Map.Entry<String, String> one : run.refused().entrySet()) {
            refused = refused.with(one.getKey(), one.getValue());
        }
        return Json.object()
                .with("verdict", proof.verdict().word())
                .with("reason", proof.reason())
                .with("samples", (long) proof.asked())
                .with("enclosed", (long) proof.boxes().size())
                .with("time", lastTime(run))
                .with("relativeWidth", proof.relativeWidth())
                .with("reached", proof.reached())
                .with("steps", (long) proof.steps())
                .with("states", last(run, true))
                .with("observables", last(run, false))
                .with("notEnclosed", refused)
                .with("errors", Json.object().with("atSamples", kinds(run::count))
                        .with("overRun", kinds(run::countOverall))
                        .with("excess", run.worst().map(CertifiedRun.Place::excess).orElse(Double.NaN)));
    }

    private static Json kinds(ToLongFunction<EnclosedQuantity.Told> count) {
        return Json.object().with("hold", count.applyAsLong(EnclosedQuantity.Told.HOLDS))
                .with("tooSmall", count.applyAsLong(EnclosedQuantity.Told.TOO_SMALL))
                .with("open", count.applyAsLong(EnclosedQuantity.Told.OPEN));
    }

    private static double lastTime(CertifiedRun run) {
        List<TrajectoryCertificate.Box> boxes = run.certificate().boxes();
        return boxes.get(boxes.size() - 1).time();
    }

    private static List<Json> last(CertifiedRun run, boolean states) {
        int last = run.certificate().boxes().size() - 1;
        List<Json> members = new ArrayList<>();
        for (EnclosedQuantity one : run.quantities()) {
            if (one.state() == states) {
                members.add(Json.object().with("name", one.name()).with("lower", one.lower()[last])
                        .with("upper", one.upper()[last]).with("value", one.value()[last])
                        .with("error", one.error()[last]).with("errorHolds", one.told(last).word()));
            }
        }
        return members;
    }

    /** All boxes of a run and what the ordinary run gives, as named arrays of one length. */
    static Map<String, double[]> columns(CertifiedRun run) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("t", run.certificate().boxes().stream().mapToDouble(TrajectoryCertificate.Box::time).toArray());
        for (EnclosedQuantity one : run.quantities()) {
            columns.put(one.column() + "_lower", one.lower());
            columns.put(one.column() + "_upper", one.upper());
            columns.put(one.column(), one.value());
            columns.put(one.column() + "_error", one.error());
        }
        return columns;
    }

    /** The boxes at the last time enclosed, a row for each number of each run; empty if nothing was to be proved. */
    static Optional<Table> table(List<SolveCase> cases) {
        List<SolveCase> proved = cases.stream().filter(one -> one.certified().isPresent()).toList();
        if (proved.isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        boolean several = cases.size() > 1;
        if (several) {
            columns.add(Column.text("run", "run"));
        }
        columns.addAll(List.of(Column.name("number", "number"), Column.number("time", "t"),
                Column.name("lower", "from"), Column.name("upper", "to"), Column.number("error", "error"),
                Column.text("holds", "holds")));
        List<List<Cell>> rows = new ArrayList<>();
        for (SolveCase one : proved) {
            CertifiedRun run = one.certified().orElseThrow();
            int last = run.certificate().boxes().size() - 1;
            shown(run).forEach(quantity -> {
                List<Cell> row = new ArrayList<>();
                if (several) {
                    row.add(Cell.text(SolveStudy.label(one)));
                }
                row.add(Cell.text(quantity.name()));
                row.add(Cell.number(lastTime(run), TIME_DIGITS));
                row.addAll(cells(quantity, last));
                rows.add(row);
            });
        }
        return Optional.of(Table.of(columns, rows).titled("Certified boxes", "at the last sample enclosed")
                .noted(notes(proved)));
    }

    private static List<Cell> cells(EnclosedQuantity quantity, int place) {
        boolean known = quantity.isEnclosed(place);
        double error = quantity.error()[place];
        return List.of(
                known ? Cell.text(OutwardDecimals.lower(quantity.lower()[place], SHOWN_DIGITS)) : Cell.absent(),
                known ? Cell.text(OutwardDecimals.upper(quantity.upper()[place], SHOWN_DIGITS)) : Cell.absent(),
                Double.isNaN(error) ? Cell.absent() : Cell.number(error, ROUGH_DIGITS),
                Cell.text(quantity.told(place).word()));
    }

    private static List<EnclosedQuantity> shown(CertifiedRun run) {
        List<EnclosedQuantity> shown = new ArrayList<>(run.quantities().stream().filter(EnclosedQuantity::state)
                .limit(MOST_SHOWN).toList());
        run.quantities().stream().filter(one -> !one.state()).forEach(shown::add);
        return shown;
    }

    private static List<String> notes(List<SolveCase> cases) {
        List<CertifiedRun> runs = cases.stream().map(one -> one.certified().orElseThrow()).toList();
        List<String> notes = new ArrayList<>();
        List<CertifiedRun> certified = runs.stream()
                .filter(run -> run.certificate().verdict() == Verdict.CERTIFIED).toList();
        if (!certified.isEmpty()) {
            notes.add("certified" + (runs.size() == 1 ? "" : " " + certified.size() + " of " + runs.size())
                    + ": boxes of a relative width of at most " + atMost(certified.stream()
                    .mapToDouble(run -> run.certificate().relativeWidth()).max().orElseThrow()) + " (asked for: "
                    + NumberText.rounded(Certificate.NARROW, 1) + ") provably hold the solution from the start in"
                    + " doubles at all " + certified.get(0).certificate().asked() + " samples" + (runs.size() == 1
                    ? ", up to t = " + NumberText.rounded(lastTime(certified.get(0)), TIME_DIGITS) : ""));
        }
        for (SolveCase one : cases) {
            CertifiedRun run = one.certified().orElseThrow();
            if (run.certificate().verdict() != Verdict.CERTIFIED) {
                notes.add((cases.size() > 1 ? SolveStudy.label(one) + ": " : "") + unfinished(run));
            }
        }
        int most = runs.stream().mapToInt(run -> run.quantities().size() - shown(run).size()).max().orElse(0);
        if (most > 0) {
            notes.add("up to " + most + " more components of a run stand in its file of all boxes");
        }
        runs.stream().flatMap(run -> run.refused().entrySet().stream())
                .map(entry -> "not enclosed: " + entry.getKey() + ", " + entry.getValue()).distinct()
                .forEach(notes::add);
        notes.addAll(told(cases));
        return notes;
    }

    private static String unfinished(CertifiedRun run) {
        TrajectoryCertificate proof = run.certificate();
        String wide = proof.wideFrom().isPresent() ? ", wider than " + NumberText.rounded(Certificate.NARROW, 1)
                + " from t = " + NumberText.rounded(proof.wideFrom().getAsDouble(), TIME_DIGITS) + " on" : "";
        return proof.verdict().word() + ": " + proof.reason() + ". Boxes hold the solution at " + proof.boxes().size()
                + " of " + proof.asked() + " samples, up to t = " + NumberText.rounded(lastTime(run), TIME_DIGITS)
                + ", relative width at most " + atMost(proof.relativeWidth()) + wide + "; it exists up to t = "
                + atLeast(proof.reached()) + " at least";
    }

    /** How the errors that the ordinary runs tell compare with what is proved. */
    private static List<String> told(List<SolveCase> cases) {
        Optional<CertifiedRun.Place> worst = Optional.empty();
        String where = "";
        for (SolveCase one : cases) {
            CertifiedRun run = one.certified().orElseThrow();
            Optional<CertifiedRun.Place> found = run.worst();
            if (found.isPresent() && (worst.isEmpty() || found.get().excess() > worst.get().excess())) {
                worst = found;
                where = found.get().quantity().name() + (cases.size() > 1 ? ", " + SolveStudy.label(one) : "")
                        + " at t = " + NumberText.rounded(run.certificate().boxes().get(found.get().at()).time(),
                        TIME_DIGITS);
            }
        }
        String at = where;
        String excess = worst.map(place -> " (by a factor of " + NumberText.rounded(place.excess(), ROUGH_DIGITS)
                + " for " + at + ")").orElse("");
        return List.of("error, holds: as the ordinary run tells it, and whether it is large enough, for sure",
                "over the whole run the largest error told holds for " + counted(cases, CertifiedRun::countOverall, ""),
                "at single samples the error told holds for " + counted(cases, CertifiedRun::count, excess));
    }

    private static String counted(List<SolveCase> cases, ToLongBiFunction<CertifiedRun, EnclosedQuantity.Told> count,
                                  String excess) {
        long[] counts = new long[EnclosedQuantity.Told.values().length];
        long all = 0;
        for (SolveCase one : cases) {
            for (EnclosedQuantity.Told kind : EnclosedQuantity.Told.values()) {
                long of = count.applyAsLong(one.certified().orElseThrow(), kind);
                counts[kind.ordinal()] += of;
                all += of;
            }
        }
        long small = counts[EnclosedQuantity.Told.TOO_SMALL.ordinal()];
        long open = counts[EnclosedQuantity.Told.OPEN.ordinal()];
        return counts[EnclosedQuantity.Told.HOLDS.ordinal()] + " of " + all + " numbers"
                + (small > 0 ? ", is too small for " + small + excess : "") + (open > 0 ? ", is open for " + open : "");
    }

    /** Rounded up, since what is proved is said of it. */
    private static String atMost(double value) {
        return Double.isFinite(value) ? NumberText.rounded(new BigDecimal(value)
                .round(new MathContext(ROUGH_DIGITS, RoundingMode.CEILING)).doubleValue(), ROUGH_DIGITS) : "any";
    }

    private static String atLeast(double time) {
        return NumberText.rounded(new BigDecimal(time).round(new MathContext(TIME_DIGITS, RoundingMode.FLOOR))
                .doubleValue(), TIME_DIGITS);
    }
}
