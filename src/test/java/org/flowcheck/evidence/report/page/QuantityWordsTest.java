package org.flowcheck.evidence.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.flowcheck.evidence.claim.FormulaMatrix;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.junit.jupiter.api.Test;

class QuantityWordsTest {

    private static final Axis U = new Axis("u", Reference.to("n"));
    private static final Axis P = new Axis("p", Reference.to("m"));
    private static final Axis B = new Axis("b", Reference.to("M"));

    private static Expression element(String array, String... indices) {
        return new Reference(array, List.of(indices).stream().<Expression>map(Reference::to).toList(), Origin.computed());
    }

    private static FormulaMatrix matrix() {
        return new FormulaMatrix(List.of(U), List.of(new FormulaMatrix.Block(element("z", "u", "p"), List.of(P)),
                new FormulaMatrix.Block(element("c", "u"), List.of())));
    }

    @Test
    void everyQuantityHasWords() {
        assertEquals("E", QuantityWords.of(new Quantity.Scalar(Reference.to("E"))));
        assertEquals("Wasserstein distance of x[b] and y[b], b = 1..M",
                QuantityWords.of(new Quantity.Distance(B, element("x", "b"), element("y", "b"))));
        assertEquals("singular value number 1 of the matrix (z[u, p], p = 1..m) (c[u]) with rows u = 1..n",
                QuantityWords.of(new Quantity.SingularValue(matrix(), Algebra.ONE)));
        assertEquals("size of the projection of (left a[u, b]; right W[p, b], d[b]), b = 1..M, on the singular vectors "
                + "number 1 of the matrix (z[u, p], p = 1..m) (c[u]) with rows u = 1..n",
                QuantityWords.of(new Quantity.SingularProjection(matrix(), Algebra.ONE, element("a", "u", "b"),
                        List.of(element("W", "p", "b"), element("d", "b")), List.of(B))));
    }
}
