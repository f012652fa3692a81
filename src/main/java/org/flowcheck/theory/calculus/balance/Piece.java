package org.flowcheck.theory.calculus.balance;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.flowcheck.theory.expression.Rational;

/**
 * A part of a quantity: m to an exponent, times a random number of order one.
 *
 * @param exponent the exponent
 * @param sources the random numbers it is made of, but those that enter evenly
 * @param trace how it came about
 */
record Piece(Exponent exponent, Map<Source, Parity> sources, Trace trace) {

    private static final Rational HALF = Rational.of(1, 2);

    /** Copies the sources. */
    Piece {
        sources = Map.copyOf(sources);
    }

    /** m to an exponent. */
    static Piece of(Exponent exponent) {
        return new Piece(exponent, Map.of(), Trace.NONE);
    }

    /** The product. */
    Piece times(Piece other) {
        Map<Source, Parity> product = new HashMap<>(sources);
        other.sources.forEach((source, parity) -> product.merge(source, parity, Parity::product));
        return new Piece(exponent.plus(other.exponent), product, trace.times(other.trace));
    }

    /** This with another exponent. */
    Piece withExponent(Exponent other) {
        return new Piece(other, sources, trace);
    }

    /** This with another trace. */
    Piece withTrace(Trace other) {
        return new Piece(exponent, sources, other);
    }

    /** This with its random numbers at other indices. */
    Piece renamed(UnaryOperator<String> names) {
        Map<Source, Parity> renamed = new HashMap<>();
        sources.forEach((source, parity) -> renamed.merge(source.renamed(names), parity, Parity::product));
        return new Piece(exponent, renamed, trace);
    }

    /** This with all its random numbers mixed, as in a function of it. */
    Piece mixed() {
        Map<Source, Parity> mixed = new HashMap<>();
        sources.keySet().forEach(source -> mixed.put(source, Parity.MIXED));
        return new Piece(exponent, mixed, trace);
    }

    /**
     * The sum over an index: m^s terms of one sign add up to m^s, terms of random signs to m^(s/2).
     *
     * @param index the index
     * @param count s, what m is raised to in the number of terms
     * @param squares whether the terms have one sign for certain, so that nothing else can be counted
     */
    Piece summed(String index, Exponent count, boolean squares) {
        boolean coherent = sources.entrySet().stream().noneMatch(entry -> entry.getValue() == Parity.ODD
                && entry.getKey().indices().contains(index));
        Exponent half = count.times(HALF);
        Map<Source, Parity> left = new HashMap<>();
        sources.forEach((source, parity) -> {
            Source rest = source.summed(index);
            if (!rest.indices().isEmpty()) {
                left.merge(rest, parity, Parity::product);
            }
        });
        return new Piece(exponent.plus(coherent ? count : half), left,
                coherent && squares ? trace : trace.counted(coherent, half));
    }
}
