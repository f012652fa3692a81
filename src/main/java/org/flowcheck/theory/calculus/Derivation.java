package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FreshNames;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.HigherDerivative;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;

/**
 * A derivation: linear, with the rules of products, quotients, powers and chains, given what it makes of a name.
 * Partial derivatives, gradients by array elements and rates along a flow differ in that alone. The results are not
 * simplified.
 */
abstract class Derivation implements ExpressionVisitor<Expression> {

    private final Set<String> introduced;

    /**
     * A derivation.
     *
     * @param introduced names that the results at leaves may hold beside those of the leaf: no bound index may capture
     *     them
     */
    Derivation(Set<String> introduced) {
        this.introduced = Set.copyOf(introduced);
    }

    /** What becomes of a name; zero for constants. */
    abstract Expression leaf(Reference reference);

    /**
     * The derivative of a formula.
     *
     * @throws DiagnosticException (not-differentiable) where the formula holds something without a derivative
     */
    final Expression of(Expression expression) {
        return expression.accept(this);
    }

    private static DiagnosticException refuse(Expression expression, String why) {
        String message = ExpressionText.of(expression) + " has no derivative that flowcheck can use: " + why;
        return expression.origin().span()
                .map(span -> Diagnostic.at(span, Code.NOT_DIFFERENTIABLE, message))
                .orElseGet(() -> Diagnostic.of(Code.NOT_DIFFERENTIABLE, message)).exception();
    }

    @Override
    public final Expression visit(Constant constant) {
        return Algebra.ZERO;
    }

    @Override
    public final Expression visit(Reference reference) {
        return leaf(reference);
    }

    @Override
    public final Expression visit(Addition addition) {
        return Algebra.add(addition.terms().stream().map(this::of).toList());
    }

    @Override
    public final Expression visit(Multiplication multiplication) {
        List<Expression> factors = multiplication.factors();
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            List<Expression> term = new ArrayList<>(factors);
            term.set(i, of(factors.get(i)));
            terms.add(Algebra.multiply(term));
        }
        return Algebra.add(terms);
    }

    @Override
    public final Expression visit(Power power) {
        Expression base = power.base();
        Expression exponent = power.exponent();
        Expression byBase = of(base);
        if (exponent instanceof Constant constant) {
            Expression lowered = Algebra.power(base, Constant.of(constant.value().minus(Rational.ONE)));
            return Algebra.multiply(exponent, lowered, byBase);
        }
        Expression byExponent = of(exponent);
        List<Expression> terms = new ArrayList<>();
        if (!byBase.equals(Algebra.ZERO)) {
            Expression lowered = Algebra.power(base, Algebra.subtract(exponent, Algebra.ONE));
            terms.add(Algebra.multiply(exponent, lowered, byBase));
        }
        if (!byExponent.equals(Algebra.ZERO)) {
            terms.add(Algebra.multiply(power, FunctionCall.of("Log", base), byExponent));
        }
        return Algebra.add(terms);
    }

    @Override
    public final Expression visit(FunctionCall call) {
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Expression inner = of(call.arguments().get(i));
            if (!inner.equals(Algebra.ZERO)) {
                terms.add(Algebra.multiply(outer(call, i), inner));
            }
        }
        return Algebra.add(terms);
    }

    /**
     * The partial derivative of the function itself; functions that no table knows keep their name and gain a prime.
     */
    static Expression outer(FunctionCall call, int argument) {
        Optional<ScalarFunction> known = FunctionTable.find(call.function());
        Optional<Expression> derivative;
        if (known.isPresent()) {
            derivative = call.order() == 0 ? known.get().derivative(argument, call.arguments())
                    : HigherDerivative.of(known.get(), call.order() + 1, call.arguments().get(0));
        } else if (call.arguments().size() == 1) {
            derivative = Optional.of(new FunctionCall(call.function(), call.order() + 1, call.arguments(),
                    Origin.computed()));
        } else {
            derivative = Optional.empty();
        }
        return derivative.orElseThrow(() -> refuse(call, "the function does not state one"));
    }

    @Override
    public final Expression visit(Reduction reduction) {
        Reduction safe = BoundIndices.avoid(reduction, introduced);
        Expression inner = of(safe.body());
        if (inner.equals(Algebra.ZERO)) {
            return Algebra.ZERO;
        }
        return switch (safe.kind()) {
            case SUM -> Reduction.sum(inner, safe.ranges());
            case PRODUCT -> productRule(safe, inner);
            case MAXIMUM, MINIMUM -> throw refuse(reduction, "an extremum over an index has kinks");
        };
    }

    /** {@code D Product[f[k], {k}] = Sum[D f[p] * Product[If[k == p, 1, f[k]], {k}], {p}]}. */
    private Expression productRule(Reduction product, Expression inner) {
        Set<String> used = new TreeSet<>(introduced);
        used.addAll(Traversal.allNames(product));
        used.addAll(Traversal.allNames(inner));
        FreshNames fresh = new FreshNames(used);
        Reduction outer = BoundIndices.rename(Reduction.sum(inner, product.ranges()), fresh::next);
        List<Expression> same = new ArrayList<>();
        for (int i = 0; i < outer.ranges().size(); i++) {
            same.add(new Comparison(Reference.to(product.ranges().get(i).index()), Comparison.Relation.EQUAL,
                    Reference.to(outer.ranges().get(i).index()), Origin.computed()));
        }
        Expression here = same.size() == 1 ? same.get(0)
                : new Connective(Connective.Kind.AND, same, Origin.computed());
        Expression others = new Reduction(Reduction.Kind.PRODUCT,
                new Conditional(here, Algebra.ONE, product.body(), Origin.computed()), product.ranges(),
                Origin.computed());
        return Reduction.sum(Algebra.multiply(outer.body(), others), outer.ranges());
    }

    @Override
    public final Expression visit(Delta delta) {
        return Algebra.ZERO;
    }

    @Override
    public final Expression visit(Conditional conditional) {
        Expression whenTrue = of(conditional.whenTrue());
        Expression whenFalse = of(conditional.whenFalse());
        return whenTrue.equals(whenFalse) ? whenTrue
                : new Conditional(conditional.condition(), whenTrue, whenFalse, Origin.computed());
    }

    @Override
    public final Expression visit(Comparison comparison) {
        throw refuse(comparison, "it is true or false, not a number");
    }

    @Override
    public final Expression visit(Connective connective) {
        throw refuse(connective, "it is true or false, not a number");
    }

    @Override
    public final Expression visit(AtStart atStart) {
        return Algebra.ZERO;
    }

    @Override
    public final Expression visit(TimeDerivative derivative) {
        throw refuse(derivative, "the rate inside it has not been written out");
    }

    @Override
    public final Expression visit(NextValue next) {
        throw refuse(next, "the value one step later has not been written out");
    }

    @Override
    public final Expression visit(Expectation expectation) {
        Expression inner = of(expectation.body());
        return inner.equals(Algebra.ZERO) ? inner : expectation.of(inner);
    }
}
