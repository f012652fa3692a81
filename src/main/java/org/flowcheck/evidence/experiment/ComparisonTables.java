package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.flowcheck.evidence.statistics.Quantile;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.evidence.store.Table;

/** The tables of comparisons: one row per point of the grid and quantity, and one per run and quantity. */
final class ComparisonTables {

    private static final int TIME_DIGITS = 4;
    private static final int ERROR_DIGITS = 3;
    private static final int NUMERICAL_DIGITS = 2;
    private static final int EXACT_DIGITS = 12;

    private final ComparisonStudy study;
    private final boolean severalSettings;
    private final boolean severalRuns;
    private final boolean mixed;

    ComparisonTables(ComparisonStudy study) {
        this.study = study;
        severalSettings = study.groups().size() > 1;
        severalRuns = study.groups().values().stream().anyMatch(group -> group.size() > 1);
        mixed = severalRuns && study.groups().values().stream().anyMatch(this::mixed);
    }

    /** Whether some run of a point of the grid passes the level in some quantity, and another does not. */
    private boolean mixed(List<ComparisonCase> group) {
        return Arrays.stream(study.shown()).anyMatch(q -> group.stream()
                .map(one -> study.passage(one.errors().get(q)).isPresent()).distinct().count() > 1);
    }

    /** Median and extremes of the time of validity over the seeds, and the error at a quarter, half and the end. */
    Table summary() {
        double[] marks = study.marks();
        List<Column> columns = new ArrayList<>();
        if (severalSettings) {
            columns.add(Column.name("settings", "settings"));
        }
        columns.add(Column.name("name", "name"));
        columns.add(Column.number("until", "until"));
        study.clocks().forEach(clock -> columns.add(Column.number("until_" + clock.suffix(), clock.heading())));
        if (severalRuns) {
            columns.add(Column.text("extremes", "extremes"));
            study.clocks().forEach(clock -> columns.add(Column.text("extremes_" + clock.suffix(), clock.heading())));
        }
        if (mixed) {
            columns.add(Column.text("passed", "passed"));
        }
        for (int i = 0; i < marks.length; i++) {
            columns.add(Column.number("error_" + (i + 1), "t = " + plain(marks[i])));
        }
        columns.add(Column.number("numerical", "numerical"));
        List<List<Cell>> rows = new ArrayList<>();
        study.groups().forEach((label, group) -> {
            for (int q : study.shown()) {
                rows.add(row(label, group, q, marks));
            }
        });
        String runs = study.cases().size() + (study.cases().size() == 1 ? " run" : " runs");
        return Table.of(columns, rows).titled(study.reduced() + " against " + study.full(),
                "level " + plain(study.settings().level()) + ", " + runs).noted(new ComparisonNotes(study).lines());
    }

    private List<Cell> row(String label, List<ComparisonCase> group, int q, double[] marks) {
        List<ErrorSeries> series = group.stream().map(one -> one.errors().get(q)).toList();
        List<Cell> row = new ArrayList<>();
        if (severalSettings) {
            row.add(Cell.text(label));
        }
        row.add(Cell.text(study.label(study.quantities().get(q))));
        double[] times = series.stream().map(study::passage).mapToDouble(passage ->
                passage.map(ErrorSeries.Passage::time).orElse(Double.POSITIVE_INFINITY)).toArray();
        row.add(time(Quantile.of(times, 0.5)));
        List<double[]> others = study.clocks().stream().map(clock -> inClock(clock, group, times)).toList();
        others.forEach(other -> row.add(other.length < times.length ? Cell.absent() : time(Quantile.of(other, 0.5))));
        if (severalRuns) {
            row.add(extremes(times));
            others.forEach(other -> row.add(other.length < times.length ? Cell.absent() : extremes(other)));
        }
        if (mixed) {
            row.add(Cell.text(Arrays.stream(times).filter(Double::isFinite).count() + " of " + times.length));
        }
        for (double mark : marks) {
            double[] errors = series.stream().flatMap(one -> place(one, mark).map(one::relative).stream())
                    .mapToDouble(Double::doubleValue).toArray();
            // Where some runs have ended, a median over the others would be of others.
            row.add(errors.length < series.size() ? Cell.absent()
                    : Cell.number(Quantile.of(errors, 0.5), ERROR_DIGITS));
        }
        row.add(Cell.number(series.stream().mapToDouble(this::numerical).max().orElse(0),
                NUMERICAL_DIGITS));
        return row;
    }

    /** Times in another clock; fewer where some run has no such clock, whose median would be of others. */
    private static double[] inClock(SecondClock clock, List<ComparisonCase> group, double[] times) {
        return IntStream.range(0, times.length).mapToDouble(i -> clock.of(group.get(i)) * times[i])
                .filter(time -> !Double.isNaN(time)).toArray();
    }

    private double numerical(ErrorSeries series) {
        return series.numericalErrorBelow(study.settings().level());
    }

    private static Optional<Integer> place(ErrorSeries series, double time) {
        int place = Arrays.binarySearch(series.times(), time);
        return place < 0 ? Optional.empty() : Optional.of(place);
    }

