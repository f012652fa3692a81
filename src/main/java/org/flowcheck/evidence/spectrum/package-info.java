/**
 * Singular values and singular vectors of dense matrices, with what their rounding errors scale with. Plain arrays in,
 * immutable results out; inputs are never modified.
 *
 * <p>The decomposition is Hipparchus's: Householder bidiagonalisation and implicit QR on the matrix itself, not on its
 * Gram matrix, whose small singular values would be lost below 1e-8 of the largest. A matrix of many rows is reduced to
 * a triangle by reflections first.
 */
package org.flowcheck.evidence.spectrum;
