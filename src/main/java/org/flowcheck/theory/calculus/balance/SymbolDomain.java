package org.flowcheck.theory.calculus.balance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.RationalValue;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.expression.WrittenPlace;
import org.flowcheck.theory.model.Model;

/** What a model's domain says about the symbols in exponents; conditions on other parameters alone are left out. */
final class SymbolDomain {

    private final Model model;
    private final Function<Expression, Optional<Exponent>> linear;
    private final Signs signs;

    /**
     * Domains of symbols.
     *
     * @param linear the linear form of a formula in numbers and parameters, if it is one
     */
    SymbolDomain(Model model, Function<Expression, Optional<Exponent>> linear, Signs signs) {
        this.model = model;
        this.linear = linear;
        this.signs = signs;
    }

    /** The linear conditions, on whatever parameters; others are left out. */
    Region assumed() {
        Region region = Region.EVERYWHERE;
        for (Comparison comparison : comparisons()) {
            region = region.and(inequalities(comparison).orElse(List.of()));
        }
        return region;
    }

    /**
     * The conditions on symbols.
     *
     * @throws DiagnosticException (no-balance) of a condition on symbols that is not linear in them, and where no
     *     values satisfy all conditions
     */
    Region of(Set<String> symbols) {
        Set<String> dependent = new HashSet<>(symbols);
        model.parameters().stream().filter(parameter -> concerns(parameter.value(), dependent))
                .forEach(parameter -> dependent.add(parameter.name()));
        Region region = Region.EVERYWHERE;
        for (Expression condition : model.domain()) {
            for (Expression part : parts(condition)) {
                region = concerns(part, dependent) ? region.and(required(part, symbols)) : region;
            }
        }
        if (region.isEmpty()) {
            String conditions = String.join(", ", model.domain().stream().filter(one -> concerns(one, dependent))
                    .map(ExpressionText::of).toList());
            throw refuse(model.domain().get(0), "no values of " + String.join(", ", symbols.stream().sorted().toList())
                    + " satisfy 'where': " + conditions);
        }
        return region;
    }

    private List<Comparison> comparisons() {
        return model.domain().stream().flatMap(condition -> parts(condition).stream())
                .filter(Comparison.class::isInstance).map(Comparison.class::cast).toList();
    }

    private static List<Expression> parts(Expression condition) {
        return condition instanceof Connective all && all.kind() == Connective.Kind.AND
                ? all.operands().stream().flatMap(operand -> parts(operand).stream()).toList() : List.of(condition);
    }

    private static boolean concerns(Expression formula, Set<String> names) {
        return Traversal.freeNames(formula).stream().anyMatch(names::contains);
    }

    private List<Inequality> required(Expression condition, Set<String> symbols) {
        if (condition instanceof Comparison comparison) {
            Optional<List<Inequality>> found = inequalities(comparison);
            boolean inSymbols = found.filter(list -> list.stream().allMatch(inequality ->
                    symbols.containsAll(inequality.form().coefficients().keySet()))).isPresent();
            if (inSymbols) {
                return found.get();
            }
            if (isCertain(comparison)) {
                return List.of();
            }
        }
        throw refuse(condition, "the condition " + ExpressionText.of(condition) + " is not a linear inequality in "
                + String.join(", ", symbols.stream().sorted().toList()) + ", and a balance knows no others");
    }

    /** {@code kappa > 0} of a power of the width holds for all symbols. */
    private boolean isCertain(Comparison comparison) {
        return switch (comparison.relation()) {
            case GREATER, AT_LEAST -> isAbove(comparison.left(), comparison.right());
            case LESS, AT_MOST -> isAbove(comparison.right(), comparison.left());
            case EQUAL, UNEQUAL -> false;
        };
    }

    private boolean isAbove(Expression larger, Expression smaller) {
        return RationalValue.of(smaller).filter(bound -> bound.signum() <= 0).isPresent()
                && signs.of(larger).filter(sign -> sign > 0).isPresent();
    }

    private Optional<List<Inequality>> inequalities(Comparison comparison) {
        return linear.apply(comparison.left()).flatMap(left -> linear.apply(comparison.right()).flatMap(right ->
                switch (comparison.relation()) {
                    case LESS -> Optional.of(List.of(Inequality.less(left, right)));
                    case AT_MOST -> Optional.of(List.of(Inequality.atMost(left, right)));
                    case GREATER -> Optional.of(List.of(Inequality.less(right, left)));
                    case AT_LEAST -> Optional.of(List.of(Inequality.atMost(right, left)));
                    case EQUAL -> Optional.of(List.of(Inequality.atMost(left, right), Inequality.atMost(right, left)));
                    case UNEQUAL -> Optional.empty();
                }));
    }

    private static DiagnosticException refuse(Expression formula, String message) {
        return Diagnostic.of(Code.NO_BALANCE, message).orAt(WrittenPlace.of(formula)).exception();
    }
}
