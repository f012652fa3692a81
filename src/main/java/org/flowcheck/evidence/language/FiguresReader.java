package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.FigurePlan;
import org.flowcheck.evidence.claim.JudgingCost;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.TimeVariable;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads {@code figures}: what a claim draws from its runs. */
final class FiguresReader {

    /** The time variable of curves over samples. */
    private static final TimeVariable TIME = new TimeVariable("t", -1);
    /** Names of figures, which name files. */
    static final String FILE_NAME = "^[a-z0-9]+(-[a-z0-9]+)*$";
    static final List<String> SCALES = List.of("linear", "log");
    static final List<String> DRAWINGS = List.of("line", "markers", "reference");
    static final List<String> FITS = List.of("line");
    private static final int MOST_FIGURES = 20;

    private final RunFormulas formulas;
    private final RunFormulas perRun;
    private final List<RunPlan> runs;
    private final SnapshotReader snapshots;

    /** A reader of figures of runs. */
    FiguresReader(List<RunPlan> runs, QuantityScope quantities, NamedNumbers numbers) {
        this.runs = runs;
        this.formulas = new RunFormulas(runs, List.of(TIME), quantities, numbers, 1);
        this.snapshots = new SnapshotReader(runs, quantities);
        this.perRun = new RunFormulas(runs, List.of(), quantities, numbers, 1);
    }

    /** The figures of a section. */
    List<FigurePlan> read(YamlNode section) {
        List<FigurePlan> figures = new ArrayList<>();
        for (YamlEntry entry : section.requireMapping("figures by name").entries()) {
            if (!entry.name().matches(FILE_NAME) || figures.size() == MOST_FIGURES) {
                throw Diagnostic.at(entry.key().span(), Code.BAD_NAME, "the name of a figure names its files")
                        .expecting("at most " + MOST_FIGURES + " names of lower-case letters, digits and hyphens")
                        .finding(entry.name()).exception();
            }
            figures.add(figure(entry));
        }
        return figures;
    }

    /** Every series that the figures use. */
    List<Value.Series> measured() {
        List<Value.Series> all = new ArrayList<>(formulas.measured());
        all.addAll(perRun.measured());
        return all;
    }

    private FigurePlan figure(YamlEntry entry) {
        YamlMapping mapping = entry.value().requireMapping("a mapping with the keys " + String.join(", ",
                ClaimKeys.OF_FIGURE));
        mapping.checkKeys(ClaimKeys.OF_FIGURE, "a figure");
        return new FigurePlan(entry.name(), words(mapping, ClaimKeys.TITLE), words(mapping, ClaimKeys.CAPTION),
                axis(mapping, ClaimKeys.X), axis(mapping, ClaimKeys.Y),
                mapping.find(ClaimKeys.MATRIX).isPresent() ? table(mapping) : graph(entry, mapping));
    }

    private FigurePlan.Table table(YamlMapping mapping) {
        for (String key : List.of(ClaimKeys.CURVES, ClaimKeys.STAGES, ClaimKeys.MARKS)) {
            mapping.entry(key).ifPresent(entry -> {
                throw Diagnostic.at(entry.key().span(), Code.UNKNOWN_KEY, "a figure shows a matrix or curves")
                        .expecting("'" + ClaimKeys.MATRIX + "' or '" + ClaimKeys.CURVES + "'").exception();
            });
        }
        for (String key : List.of(ClaimKeys.X, ClaimKeys.Y)) {
            if (axis(mapping, key).logarithmic()) {
                throw Diagnostic.at(mapping.entry(key).orElseThrow().value().span(), Code.UNKNOWN_WORD,
                        "rows and columns of a matrix have no scale").expecting("a label alone").exception();
            }
        }
        return snapshots.table(mapping.require(ClaimKeys.MATRIX, "a figure")
                .requireMapping("{entries: r.D[b, c], for: ..., at: [0, end]}"));
    }

    private FigurePlan.Graph graph(YamlEntry entry, YamlMapping mapping) {
        List<FigurePlan.Curve> curves = new ArrayList<>();
        YamlSequence list = mapping.require(ClaimKeys.CURVES, "a figure").requireSequence("a list of curves");
        for (YamlNode node : list.items()) {
            curves.add(curve(node.requireMapping("{x: formula, y: formula}")));
        }
        if (curves.isEmpty()) {
            throw Diagnostic.at(entry.key().span(), Code.MISSING_VALUE, "a figure without curves").exception();
        }
        List<FigurePlan.Stage> stages = new ArrayList<>();
        for (YamlEntry stage : entries(mapping, ClaimKeys.STAGES)) {
            YamlMapping ends = stage.value().requireMapping("{from: formula, to: formula}");
            ends.checkKeys(ClaimKeys.OF_STAGE, "a stage");
            String run = run(ends, ClaimKeys.FROM, ClaimKeys.TO);
            stages.add(new FigurePlan.Stage(stage.name(), run, number(ends, run, ClaimKeys.FROM),
                    number(ends, run, ClaimKeys.TO)));
        }
        List<FigurePlan.Mark> marks = new ArrayList<>();
        for (YamlEntry mark : entries(mapping, ClaimKeys.MARKS)) {
            YamlMapping place = mark.value().requireMapping("{x: formula, y: formula}");
            place.checkKeys(ClaimKeys.OF_MARK, "a mark");
            String run = run(place, ClaimKeys.X, ClaimKeys.Y);
            marks.add(new FigurePlan.Mark(mark.name(), run, number(place, run, ClaimKeys.X),
                    number(place, run, ClaimKeys.Y)));
        }
        return new FigurePlan.Graph(curves, stages, marks);
    }

