package org.flowcheck.simulation.enclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Writes the equations of a model, and formulas of its states, as a {@link Tape}: sums and arrays expanded for the
 * given sizes, definitions written in, parameters, draws and data as exact numbers (doubles as what they are).
 *
 * <p>A tape holds + - * /, powers with constant exponents, Sqrt, Exp, Log, Tanh and LogisticSigmoid; conditions only on
 * what is known when it is written. Formulas may besides be bounds: {@code If[condition, formula, Infinity]}, and use
 * CarlsonRF.
 */
public final class TapeBuilder {

    private final Model model;
    private final GivenNumbers numbers;
    private final TapeWriter writer;
    private final TapeWalk walk;

    private TapeBuilder(Model model, GivenNumbers numbers, int most) {
        this.model = model;
        this.numbers = numbers;
        this.writer = new TapeWriter(most);
        this.walk = new TapeWalk(model, numbers, writer);
    }

    /**
     * The tape of a model.
     *
     * @param model the model; activations must have been written out
     * @param equations the rate of each state, in the order of the states
     * @param numbers the numbers it is given
     * @param formulas scalar formulas of states and time to be put on the tape, by name
     * @throws NotOnTapeException with the reason, if the tape would be too long or something cannot stand on it
     */
    public static Tape build(Model model, List<Equation> equations, GivenNumbers numbers,
                             Map<String, Expression> formulas) {
        return build(model, equations, numbers, formulas, TapeWriter.MOST_STEPS);
    }

    /**
     * Likewise with another limit of length.
     *
     * @param most a tape with more steps is refused
     * @throws NotOnTapeException with the reason, if the tape would be too long or something cannot stand on it
     */
    public static Tape build(Model model, List<Equation> equations, GivenNumbers numbers,
                             Map<String, Expression> formulas, int most) {
        return new TapeBuilder(model, numbers, most).tape(equations, formulas);
    }

    private Tape tape(List<Equation> equations, Map<String, Expression> formulas) {
        List<Integer> rates = new ArrayList<>();
        for (int i = 0; i < equations.size(); i++) {
            Equation equation = equations.get(i);
            StateLayout.Block block = numbers.layout().blocks().get(i);
            if (equations.size() != model.states().size() || !block.name().equals(equation.state())) {
                throw new IllegalArgumentException("the equations do not go with the states of " + model.name());
            }
            List<String> indices = equation.axes().stream().map(axis -> axis.index()).toList();
            for (int place = 0; place < block.size(); place++) {
                rates.add(walk.at(indices, TapeArrays.indices(block.shape(), place), equation.rate()));
            }
        }
        Map<String, TapeFormula> written = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> entry : formulas.entrySet()) {
            List<TapeFormula.Condition> conditions = new ArrayList<>();
            OptionalInt value = bounded(entry.getValue(), conditions);
            written.put(entry.getKey(), new TapeFormula(entry.getKey(), conditions, value));
        }
        return pruned(rates, written);
    }

    /** A formula that may be infinite where conditions do not hold. */
    private OptionalInt bounded(Expression formula, List<TapeFormula.Condition> conditions) {
        if (formula instanceof FunctionCall call && call.function().equals("Infinity")) {
            return OptionalInt.empty();
        }
        if (!(formula instanceof Conditional choice)) {
            return OptionalInt.of(walk.at(List.of(), new int[0], formula));
        }
        Optional<Boolean> decided = walk.decided(choice.condition());
        if (decided.isPresent()) {
            return bounded(decided.get() ? choice.whenTrue() : choice.whenFalse(), conditions);
        }
        if (!(choice.whenFalse() instanceof FunctionCall call && call.function().equals("Infinity"))) {
            throw new NotOnTapeException("a choice by the state between two finite values", formula);
        }
        require(choice.condition(), conditions);
        return bounded(choice.whenTrue(), conditions);
    }

    private void require(Expression condition, List<TapeFormula.Condition> conditions) {
        if (condition instanceof Connective all && all.kind() == Connective.Kind.AND) {
            for (Expression part : all.operands()) {
                require(part, conditions);
            }
            return;
        }
        if (!(condition instanceof Comparison comparison)) {
            throw new NotOnTapeException("a condition that is not made of comparisons and &&", condition);
        }
        int left = walk.at(List.of(), new int[0], comparison.left());
        int right = walk.at(List.of(), new int[0], comparison.right());
        conditions.add(switch (comparison.relation()) {
            case GREATER -> new TapeFormula.Condition(writer.subtract(left, right), true);
            case AT_LEAST -> new TapeFormula.Condition(writer.subtract(left, right), false);
            case LESS -> new TapeFormula.Condition(writer.subtract(right, left), true);
            case AT_MOST -> new TapeFormula.Condition(writer.subtract(right, left), false);
            case EQUAL, UNEQUAL -> throw new NotOnTapeException("a choice by equality of moving numbers", condition);
        });
    }

    /** Without what only served to write the rest. */
    private Tape pruned(List<Integer> rates, Map<String, TapeFormula> formulas) {
        List<Integer> outputs = new ArrayList<>(rates);
        for (TapeFormula formula : formulas.values()) {
            formula.conditions().forEach(condition -> outputs.add(condition.step()));
            formula.value().ifPresent(outputs::add);
        }
        BitSet needed = Tape.needed(writer.steps(), outputs);
        int[] places = new int[writer.steps().size()];
        List<TapeStep> kept = new ArrayList<>();
        for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
            places[i] = kept.size();
            kept.add(writer.steps().get(i).moved(places));
        }
        Map<String, TapeFormula> moved = new LinkedHashMap<>();
        formulas.forEach((name, formula) -> moved.put(name, new TapeFormula(name,
                formula.conditions().stream().map(condition ->
                        new TapeFormula.Condition(places[condition.step()], condition.strict())).toList(),
                formula.value().isEmpty() ? OptionalInt.empty() : OptionalInt.of(places[formula.value().getAsInt()]))));
        return new Tape(numbers.layout().dimension(), kept, rates.stream().map(rate -> places[rate]).toList(), moved);
    }
}
