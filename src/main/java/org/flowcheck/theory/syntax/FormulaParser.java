package org.flowcheck.theory.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;

/**
 * Parses formulas. From loosest to tightest: {@code ||}, {@code &&}, {@code !}, comparisons (chained), {@code + -},
 * {@code * /} and juxtaposition (from the left), {@code -x}, {@code ^} (from the right), calls.
 */
public final class FormulaParser {

    private static final Map<String, Operator> OPERATORS =
            Stream.of(Operator.values()).collect(Collectors.toUnmodifiableMap(Operator::sign, o -> o));
    private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "{", "}");

    private final MappedText formula;
    private final List<Token> tokens;
    private int at;
    private int depth;

    private FormulaParser(MappedText formula) {
        this.formula = formula;
        this.tokens = Lexer.split(formula);
    }

    /**
     * The term of a formula.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException where it is not one, or exceeds {@link FormulaLimits}
     */
    public static Term parse(MappedText formula) {
        FormulaParser parser = new FormulaParser(formula);
        try {
            Term term = parser.disjunction();
            parser.end();
            return term;
        } catch (Cut e) {
            throw parser.explain(e);
        }
    }

    /**
     * The terms of a list separated by commas: {@code {k, m}, {l, m}}.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException where it is not one, or exceeds {@link FormulaLimits}
     */
    public static List<Term> parseList(MappedText list) {
        FormulaParser parser = new FormulaParser(list);
        try {
            List<Term> terms = new ArrayList<>();
            terms.add(parser.disjunction());
            while (parser.accept(",")) {
                terms.add(parser.disjunction());
            }
            parser.end();
            return terms;
        } catch (Cut e) {
            throw parser.explain(e);
        }
    }

    private void end() {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("an operator or the end");
        }
    }

    private Term disjunction() {
        return chain(Operator.Level.DISJUNCTION);
    }

    private Term chain(Operator.Level level) {
        Term first = operand(level);
        if (operatorAt(level) == null) {
            return first;
        }
        List<Term> operands = new ArrayList<>(List.of(first));
        List<Operator> operators = new ArrayList<>();
        Operator operator = operatorAt(level);
        while (operator != null) {
            operators.add(operator);
            at++;
            operands.add(operand(level));
            operator = operatorAt(level);
        }
        return new Term.Chain(operands, operators, first.span().to(operands.get(operands.size() - 1).span()));
    }

    private Operator operatorAt(Operator.Level level) {
        Token token = peek();
        Operator operator = token.kind() == Token.Kind.SIGN ? OPERATORS.get(token.text()) : null;
        return operator != null && operator.level() == level ? operator : null;
    }

    private Term operand(Operator.Level level) {
        return switch (level) {
            case DISJUNCTION -> chain(Operator.Level.CONJUNCTION);
            case CONJUNCTION -> negation();
            case COMPARISON -> chain(Operator.Level.SUM);
            case SUM -> signed(true);
            case PRODUCT -> throw new IllegalStateException("products have their own rule");
        };
    }

    private Term negation() {
        Token sign = peek();
        if (!accept("!")) {
            return chain(Operator.Level.COMPARISON);
        }
        enter(sign);
        Term operand = negation();
        leave();
        return new Term.Not(operand, span(sign).to(operand.span()));
    }

    /** Signs and a product, or signs and one power: {@code -a*b}, {@code a*-b}, {@code 2^-3}. */
    private Term signed(boolean wholeProduct) {
        Token first = peek();
        boolean negative = false;
        while (peek().is("-") || peek().is("+")) {
            negative ^= peek().is("-");
            at++;
        }
        Term operand = wholeProduct ? product() : power();
        return negative ? new Term.Negative(operand, span(first).to(operand.span())) : operand;
    }

    private Term product() {
        Term first = power();
        List<Term> operands = new ArrayList<>(List.of(first));
        List<Operator> operators = new ArrayList<>();
        while (true) {
            Operator operator = operatorAt(Operator.Level.PRODUCT);
            if (operator != null) {
                at++;
                operators.add(operator);
                operands.add(signed(false));
            } else if (startsFactor()) {
                operators.add(Operator.TIMES);
                operands.add(power());
            } else {
                break;
            }
        }
        return operators.isEmpty() ? first
                : new Term.Chain(operands, operators, first.span().to(operands.get(operands.size() - 1).span()));
    }

    /** Whether a factor follows without a sign: {@code 2x}, {@code a b}, {@code K(1 - K)}, but not {@code 2 3}. */
    private boolean startsFactor() {
        Token token = peek();
        if (token.kind() == Token.Kind.NUMBER) {
            Token before = tokens.get(at - 1);
            if (before.kind() == Token.Kind.NUMBER || before.end() == token.start()) {
                throw Diagnostic.at(span(token), Code.FORMULA_SYNTAX, "a number stands right after "
                                + before.words() + ": is a '*' missing?")
                        .suggesting(Optional.of(before.text() + "*" + token.text())).exception();
            }
            return true;
        }
        return token.kind() == Token.Kind.NAME || token.is("(");
    }

    private Term power() {
        Term base = primary();
        Token sign = peek();
        if (!accept("^")) {
            return base;
        }
        enter(sign);
        Term exponent = signed(false);
        leave();
        return new Term.Raised(base, exponent, base.span().to(exponent.span()));
    }

    private Term primary() {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> {
                at++;
                yield new Term.Numeral(token.value(), span(token));
            }
            case NAME -> named();
            case END -> throw unexpected("a number, a name or a bracket");
            case SIGN -> bracketed(token);
        };
    }

    private Term bracketed(Token open) {
        if (open.is("(")) {
            at++;
            enter(open);
            Term inside = disjunction();
            close(open);
            leave();
            refuseBracketAfter("a bracket");
            return inside;
        }
        if (open.is("{")) {
            at++;
            List<Term> items = arguments(open);
            return new Term.Braces(items, span(open).to(span(tokens.get(at - 1))));
        }
        throw unexpected("a number, a name or a bracket");
    }

    private Term named() {
        Token name = peek();
        at++;
        Term.Name head = new Term.Name(name.text(), span(name));
        int primes = 0;
        while (peek().is("'")) {
            primes++;
            at++;
        }
        if (primes > 0 && (!peek().is("[") || primes > FormulaLimits.HIGHEST_DERIVATIVE)) {
            Span quotes = span(tokens.get(at - primes)).to(span(tokens.get(at - 1)));
            throw Diagnostic.at(quotes, Code.DERIVATIVE_QUOTE, peek().is("[")
                            ? "a derivative of order " + primes + " is too high"
                            : "a prime is only a function's derivative, as in f'[x]")
                    .suggesting(peek().is("[") ? Optional.empty() : Optional.of(name.text() + "p")).exception();
        }
        Token open = peek();
        if (!open.is("[")) {
            return head;
        }
        at++;
        if (peek().is("[")) {
            throw Diagnostic.at(span(peek()), Code.FORMULA_SYNTAX, "indices stand in single brackets")
                    .expecting(name.text() + "[...]").exception();
        }
        List<Term> arguments = arguments(open);
        Span whole = head.span().to(span(tokens.get(at - 1)));
        refuseBracketAfter("an index");
        return new Term.Call(head, primes, arguments, whole);
    }

    private List<Term> arguments(Token open) {
        enter(open);
        List<Term> arguments = new ArrayList<>();
        if (peek().is(CLOSING.get(open.text()))) {
            throw Diagnostic.at(span(open).to(span(peek())), Code.FORMULA_SYNTAX, "nothing stands in the brackets")
                    .exception();
        }
        arguments.add(disjunction());
        while (accept(",")) {
            arguments.add(disjunction());
        }
        close(open);
        leave();
        return arguments;
    }

    private void refuseBracketAfter(String what) {
        if (peek().is("[")) {
            throw Diagnostic.at(span(peek()), Code.FORMULA_SYNTAX, "a '[' cannot follow " + what)
                    .expecting("all indices in one bracket, as in w[k, j]").exception();
        }
    }

    private void close(Token open) {
        String wanted = CLOSING.get(open.text());
        Token token = peek();
        if (accept(wanted)) {
            return;
        }
        if (token.kind() == Token.Kind.END || CLOSING.containsValue(token.text())) {
            String message = token.kind() == Token.Kind.END ? "this '" + open.text() + "' is not closed"
                    : "this '" + open.text() + "' is closed by '" + token.text() + "'";
            Diagnostic problem = Diagnostic.at(span(open), Code.UNCLOSED_BRACKET, message)
                    .expecting("'" + wanted + "'").finding(token.words());
            throw token.kind() == Token.Kind.END ? new Cut(problem) : problem.exception();
        }
        if (open.is("(") && token.is(",")) {
            throw Diagnostic.at(span(open), Code.UNCLOSED_BRACKET, "this '(' is not closed before the comma")
                    .expecting("')'").exception();
        }
        throw unexpected("an operator, ',' or '" + wanted + "'");
    }

    private RuntimeException unexpected(String expected) {
        Token token = peek();
        boolean end = token.kind() == Token.Kind.END;
        Diagnostic problem = Diagnostic.at(span(token), Code.FORMULA_SYNTAX,
                end ? "the formula breaks off" : token.words() + " is not expected here").expecting(expected);
        if (token.is("{")) {
            problem = problem.suggesting(Optional.of("a range stands inside Sum[..., {k, m}]"));
        }
        return end ? new Cut(problem) : problem.exception();
    }

    private void enter(Token token) {
        if (++depth > FormulaLimits.DEEPEST) {
            throw Diagnostic.at(span(token), Code.NESTING_TOO_DEEP, "the formula nests too deep here")
                    .expecting("at most " + FormulaLimits.DEEPEST + " levels").exception();
        }
    }

    private void leave() {
        depth--;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean accept(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private Span span(Token token) {
        return formula.span(token.start(), token.end());
    }

    /** A formula that ends too early may have been cut by a YAML comment. */
    private RuntimeException explain(Cut cut) {
        return formula.cutByComment()
                ? cut.problem.suggesting(Optional.of("quotes around the formula: YAML reads ' #' as a comment"))
                .exception()
                : cut.problem.exception();
    }

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Diagnostic problem;

        Cut(Diagnostic problem) {
            super(null, null, false, false);
            this.problem = problem;
        }
    }
}
