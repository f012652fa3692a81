/**
 * A normal form for polynomials in indexed quantities with sums over symbolic sizes: it decides identities exactly, for
 * all sizes at once, without a computer algebra system.
 *
 * <p>A polynomial is a sum of terms {@code coefficient * Sum[product of atoms^exponents, ranges]}. Atoms are elements
 * of arrays, scalars, function calls with polynomials as arguments, exponentials, Kronecker deltas, conditions, and
 * bases of powers that are not expanded. Terms are contracted
 * ({@link org.flowcheck.theory.calculus.polynomial.TermReduction}) and their summation indices get canonical names
 * ({@link org.flowcheck.theory.calculus.polynomial.CanonicalLabels}); two terms are alike if and only if their keys are
 * equal strings. If the difference of two sides has no terms left, they are equal: wherever both are defined, for all
 * sizes from one. The converse holds for polynomials in independent atoms; relations between functions are known only
 * as far as the classes say.
 *
 * <p>{@link org.flowcheck.theory.calculus.polynomial.LinearRelations} finds combinations of formulas that vanish, with
 * polynomials in constants as coefficients: exact elimination without fractions, greatest common divisors divided out.
 */
package org.flowcheck.theory.calculus.polynomial;
