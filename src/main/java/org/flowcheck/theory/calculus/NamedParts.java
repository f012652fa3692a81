package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;

/**
 * {@code sigma[Sum[w[k, j]*x[i, j], {j, d}]] -> sigma[z[i, k]]}, {@code Exp[-y[i]*Sum[...]] -> Exp[-y[i]*f[i]]},
 * {@code Exp[z[i]]/Sum[Exp[z[l]], {l, n}] -> p[i]} and {@code Sum[(f[i] - y[i])^2, {i, n}] -> Sum[e[i]^2, {i, n}]}
 * with new definitions: sums inside functions, normalisers and residuals get names before a loss is differentiated, so
 * that its gradient is written in them.
 */
public final class NamedParts {

    private static final Rational TWO = Rational.of(2);
    private static final Constant MINUS_ONE = Constant.of(-1);
    private static final List<String> FOR_ARGUMENTS = List.of("z", "h", "s");
    /** Sums that a function takes together with other things, {@code Exp[-y[i]*f[i]]}, are outputs mostly. */
    private static final List<String> FOR_OUTPUTS = List.of("f", "F", "h");
    private static final List<String> FOR_NORMALISERS = List.of("Z", "S", "Q");
    private static final List<String> FOR_QUOTIENTS = List.of("p", "P", "s");
    private static final List<String> FOR_RESIDUALS = List.of("e", "r");

    /** Squares of this many nodes are residuals wherever they stand in an objective: each rate would repeat them. */
    private static final int LARGE = 40;

    /**
     * Where squares are residuals: in an objective, where they are summed or averaged; {@code (1 - K)^2} stays as it
     * is.
     */
    private enum Residuals { NONE, OUTSIDE, GATHERED }

    private final Set<String> moving = new TreeSet<>();
    private final Set<String> declared = new TreeSet<>();
    private final Set<String> taken;
    private final List<Definition> definitions = new ArrayList<>();
    /** Softmax weights of the normalisers that have been named. */
    private final List<Definition> quotients = new ArrayList<>();
    /** What has been named, with its axes, so that the same part gets the same name. */
    private final Map<List<Object>, Named> names = new LinkedHashMap<>();

    /**
     * A name that was given.
     *
     * @param name the name
     * @param order for each of its axes the place of its index among those of the part, in the order in which they
     *     occur
     */
    private record Named(String name, List<Integer> order) {
    }

    private NamedParts(Model model) {
        model.states().forEach(state -> moving.add(state.name()));
        declared.addAll(moving);
        declared.add(FlowRate.TIME);
        model.parameters().forEach(parameter -> declared.add(parameter.name()));
        model.activations().forEach(activation -> declared.add(activation.name()));
        model.draws().forEach(draw -> declared.add(draw.name()));
        model.data().forEach(array -> declared.add(array.name()));
        model.population().ifPresent(population ->
                population.variables().forEach(variable -> declared.add(variable.name())));
        model.definitions().forEach(definition -> declared.add(definition.name()));
        taken = new TreeSet<>(declared);
        taken.addAll(UsedLetters.of(model));
        for (Definition definition : model.definitions()) {
            taken.addAll(Traversal.allNames(definition.value()));
            if (Traversal.freeNames(definition.value()).stream().anyMatch(moving::contains)) {
                moving.add(definition.name());
            }
        }
    }

