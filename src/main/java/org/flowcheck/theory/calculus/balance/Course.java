package org.flowcheck.theory.calculus.balance;

import java.util.List;

/**
 * What happens, one stage after the other, for some values of the symbols.
 *
 * @param region the values
 * @param stages the stages
 * @param end the sizes at the end of the last stage, forms in the symbols; empty where the last stage has no end
 */
public record Course(Region region, List<Stage> stages, List<Size> end) {

    /** Copies the lists. */
    public Course {
        stages = List.copyOf(stages);
        end = List.copyOf(end);
    }
}
