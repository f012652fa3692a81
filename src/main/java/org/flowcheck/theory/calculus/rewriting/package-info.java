/**
 * Rewriting of formulas that keeps their value: one class a {@link org.flowcheck.theory.calculus.rewriting.Rule}, whose
 * Javadoc reads "before -> after", and {@link org.flowcheck.theory.calculus.rewriting.Simplification}, which applies
 * them from the leaves upwards until none applies. The aim is the form a person would write; identities are decided
 * elsewhere, by normal forms.
 *
 * <p>Two formulas count as equal in value where both are defined: {@code x/x -> 1} forgets {@code x = 0}.
 */
package org.flowcheck.theory.calculus.rewriting;
