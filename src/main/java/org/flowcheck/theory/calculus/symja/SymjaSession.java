package org.flowcheck.theory.calculus.symja;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flowcheck.theory.expression.Expression;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.parser.client.ParserConfig;

/** Symja itself: loading this class loads it. Used on the thread of {@link Symja} only. */
final class SymjaSession {

    private static final EvalEngine ENGINE = start();
    /** Symja's derivative of Tanh; FullSimplify takes minutes for a square of which it is a factor. */
    private static final IExpr SLOPE_OF_TANH = F.Rule(F.Power(F.Sech(F.x_), F.C2),
            F.Subtract(F.C1, F.Power(F.Tanh(F.x), F.C2)));

    private SymjaSession() {
    }

    private static EvalEngine start() {
        // Before any other class of Symja, or names in lower case become functions.
        ParserConfig.PARSER_USE_LOWERCASE_SYMBOLS = false;
        F.initSymbols();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        EvalEngine engine = new EvalEngine("flowcheck", 512, 2_000, nowhere, nowhere, false);
        engine.setFileSystemEnabled(false);
        engine.setQuietMode(true);
        return engine;
    }

    static Symja.Answer areZero(List<Expression> formulas) throws SymjaFormula.NotTranslatable {
        SymjaFormula translation = new SymjaFormula();
        for (Expression formula : formulas) {
            if (!isZero(translation.of(formula))) {
                return Symja.Answer.NOT_SEEN_TO_BE_ZERO;
            }
        }
        return Symja.Answer.ZERO;
    }

    static Symja.Answer isDerivative(Expression formula, Expression variable, Expression derivative)
            throws SymjaFormula.NotTranslatable {
        SymjaFormula translation = new SymjaFormula();
        IExpr own = evaluate(F.ReplaceAll(F.D(translation.of(formula), translation.of(variable)), SLOPE_OF_TANH));
        return isZero(F.Subtract(own, translation.of(derivative))) ? Symja.Answer.ZERO
                : Symja.Answer.NOT_SEEN_TO_BE_ZERO;
    }

    private static IExpr evaluate(IExpr expression) {
        EvalEngine.setReset(ENGINE);
        return ENGINE.evaluate(expression);
    }

    private static boolean isZero(IExpr expression) {
        IExpr expanded = evaluate(F.Expand(expression));
        return expanded.isZero()
                || evaluate(F.FullSimplify(expanded)).isZero()
                || evaluate(F.Together(F.TrigToExp(expanded))).isZero();
    }
}
