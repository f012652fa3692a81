package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.evidence.store.Table;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.TimeGradient;

/**
 * How blow-up times depend on the start, as tables and JSON. The share of a number y of the start is |y dT/dy| / T; the
 * sum of all is the condition number of T.
 */
final class SensitivityText {

    private static final int DIGITS = 6;
    private static final int ROUGH_DIGITS = 2;
    private static final int SHARE_DIGITS = 3;
    /** Numbers shown of one run, and of one among several. */
    private static final int SHOWN_OF_ONE = 10;
    private static final int SHOWN_OF_MANY = 3;

    private SensitivityText() {
    }

    /** {@code {"condition": ..., ..., "states": [{"state": "b", "shape": [...], "gradient": [...], ...}]}}. */
    static Json json(BlowUpCase.Sensitivities known) {
        Optional<TimeGradient.Found> found = known.found();
        List<Json> states = new ArrayList<>();
        found.ifPresent(one -> known.layout().blocks().forEach(block -> states.add(Json.object()
                .with("state", block.name())
                .with("shape", block.shape().stream().map(extent -> Json.of((long) extent)).toList())
                .with("share", share(one, block))
                .with("start", slice(one.start(), block))
                .with("gradient", slice(one.gradient(), block))
                .with("error", slice(one.errors(), block)))));
        return Json.object()
                .with("condition", found.map(one -> condition(known, one)).orElse(Double.NaN))
                .with("time", found.map(TimeGradient.Found::time).orElse(Double.NaN))
                .with("inTime", found.map(TimeGradient.Found::inTime).orElse(Double.NaN))
                .with("inSize", found.map(TimeGradient.Found::inSize).orElse(Double.NaN))
                .with("steps", found.map(TimeGradient.Found::steps).orElse(0))
                .with("states", states)
                .with("remark", remark(known));
    }

    private static Json.Array slice(double[] values, StateLayout.Block block) {
        double[] part = new double[block.size()];
        System.arraycopy(values, block.offset(), part, 0, part.length);
        return Json.numbers(part);
    }

    private static double share(TimeGradient.Found found, StateLayout.Block block) {
        return IntStream.range(block.offset(), block.end()).mapToDouble(found::share).sum();
    }

    private static double condition(BlowUpCase.Sensitivities known, TimeGradient.Found found) {
        double sum = 0;
        for (StateLayout.Block block : known.layout().blocks()) {
            sum += share(found, block);
        }
        return sum;
    }

    private static String remark(BlowUpCase.Sensitivities known) {
        return known.gradient() instanceof TimeGradient.NotFound none ? none.reason() : "";
    }

    /** One row a run: the condition number, the part of each array in it, how well the identities hold. */
    static Table overview(BlowUpStudy study) {
        List<Column> columns = new ArrayList<>(study.settingColumns());
        columns.add(Column.number("seed", "seed"));
        columns.add(Column.number("condition", "cond."));
        List<String> names = names(study);
        names.forEach(name -> columns.add(Column.number("share_" + id(name, names), name)));
        columns.add(Column.number("in_time", "in time"));
        columns.add(Column.number("in_size", "in size"));
        List<List<Cell>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notes.add("cond.: sum of |y dT/dy|/T over the numbers y of the start, then the part of each array; in time, in"
                + " size: errors of <f, dT/dy> = -1 and of <y, dT/dy> = -(p - 1) T, relative");
        for (BlowUpCase one : study.cases()) {
            BlowUpCase.Sensitivities known = one.sensitivities().orElseThrow();
            List<Cell> row = new ArrayList<>(BlowUpStudy.settingCells(one.variant()));
            row.add(Cell.count(one.seed()));
            Optional<TimeGradient.Found> found = known.found();
            row.add(number(found.map(gradient -> condition(known, gradient)), SHARE_DIGITS));
            names.forEach(name -> row.add(number(found.flatMap(gradient -> known.layout().find(name)
                    .map(block -> share(gradient, block))), SHARE_DIGITS)));
            row.add(number(found.map(TimeGradient.Found::inTime), ROUGH_DIGITS));
            row.add(number(found.map(TimeGradient.Found::inSize), ROUGH_DIGITS));
            rows.add(row);
        }
        study.cases().stream().map(one -> remark(one.sensitivities().orElseThrow()))
                .filter(remark -> !remark.isEmpty()).distinct()
                .forEach(remark -> notes.add("not available: " + remark));
        return Table.of(columns, rows).titled("Sensitivities of T to the start", study.count()).noted(notes);
    }

    private static List<String> names(BlowUpStudy study) {
        return study.cases().stream().flatMap(one -> one.sensitivities().orElseThrow().layout().blocks().stream())
                .map(StateLayout.Block::name).distinct().toList();
    }

    /** Columns go by small letters; names that differ in their case alone get their number too. */
    private static String id(String name, List<String> names) {
        String small = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        boolean taken = names.stream().filter(other ->
                other.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_").equals(small)).count() > 1;
        return taken ? small + "_" + (names.indexOf(name) + 1) : small;
    }

    /** The numbers with the largest shares, of each run. */
    static Table largest(BlowUpStudy study) {
        int shown = study.cases().size() == 1 ? SHOWN_OF_ONE : SHOWN_OF_MANY;
        return table(study, shown).titled("Numbers of the start that move T most",
                "at most " + shown + (study.cases().size() == 1 ? "" : " of each run"));
    }

    /** All numbers of all runs, in the order of the state. */
    static Table gradients(BlowUpStudy study) {
        return table(study, Integer.MAX_VALUE);
    }

    private static Table table(BlowUpStudy study, int most) {
        List<Column> columns = new ArrayList<>(study.settingColumns());
        columns.addAll(List.of(Column.number("seed", "seed"), Column.name("number", "y"),
                Column.number("start", "y(0)"), Column.number("gradient", "dT/dy"), Column.number("error", "error"),
                Column.number("share", "|y dT/dy|/T")));
        List<List<Cell>> rows = new ArrayList<>();
        for (BlowUpCase one : study.cases()) {
            BlowUpCase.Sensitivities known = one.sensitivities().orElseThrow();
            known.found().ifPresent(found -> chosen(found, most).forEach(i -> {
                List<Cell> row = new ArrayList<>(BlowUpStudy.settingCells(one.variant()));
                row.addAll(List.of(Cell.count(one.seed()), Cell.text(known.layout().format(i)),
                        Cell.number(found.start()[i], DIGITS), Cell.number(found.gradient()[i], DIGITS),
                        Cell.number(found.errors()[i], ROUGH_DIGITS), Cell.number(found.share(i), SHARE_DIGITS)));
                rows.add(row);
            }));
        }
        return Table.of(columns, rows);
    }

    private static IntStream chosen(TimeGradient.Found found, int most) {
        IntStream all = IntStream.range(0, found.gradient().length);
        return most >= found.gradient().length ? all : all.boxed()
                .sorted(Comparator.comparingDouble(found::share).reversed()).limit(most).mapToInt(i -> i);
    }

    private static Cell number(Optional<Double> value, int digits) {
        return value.map(one -> Cell.number(one, digits)).orElse(Cell.absent());
    }
}
