/**
 * What a theorem says, as data, and how it is judged: runs, quantities, hypothesis, comparison, equality set, scope and
 * falsified twins in, a verdict with its evidence out.
 *
 * <p>The package measures nothing itself. Others hand it {@link org.flowcheck.evidence.claim.MeasuredRun}s (each
 * quantity on a fine and on a coarse run) and {@link org.flowcheck.evidence.claim.ProofFinding}s; it decides what they
 * show and says no more than they cover.
 *
 * <p>Formulas of a claim have three levels: a series in time ({@link org.flowcheck.evidence.claim.Value.Series}), a
 * number per run ({@code Sup}, {@code Integral}, {@code Limit}, ...) and an estimate over the ensemble ({@code Slope},
 * {@code Fraction}, {@code Quantile}).
 */
package org.flowcheck.evidence.claim;
