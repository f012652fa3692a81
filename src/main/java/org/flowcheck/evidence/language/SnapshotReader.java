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
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;

/** Reads what figures show of matrices at moments: {@code {entries: r.D, at: [0, end]}}. */
final class SnapshotReader {

    /** Moments of one figure: {@value}. */
    static final int MOST_MOMENTS = 6;
    /** Rows, or columns, of a table: {@value}. */
    static final int LARGEST_SIDE = 200;
    /** Cells of one figure, which its file holds one by one: {@value}. */
    static final int MOST_CELLS = 60_000;
    /** Numbers of a profile: {@value}. */
    static final int LONGEST_PROFILE = 10_000;

    private final List<RunPlan> runs;
    private final QuantityScope quantities;

    SnapshotReader(List<RunPlan> runs, QuantityScope quantities) {
        this.runs = runs;
        this.quantities = quantities;
    }

    /** A matrix of the runs of a name. */
    private record Named(RunPlan run, FormulaMatrix matrix, MatrixSizes.Shape shape) {
        boolean line() {
            return shape.smaller() == 1;
        }

        double length() {
            return shape.rows() * shape.columns();
        }
    }

    /** The tables of {@code matrix: ...}. */
    FigurePlan.Table table(YamlMapping mapping) {
        mapping.checkKeys(ClaimKeys.OF_TABLE, "a matrix of a figure");
        YamlText name = entries(mapping);
        Named named = matrix(name);
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
                    .finding(MatrixSizes.text(named.shape) + " at " + moments.size() + " moments").exception();
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
                ClaimKeys.LABEL), from, to, mapping.find(ClaimKeys.ORDER).map(node -> order(node, named)));
    }

    /** A curve of entries. */
    FigurePlan.Profile profile(YamlMapping mapping, FigurePlan.Drawing drawing) {
        mapping.checkKeys(ClaimKeys.OF_PROFILE, "a curve of entries");
        YamlText name = entries(mapping);
        Named named = matrix(name);
        if (!named.line() || named.length() > LONGEST_PROFILE) {
            throw Diagnostic.at(name.span(), Code.SHAPE_MISMATCH, "a curve is wanted of one row or column")
                    .expecting("at most " + LONGEST_PROFILE + " entries in a row or a column")
                    .finding(MatrixSizes.text(named.shape)).exception();
        }
        return new FigurePlan.Profile(FiguresReader.words(mapping, ClaimKeys.LABEL), named.run.name(),
                new Snapshot(named.matrix, moment(mapping.require(ClaimKeys.AT, "a curve of entries"), named.run)),
                drawing);
    }

    private static YamlText entries(YamlMapping mapping) {
        return mapping.require(ClaimKeys.ENTRIES, "a matrix at a moment").requireText("a matrix such as r.D");
    }

    private Named matrix(YamlText text) {
        String[] parts = text.value().strip().split("\\.", 2);
        List<String> names = runs.stream().map(RunPlan::name).toList();
        RunPlan run = runs.stream().filter(plan -> plan.name().equals(parts[0])).findFirst().orElseThrow(() ->
                Diagnostic.at(text.span(), Code.UNKNOWN_RUN, "there are no runs '" + parts[0] + "'")
                        .expecting(String.join(", ", names) + ", as in " + names.get(0) + ".D")
                        .suggesting(Spelling.nearest(parts[0], names)).exception());
        if (!(run.extent() instanceof Extent.UntilTime)) {
            throw Diagnostic.at(text.span(), Code.LEVEL_MISMATCH, "the moments of runs until a blow-up are not known "
                    + "beforehand").expecting("runs until a time").exception();
        }
        FormulaMatrix matrix = quantities.matrix(run, parts.length == 2 ? parts[1] : "", text.span());
        return new Named(run, matrix, MatrixSizes.first(run, matrix));
    }

    private FormulaMatrix order(YamlNode node, Named table) {
        YamlText text = node.requireText("a matrix of one row or column, such as r.v");
        Named by = matrix(text);
        boolean fits = by.length() == table.shape.rows() || by.length() == table.shape.columns();
        if (!by.run.name().equals(table.run.name()) || !by.line() || !fits) {
            throw Diagnostic.at(text.span(), Code.SHAPE_MISMATCH, "rows or columns are sorted by as many numbers")
                    .expecting("one row or column of the runs '" + table.run.name() + "' beside "
                            + MatrixSizes.text(table.shape))
                    .finding(MatrixSizes.text(by.shape) + " of '" + by.run.name() + "'").exception();
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
                    .expecting("a time from 0 to " + end + ", or 'end'").finding(Double.toString(value)).exception();
        }
        return Optional.of(time);
    }

    private static OptionalDouble number(YamlMapping mapping, String key) {
        return mapping.find(key).map(node -> OptionalDouble.of(RunReader.number(node))).orElse(OptionalDouble.empty());
    }
}
