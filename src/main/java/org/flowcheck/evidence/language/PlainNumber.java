package org.flowcheck.evidence.language;

import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlText;

/** Numbers outside formulas: {@code 200}, {@code 1e-3}, {@code -3/2}. */
final class PlainNumber {

    private PlainNumber() {
    }

    /** The double nearest to a number as written. */
    static double of(YamlText text) {
        return value(FormulaParser.parse(text.content())).orElseThrow(() ->
                Diagnostic.at(text.span(), Code.WRONG_KIND, "a number is wanted here").finding(text.value())
                .exception())
                .toDouble();
    }

    /** The exact value of a text that is a number; empty if it is anything else. */
    static Optional<Rational> ifNumber(MappedText text) {
        try {
            return value(FormulaParser.parse(text));
        } catch (org.flowcheck.diagnostic.DiagnosticException notAFormula) {
            return Optional.empty();
        }
    }

    /** The exact value of a term that is a number; empty if it is anything else. */
    static Optional<Rational> value(Term term) {
        if (term instanceof Term.Numeral numeral) {
            return Optional.of(numeral.value());
        }
        if (term instanceof Term.Negative negative) {
            return value(negative.operand()).map(Rational::negate);
        }
        if (term instanceof Term.Chain chain && chain.operators().equals(List.of(Operator.DIVIDE))) {
            Optional<Rational> above = value(chain.operands().get(0));
            Optional<Rational> below = value(chain.operands().get(1)).filter(number -> number.signum() != 0);
            return above.isPresent() && below.isPresent()
                    ? Optional.of(above.get().times(below.get().reciprocal())) : Optional.empty();
        }
        return Optional.empty();
    }
}
