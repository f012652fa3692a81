package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/**
 * The time in which the leading system has no constants in common: {@code t~ = eps^q*(common constants)*Norm[z]*t}.
 * Constants that every term of every equation shares are taken out; where every term holds one element of one array of
 * data sums, z, its norm is taken out too, so that the array is left as a direction of length one.
 */
final class LeadingClock {

    private final Model model;
    private final Set<String> moving = new HashSet<>();

    private LeadingClock(Model model) {
        this.model = model;
        model.states().forEach(state -> moving.add(state.name()));
        model.definitions().stream().filter(definition -> mentionsMoving(definition.value()))
                .forEach(definition -> moving.add(definition.name()));
    }

    /** The clock per unit of time; empty where it is the time itself. */
    static Optional<Expression> of(Model model, ExpandedFlow flow) {
        return new LeadingClock(model).clock(flow);
    }

    private boolean mentionsMoving(Expression formula) {
        return Traversal.freeNames(formula).stream().anyMatch(moving::contains);
    }

    private Optional<Expression> clock(ExpandedFlow flow) {
        List<Expression> terms = new ArrayList<>();
        for (ExpandedFlow.Rate rate : flow.rates()) {
            Expression part = rate.parts().get(flow.leading());
            if (part != null) {
                terms.addAll(part instanceof Addition addition ? addition.terms() : List.of(part));
            }
        }
        List<Expression> factors = new ArrayList<>();
        if (flow.leading() != 0) {
            factors.add(Algebra.power(Reference.to(flow.small()), flow.leading()));
        }
        factors.addAll(shared(terms));
        number(terms).ifPresent(factors::add);
        direction(terms).ifPresent(definition -> factors.add(norm(definition)));
        return factors.isEmpty() ? Optional.empty() : Optional.of(Algebra.multiply(factors));
    }

    /** Powers of constants that all terms share. */
    private List<Expression> shared(List<Expression> terms) {
        Map<Expression, Rational> common = null;
        for (Expression term : terms) {
            Map<Expression, Rational> own = new LinkedHashMap<>();
            for (Expression factor : factors(term)) {
                Expression base = factor instanceof Power power && power.exponent() instanceof Constant
                        ? power.base() : factor;
                boolean constant = !(factor instanceof Constant) && !mentionsMoving(base)
                        && !(base instanceof Reduction)
                        && (base instanceof Reference name ? name.isPlain() : base instanceof FunctionCall);
                if (constant) {
                    Rational exponent = factor instanceof Power power && power.base().equals(base)
                            ? ((Constant) power.exponent()).value() : Rational.ONE;
                    own.put(base, exponent);
                }
            }
            if (common == null) {
                common = own;
            } else {
                common.entrySet().removeIf(entry -> !entry.getValue().equals(own.get(entry.getKey())));
            }
        }
        List<Expression> factors = new ArrayList<>();
        if (common != null) {
            common.forEach((base, exponent) -> factors.add(Algebra.power(base, Constant.of(exponent))));
        }
        return factors;
    }

    /** The number that stands before all terms, up to signs; empty where it is one, or differs. */
    private static Optional<Constant> number(List<Expression> terms) {
        Set<Rational> sizes = new HashSet<>();
        for (Expression term : terms) {
            Rational size = Rational.ONE;
            for (Expression factor : factors(term)) {
                size = factor instanceof Constant constant ? size.times(constant.value()) : size;
            }
            sizes.add(size.signum() < 0 ? size.negate() : size);
        }
        return sizes.size() == 1 && !sizes.contains(Rational.ONE)
                ? sizes.stream().findFirst().map(Constant::of) : Optional.empty();
    }

    private static List<Expression> factors(Expression term) {
        return term instanceof Multiplication product ? product.factors() : List.of(term);
    }

    /** The array of data sums of which every term holds exactly one element. */
    private Optional<Definition> direction(List<Expression> terms) {
        return model.definitions().stream()
                .filter(definition -> !definition.axes().isEmpty() && !moving.contains(definition.name()))
                .filter(definition -> terms.stream().allMatch(term -> occurrences(term, definition.name()) == 1))
                .findFirst();
    }

    private static long occurrences(Expression formula, String name) {
        long here = formula instanceof Reference reference && reference.name().equals(name) ? 1 : 0;
        return here + Traversal.children(formula).stream().mapToLong(child -> occurrences(child, name)).sum();
    }

    private static Expression norm(Definition definition) {
        Expression element = new Reference(definition.name(), Sizes.references(definition.axes()),
                Origin.computed());
        List<IndexRange> ranges = definition.axes().stream()
                .map((Axis axis) -> IndexRange.upTo(axis.index(), axis.size())).toList();
        return FunctionCall.of("Sqrt", Reduction.sum(Algebra.power(element, 2), ranges));
    }
}
