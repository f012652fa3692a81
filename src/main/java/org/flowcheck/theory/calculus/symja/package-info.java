/**
 * The computer algebra system Symja as a second witness, behind {@link org.flowcheck.theory.calculus.symja.Symja}: the
 * only place that touches its classes. It is loaded at the first question and not before, runs on one thread of its
 * own, gets formulas that were built node by node from a fixed list of heads (never a user's text), with names replaced
 * by numbered symbols, and its answers count only as "this is zero": anything else is no answer.
 */
package org.flowcheck.theory.calculus.symja;
