package org.flowcheck.theory.calculus.balance;

import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/**
 * A term of a rate that is smaller than those that govern it.
 *
 * @param term the term
 * @param beyondStart whether only what its sums over the width are beyond their values at the start is neglected
 * @param size its exponent
 * @param relative its exponent less that of what governs
 * @param other its relative exponent with its sums over the width counted in the other way; absent where it has none
 * @param catchesUp when it would be as large as what governs; absent for never
 */
public record NeglectedTerm(Expression term, boolean beyondStart, Largest size, Largest relative, Optional<Count> other,
                            Optional<Smallest> catchesUp) {

    /**
     * Another way to count sums over the width.
     *
     * @param coherent whether all of them are coherent, m terms of one sign, or none is
     * @param relative the relative exponent then
     */
    public record Count(boolean coherent, Largest relative) {
    }
}