    /** A model that moves along a gradient, with names for the parts of its objective; any other model as it is. */
    public static Model in(Model model) {
        if (!(model.dynamics() instanceof Dynamics.GradientFlow flow)) {
            return model;
        }
        NamedParts parts = new NamedParts(model);
        parts.taken.addAll(Traversal.allNames(flow.objective()));
        for (Definition definition : model.definitions()) {
            Expression value = parts.named(definition.value(), definition.axes(), Residuals.NONE);
            parts.definitions.add(new Definition(definition.name(), definition.axes(), value, definition.latex()));
        }
        Expression objective = parts.named(flow.objective(), List.of(), Residuals.OUTSIDE);
        if (parts.names.isEmpty()) {
            return model;
        }
        List<Definition> definitions = parts.withQuotients();
        RandomNames random = new RandomNames(model, definitions);
        return model.withDefinitions(definitions.stream().map(definition -> new Definition(definition.name(),
                definition.axes(), random.in(definition.value()), definition.latex())).toList())
                .withDynamics(new Dynamics.GradientFlow(flow.direction(), random.in(objective),
                        flow.mobilities(), flow.step()));
    }

    /** A formula with its parts named, inner ones first. */
    private Expression named(Expression formula, List<Axis> around, Residuals residuals) {
        List<Axis> inside = formula instanceof Reduction reduction ? within(reduction, around) : around;
        boolean gathers = formula instanceof Reduction || formula instanceof Expectation;
        Residuals below = gathers && residuals == Residuals.OUTSIDE ? Residuals.GATHERED : residuals;
        Expression inner = Traversal.mapChildren(formula, child -> named(child, inside, below));
        if (inner instanceof FunctionCall call && call.arguments().size() == 1) {
            Expression argument = call.arguments().get(0);
            Expression shortened = withNamedSums(argument, inside, wanted(call, argument));
            return shortened.equals(argument) ? inner
                    : new FunctionCall(call.function(), call.order(), List.of(shortened), Origin.computed());
        }
        if (inner instanceof Power power && isSum(power.base()) && power.exponent().equals(MINUS_ONE)) {
            return name(power.base(), inside, FOR_NORMALISERS).<Expression>map(reference ->
                    new Power(reference, MINUS_ONE, Origin.computed())).orElse(inner);
        }
        if (residuals != Residuals.NONE && inner instanceof Power power && power.base() instanceof Addition residual
                && power.exponent() instanceof Constant exponent && exponent.value().equals(TWO)
                && (residuals == Residuals.GATHERED || Traversal.size(residual) > LARGE)) {
            return name(residual, inside, FOR_RESIDUALS).<Expression>map(reference -> Algebra.power(reference, 2))
                    .orElse(inner);
        }
        return inner;
    }

    private static List<String> wanted(FunctionCall call, Expression argument) {
        boolean ofLoss = call.function().equals("Exp") || call.function().equals("Log");
        return !ofLoss ? FOR_ARGUMENTS : isSum(argument) && call.function().equals("Log") ? FOR_NORMALISERS
                : isSum(argument) ? FOR_ARGUMENTS : FOR_OUTPUTS;
    }

    private static boolean isSum(Expression formula) {
        return formula instanceof Reduction reduction && reduction.kind() == Reduction.Kind.SUM;
    }

    /** An argument with names for the outermost sums in it. */
    private Expression withNamedSums(Expression argument, List<Axis> around, List<String> wanted) {
        if (isSum(argument)) {
            return name(argument, around, wanted).<Expression>map(reference -> reference).orElse(argument);
        }
        return argument instanceof Reduction ? argument
                : Traversal.mapChildren(argument, child -> withNamedSums(child, around, wanted));
    }

    private static List<Axis> within(Reduction reduction, List<Axis> around) {
        List<Axis> inside = new ArrayList<>(around);
        for (IndexRange range : reduction.ranges()) {
            boolean plain = range.lower().equals(Algebra.ONE)
                    && reduction.ranges().stream().noneMatch(other -> Traversal.mentions(range.upper(), other.index()));
            if (plain) {
                inside.add(new Axis(range.index(), range.upper()));
            }
        }
        return inside;
    }

