package org.flowcheck.theory.calculus.balance;

import java.util.Optional;

/**
 * How large some components are.
 *
 * @param components the components
 * @param size the exponent
 * @param change the exponent of their change since the start relative to their size there, where changes are followed
 */
public record Size(Components components, Largest size, Optional<Largest> change) {
}
