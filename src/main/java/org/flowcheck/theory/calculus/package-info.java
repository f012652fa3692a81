/**
 * Operations on checked models, one class an operation, with sizes left symbolic.
 *
 * <p>Deriving
 * <ul>
 * <li>{@link org.flowcheck.theory.calculus.FlowDerivation}: a model's equations of motion, from stated rates or as the
 *     gradient flow of an objective; {@link org.flowcheck.theory.calculus.Gradient} differentiates by array elements.
 * <li>{@link org.flowcheck.theory.calculus.FlowRate}: {@code Dt[...]} written out along the flow.
 * <li>{@link org.flowcheck.theory.calculus.CoordinateChange}: a model in the coordinate of its blow-up;
 *     {@link org.flowcheck.theory.calculus.Homogeneity}: the degree of a field, where it is proved to have one.
 * <li>{@link org.flowcheck.theory.calculus.Definitions} and {@link org.flowcheck.theory.calculus.Expansion}: formulas
 *     with definitions written out, and with sums written out for given sizes.
 * </ul>
 *
 * <p>Proving
 * <ul>
 * <li>{@link org.flowcheck.theory.calculus.IdentityProof}: two formulas are equal; built on it,
 *     {@link org.flowcheck.theory.calculus.InvariantProof} and {@link org.flowcheck.theory.calculus.ClosedFormProof}.
 *     The result is a {@link org.flowcheck.theory.calculus.Proof}.
 * </ul>
 *
 * <p>Constants
 * <ul>
 * <li>{@link org.flowcheck.theory.calculus.SubExponentialNorm}: the norm of chi^2(d), and
 *     {@link org.flowcheck.theory.calculus.NormProof}: what is said of it.
 * <li>{@link org.flowcheck.theory.calculus.GrowthExponent}: the limit of {@code log f/log m} for large m.
 * <li>{@link org.flowcheck.theory.calculus.Multiplicity}: the first derivative at zero that does not vanish.
 * </ul>
 *
 * <p>Searching
 * <ul>
 * <li>{@link org.flowcheck.theory.calculus.InvariantSearch}: linear and quadratic quantities that a flow conserves.
 *     {@code InvariantCandidates} lists the products of states ({@code StateProduct}) that may take part,
 *     {@code ConservationLaw} says what follows from a law.
 * </ul>
 *
 * <p>Three packages below know no models: {@code rewriting} makes formulas readable, {@code polynomial} decides
 * identities, {@code symja} asks a computer algebra system.
 */
package org.flowcheck.theory.calculus;
