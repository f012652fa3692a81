package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;

/**
 * The law over which {@code Expectation[...]} averages: jointly distributed random variables of which some moments are
 * known and nothing else.
 *
 * @param variables the random variables
 * @param moments the moments that are known
 */
public record Population(List<Variable> variables, List<Moment> moments) {

    /** Copies the lists. */
    public Population {
        variables = List.copyOf(variables);
        moments = List.copyOf(moments);
    }

    /**
     * A random variable, or an array of them.
     *
     * @param name its name
     * @param axes its shape, without the samples
     * @param meaning what it is, one line; may be empty
     * @param latex how it is printed in LaTeX, if stated
     */
    public record Variable(String name, List<Axis> axes, String meaning, Optional<String> latex) {

        /** Copies the axes. */
        public Variable {
            axes = List.copyOf(axes);
        }
    }

    /**
     * A moment: the expectation of a product of random variables.
     *
     * @param axes the indices that occur in it, each once in the factors
     * @param factors the random variables, their indices being those of the axes; a repeated factor stands repeatedly
     * @param value its value, a formula of parameters and of the indices
     */
    public record Moment(List<Axis> axes, List<Reference> factors, Expression value) {

        /** Copies the lists. */
        public Moment {
            axes = List.copyOf(axes);
            factors = List.copyOf(factors);
        }
    }
}