    /** A name for a part that moves; empty where it does not, or uses an index whose range is not a plain one. */
    private Optional<Reference> name(Expression part, List<Axis> around, List<String> wanted) {
        Set<String> free = Traversal.freeNames(part);
        if (free.stream().noneMatch(moving::contains)) {
            return Optional.empty();
        }
        List<Axis> axes = around.stream().filter(axis -> free.contains(axis.index())).toList();
        boolean open = free.stream().anyMatch(name -> !declared.contains(name) && !moving.contains(name)
                && axes.stream().noneMatch(axis -> axis.index().equals(name)));
        if (open) {
            return Optional.empty();
        }
        List<Axis> inOrder = inOrderOf(part, axes);
        Named named = names.computeIfAbsent(key(part, inOrder), any -> {
            String fresh = fresh(wanted);
            definitions.add(new Definition(fresh, axes, part, Optional.empty()));
            moving.add(fresh);
            declared.add(fresh);
            softmax(fresh, part, axes).ifPresent(quotients::add);
            return new Named(fresh, axes.stream().map(inOrder::indexOf).toList());
        });
        List<Axis> own = named.order().stream().map(inOrder::get).toList();
        return Optional.of(new Reference(named.name(), Sizes.references(own), Origin.computed()));
    }

    /** Axes in the order in which their indices occur first in a part. */
    private static List<Axis> inOrderOf(Expression part, List<Axis> axes) {
        Set<Axis> found = new LinkedHashSet<>();
        collect(part, axes, found);
        found.addAll(axes);
        return List.copyOf(found);
    }

    private static void collect(Expression part, List<Axis> axes, Set<Axis> found) {
        if (part instanceof Reference name && name.isPlain()) {
            axes.stream().filter(axis -> axis.index().equals(name.name())).forEach(found::add);
        }
        Traversal.children(part).forEach(child -> collect(child, axes, found));
    }

    /** {@code p[i, q] = Exp[f[i, q]]/Z[i]} for a sum Z of exponentials: the gradient is written in these. */
    private Optional<Definition> softmax(String name, Expression part, List<Axis> axes) {
        boolean normaliser = part instanceof Reduction sum && isSum(sum) && sum.ranges().size() == 1
                && sum.ranges().get(0).lower().equals(Algebra.ONE)
                && sum.body() instanceof FunctionCall call && call.function().equals("Exp") && call.order() == 0;
        if (!normaliser) {
            return Optional.empty();
        }
        Reduction sum = (Reduction) part;
        List<Axis> all = new ArrayList<>(axes);
        all.add(new Axis(sum.ranges().get(0).index(), sum.ranges().get(0).upper()));
        Expression value = Algebra.divide(sum.body(), new Reference(name, Sizes.references(axes), Origin.computed()));
        return Optional.of(new Definition(fresh(FOR_QUOTIENTS), all, value, Optional.empty()));
    }

    /**
     * The definitions, those of softmax weights after what they are made of, where the model has no name of its own.
     */
    private List<Definition> withQuotients() {
        List<Definition> all = new ArrayList<>(definitions);
        Set<List<Object>> stated = new HashSet<>();
        definitions.forEach(definition -> stated.add(key(definition)));
        for (Definition quotient : quotients) {
            if (stated.add(key(quotient))) {
                all.add(quotient);
            }
        }
        return all;
    }

    private static List<Object> key(Definition definition) {
        return key(definition.value(), inOrderOf(definition.value(), definition.axes()));
    }

    /** The part and its shape, whatever the indices are called. */
    private static List<Object> key(Expression part, List<Axis> axes) {
        Map<String, Expression> numbers = new HashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            numbers.put(axes.get(i).index(), Reference.to("@axis" + i));
        }
        return List.of(BoundIndices.key(Substitution.ofScalars(numbers).in(part)),
                axes.stream().map(Axis::size).toList());
    }

    private String fresh(List<String> wanted) {
        for (String name : wanted) {
            if (taken.add(name)) {
                return name;
            }
        }
        int number = 1;
        while (!taken.add(wanted.get(0) + number)) {
            number++;
        }
        return wanted.get(0) + number;
    }
}
