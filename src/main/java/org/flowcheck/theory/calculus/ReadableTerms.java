package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.calculus.polynomial.IndexPolynomial;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FreshNames;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Population;

/**
 * Normal forms written as a person would: sums that share no index apart, sums over data under their names, averages
 * over samples as expectations, indices under the names that the arrays are declared with.
 */
final class ReadableTerms {

    /** The random variables, and the definitions that hold some. */
    private final List<String> random = new ArrayList<>();
    private final Set<String> moving = new HashSet<>();
    private final NamedSums names;
    private final IndexLetters letters;
    private final Map<String, List<Axis>> axes = new HashMap<>();

    ReadableTerms(Model stated, PlainForm plain) {
        Model model = plain.model();
        stated.population().map(Population::variables).orElse(List.of()).forEach(one -> random.add(one.name()));
        model.definitions().stream().filter(definition -> definition.axes().stream()
                .anyMatch(axis -> axis.index().equals(SampledPopulation.SAMPLE)))
                .forEach(definition -> random.add(definition.name()));
        model.states().forEach(state -> moving.add(state.name()));
        model.definitions().stream().filter(definition -> Traversal.freeNames(definition.value()).stream()
                .anyMatch(moving::contains)).forEach(definition -> moving.add(definition.name()));
        names = new NamedSums(plain, name -> !moving.contains(name));
        letters = new IndexLetters(stated);
        model.states().forEach(state -> axes.put(state.name(), state.axes()));
        model.data().forEach(array -> axes.put(array.name(), array.axes()));
        model.definitions().forEach(definition -> axes.put(definition.name(), definition.axes()));
    }

    /** Whether a formula holds something that the dynamics move. */
    boolean moves(Expression formula) {
        return Traversal.freeNames(formula).stream().anyMatch(moving::contains);
    }

    /**
     * A normal form as a formula.
     *
     * @param scope the ranges of its free indices
     */
    Expression of(IndexPolynomial polynomial, IndexScope scope) {
        List<Expression> terms = polynomial.monomials().stream().map(monomial -> term(monomial, scope)).toList();
        return letters.in(arranged(Simplification.of(Algebra.add(terms), scope)), Set.copyOf(scope.names()));
    }

    /** One term of a normal form as a formula, written like {@link #of}. */
    Expression single(Monomial monomial, IndexScope scope) {
        Set<String> used = new TreeSet<>(scope.names());
        Expression term = term(monomial, scope);
        used.addAll(Traversal.freeNames(term));
        return letters.in(arranged(Simplification.of(lettered(term, used), scope)), Set.copyOf(scope.names()));
    }

    /**
     * {@code Ramp[Sum[w[k, #0]*x[i, #0], {#0, d}]] -> Ramp[Sum[w[k, j]*x[i, j], {j, d}]]}: sums inside of functions.
     */
    private Expression lettered(Expression formula, Set<String> used) {
        Expression outer = formula;
        Set<String> inside = used;
        if (formula instanceof Reduction reduction) {
            inside = new TreeSet<>(used);
            inside.addAll(Traversal.allNames(reduction));
            FreshNames fresh = new FreshNames(inside);
            Reduction renamed = BoundIndices.rename(reduction, index -> index.startsWith("#")
                    ? fresh.next(letter(reduction.body(), index).orElse("k")) : index);
            renamed.ranges().stream().map(IndexRange::index).forEach(inside::add);
            outer = renamed;
        }
        Set<String> within = inside;
        return Traversal.mapChildren(outer, child -> lettered(child, within));
    }

