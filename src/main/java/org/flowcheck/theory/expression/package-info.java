/**
 * Formulas in index notation: a sealed tree of immutable records with the place each node came from, exact rational
 * numbers, sums over named indices, and one file per mathematical function.
 *
 * <p>Trees are walked with {@link org.flowcheck.theory.expression.ExpressionVisitor}. They compare by mathematics: the
 * {@link org.flowcheck.theory.expression.Origin} of a node plays no part in equality. The parser builds nodes as
 * written; calculations build them through {@link org.flowcheck.theory.expression.Algebra}, which folds constants and
 * flattens.
 */
package org.flowcheck.theory.expression;
