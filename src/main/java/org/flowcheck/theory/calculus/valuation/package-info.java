/**
 * Formulas evaluated at many points: each is prepared once, and at a point every part is computed once for each value
 * of the indices it holds. What {@link org.flowcheck.theory.expression.Evaluator} does slowly and independently, this
 * does fast; the two are compared in tests.
 */
package org.flowcheck.theory.calculus.valuation;