    /** The run that two formulas name first, else the first of the claim. */
    private String run(YamlMapping mapping, String first, String second) {
        return RunNames.first(term(mapping, first), runs).or(() -> RunNames.first(term(mapping, second), runs))
                .orElse(runs.get(0).name());
    }

    private static FigurePlan.Axis axis(YamlMapping mapping, String key) {
        YamlMapping axis = mapping.require(key, "a figure").requireMapping("{label: ..., scale: log}");
        axis.checkKeys(ClaimKeys.OF_AXIS, "an axis");
        String scale = axis.find(ClaimKeys.SCALE).map(node -> choice(node, SCALES)).orElse(SCALES.get(0));
        return new FigurePlan.Axis(words(axis, ClaimKeys.LABEL), scale.equals("log"));
    }

    private FigurePlan.Curve curve(YamlMapping mapping) {
        mapping.checkKeys(ClaimKeys.OF_CURVE, "a curve");
        Term xTerm = term(mapping, ClaimKeys.X);
        Term yTerm = term(mapping, ClaimKeys.Y);
        String run = RunNames.first(yTerm, runs).or(() -> RunNames.first(xTerm, runs)).orElse(runs.get(0).name());
        CurveIndex index = CurveIndex.of(mapping.find(ClaimKeys.FOR).map(node -> node.requireText("a range").content()),
                List.of(xTerm, yTerm), formulas.names());
        List<FigurePlan.Place> places = new ArrayList<>();
        for (NamedNumbers at : index.values()) {
            Value y = value(formulas, run, at.replacedIn(yTerm), index.values().size());
            Value x = value(formulas, run, at.replacedIn(xTerm), index.values().size());
            places.add(new FigurePlan.Place(index.label(places.size()), x, y));
        }
        boolean overTime = places.stream().anyMatch(place -> usesTime(place.x()) || usesTime(place.y()));
        Optional<String> by = mapping.find(ClaimKeys.BY).map(node -> parameter(node, run));
        FigurePlan.Drawing drawing = mapping.find(ClaimKeys.DRAW).map(node -> FigurePlan.Drawing.valueOf(
                choice(node, DRAWINGS).toUpperCase(Locale.ROOT)))
                .orElse(overTime ? FigurePlan.Drawing.LINE : FigurePlan.Drawing.MARKERS);
        boolean fit = mapping.find(ClaimKeys.FIT).map(node -> choice(node, FITS)).isPresent();
        if (fit && overTime) {
            throw Diagnostic.at(yTerm.span(), Code.LEVEL_MISMATCH, "a line is fitted to points of which each is a run")
                    .expecting("numbers per run, such as r.T against Log[r.m]").exception();
        }
        return new FigurePlan.Curve(words(mapping, ClaimKeys.LABEL), run,
                overTime ? Optional.of(0) : Optional.empty(), places, by, drawing, fit);
    }

    /** A formula about the cells of a run, one of as many as a curve has places. */
    private Value value(RunFormulas scope, String run, Term term, int places) {
        RunPairs.require(term, run, runs);
        Value value = scope.valueOn(run, term);
        if (value.level() == Value.Level.ENSEMBLE) {
            throw Diagnostic.at(term.span(), Code.LEVEL_MISMATCH,
                    "a figure shows runs, not an estimate over all of them")
                    .expecting("something like r.x[t] or r.T").exception();
        }
        RunPlan plan = scope.plan(run);
        double times = usesTime(value) ? plan.extent().samples() : 1;
        RunFormulas.requireBounded(places * times * JudgingCost.of(value, plan), term.span());
        return value;
    }

    private Value number(YamlMapping mapping, String run, String key) {
        return value(perRun, run, term(mapping, key), 1);
    }

    private Term term(YamlMapping mapping, String key) {
        return formulas.term(mapping.require(key, "a part of a figure").requireText("a formula").content());
    }

    private String parameter(YamlNode node, String run) {
        YamlText name = node.requireText("a parameter of the runs");
        List<String> known = runs.stream().filter(plan -> plan.name().equals(run)).findFirst().orElseThrow()
                .grid().stream()
                .map(RunPlan.Axis::parameter).toList();
        if (!known.contains(name.value())) {
            throw Diagnostic.at(name.span(), Code.UNKNOWN_PARAMETER,
                    "the runs '" + run + "' do not set '" + name.value() + "'")
                    .expecting(String.join(", ", known)).suggesting(Spelling.nearest(name.value(), known)).exception();
        }
        return name.value();
    }

    private static boolean usesTime(Value value) {
        return value instanceof Value.Time time && time.variable() == 0
                || value instanceof Value.Series series && series.variable() == 0
                || value.parts().stream().anyMatch(FiguresReader::usesTime);
    }

    private static List<YamlEntry> entries(YamlMapping mapping, String key) {
        return mapping.find(key).map(node -> node.requireMapping("a mapping of names").entries()).orElse(List.of());
    }

    static String words(YamlMapping mapping, String key) {
        return mapping.find(key).map(node -> node.requireText("text").value().strip().replaceAll("\\s+", " "))
                .orElse("");
    }

    private static String choice(YamlNode node, List<String> words) {
        YamlText text = node.requireText("one of " + String.join(", ", words));
        if (!words.contains(text.value())) {
            throw Diagnostic.at(text.span(), Code.UNKNOWN_WORD, "'" + text.value() + "' is not known here")
                    .expecting(String.join(", ", words)).suggesting(Spelling.nearest(text.value(), words)).exception();
        }
        return text.value();
    }
}
