package org.flowcheck.theory.calculus;

import java.util.List;
import java.util.OptionalInt;

/** What stands in place of an index of a state in a {@link StateProduct}. */
sealed interface IndexPlace {

    /** The number of the free index that stands here, if one does. */
    default OptionalInt slot() {
        return OptionalInt.empty();
    }

    /**
     * A free index.
     *
     * @param number which one, from 0
     */
    record Free(int number) implements IndexPlace {

        @Override
        public OptionalInt slot() {
            return OptionalInt.of(number);
        }
    }

    /**
     * A free index; where it is one of some numbers, zero stands for the element.
     *
     * @param number which one, from 0
     * @param excluded the numbers
     */
    record FreeBut(int number, List<Long> excluded) implements IndexPlace {

        /** Copies the numbers. */
        public FreeBut {
            excluded = List.copyOf(excluded);
        }

        @Override
        public OptionalInt slot() {
            return OptionalInt.of(number);
        }
    }

    /**
     * An index that is summed over.
     *
     * @param number which one, from 0; where it stands twice, the sizes are equal
     */
    record Summed(int number) implements IndexPlace {
    }

    /**
     * A number.
     *
     * @param value the number
     */
    record Fixed(long value) implements IndexPlace {
    }
}
