package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flowcheck.theory.calculus.polynomial.IndexPolynomial;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/**
 * {@code Sum[y[i]*x[i, j], {i, n}] -> n*z[j]} for a definition {@code z[j] = Sum[y[i]*x[i, j], {i, n}]/n}: sums over
 * data alone that the model has a name for.
 */
final class NamedSums {

    private static final long WORK = 5_000;

    /** A definition whose value is one sum of a product: its name, what the sum is multiplied by, and the sum. */
    private record Named(Definition definition, Expression factor, List<Expression> core, List<IndexRange> ranges) {

        Set<String> bound() {
            return ranges.stream().map(IndexRange::index).collect(Collectors.toSet());
        }
    }

    private final List<Named> named = new ArrayList<>();

    /**
     * The named sums of a model.
     *
     * @param plain the model in plain form
     * @param fixed whether a name stands for what the dynamics do not move
     */
    NamedSums(PlainForm plain, Predicate<String> fixed) {
        Model model = plain.model();
        for (Definition definition : model.definitions()) {
            boolean ofData = Traversal.freeNames(definition.value()).stream().allMatch(fixed::test);
            if (ofData) {
                single(plain, definition).ifPresent(named::add);
            }
        }
    }

    private static Optional<Named> single(PlainForm plain, Definition definition) {
        try {
            IndexPolynomial value = plain.reader(Sizes.scope(plain.model(), definition.axes()), WORK)
                    .read(definition.value());
            if (value.monomials().size() != 1 || value.monomials().get(0).ranges().isEmpty()) {
                return Optional.empty();
            }
            Monomial only = value.monomials().get(0);
            Set<String> indices = new HashSet<>();
            definition.axes().forEach(axis -> indices.add(axis.index()));
            Set<String> bound = only.ranges().stream().map(IndexRange::index).collect(Collectors.toSet());
            List<Expression> outside = new ArrayList<>(List.of(Constant.of(only.coefficient())));
            List<Expression> core = new ArrayList<>();
            for (Expression factor : only.factors()) {
                boolean indexed = Traversal.freeNames(factor).stream().anyMatch(name -> indices.contains(name)
                        || bound.contains(name));
                (indexed ? core : outside).add(factor);
            }
            return Optional.of(new Named(definition, Algebra.multiply(outside), core, only.ranges()));
        } catch (TooComplexException noNormalForm) {
            return Optional.empty();
        }
    }

    /**
     * The formula for a sum of a product.
     *
     * @param factors the factors
     * @param ranges the indices summed over
     * @return empty where the model has no name for it
     */
    Optional<Expression> find(List<Expression> factors, List<IndexRange> ranges) {
        Set<String> bound = new HashSet<>();
        ranges.forEach(range -> bound.add(range.index()));
        for (Named candidate : named) {
            if (candidate.core().size() == factors.size() && candidate.bound().size() == bound.size()) {
                Map<String, Expression> bindings = new HashMap<>();
                if (matches(candidate, 0, new ArrayList<>(factors), bound, bindings)
                        && sameRanges(candidate, ranges, bindings)) {
                    List<Expression> indices = candidate.definition().axes().stream().map(Axis::index)
                            .map(bindings::get).toList();
                    return Optional.of(Algebra.divide(new Reference(candidate.definition().name(), indices,
                            Origin.computed()), candidate.factor()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the summation indices run where those of the definition do. */
    private static boolean sameRanges(Named candidate, List<IndexRange> ranges, Map<String, Expression> bindings) {
        Substitution naming = Substitution.ofScalars(bindings);
        return candidate.ranges().stream().allMatch(own -> ranges.stream().anyMatch(range ->
                Reference.to(range.index()).equals(bindings.get(own.index()))
                        && Sizes.canonical(range.lower()).equals(Sizes.canonical(naming.in(own.lower())))
                        && Sizes.canonical(range.upper()).equals(Sizes.canonical(naming.in(own.upper())))));
    }

    private static boolean matches(Named candidate, int position, List<Expression> left, Set<String> bound,
                                   Map<String, Expression> bindings) {
        if (position == candidate.core().size()) {
            return candidate.definition().axes().stream().allMatch(axis -> bindings.containsKey(axis.index()));
        }
        for (Expression factor : left) {
            Map<String, Expression> trial = new HashMap<>(bindings);
            if (unify(candidate, candidate.core().get(position), factor, bound, trial)) {
                List<Expression> rest = new ArrayList<>(left);
                rest.remove(factor);
                if (matches(candidate, position + 1, rest, bound, trial)) {
                    bindings.putAll(trial);
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a part of the definition becomes a part of the term when its indices are what is bound to them. */
    private static boolean unify(Named candidate, Expression pattern, Expression part, Set<String> bound,
                                 Map<String, Expression> bindings) {
        if (pattern instanceof Reference name && name.isPlain()) {
            boolean index = candidate.definition().axes().stream().anyMatch(axis -> axis.index().equals(name.name()));
            boolean summed = candidate.bound().contains(name.name());
            if (summed && !(part instanceof Reference other && bound.contains(other.name()))) {
                return false;
            }
            boolean free = index && Traversal.freeNames(part).stream().noneMatch(bound::contains);
            if (summed || free) {
                Expression known = bindings.putIfAbsent(name.name(), part);
                return known == null ? bindings.values().stream().filter(part::equals).count() == 1 || index
                        : known.equals(part);
            }
            return !index && pattern.equals(part);
        }
        if (!pattern.getClass().equals(part.getClass())) {
            return false;
        }
        boolean sameHead = pattern instanceof Reference reference ? reference.name().equals(((Reference) part).name())
                : !(pattern instanceof FunctionCall call) || call.function().equals(((FunctionCall) part).function())
                && call.order() == ((FunctionCall) part).order();
        List<Expression> patterns = Traversal.children(pattern);
        List<Expression> parts = Traversal.children(part);
        if (!sameHead || patterns.size() != parts.size()) {
            return false;
        }
        if (patterns.isEmpty()) {
            return pattern.equals(part);
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (!unify(candidate, patterns.get(i), parts.get(i), bound, bindings)) {
                return false;
            }
        }
        return true;
    }
}
