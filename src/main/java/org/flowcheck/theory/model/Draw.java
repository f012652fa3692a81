package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/**
 * A named array of independent random numbers of one law.
 *
 * @param name its name: equal names, shapes and seeds give equal numbers in every model
 * @param axes its shape, empty for one number
 * @param law the family
 * @param arguments the law's parameters: mean and standard deviation, or lower and upper end
 * @param latex how it is printed in LaTeX, if stated
 */
public record Draw(String name, List<Axis> axes, Law law, List<Expression> arguments, Optional<String> latex) {

    /** Copies the lists. */
    public Draw {
        axes = List.copyOf(axes);
        arguments = List.copyOf(arguments);
    }

    /** The families of laws. */
    public enum Law {
        /** {@code NormalDistribution[mean, standard deviation]}. */
        NORMAL("NormalDistribution"),
        /** {@code UniformDistribution[lower, upper]}. */
        UNIFORM("UniformDistribution");

        private final String head;

        Law(String head) {
            this.head = head;
        }

        /** The name in model files. */
        public String head() {
            return head;
        }
    }
}
