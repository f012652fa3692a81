package org.flowcheck.theory.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads formulas for tests of the layers below the language: names with brackets are functions if the table or the
 * language has them, or if they carry a prime, else arrays.
 */
public final class Formulas {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*([0-9]+(?:\\.[0-9]+)?|[A-Za-z][A-Za-z0-9]*|==|!=|<=|>=|&&|\\|\\||.)");
    private static final Map<String, Comparison.Relation> RELATIONS = Stream.of(Comparison.Relation.values())
            .collect(Collectors.toMap(Comparison.Relation::sign, Function.identity()));

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private Formulas(String text) {
        Matcher matcher = TOKEN.matcher(text.trim());
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
        tokens.add("end");
    }

    /** The formula of a text. */
    public static Expression parse(String text) {
        Formulas parser = new Formulas(text);
        Expression result = parser.disjunction();
        parser.expect("end");
        return result;
    }

    private boolean accept(String token) {
        boolean found = tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("expected " + token + " at " + tokens.subList(at, tokens.size()));
        }
    }

    private Expression disjunction() {
        Expression left = conjunction();
        while (accept("||")) {
            left = new Connective(Connective.Kind.OR, List.of(left, conjunction()), Origin.computed());
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (accept("&&")) {
            left = new Connective(Connective.Kind.AND, List.of(left, comparison()), Origin.computed());
        }
        return left;
    }

    private Expression comparison() {
        if (accept("!")) {
            return new Connective(Connective.Kind.NOT, List.of(comparison()), Origin.computed());
        }
        Expression left = sum();
        Comparison.Relation relation = RELATIONS.get(tokens.get(at));
        if (relation == null) {
            return left;
        }
        at++;
        return new Comparison(left, relation, sum(), Origin.computed());
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            if (accept("+")) {
                left = Algebra.add(left, product());
            } else if (accept("-")) {
                left = Algebra.subtract(left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        if (accept("-")) {
            return Algebra.negate(product());
        }
        Expression left = power();
        while (true) {
            if (accept("*")) {
                left = Algebra.multiply(left, power());
            } else if (accept("/")) {
                left = Algebra.divide(left, power());
            } else {
                return left;
            }
        }
    }

    private Expression power() {
        if (accept("-")) {
            return Algebra.negate(power());
        }
        Expression base = primary();
        return accept("^") ? Algebra.power(base, power()) : base;
    }

    private Expression primary() {
        String token = tokens.get(at++);
        if (token.equals("(")) {
            Expression inside = disjunction();
            expect(")");
            return inside;
        }
        if (Character.isDigit(token.charAt(0))) {
            return Constant.of(Rational.of(new BigDecimal(token)));
        }
        int primes = 0;
        while (accept("'")) {
            primes++;
        }
        if (!accept("[")) {
            return token.equals("Pi") ? FunctionCall.of("Pi") : Reference.to(token);
        }
        Expression first = disjunction();
        for (Reduction.Kind kind : Reduction.Kind.values()) {
            if (kind.head().equals(token)) {
                return reduction(kind, first);
            }
        }
        List<Expression> arguments = new ArrayList<>(List.of(first));
        while (accept(",")) {
            arguments.add(disjunction());
        }
        expect("]");
        return call(token, primes, arguments);
    }

    private static Expression call(String head, int primes, List<Expression> arguments) {
        return switch (head) {
            case "If" -> new Conditional(arguments.get(0), arguments.get(1), arguments.get(2), Origin.computed());
            case "KroneckerDelta" -> new Delta(arguments.get(0), arguments.get(1), Origin.computed());
            case "Initial" -> new AtStart(arguments.get(0), Origin.computed());
            case "Dt" -> new TimeDerivative(arguments.get(0), Origin.computed());
            default -> primes > 0 || head.equals("sigma") || FunctionTable.find(head).isPresent()
                    ? new FunctionCall(head, primes, arguments, Origin.computed())
                    : new Reference(head, arguments, Origin.computed());
        };
    }

    private Expression reduction(Reduction.Kind kind, Expression body) {
        List<IndexRange> ranges = new ArrayList<>();
        while (accept(",")) {
            expect("{");
            String index = tokens.get(at++);
            expect(",");
            Expression first = sum();
            if (accept(",")) {
                ranges.add(new IndexRange(index, first, sum(), Origin.computed()));
            } else {
                ranges.add(IndexRange.upTo(index, first));
            }
            expect("}");
        }
        expect("]");
        return new Reduction(kind, body, ranges, Origin.computed());
    }
}
