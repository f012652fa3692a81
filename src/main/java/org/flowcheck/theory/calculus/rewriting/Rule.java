package org.flowcheck.theory.calculus.rewriting;

import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;

/** One way to rewrite a node whose children have been rewritten already. */
interface Rule {

    /**
     * The rewritten node; the same object where the rule does not apply. The value is unchanged for every value of the
     * names, with indices in their ranges and sizes from one.
     *
     * @param node the node; no index variable bound in it is free or bound around it
     * @param scope the ranges of the index variables around it
     */
    Expression apply(Expression node, IndexScope scope);
}
