package org.flowcheck.theory.calculus.balance;

import java.util.List;
import org.flowcheck.theory.expression.Expression;

/**
 * The rate of some components: what governs it and what is neglected.
 *
 * @param components the components
 * @param governing the terms that govern, a formula of the components' free indices; zero if none does
 * @param size the exponent that neglected terms are compared with
 * @param neglected the other terms, the largest first
 */
public record BalancedEquation(Components components, Expression governing, Largest size,
                               List<NeglectedTerm> neglected) {

    /** Copies the list. */
    public BalancedEquation {
        neglected = List.copyOf(neglected);
    }
}
