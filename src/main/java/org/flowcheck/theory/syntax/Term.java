package org.flowcheck.theory.syntax;

import java.util.List;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Rational;

/**
 * A formula as written, before its names mean anything: whether {@code f[x]} is a function or an element of an array is
 * for the checker of the language it stands in to say.
 */
public sealed interface Term {

    /** Where it stands. */
    Span span();

    /** The parts, in the order of the text; a call's head counts as a part. */
    default List<Term> children() {
        return List.of();
    }

    /**
     * A number.
     *
     * @param value its exact value
     * @param span where it stands
     */
    record Numeral(Rational value, Span span) implements Term {
    }

    /**
     * A name, possibly of something of a named run: {@code E}, {@code full.K}.
     *
     * @param name the name, with its dots
     * @param span where it stands
     */
    record Name(String name, Span span) implements Term {
    }

    /**
     * A name with arguments or indices: {@code f[x, y]}, {@code a[k]}, {@code f'[x]}.
     *
     * @param head the name before the bracket
     * @param primes how many primes stand between name and bracket
     * @param arguments one or more
     * @param span where it stands
     */
    record Call(Name head, int primes, List<Term> arguments, Span span) implements Term {

        /** Copies the arguments. */
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** The name before the bracket. */
        public String name() {
            return head.name();
        }

        @Override
        public List<Term> children() {
            return Stream.concat(Stream.of(head), arguments.stream()).toList();
        }
    }

    /**
     * A list in braces: {@code {k, m}}.
     *
     * @param items one or more
     * @param span where it stands
     */
    record Braces(List<Term> items, Span span) implements Term {

        /** Copies the items. */
        public Braces {
            items = List.copyOf(items);
        }

        @Override
        public List<Term> children() {
            return items;
        }
    }

    /**
     * {@code -x}.
     *
     * @param operand what is negated
     * @param span where it stands
     */
    record Negative(Term operand, Span span) implements Term {
        @Override
        public List<Term> children() {
            return List.of(operand);
        }
    }

    /**
     * {@code !p}.
     *
     * @param operand what is denied
     * @param span where it stands
     */
    record Not(Term operand, Span span) implements Term {
        @Override
        public List<Term> children() {
            return List.of(operand);
        }
    }

    /**
     * {@code base ^ exponent}.
     *
     * @param base the base
     * @param exponent the exponent
     * @param span where it stands
     */
    record Raised(Term base, Term exponent, Span span) implements Term {
        @Override
        public List<Term> children() {
            return List.of(base, exponent);
        }
    }

    /**
     * Operands joined by operators of one level, from the left: {@code a - b + c}, {@code a/b*c}, {@code 0 < x < 1}.
     *
     * @param operands two or more
     * @param operators one fewer, all of one level
     * @param span where it stands
     */
    record Chain(List<Term> operands, List<Operator> operators, Span span) implements Term {

        /** Refuses operators of different levels or in a wrong number. */
        public Chain {
            operands = List.copyOf(operands);
            operators = List.copyOf(operators);
            if (operands.size() < 2 || operators.size() != operands.size() - 1
                    || operators.stream().map(Operator::level).distinct().count() != 1) {
                throw new IllegalArgumentException(operands.size() + " operands of " + operators);
            }
        }

        /** The level all operators have. */
        public Operator.Level level() {
            return operators.get(0).level();
        }

        @Override
        public List<Term> children() {
            return operands;
        }
    }
}
