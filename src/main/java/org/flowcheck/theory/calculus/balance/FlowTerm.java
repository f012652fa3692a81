package org.flowcheck.theory.calculus.balance;

import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reduction;

/**
 * A term of the rate of some components, or the part of it in which the indices that could be singled out are, or are
 * not.
 *
 * @param number the number of the term in the state's rate; parts of one term share it
 * @param linear whether it belongs to the leading part of the rate
 * @param whole the term before it was cut into parts
 * @param part the term itself
 * @param ordinary indices of the part that do not take the values that are singled out
 * @param remainder whether other parts of the term have been cut off
 */
record FlowTerm(int number, boolean linear, Monomial whole, Monomial part, Set<String> ordinary, boolean remainder) {

    /** Copies the set. */
    FlowTerm {
        ordinary = Set.copyOf(ordinary);
    }

    /** The part as a formula. */
    Expression formula() {
        Expression product = Algebra.multiply(part.factors());
        Expression sum = part.ranges().isEmpty() ? product : Reduction.sum(product, part.ranges());
        return Algebra.multiply(Constant.of(part.coefficient()), sum);
    }
}
