package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.claim.Written;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Operator;
import org.flowcheck.theory.syntax.Term;

/**
 * Formulas about runs for printing: in the shape in which they were written, names with their runs, nothing checked.
 * What they mean is for {@link RunFormulas} to say.
 */
final class WrittenFormula {

    private WrittenFormula() {
    }

    /** A formula that has been found to be one, named numbers written out. */
    static Written of(MappedText text, NamedNumbers numbers) {
        return new Written(line(text), expression(numbers.term(text)));
    }

    /** One comparison of a chain such as {@code 0 < x <= 1}. */
    static Written comparison(MappedText text, Term.Chain chain, int place) {
        return new Written(line(text), compare(chain, place));
    }

    static String line(MappedText text) {
        return text.text().strip().replaceAll("\\s+", " ");
    }

    private static Expression compare(Term.Chain chain, int place) {
        return new Comparison(expression(chain.operands().get(place)),
                relation(chain.operators().get(place)), expression(chain.operands().get(place + 1)),
                        Origin.at(chain.span()));
    }

    static Comparison.Relation relation(Operator operator) {
        return switch (operator) {
            case EQUAL -> Comparison.Relation.EQUAL;
            case UNEQUAL -> Comparison.Relation.UNEQUAL;
            case LESS -> Comparison.Relation.LESS;
            case AT_MOST -> Comparison.Relation.AT_MOST;
            case GREATER -> Comparison.Relation.GREATER;
            case AT_LEAST -> Comparison.Relation.AT_LEAST;
            case OR, AND, PLUS, MINUS, TIMES, DIVIDE -> throw new IllegalArgumentException(operator.sign());
        };
    }

    private static Expression expression(Term term) {
        Origin origin = Origin.at(term.span());
        Optional<Rational> number = PlainNumber.value(term);
        if (number.isPresent()) {
            return new Constant(number.get(), origin);
        }
        if (term instanceof Term.Name name) {
            return FunctionTable.find(name.name()).filter(function -> function.arity() == 0).isPresent()
                    ? FunctionCall.of(name.name()) : new Reference(name.name(), List.of(), origin);
        }
        if (term instanceof Term.Call call) {
            return new FunctionCall(call.name(), 0, all(call.arguments()), origin);
        }
        if (term instanceof Term.Negative negative) {
            return negated(negative.operand(), origin);
        }
        if (term instanceof Term.Raised raised) {
            return new Power(expression(raised.base()), expression(raised.exponent()), origin);
        }
        if (term instanceof Term.Not not) {
            return new Connective(Connective.Kind.NOT, List.of(expression(not.operand())), origin);
        }
        if (term instanceof Term.Braces braces) {
            return new FunctionCall("List", 0, all(braces.items()), origin);
        }
        return chain((Term.Chain) term, origin);
    }

    private static Expression chain(Term.Chain chain, Origin origin) {
        return switch (chain.level()) {
            case DISJUNCTION -> new Connective(Connective.Kind.OR, all(chain.operands()), origin);
            case CONJUNCTION -> new Connective(Connective.Kind.AND, all(chain.operands()), origin);
            case COMPARISON -> comparisons(chain, origin);
            case SUM -> sum(chain, origin);
            case PRODUCT -> product(chain, origin);
        };
    }

    private static Expression comparisons(Term.Chain chain, Origin origin) {
        List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < chain.operators().size(); i++) {
            parts.add(compare(chain, i));
        }
        return parts.size() == 1 ? parts.get(0) : new Connective(Connective.Kind.AND, parts, origin);
    }

    private static Expression sum(Term.Chain chain, Origin origin) {
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < chain.operands().size(); i++) {
            Term operand = chain.operands().get(i);
            boolean minus = i > 0 && chain.operators().get(i - 1) == Operator.MINUS;
            terms.add(minus ? negated(operand, Origin.at(operand.span())) : expression(operand));
        }
        return new Addition(terms, origin);
    }

    private static Expression negated(Term operand, Origin origin) {
        Expression positive = expression(operand);
        List<Expression> factors = new ArrayList<>(List.of(Algebra.MINUS_ONE));
        factors.addAll(positive instanceof Multiplication product ? product.factors() : List.of(positive));
        return new Multiplication(factors, origin);
    }

    /** Quotients as powers with an exponent that nobody wrote, which printers set below a line. */
    private static Expression product(Term.Chain chain, Origin origin) {
        List<Expression> factors = new ArrayList<>();
        for (int i = 0; i < chain.operands().size(); i++) {
            Expression factor = expression(chain.operands().get(i));
            boolean divided = i > 0 && chain.operators().get(i - 1) == Operator.DIVIDE;
            factors.add(divided ? new Power(factor, Algebra.MINUS_ONE, origin) : factor);
        }
        return new Multiplication(factors, origin);
    }

    private static List<Expression> all(List<Term> terms) {
        return terms.stream().map(WrittenFormula::expression).toList();
    }
}
