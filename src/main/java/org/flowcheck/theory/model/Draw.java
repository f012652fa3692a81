package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/**
 * A named array of random numbers: independent ones of one law, or records of a data set drawn without replacement.
 *
 * @param name its name: equal names, shapes and seeds give equal numbers in every model
 * @param axes its shape, empty for one number
 * @param recorded what is drawn from a data set, where its files are at hand
 * @param law the family of independent numbers, else
 * @param arguments the law's parameters: mean and standard deviation, or lower and upper end
 * @param latex how it is printed in LaTeX, if stated
 */
public record Draw(String name, List<Axis> axes, Optional<Recorded> recorded, Law law, List<Expression> arguments,
                   Optional<String> latex) {

    /** Independent numbers of a law. */
    public Draw(String name, List<Axis> axes, Law law, List<Expression> arguments, Optional<String> latex) {
        this(name, axes, Optional.empty(), law, arguments, latex);
    }

    /** Copies the lists. */
    public Draw {
        axes = List.copyOf(axes);
        arguments = List.copyOf(arguments);
    }

    /** What of a record is drawn. */
    public enum Part {
        /** The pixels, raw numbers from 0 to 255: indices record, row, column and, for colours, channel. */
        IMAGES("images"),
        /** The label, a whole number from 0 to 9: the index is the record. */
        LABELS("labels");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /** The key in model files. */
        public String word() {
            return word;
        }
    }

    /**
     * Records of a data set. Equal data sets and seeds give the same records, of which more extend fewer.
     *
     * @param part what of each record
     * @param set the data set
     */
    public record Recorded(Part part, ImageSet set) {

        /** How many indices this has: the record's and those within it. */
        public int indices() {
            return part == Part.LABELS ? 1 : set.channels() == 1 ? 3 : 4;
        }
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
