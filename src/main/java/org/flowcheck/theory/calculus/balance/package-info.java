/**
 * Dominant balance: which terms govern a flow whose width m grows, where everything is m to some exponent.
 *
 * <p>{@link org.flowcheck.theory.calculus.balance.BalanceReport} is the entrance and the result. Exponents are linear
 * forms ({@link org.flowcheck.theory.calculus.balance.Exponent}) in the model's parameters and the clock; what holds
 * where is a {@link org.flowcheck.theory.calculus.balance.Region}, decided exactly. The size of a formula is read off
 * it piece by piece ({@code SizeReader}), each piece with the random numbers it is made of, which tell whether a sum
 * over the width is coherent.
 *
 * <p>Two routes, one for each time scale: {@code LogBalance} follows the modes of a leading linear system until terms
 * catch up, {@code PowerBalance} the changes that the rates at the start make.
 */
package org.flowcheck.theory.calculus.balance;
