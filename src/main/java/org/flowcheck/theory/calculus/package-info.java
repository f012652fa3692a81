/**
 * Operations on checked models, one class an operation, with sizes left symbolic.
 *
 * <ul>
 * <li>{@link org.flowcheck.theory.calculus.FlowDerivation}: a model's equations of motion, from stated rates or as the
 *     gradient flow of an objective; {@link org.flowcheck.theory.calculus.Gradient} differentiates by array elements.
 * <li>{@link org.flowcheck.theory.calculus.FlowRate}: {@code Dt[...]} written out along the flow.
 * </ul>
 */
package org.flowcheck.theory.calculus;
