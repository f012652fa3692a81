package org.flowcheck.theory.model;

import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/**
 * How a finite-time blow-up is followed.
 *
 * @param along the scalar that diverges
 * @param coordinate a change of coordinate in which the growth is a power law, if the states themselves are not apt
 * @param earliest a proved lower bound of the time that remains, a formula of the states; used where it is finite and
 *     positive
 * @param latest a proved upper bound of the time that remains; used where it is finite and positive
 */
public record BlowUp(Expression along, Optional<Coordinate> coordinate, Optional<Expression> earliest,
                     Optional<Expression> latest) {

    /**
     * A change of coordinate for one scalar state.
     *
     * @param state the state it replaces
     * @param name the new coordinate's name
     * @param forward the new coordinate as a formula of the state
     * @param inverse the state as a formula of the new coordinate
     */
    public record Coordinate(String state, String name, Expression forward, Expression inverse) {
    }
}
