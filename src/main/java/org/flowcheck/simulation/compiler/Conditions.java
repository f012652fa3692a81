package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;

/**
 * Conditions: those on indices are decided on the domain at hand, or noted as open, so that whoever runs the loop can
 * split its range and ask again; the others are tested at run time.
 */
final class Conditions {

    private final Lowering lowering;
    private List<Condition.IndexTest> open = new ArrayList<>();

    Conditions(Lowering lowering) {
        this.lowering = lowering;
    }

    /** Starts a fresh list of open tests; gives the list so far, for {@link #resume}. */
    List<Condition.IndexTest> suspend() {
        List<Condition.IndexTest> before = open;
        open = new ArrayList<>();
        return before;
    }

    /** Ends a list of open tests and returns to an earlier one; gives the ended list. */
    List<Condition.IndexTest> resume(List<Condition.IndexTest> before) {
        List<Condition.IndexTest> ended = open;
        open = before;
        return ended;
    }

    /** Tests that remain open for those further out. */
    void passOn(List<Condition.IndexTest> tests) {
        open.addAll(tests);
    }

    /** Whether an index formula is zero (or else at least zero) on a domain: known, or an open test. */
    Condition decide(Affine form, boolean zero, IndexDomain domain) {
        boolean always = zero ? domain.impliesZero(form) : domain.implies(form);
        if (always) {
            return Condition.Known.TRUE;
        }
        boolean never = zero ? domain.whereZero(form).isEmpty() : domain.where(form).isEmpty();
        if (never) {
            return Condition.Known.FALSE;
        }
        Condition.IndexTest test = new Condition.IndexTest(form, zero);
        open.add(test);
        return test;
    }

    Term choose(Conditional conditional, Scope scope) {
        Condition condition = condition(conditional.condition(), scope);
        if (condition instanceof Condition.Known known) {
            return lowering.value(known.value() ? conditional.whenTrue() : conditional.whenFalse(), scope);
        }
        return Terms.choice(condition, lowering.value(conditional.whenTrue(), assume(condition, true, scope)),
                lowering.value(conditional.whenFalse(), assume(condition, false, scope)));
    }

    Condition condition(Expression expression, Scope scope) {
        if (expression instanceof Delta delta) {
            IndexFormula formula = lowering.indexFormula(scope);
            return decide(formula.of(delta.left()).minus(formula.of(delta.right())), true, scope.domain());
        }
        if (expression instanceof Comparison comparison) {
            return comparison(comparison, scope);
        }
        if (expression instanceof Connective connective) {
            return connective(connective, scope);
        }
        // A value used as a condition: true where it is not zero.
        return Terms.compare(lowering.value(expression, scope), Relation.UNEQUAL, Term.Number.ZERO);
    }

    private Condition comparison(Comparison comparison, Scope scope) {
        IndexFormula formula = lowering.indexFormula(scope);
        Optional<Affine> left = formula.find(comparison.left());
        Optional<Affine> right = formula.find(comparison.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Terms.compare(lowering.value(comparison.left(), scope), comparison.relation(),
                    lowering.value(comparison.right(), scope));
        }
        Affine difference = left.get().minus(right.get());
        return switch (comparison.relation()) {
            case EQUAL -> decide(difference, true, scope.domain());
            case UNEQUAL -> Terms.not(decide(difference, true, scope.domain()));
            case AT_LEAST -> decide(difference, false, scope.domain());
            case GREATER -> decide(difference.plus(-1), false, scope.domain());
            case AT_MOST -> decide(difference.times(-1), false, scope.domain());
            case LESS -> decide(difference.times(-1).plus(-1), false, scope.domain());
        };
    }

    private Condition connective(Connective connective, Scope scope) {
        if (connective.kind() == Connective.Kind.NOT) {
            return Terms.not(condition(connective.operands().get(0), scope));
        }
        boolean all = connective.kind() == Connective.Kind.AND;
        List<Condition> parts = new ArrayList<>();
        Scope reached = scope;
        for (Expression operand : connective.operands()) {
            Condition part = condition(operand, reached);
            if (part instanceof Condition.Known known && known.value() != all) {
                return known;
            }
            parts.add(part);
            reached = assume(part, all, reached);
        }
        return all ? Terms.all(parts) : Terms.any(parts);
    }

    /** The scope narrowed to where a condition holds (or does not), as far as its index tests say. */
    private static Scope assume(Condition condition, boolean holds, Scope scope) {
        if (condition instanceof Condition.IndexTest test) {
            if (holds) {
                return scope.within(test.zero() ? scope.domain().whereZero(test.form())
                        : scope.domain().where(test.form()));
            }
            return test.zero() ? scope : scope.where(test.form().times(-1).plus(-1));
        }
        if (condition instanceof Condition.Not not) {
            return assume(not.part(), !holds, scope);
        }
        List<Condition> parts = condition instanceof Condition.All all && holds ? all.parts()
                : condition instanceof Condition.Any any && !holds ? any.parts() : List.of();
        Scope narrowed = scope;
        for (Condition part : parts) {
            narrowed = assume(part, holds, narrowed);
        }
        return narrowed;
    }
}
