package org.flowcheck.evidence.report.page;

import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Axis;

/** What a quantity is that no single formula says, in words. */
final class QuantityWords {

    private QuantityWords() {
    }

    static String of(Quantity quantity) {
        if (quantity instanceof Quantity.Scalar scalar) {
            return ExpressionText.of(scalar.formula());
        }
        if (quantity instanceof Quantity.Distance distance) {
            return "Wasserstein distance of " + ExpressionText.of(distance.first()) + " and "
                    + ExpressionText.of(distance.second()) + over(List.of(distance.axis()));
        }
        if (quantity instanceof Quantity.SingularValue value) {
            return "singular value number " + ExpressionText.of(value.place()) + " of the matrix " + of(value.matrix());
        }
        Quantity.SingularProjection projection = (Quantity.SingularProjection) quantity;
        return "size of the projection of (left " + ExpressionText.of(projection.left()) + "; right "
                + list(projection.right()) + ")" + over(projection.family()) + ", on the singular vectors number "
                + ExpressionText.of(projection.place()) + " of the matrix " + of(projection.matrix());
    }

    /** Columns from left to right, then rows. */
    private static String of(FormulaMatrix matrix) {
        return matrix.blocks().stream()
                .map(block -> "(" + ExpressionText.of(block.entry()) + over(block.columns()) + ")")
                .collect(Collectors.joining(" ")) + " with rows" + over(matrix.rows()).substring(1);
    }

    private static String list(List<Expression> formulas) {
        return formulas.stream().map(ExpressionText::of).collect(Collectors.joining(", "));
    }

    private static String over(List<Axis> axes) {
        return axes.isEmpty() ? "" : ", " + ClaimFormulas.ranges(axes);
    }
}
