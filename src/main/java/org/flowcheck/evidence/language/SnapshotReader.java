package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.FigurePlan;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.Snapshot;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ModelScope;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads tables of figures: {@code {entries: "r.D[b, c]", for: "{b, M}, {c, M}", at: [0, end]}}. */
final class SnapshotReader {

    /** Moments of one figure: {@value}. */
    static final int MOST_MOMENTS = 6;
    /** Rows, or columns, of a table: {@value}. */
    static final int LARGEST_SIDE = 200;
    /** Cells of one figure, which its file holds one by one: {@value}. */
    static final int MOST_CELLS = 60_000;

    private final List<RunPlan> runs;
    private final QuantityScope quantities;

    SnapshotReader(List<RunPlan> runs, QuantityScope quantities) {
        this.runs = runs;
        this.quantities = quantities;
    }

    /** A matrix of the runs of a name. */
    private record Named(RunPlan run, FormulaMatrix matrix, MatrixSizes.Shape shape) {
        double length() {
            return shape.rows() * shape.columns();
        }
    }

    /** The tables of {@code matrix: ...}. */
    FigurePlan.Table table(YamlMapping mapping) {
        mapping.checkKeys(ClaimKeys.OF_TABLE, "a matrix of a figure");
        YamlText name = text(mapping, ClaimKeys.ENTRIES);
        YamlText over = text(mapping, ClaimKeys.FOR);
        List<Term> ranges = FormulaParser.parseList(over.content());
        if (ranges.size() != 2) {
            throw Diagnostic.at(over.span(), Code.WRONG_NUMBER_OF_INDICES, "a table has rows and columns")
                    .expecting("two ranges, as in {b, M}, {c, M}").exception();
        }
        Named named = matrix(name, ranges);
        if (named.matrix.blocks().get(0).columns().isEmpty()) {
            throw Diagnostic.at(name.span(), Code.WRONG_NUMBER_OF_INDICES, "a table shows a quantity with two indices")
                    .expecting("a curve over an index for one with one").exception();
        }
        YamlNode at = mapping.require(ClaimKeys.AT, "a matrix of a figure");
        List<YamlNode> moments = at instanceof YamlSequence sequence ? sequence.items() : List.of(at);
        if (moments.isEmpty() || moments.size() > MOST_MOMENTS) {
            throw Diagnostic.at(at.span(), Code.NUMBER_OUT_OF_RANGE, "a matrix is shown at some moments")
                    .expecting("from 1 to " + MOST_MOMENTS).finding(Integer.toString(moments.size())).exception();
        }
        if (Math.max(named.shape.rows(), named.shape.columns()) > LARGEST_SIDE
                || named.length() * moments.size() > MOST_CELLS) {
            throw Diagnostic.at(name.span(), Code.NUMBER_OUT_OF_RANGE, "this matrix is too large to be seen")
                    .expecting("at most " + LARGEST_SIDE + " rows and columns, and " + MOST_CELLS
                            + " cells at all moments; part of it is a matrix, too")
                    .finding(MatrixSizes.text(named.shape) + (moments.size() == 1 ? ""
                            : " at " + moments.size() + " moments")).exception();
        }
        List<Optional<Expression>> times = new ArrayList<>();
        moments.forEach(moment -> times.add(moment(moment, named.run)));
        OptionalDouble from = number(mapping, ClaimKeys.FROM);
        OptionalDouble to = number(mapping, ClaimKeys.TO);
        if (from.isPresent() && to.isPresent() && !(from.getAsDouble() < to.getAsDouble())) {
            throw Diagnostic.at(mapping.entry(ClaimKeys.TO).orElseThrow().value().span(), Code.NUMBER_OUT_OF_RANGE,
                    "a scale of colours ends above its start").exception();
        }
        return new FigurePlan.Table(named.run.name(), named.matrix, times, FiguresReader.words(mapping,
                ClaimKeys.LABEL), from, to, mapping.find(ClaimKeys.ORDER).map(node -> order(node, named, ranges)));
    }

    private static YamlText text(YamlMapping mapping, String key) {
        return mapping.require(key, "a matrix of a figure").requireText("a quantity such as r.D[b, c]");
    }

    private Named matrix(YamlText text, List<Term> ranges) {
        Term term = FormulaParser.parse(text.content());
        if (!(term instanceof Term.Call call) || call.name().indexOf('.') < 0) {
            throw Diagnostic.at(term.span(), Code.FORMULA_SYNTAX, "a quantity of a run is wanted here, with its indices")
                    .expecting(runs.get(0).name() + ".D[b, c]").exception();
        }
        String name = call.name().substring(0, call.name().indexOf('.'));
        List<String> names = runs.stream().map(RunPlan::name).toList();
        RunPlan run = runs.stream().filter(plan -> plan.name().equals(name)).findFirst().orElseThrow(() ->
                Diagnostic.at(call.head().span(), Code.UNKNOWN_RUN, "there are no runs '" + name + "'")
                        .expecting(String.join(", ", names)).suggesting(Spelling.nearest(name, names)).exception());
        if (!(run.extent() instanceof Extent.UntilTime)) {
            throw Diagnostic.at(text.span(), Code.LEVEL_MISMATCH, "the moments of runs until a blow-up are not known "
                    + "beforehand").expecting("runs until a time").exception();
        }
        FormulaMatrix matrix = quantities.matrix(run, call, ranges);
        return new Named(run, matrix, MatrixSizes.first(run, matrix));
    }

    private FormulaMatrix order(YamlNode node, Named table, List<Term> ranges) {
        YamlText text = node.requireText("a quantity with one index, such as r.v[b]");
        Named by = matrix(text, ranges);
        boolean fits = by.length() == table.shape.rows() || by.length() == table.shape.columns();
        if (!by.run.name().equals(table.run.name()) || by.shape.columns() != 1 || !fits) {
            throw Diagnostic.at(text.span(), Code.SHAPE_MISMATCH, "rows or columns are sorted by as many numbers")
                    .expecting("a quantity of '" + table.run.name() + "' with the index of the rows or of the columns")
                    .exception();
        }
        return by.matrix;
    }

    /** A moment of the first run, which must lie in it. */
    private static Optional<Expression> moment(YamlNode node, RunPlan run) {
        YamlText text = node.requireText("a time, or 'end'");
        if (text.value().strip().equals(RunFormulas.END)) {
            return Optional.empty();
        }
        Expression time = ModelScope.of(run.model()).ofParameters(text.content());
        Extent.UntilTime until = (Extent.UntilTime) run.extent();
        Set<String> names = new TreeSet<>(Traversal.freeNames(time));
        names.addAll(Traversal.freeNames(until.end()));
        Map<String, Double> point = GridPoints.of(run, names).get(0);
        double value = new Evaluator((name, at) -> point.get(name)).value(time);
        double end = until.end(point);
        if (!(value >= 0 && value <= end)) {
            throw Diagnostic.at(text.span(), Code.NUMBER_OUT_OF_RANGE, "this moment is not in the run")
                    .expecting("a time from 0 to " + MatrixSizes.whole(end) + ", or 'end'").finding(MatrixSizes.whole(value)).exception();
        }
        return Optional.of(time);
    }

    private static OptionalDouble number(YamlMapping mapping, String key) {
        return mapping.find(key).map(node -> OptionalDouble.of(RunReader.number(node))).orElse(OptionalDouble.empty());
    }
}
