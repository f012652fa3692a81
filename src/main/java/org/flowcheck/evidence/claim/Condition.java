package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.theory.expression.Comparison;

/** Something that is true, false or undecided (within the error) in a scene. */
public sealed interface Condition {

    /** True, false, or closer than the error allows to say. */
    enum Truth {
        /** Certainly true. */
        TRUE,
        /** Certainly false. */
        FALSE,
        /** Undecided. */
        UNDECIDED
    }

    /** Whether it is true of the numbers in the scene's version of the data, errors left aside. */
    boolean holds(Scene scene);

    /** Whether it is true beyond the error. */
    Truth truth(Scene scene);

    /** The comparisons inside. */
    List<Compare> comparisons();

    /** What it depends on. */
    default Value.Level level() {
        return comparisons().stream().map(Compare::level).reduce(Value.Level.CONSTANT, Value.Level::with);
    }

    /**
     * Two numbers compared.
     *
     * @param left the left side
     * @param relation the relation
     * @param right the right side
     */
    record Compare(Value left, Comparison.Relation relation, Value right) implements Condition {
        @Override
        public boolean holds(Scene scene) {
            return relation.holds(left.at(scene), right.at(scene));
        }

        @Override
        public Truth truth(Scene scene) {
            if (level() == Value.Level.CONSTANT) {
                return holds(scene) ? Truth.TRUE : Truth.FALSE;
            }
            return scene.probe(this).at(scene).truth();
        }

        @Override
        public List<Compare> comparisons() {
            return List.of(this);
        }

        @Override
        public Value.Level level() {
            return left.level().with(right.level());
        }

        /**
         * By how much the relation holds: positive if it does, negative if it does not. For {@code ==} the negative of
         * the distance, for {@code !=} the distance.
         */
        double margin(double leftValue, double rightValue) {
            return switch (relation) {
                case AT_LEAST, GREATER -> leftValue - rightValue;
                case AT_MOST, LESS -> rightValue - leftValue;
                case EQUAL -> -Math.abs(leftValue - rightValue);
                case UNEQUAL -> Math.abs(leftValue - rightValue);
            };
        }
    }

    /**
     * All hold.
     *
     * @param parts the conditions
     */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Scene scene) {
            return parts.stream().allMatch(part -> part.holds(scene));
        }

        @Override
        public Truth truth(Scene scene) {
            return joint(parts, scene, Truth.FALSE, Truth.TRUE);
        }

        @Override
        public List<Compare> comparisons() {
            return parts.stream().flatMap(part -> part.comparisons().stream()).toList();
        }
    }

    /**
     * At least one holds.
     *
     * @param parts the conditions
     */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Scene scene) {
            return parts.stream().anyMatch(part -> part.holds(scene));
        }

        @Override
        public Truth truth(Scene scene) {
            return joint(parts, scene, Truth.TRUE, Truth.FALSE);
        }

        @Override
        public List<Compare> comparisons() {
            return parts.stream().flatMap(part -> part.comparisons().stream()).toList();
        }
    }

    /**
     * Does not hold.
     *
     * @param part the condition
     */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Scene scene) {
            return !part.holds(scene);
        }

        @Override
        public Truth truth(Scene scene) {
            return switch (part.truth(scene)) {
                case TRUE -> Truth.FALSE;
                case FALSE -> Truth.TRUE;
                case UNDECIDED -> Truth.UNDECIDED;
            };
        }

        @Override
        public List<Compare> comparisons() {
            return part.comparisons();
        }
    }

    /** The truth of a connective: {@code deciding} if any part has it, {@code neutral} if all parts have that. */
    private static Truth joint(List<Condition> parts, Scene scene, Truth deciding, Truth neutral) {
        Truth result = neutral;
        for (Condition part : parts) {
            Truth truth = part.truth(scene);
            if (truth == deciding) {
                return deciding;
            }
            if (truth == Truth.UNDECIDED) {
                result = Truth.UNDECIDED;
            }
        }
        return result;
    }
}
