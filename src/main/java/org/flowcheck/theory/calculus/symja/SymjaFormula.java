package org.flowcheck.theory.calculus.symja;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.HigherDerivative;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.TimeDerivative;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Builds Symja's formulas from ours. Scalars and elements, at the present time and at time zero, become symbols
 * {@code v1, v2, ...}; functions that no table knows become {@code f1, f2, ...}.
 */
final class SymjaFormula implements ExpressionVisitor<IExpr> {

    /** A formula holds something that is not handed to Symja. */
    static final class NotTranslatable extends Exception {

        private static final long serialVersionUID = 1L;

        NotTranslatable(String what) {
            super(what);
        }
    }

    /** Carries {@link NotTranslatable} through the visitor. */
    private static final class Stop extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stop(String what) {
            super(what);
        }
    }

    private final Map<Expression, ISymbol> variables = new HashMap<>();
    private final Map<String, ISymbol> functions = new HashMap<>();

    /** The formula; the same names become the same symbols in all calls of one object. */
    IExpr of(Expression expression) throws NotTranslatable {
        try {
            return expression.accept(this);
        } catch (Stop stop) {
            throw new NotTranslatable(stop.getMessage());
        }
    }

    private ISymbol variable(Expression atom) {
        return variables.computeIfAbsent(atom, any -> F.Dummy("v" + (variables.size() + 1)));
    }

    private IExpr[] all(List<Expression> parts) {
        IExpr[] converted = new IExpr[parts.size()];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = parts.get(i).accept(this);
        }
        return converted;
    }

    @Override
    public IExpr visit(Constant constant) {
        Rational value = constant.value();
        return value.isInteger() ? F.ZZ(value.numerator())
                : F.QQ(F.ZZ(value.numerator()), F.ZZ(value.denominator()));
    }

    @Override
    public IExpr visit(Reference reference) {
        if (!reference.indices().stream().allMatch(index -> index instanceof Constant)) {
            throw new Stop("an index that is not a number");
        }
        return variable(reference);
    }

    @Override
    public IExpr visit(Addition addition) {
        return F.Plus(all(addition.terms()));
    }

    @Override
    public IExpr visit(Multiplication multiplication) {
        return F.Times(all(multiplication.factors()));
    }

    @Override
    public IExpr visit(Power power) {
        return F.Power(power.base().accept(this), power.exponent().accept(this));
    }

    @Override
    public IExpr visit(FunctionCall call) {
        if (FunctionTable.find(call.function()).isEmpty()) {
            ISymbol symbol = functions.computeIfAbsent(call.function(), any -> F.Dummy("f" + (functions.size() + 1)));
            IExpr head = call.order() == 0 ? symbol : F.unaryAST1(F.Derivative(F.ZZ(call.order())), symbol);
            return F.$(head, all(call.arguments()));
        }
        if (call.order() > 0) {
            return HigherDerivative.of(FunctionTable.find(call.function()).orElseThrow(), call.order(),
                    call.arguments().get(0)).orElseThrow(() -> new Stop(call.function() + "'")).accept(this);
        }
        return known(call.function(), all(call.arguments()));
    }

    /** The fixed list of heads. */
    private static IExpr known(String function, IExpr[] arguments) {
        return switch (function) {
            case "Pi" -> F.Pi;
            case "E" -> F.E;
            case "Exp" -> F.Exp(arguments[0]);
            case "Log" -> F.Log(arguments[0]);
            case "Sqrt" -> F.Sqrt(arguments[0]);
            case "Sin" -> F.Sin(arguments[0]);
            case "Cos" -> F.Cos(arguments[0]);
            case "Tan" -> F.Tan(arguments[0]);
            case "ArcTan" -> F.ArcTan(arguments[0]);
            case "Sinh" -> F.Sinh(arguments[0]);
            case "Cosh" -> F.Cosh(arguments[0]);
            case "Tanh" -> F.Tanh(arguments[0]);
            case "Erf" -> F.Erf(arguments[0]);
            case "LogisticSigmoid" -> F.Power(F.Plus(F.C1, F.Exp(F.Negate(arguments[0]))), F.CN1);
            default -> throw new Stop(function);
        };
    }

    @Override
    public IExpr visit(Reduction reduction) {
        throw new Stop(reduction.kind().head() + " that is not written out");
    }

    @Override
    public IExpr visit(Delta delta) {
        throw new Stop("KroneckerDelta that is not evaluated");
    }

    @Override
    public IExpr visit(Conditional conditional) {
        throw new Stop("If");
    }

    @Override
    public IExpr visit(Comparison comparison) {
        throw new Stop("a comparison");
    }

    @Override
    public IExpr visit(Connective connective) {
        throw new Stop("a condition");
    }

    @Override
    public IExpr visit(AtStart atStart) {
        if (atStart.body() instanceof Reference reference
                && reference.indices().stream().allMatch(index -> index instanceof Constant)) {
            return variable(atStart);
        }
        throw new Stop("Initial of a formula");
    }

    @Override
    public IExpr visit(TimeDerivative derivative) {
        throw new Stop("Dt that is not written out");
    }

    @Override
    public IExpr visit(NextValue next) {
        throw new Stop("Next that is not written out");
    }

    @Override
    public IExpr visit(Expectation expectation) {
        throw new Stop("an expectation that is not written out");
    }
}