    /** A number without zeros at the end: {@code 0.1}, {@code 20}. */
    static String plain(double value) {
        String text = NumberText.rounded(value, TIME_DIGITS);
        return text.contains(".") && !text.contains("e") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static Cell time(double time) {
        return Double.isInfinite(time) ? Cell.absent() : Cell.number(time, TIME_DIGITS);
    }

    private static Cell extremes(double[] times) {
        double least = Quantile.of(times, 0);
        double most = Quantile.of(times, 1);
        return Double.isInfinite(least) ? Cell.absent() : Cell.text(NumberText.rounded(least, TIME_DIGITS) + " to "
                + (Double.isInfinite(most) ? "-" : NumberText.rounded(most, TIME_DIGITS)));
    }

    /** Everything known of each run, in columns that a program reads. */
    Table runs() {
        Set<String> names = new LinkedHashSet<>();
        study.cases().forEach(one -> names.addAll(settings(one).keySet()));
        List<Column> columns = new ArrayList<>();
        int number = 0;
        for (String name : names) {
            // Names may differ in case alone, and ids may not.
            number++;
            columns.add(Column.text("p" + number + "_" + name.toLowerCase(Locale.ROOT).replace('.', '_'), name));
        }
        columns.addAll(List.of(Column.number("seed", "seed"), Column.name("quantity", "quantity"),
                Column.text("kind", "kind"), Column.number("clock", "clock"), Column.number("start_off", "start off"),
                Column.text("outcome", "outcome"), Column.number("sampled_until", "sampled until"),
                Column.number("sampled_until_of_reduced", "of reduced"),
                Column.number("valid_until", "valid until"), Column.number("valid_until_of_reduced", "of reduced"),
                Column.number("from", "from"), Column.number("to", "to"),
                Column.number("largest", "largest error"), Column.number("largest_at", "at"),
                Column.number("at_end", "error at the end"), Column.number("numerical", "numerical error")));
        // Times that were added later stand last: programs may count columns.
        List.of("from", "to", "largest_at").forEach(id ->
                columns.add(Column.number(id + "_of_reduced", id.replace('_', ' ') + " of reduced")));
        columns.add(Column.number("normalised_clock", "normalised clock"));
        List.of("sampled_until", "valid_until", "from", "to", "largest_at").forEach(id ->
                columns.add(Column.number(id + "_normalised", id.replace('_', ' ') + " normalised")));
        List<List<Cell>> rows = new ArrayList<>();
        for (ComparisonCase one : study.cases()) {
            for (ErrorSeries series : one.errors()) {
                List<Cell> row = new ArrayList<>();
                names.forEach(name -> row.add(Optional.ofNullable(settings(one).get(name)).map(Cell::text)
                        .orElse(Cell.absent())));
                row.addAll(List.of(Cell.count(one.seed()), Cell.text(study.label(series.quantity())),
                        Cell.text(series.quantity().kind().word()), exact(one.clock()), exact(one.startOff()),
                        Cell.text(one.outcome().word()), exact(one.sampledUntil()),
                        exact(one.clock() * one.sampledUntil())));
                Optional<ErrorSeries.Passage> passage = study.passage(series);
                row.add(passage.map(found -> exact(found.time())).orElse(Cell.absent()));
                row.add(passage.map(found -> exact(one.clock() * found.time())).orElse(Cell.absent()));
                row.add(passage.map(found -> exact(found.from())).orElse(Cell.absent()));
                row.add(passage.map(found -> exact(found.to())).orElse(Cell.absent()));
                Optional<Integer> largest = series.largest();
                row.add(largest.map(k -> exact(series.relative(k))).orElse(Cell.absent()));
                row.add(largest.map(k -> exact(series.times()[k])).orElse(Cell.absent()));
                row.add(largest.map(k -> exact(series.relative(series.size() - 1))).orElse(Cell.absent()));
                row.add(exact(numerical(series)));
                double[] times = {one.sampledUntil(), passage.map(ErrorSeries.Passage::time).orElse(Double.NaN),
                    passage.map(ErrorSeries.Passage::from).orElse(Double.NaN),
                    passage.map(ErrorSeries.Passage::to).orElse(Double.NaN),
                    largest.map(k -> series.times()[k]).orElse(Double.NaN)};
                Arrays.stream(times).skip(2).forEach(time -> row.add(exact(one.clock() * time)));
                double normalised = SecondClock.NORMALISED.of(one);
                row.add(exact(normalised));
                Arrays.stream(times).forEach(time -> row.add(exact(normalised * time)));
                rows.add(row);
            }
        }
        return Table.of(columns, rows).titled(study.reduced() + " against " + study.full(),
                study.cases().size() + (study.cases().size() == 1 ? " run" : " runs"));
    }

    private static Map<String, String> settings(ComparisonCase one) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String word : one.label().isEmpty() ? new String[0] : one.label().split(" ")) {
            settings.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        return settings;
    }

    private static Cell exact(double value) {
        return Double.isNaN(value) ? Cell.absent() : Cell.number(value, EXACT_DIGITS);
    }
}
