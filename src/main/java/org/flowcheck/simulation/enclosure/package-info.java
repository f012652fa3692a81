/**
 * The flow of a small model as a straight-line program of scalar operations, and what can be done with that over any
 * numbers: Taylor series of solutions, many digits.
 *
 * <ul>
 * <li>{@link org.flowcheck.simulation.enclosure.TapeBuilder} writes the checked formulas of a model, for given sizes
 *     and numbers, as a {@link org.flowcheck.simulation.enclosure.Tape}. It shares no code with the compiler: it is a
 *     second witness of what the formulas say;
 * <li>{@link org.flowcheck.simulation.enclosure.Arithmetic} is a kind of numbers;
 * <li>{@link org.flowcheck.simulation.enclosure.TapeEvaluator} evaluates a tape over them,
 *     {@link org.flowcheck.simulation.enclosure.TaylorTape} gives the Taylor coefficients of its solutions;
 * <li>{@link org.flowcheck.simulation.enclosure.TaylorMarch} follows a solution by them, and
 *     {@link org.flowcheck.simulation.enclosure.PreciseBlowUp} finds its blow-up time to many digits;
 * <li>{@link org.flowcheck.simulation.enclosure.Interval} is a number with outward rounding, {@code Gradient} one with
 *     derivatives; {@code TaylorStep} makes validated steps, and
 *     {@link org.flowcheck.simulation.enclosure.CertifiedSearch} encloses blow-up times,
 *     {@link org.flowcheck.simulation.enclosure.CertifiedTrajectory} solutions at given times.
 * </ul>
 *
 * <p>What a tape cannot hold is said by a {@link org.flowcheck.simulation.enclosure.NotOnTapeException}.
 */
package org.flowcheck.simulation.enclosure;
