package org.flowcheck.theory.expression;

/**
 * A formula. Values are real numbers, except for {@link Comparison} and {@link Connective}, which are true or false.
 *
 * <p>After checking, every {@link Reference} names a scalar, one element of an array, or an index of an enclosing
 * {@link Reduction}: functions of whole arrays have been written out as sums.
 */
public sealed interface Expression permits Constant, Reference, Addition, Multiplication, Power, FunctionCall,
        Reduction, Delta, Conditional, Comparison, Connective, AtStart, TimeDerivative,
        NextValue, Expectation {

    /** Where this node came from. */
    Origin origin();

    /** Calls the visitor's method for this kind of node. */
    <R> R accept(ExpressionVisitor<R> visitor);
}
