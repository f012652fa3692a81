package org.flowcheck.evidence.language;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;

/** What must be known of the sizes of matrices before runs are made, at every point of their grid. */
final class MatrixSizes {

    /**
     * Rows times columns times the smaller of the two: {@value}. A decomposition takes some ten times as many
     * operations, and a claim makes one at every sample where the matrix moves.
     */
    static final double LARGEST_WORK = 1e8;
    /** Numbers in a matrix, or in a family of vectors: {@value}. */
    static final double LARGEST = 1e7;

    private MatrixSizes() {
    }

    /** The size of a matrix, in whole numbers. */
    record Shape(double rows, double columns) {
        double smaller() {
            return Math.min(rows, columns);
        }
    }

    /** Refuses a matrix without rows or columns, or a very large one. */
    static void require(RunPlan run, FormulaMatrix matrix, Span span) {
        for (Map<String, Double> point : GridPoints.of(run, names(axes(matrix), List.of()))) {
            Shape shape = shape(matrix, point);
            if (!(shape.smaller() >= 1)) {
                throw Diagnostic.at(span, Code.NUMBER_OUT_OF_RANGE, "this matrix has a size below 1")
                        .finding(text(shape)).exception();
            }
            if (!(shape.rows() * shape.columns() <= LARGEST)
                    || !(shape.rows() * shape.columns() * shape.smaller() <= LARGEST_WORK)) {
                throw Diagnostic.at(span, Code.NUMBER_OUT_OF_RANGE, "this matrix is too large")
                        .expecting("rows * columns * smaller size of at most 1e8, rows * columns of at most 1e7")
                        .finding(text(shape)).exception();
            }
        }
    }

    /** The size of a matrix at the first point of the runs' grid. */
    static Shape first(RunPlan run, FormulaMatrix matrix) {
        return shape(matrix, GridPoints.of(run, names(axes(matrix), List.of())).get(0));
    }

    /** Refuses a place that is not among the singular values. */
    static void requirePlace(RunPlan run, FormulaMatrix matrix, Expression place, Span span) {
        for (Map<String, Double> point : GridPoints.of(run, names(axes(matrix), List.of(place)))) {
            Shape shape = shape(matrix, point);
            double at = value(place, point);
            if (!(at >= 1 && at <= shape.smaller())) {
                throw Diagnostic.at(span, Code.NUMBER_OUT_OF_RANGE, "there is no singular value of this number")
                        .expecting("from 1 to " + whole(shape.smaller()) + ", the smaller size of a matrix of "
                                + text(shape)).finding(ExpressionText.of(place)
                                + (Traversal.freeNames(place).isEmpty() ? "" : " = " + whole(at))).exception();
            }
        }
    }

    /** Refuses a family of very many vectors, or of none. */
    static void requireFamily(RunPlan run, Quantity.SingularProjection projection, Span span) {
        List<Axis> axes = Stream.concat(axes(projection.matrix()).stream(), projection.family().stream()).toList();
        for (Map<String, Double> point : GridPoints.of(run, names(axes, List.of()))) {
            Shape shape = shape(projection.matrix(), point);
            double vectors = product(projection.family(), point);
            if (!(vectors >= 1) || !(vectors * (shape.rows() + shape.columns()) <= LARGEST)) {
                throw Diagnostic.at(span, Code.NUMBER_OUT_OF_RANGE, "this projects too many vectors, or none")
                        .expecting("from 1 vector to 1e7 numbers in all")
                        .finding(whole(vectors) + " vectors").exception();
            }
        }
    }

    static String text(Shape shape) {
        return whole(shape.rows()) + " rows and " + whole(shape.columns()) + " columns";
    }

    static String whole(double value) {
        return Double.toString(value).replaceFirst("\\.0$", "");
    }

    private static List<Axis> axes(FormulaMatrix matrix) {
        return Stream.concat(matrix.rows().stream(), matrix.blocks().stream().flatMap(block ->
                block.columns().stream())).toList();
    }

    private static Set<String> names(List<Axis> axes, List<Expression> more) {
        Set<String> names = new TreeSet<>();
        Stream.concat(axes.stream().map(Axis::size), more.stream()).map(Traversal::freeNames).forEach(names::addAll);
        return names;
    }

    private static Shape shape(FormulaMatrix matrix, Map<String, Double> point) {
        return new Shape(product(matrix.rows(), point),
                matrix.blocks().stream().mapToDouble(block -> product(block.columns(), point)).sum());
    }

    /** How many values the indices have together; 0 or less where one has none. */
    private static double product(List<Axis> axes, Map<String, Double> point) {
        double product = 1;
        for (Axis axis : axes) {
            product *= Math.max(0, value(axis.size(), point));
        }
        return product;
    }

    private static double value(Expression expression, Map<String, Double> point) {
        return new Evaluator((name, at) -> point.get(name)).value(expression);
    }
}
