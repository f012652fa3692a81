package org.flowcheck.simulation.enclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A straight-line program of scalar operations: the rate of change of each component of a flat state, and formulas of
 * time and state, with common parts shared. Every step uses earlier steps only.
 *
 * @param dimension number of components of the state
 * @param steps the operations
 * @param rates for each component the step of its rate of change
 * @param formulas formulas by name, in the order in which they were asked for
 */
public record Tape(int dimension, List<TapeStep> steps, List<Integer> rates, Map<String, TapeFormula> formulas) {

    /** Copies all; refuses steps that use themselves or later ones, and other counts of rates than of components. */
    public Tape {
        steps = List.copyOf(steps);
        rates = List.copyOf(rates);
        formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
        if (rates.size() != dimension) {
            throw new IllegalArgumentException(rates.size() + " rates of " + dimension + " components");
        }
        for (int i = 0; i < steps.size(); i++) {
            TapeStep step = steps.get(i);
            for (int which = 0; which < step.operands(); which++) {
                if (step.operand(which) < 0 || step.operand(which) >= i) {
                    throw new IllegalArgumentException("step " + i + " uses step " + step.operand(which));
                }
            }
            if (step.operation() == Operation.STATE && (step.first() < 0 || step.first() >= dimension)) {
                throw new IllegalArgumentException("component " + step.first() + " of " + dimension);
            }
        }
    }

    /**
     * The formula of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public TapeFormula formula(String name) {
        TapeFormula found = formulas.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no formula is called " + name);
        }
        return found;
    }

    /** The steps of a formula: its conditions' and its value's. */
    public List<Integer> outputs(String name) {
        TapeFormula formula = formula(name);
        List<Integer> outputs = new ArrayList<>();
        formula.conditions().forEach(condition -> outputs.add(condition.step()));
        formula.value().ifPresent(outputs::add);
        return outputs;
    }

    /** The steps that some steps depend on, themselves included. */
    public BitSet needed(Iterable<Integer> outputs) {
        return needed(steps, outputs);
    }

    static BitSet needed(List<TapeStep> steps, Iterable<Integer> outputs) {
        BitSet needed = new BitSet(steps.size());
        outputs.forEach(needed::set);
        for (int i = needed.length() - 1; i >= 0; i--) {
            if (needed.get(i)) {
                TapeStep step = steps.get(i);
                for (int which = 0; which < step.operands(); which++) {
                    needed.set(step.operand(which));
                }
            }
        }
        return needed;
    }

    /** The steps whose values change with time or state. */
    public BitSet moving() {
        BitSet moving = new BitSet(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            TapeStep step = steps.get(i);
            boolean moves = step.operation() == Operation.STATE || step.operation() == Operation.TIME;
            for (int which = 0; which < step.operands(); which++) {
                moves |= moving.get(step.operand(which));
            }
            moving.set(i, moves);
        }
        return moving;
    }
}
