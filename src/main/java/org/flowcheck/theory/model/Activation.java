package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;

/**
 * A function of one number that a model names, such as the activation {@code sigma} of a network.
 *
 * <p>An abstract one has a name and known derivatives at zero: what is derived with it holds for all functions that
 * have them. It may carry the function that is taken for it where numbers are wanted. A fixed one is short for its
 * function.
 *
 * @param name its name
 * @param atZero its derivatives at zero that are known: {@code sigma(0), sigma'(0), ...}; empty for a fixed one
 * @param rule the function it is, or is taken to be where numbers are wanted
 * @param fixed whether it is this function and no other
 * @param latex how it is printed in LaTeX, if stated
 */
public record Activation(String name, List<Rational> atZero, Optional<Rule> rule, boolean fixed,
                         Optional<String> latex) {

    /** What an activation is. */
    public sealed interface Rule {
    }

    /**
     * A function of the table.
     *
     * @param function its name there, for example {@code Tanh}
     */
    public record Named(String function) implements Rule {
    }

    /**
     * A formula.
     *
     * @param argument the name of the number it is a function of
     * @param value a formula of that number alone
     */
    public record Formula(String argument, Expression value) implements Rule {
    }

    /** Copies the derivatives; refuses a fixed function that is not said. */
    public Activation {
        atZero = List.copyOf(atZero);
        if (fixed && (rule.isEmpty() || !atZero.isEmpty())) {
            throw new IllegalArgumentException("a fixed activation is its function and nothing else");
        }
    }

    /** This activation where it is another function. */
    public Activation being(Rule other) {
        return new Activation(name, List.of(), Optional.of(other), true, latex);
    }
}
