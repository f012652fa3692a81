/**
 * Estimators: intervals of proportions, means, slopes and quantiles, orders and limits over widths, exact laws of
 * draws, limits of sequences, numbers of runs, and how one level of error is shared out over many statements. Plain
 * arrays in, immutable records out; inputs are never modified.
 *
 * <p>Special functions come from Hipparchus, whose transcendentals do not depend on the JDK, and every sum runs in the
 * order of its array: the same numbers give the same bits everywhere.
 */
package org.flowcheck.evidence.statistics;
