/**
 * Integrates ordinary differential equations over flat states and says how the run ended.
 *
 * <p>The package knows no symbols: it works on {@link org.flowcheck.simulation.ode.VectorField} (right-hand side) and
 * {@link org.flowcheck.simulation.ode.StateFunction} (observables, events, invariants, bounds). A run in time gives a
 * {@link org.flowcheck.simulation.ode.Trajectory}, a search for a blow-up a
 * {@link org.flowcheck.simulation.ode.BlowUpRun}; both end in an {@link org.flowcheck.simulation.ode.Outcome}, which is a
 * value, never an exception.
 */
package org.flowcheck.simulation.ode;
