package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;

/**
 * A matrix whose entries are formulas of a model: {@code Matrix[{{u, n}}, {z[u, p], {p, m}}, {c[u]}]}. Rows and
 * columns may have several indices each, the last of which runs fastest.
 *
 * @param rows indices of the rows, one or more
 * @param blocks blocks of columns from left to right, one or more
 */
public record FormulaMatrix(List<Axis> rows, List<Block> blocks) {

    /**
     * Columns that share a formula.
     *
     * @param entry a formula of the indices of rows and columns
     * @param columns indices of the columns; none for one column
     */
    public record Block(Expression entry, List<Axis> columns) {
        /** Copies the indices. */
        public Block {
            columns = List.copyOf(columns);
        }
    }

    /** Refuses a matrix without rows or columns. */
    public FormulaMatrix {
        rows = List.copyOf(rows);
        blocks = List.copyOf(blocks);
        if (rows.isEmpty() || blocks.isEmpty()) {
            throw new IllegalArgumentException("a matrix of " + rows.size() + " row indices and " + blocks.size()
                    + " blocks");
        }
    }
}
