package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Nests that run in one loop over a variable, in their order for each of its values; or one nest by itself.
 *
 * @param members the nests
 * @param shared the values of the shared variable; empty for one nest by itself
 */
record Group(List<Member> members, Optional<Range> shared) {

    /**
     * The values of a variable.
     *
     * @param low the first
     * @param high the last
     */
    record Range(long low, long high) {

        /** The values a variable takes in a nest. */
        static Range of(Nest nest, int variable) {
            return nest.domain().range(variable);
        }
    }

    /**
     * A nest in a group.
     *
     * @param nest the nest
     * @param variable its variable that the group's loop runs over; empty for a nest by itself
     */
    record Member(Nest nest, OptionalInt variable) {

        /** Whether the nest gathers over the group's loop, so that its values are known only after it. */
        boolean gathersOverLoop() {
            return variable.isPresent() && nest.bound().contains(variable.getAsInt());
        }

        Member with(Nest other) {
            return new Member(other, variable);
        }
    }

    Group {
        members = List.copyOf(members);
    }

    static Group alone(Nest nest) {
        return new Group(List.of(new Member(nest, OptionalInt.empty())), Optional.empty());
    }
}
