package org.flowcheck.theory.expression;

/**
 * One method per kind of node; there is no catch-all, so a new kind of node is a compile error everywhere it matters.
 *
 * @param <R> what a visit gives
 */
public interface ExpressionVisitor<R> {

    /** An exact rational number. */
    R visit(Constant constant);

    /** A scalar, an element of an array, or an index. */
    R visit(Reference reference);

    /** A sum of terms. */
    R visit(Addition addition);

    /** A product of factors. */
    R visit(Multiplication multiplication);

    /** A power. */
    R visit(Power power);

    /** A named function, or a derivative of one, at its arguments. */
    R visit(FunctionCall call);

    /** A sum, product, maximum or minimum over index ranges. */
    R visit(Reduction reduction);

    /** Kronecker's delta of two indices. */
    R visit(Delta delta);

    /** A choice between two values. */
    R visit(Conditional conditional);

    /** A comparison of two values. */
    R visit(Comparison comparison);

    /** And, or, not. */
    R visit(Connective connective);

    /** The value of a formula at time zero. */
    R visit(AtStart atStart);

    /** The rate of change of a formula along the flow. */
    R visit(TimeDerivative derivative);

    /** The value of a formula one step later. */
    R visit(NextValue next);

    /** An average over random variables. */
    R visit(Expectation expectation);
}
