package org.flowcheck.theory.calculus.balance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;

/**
 * Whether terms add to the growth of the fastest modes or oppose it: the sign of {@code <s, N(s)>}, where s are random
 * states on these modes. Each set of components that depend on each other is looked at by itself.
 */
final class ModeSign {

    /** A cubic form that has both signs on a part p of the states is missed with the probability (1 - p)^{@value}. */
    private static final int TRIALS = 256;

    private final Model model;
    private final FlowTerms terms;
    private final LeadingSystem leading;
    private final Signs signs;

    ModeSign(Model model, String width, FlowTerms terms, LeadingSystem leading) {
        this.model = model;
        this.terms = terms;
        this.leading = leading;
        signs = new Signs(model, width);
    }

    /**
     * The sign.
     *
     * @param caughtUp for components the terms of their rate
     * @return 1 or -1; empty where the sign is not always the same, or something in the terms has no value
     */
    Optional<Integer> of(Map<Components, List<FlowTerm>> caughtUp) {
        Optional<Map<String, Integer>> parameters = parameters(caughtUp);
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        Set<Optional<Integer>> found = new LinkedHashSet<>();
        for (Set<Components> block : blocks(caughtUp)) {
            found.add(sign(block, caughtUp, parameters.get()));
        }
        return found.size() == 1 ? found.iterator().next() : Optional.empty();
    }

    /** The components in whose rates terms stand, and those that follow them by the leading system. */
    Set<Components> acting(Map<Components, List<FlowTerm>> caughtUp) {
        Set<Components> acting = new LinkedHashSet<>();
        Deque<Components> open = new ArrayDeque<>(caughtUp.keySet());
        while (!open.isEmpty()) {
            Components next = open.pop();
            if (acting.add(next)) {
                terms.all().keySet().stream().filter(other -> leading.depends(other, next)).forEach(open::add);
            }
        }
        return acting;
    }

    private List<Set<Components>> blocks(Map<Components, List<FlowTerm>> caughtUp) {
        Set<Set<Components>> blocks = new LinkedHashSet<>();
        caughtUp.keySet().forEach(components -> blocks.add(block(components, caughtUp)));
        return List.copyOf(blocks);
    }

    /** The components that the leading system or the terms couple with some components. */
    private Set<Components> block(Components first, Map<Components, List<FlowTerm>> caughtUp) {
        Set<Components> block = new LinkedHashSet<>();
        Deque<Components> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            Components next = open.pop();
            if (block.add(next)) {
                terms.all().keySet().stream()
                        .filter(other -> leading.depends(next, other) || leading.depends(other, next)
                        || holds(caughtUp, next, other) || holds(caughtUp, other, next)).forEach(open::add);
            }
        }
        // One set for one block, in whatever order it was found.
        Set<Components> ordered = new LinkedHashSet<>(terms.all().keySet());
        ordered.retainAll(block);
        return ordered;
    }

    private boolean holds(Map<Components, List<FlowTerm>> caughtUp, Components components, Components held) {
        return caughtUp.getOrDefault(components, List.of()).stream()
                .anyMatch(term -> leading.held(term).contains(held));
    }

    /** The signs of the parameters in the terms that may be any number; empty where one has none. */
    private Optional<Map<String, Integer>> parameters(Map<Components, List<FlowTerm>> caughtUp) {
        Map<String, Integer> known = new HashMap<>();
        for (Parameter parameter : model.parameters()) {
            boolean free = parameter.kind() == Parameter.Kind.REAL && parameter.value() instanceof Constant
                    && caughtUp.values().stream().flatMap(List::stream).anyMatch(term ->
                            Traversal.mentions(term.formula(), parameter.name()));
            if (free) {
                Optional<Integer> sign = signs.of(Reference.to(parameter.name()));
                if (sign.isEmpty()) {
                    return Optional.empty();
                }
                known.put(parameter.name(), sign.get());
            }
        }
        return Optional.of(known);
    }

    private Optional<Integer> sign(Set<Components> block, Map<Components, List<FlowTerm>> caughtUp,
                                   Map<String, Integer> parameters) {
        Rational fastest = caughtUp.keySet().stream().filter(block::contains).map(leading::rate)
                .reduce((a, b) -> a.compareTo(b) > 0 ? a : b).orElseThrow();
        SplittableRandom random = new SplittableRandom(1);
        Optional<Integer> sign = Optional.empty();
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] state = projected(leading.projection(fastest), random);
            Map<String, Double> values = new HashMap<>();
            // Between 1/8 and 8: the sign must not hang on how large a parameter is.
            parameters.forEach((name, its) -> values.put(name, its * Math.pow(2, random.nextDouble(-3, 3))));
            int next;
            try {
                next = (int) Math.signum(product(block, caughtUp, state, values));
            } catch (EvaluationException unknown) {
                return Optional.empty();
            }
            if (next == 0 || sign.isPresent() && sign.get() != next) {
                return Optional.empty();
            }
            sign = Optional.of(next);
        }
        return sign;
    }

    private static double[] projected(Rational[][] projection, SplittableRandom random) {
        double[] free = random.doubles(projection.length, -1, 1).toArray();
        double[] state = new double[projection.length];
        for (int i = 0; i < state.length; i++) {
            for (int j = 0; j < state.length; j++) {
                state[i] += projection[i][j].toDouble() * free[j];
            }
        }
        return state;
    }

    private double product(Set<Components> block, Map<Components, List<FlowTerm>> caughtUp, double[] state,
                           Map<String, Double> parameters) {
        double product = 0;
        for (int i = 0; i < state.length; i++) {
            SmallSystem.Place place = leading.system().places().get(i);
            if (block.contains(place.components())) {
                for (FlowTerm term : caughtUp.getOrDefault(place.components(), List.of())) {
                    product += state[i] * leading.system().value(term, place, state, parameters);
                }
            }
        }
        return product;
    }
}