    /** Products in the order in which a person writes them: numbers, constants, data, states, sums. */
    Expression arranged(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, this::arranged);
        if (!(inner instanceof Multiplication product)) {
            return inner;
        }
        List<Expression> factors = new ArrayList<>(product.factors());
        factors.sort(Comparator.comparingInt(this::rank));
        return new Multiplication(factors, Origin.computed());
    }

    private int rank(Expression factor) {
        Expression power = factor instanceof Power raised ? raised.base() : factor;
        Expression base = power instanceof FunctionCall root && root.function().equals("Sqrt")
                ? root.arguments().get(0) : power;
        if (base instanceof Constant) {
            return 0;
        }
        if (base instanceof Reduction || base instanceof Expectation || base instanceof Addition) {
            return base instanceof Addition ? 4 : 5;
        }
        if (moves(base)) {
            return 3;
        }
        return base instanceof Reference reference && !reference.isPlain() ? 2 : 1;
    }

    /** One term as a formula. */
    Expression term(Monomial monomial, IndexScope scope) {
        Map<String, String> renamed = indexNames(monomial, scope);
        Map<String, Expression> letters = new HashMap<>();
        renamed.forEach((index, letter) -> letters.put(index, Reference.to(letter)));
        Substitution substitution = Substitution.ofScalars(letters);
        List<Expression> factors = new ArrayList<>(monomial.factors().stream().map(substitution::in).toList());
        List<IndexRange> ranges = new ArrayList<>(monomial.ranges().stream().map(range -> new IndexRange(
                renamed.get(range.index()), substitution.in(range.lower()), substitution.in(range.upper()),
                range.origin())).toList());
        List<Expression> product = new ArrayList<>(List.of(Constant.of(monomial.coefficient())));
        takeNamedSums(factors, ranges, product);
        takeExpectations(factors, ranges);
        for (List<Expression> component : components(factors, ranges)) {
            List<IndexRange> own = ranges.stream().filter(range -> component.stream().anyMatch(factor ->
                    mentionsAny(factor, together(range, ranges)))).toList();
            Expression body = Algebra.multiply(ordered(component));
            product.add(own.isEmpty() ? body : Reduction.sum(body, own));
        }
        return Algebra.multiply(product);
    }

    /** What is given before what moves. */
    private List<Expression> ordered(List<Expression> factors) {
        List<Expression> first = new ArrayList<>(factors.stream().filter(factor -> !moves(factor)).toList());
        factors.stream().filter(this::moves).forEach(first::add);
        return first;
    }

    /** Sums over data alone leave the factors; those with a free bound index come back under their names. */
    private void takeNamedSums(List<Expression> factors, List<IndexRange> ranges, List<Expression> product) {
        Set<String> ofData = new LinkedHashSet<>();
        for (IndexRange range : ranges) {
            List<Expression> users = using(factors, range.index());
            if (!users.isEmpty() && users.stream().noneMatch(this::moves)
                    && !isSample(range) && together(range, ranges).size() == 1) {
                ofData.add(range.index());
            }
        }
        while (!ofData.isEmpty()) {
            Set<String> indices = linked(ofData.iterator().next(), factors, ofData);
            ofData.removeAll(indices);
            if (!takeNamedSum(indices, factors, ranges, product)) {
                // Not all together; Sum[z[j]^2, {j, d}] holds the sum z[j] twice.
                indices.forEach(index -> takeNamedSum(Set.of(index), factors, ranges, product));
            }
        }
    }

    /** The indices of data that are linked to one by factors. */
    private static Set<String> linked(String first, List<Expression> factors, Set<String> ofData) {
        Set<String> indices = new TreeSet<>(List.of(first));
        boolean grown = true;
        while (grown) {
            Set<String> more = new TreeSet<>(indices);
            factors.stream().filter(factor -> mentionsAny(factor, indices)).forEach(factor ->
                    Traversal.freeNames(factor).stream().filter(ofData::contains).forEach(more::add));
            grown = indices.addAll(more);
        }
        return indices;
    }

    /** Whether the model has a name for the sum over some indices, which then stands for it. */
    private boolean takeNamedSum(Set<String> indices, List<Expression> factors, List<IndexRange> ranges,
                                 List<Expression> product) {
        List<Expression> group = factors.stream().filter(factor -> mentionsAny(factor, indices)).toList();
        List<IndexRange> own = ranges.stream().filter(range -> indices.contains(range.index())).toList();
        Optional<Expression> found = names.find(group, own);
        found.ifPresent(name -> {
            group.forEach(factors::remove);
            ranges.removeAll(own);
            boolean free = ranges.stream().noneMatch(range -> Traversal.mentions(name, range.index()));
            if (free) {
                product.add(name);
            } else {
                factors.addAll(name instanceof Multiplication several ? several.factors() : List.of(name));
            }
        });
        return found.isPresent();
    }

    private static List<Expression> using(List<Expression> factors, String index) {
        return factors.stream().filter(factor -> Traversal.mentions(factor, index)).toList();
    }

    private static boolean isSample(IndexRange range) {
        return range.upper() instanceof Reference upper && upper.name().equals(SampledPopulation.SAMPLES);
    }

    /** {@code Sum[p[s]*g[x[s, j]], {s, S}] -> Expectation[g[x[j]]]}. */
    private void takeExpectations(List<Expression> factors, List<IndexRange> ranges) {
        for (IndexRange range : List.copyOf(ranges)) {
            if (isSample(range)) {
                List<Expression> users = using(factors, range.index());
                factors.removeAll(users);
                ranges.remove(range);
                List<Expression> body = new ArrayList<>();
                for (Expression factor : users) {
                    boolean weight = factor instanceof Reference reference
                            && reference.name().equals(SampledPopulation.WEIGHT);
                    if (!weight) {
                        body.add(withoutSample(factor, range.index()));
                    }
                }
                factors.add(new Expectation(Algebra.multiply(body), random, Origin.computed()));
            }
        }
    }

    private static Expression withoutSample(Expression formula, String sample) {
        Expression inner = Traversal.mapChildren(formula, child -> withoutSample(child, sample));
        if (inner instanceof Reference reference && !reference.isPlain()
                && reference.indices().get(0) instanceof Reference first && first.name().equals(sample)) {
            return new Reference(reference.name(), reference.indices().subList(1, reference.indices().size()),
                    Origin.computed());
        }
        return inner;
    }

    /** Factors that are linked by summation indices belong together; those without any stand alone. */
    private static List<List<Expression>> components(List<Expression> factors, List<IndexRange> ranges) {
        List<List<Expression>> components = new ArrayList<>();
        List<Expression> left = new ArrayList<>(factors);
        while (!left.isEmpty()) {
            List<Expression> component = new ArrayList<>(List.of(left.remove(0)));
            for (int i = 0; i < component.size(); i++) {
                Expression factor = component.get(i);
                List<Expression> linked = left.stream().filter(other -> ranges.stream()
                        .map(range -> together(range, ranges)).anyMatch(indices ->
                                mentionsAny(factor, indices) && mentionsAny(other, indices))).toList();
                left.removeAll(linked);
                component.addAll(linked);
            }
            components.add(component);
        }
        return components;
    }

    private static boolean mentionsAny(Expression formula, Set<String> indices) {
        return indices.stream().anyMatch(index -> Traversal.mentions(formula, index));
    }

    /** The indices of ranges that depend on each other: those in whose bounds an index stands, and it. */
    private static Set<String> together(IndexRange range, List<IndexRange> ranges) {
        Set<String> indices = new TreeSet<>(List.of(range.index()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (IndexRange other : ranges) {
                boolean bound = indices.contains(other.index())
                        || mentionsAny(other.lower(), indices) || mentionsAny(other.upper(), indices);
                if (bound) {
                    grown = indices.add(other.index()) || grown;
                    for (IndexRange outer : ranges) {
                        boolean bounds = Traversal.mentions(other.lower(), outer.index())
                                || Traversal.mentions(other.upper(), outer.index());
                        grown = bounds && indices.add(outer.index()) || grown;
                    }
                }
            }
        }
        return indices;
    }

    /** The letter of each summation index: that of the first array it stands in, if that is free. */
    private Map<String, String> indexNames(Monomial monomial, IndexScope scope) {
        Set<String> used = new TreeSet<>(scope.names());
        monomial.factors().forEach(factor -> used.addAll(Traversal.allNames(factor)));
        FreshNames fresh = new FreshNames(used);
        Map<String, String> letters = new HashMap<>();
        for (IndexRange range : monomial.ranges()) {
            String wanted = monomial.factors().stream().map(factor -> letter(factor, range.index()))
                    .flatMap(Optional::stream).findFirst().orElse("k");
            letters.put(range.index(), fresh.next(wanted));
        }
        return letters;
    }

    private Optional<String> letter(Expression factor, String index) {
        if (factor instanceof Reference reference && axes.containsKey(reference.name())) {
            for (int i = 0; i < reference.indices().size(); i++) {
                if (reference.indices().get(i) instanceof Reference at && at.name().equals(index)) {
                    return Optional.of(axes.get(reference.name()).get(i).index());
                }
            }
        }
        if (factor instanceof Power power) {
            return letter(power.base(), index);
        }
        return Traversal.children(factor).stream().map(child -> letter(child, index)).flatMap(Optional::stream)
                .findFirst();
    }
}
