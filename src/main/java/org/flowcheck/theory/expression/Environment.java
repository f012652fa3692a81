package org.flowcheck.theory.expression;

/** What the names in a formula stand for while it is evaluated. */
public interface Environment {

    /**
     * The value of a scalar or of one element of an array.
     *
     * @param name its name
     * @param indices its indices, from 1; empty for a scalar
     * @throws EvaluationException if there is no such value
     */
    double value(String name, int[] indices);

    /**
     * The value of an abstract function (one that is not in {@link FunctionTable}) or of its derivative.
     *
     * @param name its name
     * @param order how often it is differentiated
     * @param arguments its arguments
     * @throws EvaluationException if nothing is known about it
     */
    default double function(String name, int order, double[] arguments) {
        throw new EvaluationException("no meaning is given to the function " + name);
    }
}
