/**
 * Integrates ordinary differential equations over flat states and says how the run ended.
 *
 * <p>The package knows no symbols. What it works on:
 * <ul>
 * <li>{@link org.flowcheck.simulation.ode.VectorField}, the right-hand side, and
 *     {@link org.flowcheck.simulation.ode.PreciseField}, the same in twice the digits;
 * <li>{@link org.flowcheck.simulation.ode.StateFunction}: observables, events, invariants, bounds of a remaining time;
 * <li>{@link org.flowcheck.simulation.ode.StateLayout}: which entry of the flat state is {@code b[3, 7]}.
 * </ul>
 *
 * <p>What it does:
 * <ul>
 * <li>{@link org.flowcheck.simulation.ode.TimeIntegration} answers a {@link org.flowcheck.simulation.ode.RunRequest}
 *     with a {@link org.flowcheck.simulation.ode.Trajectory}: samples on a fine and a coarse run, so that every value,
 *     and every margin computed from values, has an error; each run is a {@code March}, by Hipparchus
 *     ({@code HipparchusMarch}), for large states by ourselves ({@code DormandPrince853March}), or, when asked for, by
 *     a stabilised formula ({@code ChebyshevMarch});
 * <li>{@link org.flowcheck.simulation.ode.BlowUpDriver} answers a {@link org.flowcheck.simulation.ode.BlowUpProblem} (a
 *     field proved homogeneous) with a {@link org.flowcheck.simulation.ode.BlowUpRun}: time, interval, bracket, rate,
 *     direction;
 * <li>{@link org.flowcheck.simulation.ode.GrowthProbe} looks at fields of which nothing is declared, and can at most
 *     suspect.
 * </ul>
 *
 * <p>All of them end in an {@link org.flowcheck.simulation.ode.Outcome}, a value with a word and a remedy. A run never
 * throws because of what a solution does; {@link org.flowcheck.diagnostic.DiagnosticException} is thrown for what a
 * user asked wrongly (an unknown integrator), other exceptions are bugs. The formulas and measured figures are in
 * docs/numerics.md.
 *
 * <p>Fields and functions belong to one thread at a time; settings, requests and results are immutable.
 */
package org.flowcheck.simulation.ode;
