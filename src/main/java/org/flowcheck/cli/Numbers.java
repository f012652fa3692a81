package org.flowcheck.cli;

import java.util.Optional;
import org.flowcheck.evidence.experiment.Derivation;
import org.flowcheck.evidence.experiment.PreciseSearcher;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Readers of the numbers that options take: each says what it accepts, and takes nothing else. */
final class Numbers {

    /** Most seeds, samples or runs of one command: {@value}. */
    static final int MOST = 1_000_000;

    private static final int MOST_THREADS = 1024;
    /** With a million seeds from here the last one is still exact for readers of JSON, who keep 53 bits. */
    private static final long LARGEST_SEED = 9_007_199_000_000_000L;
    /** Finer than this no step can be told from rounding. */
    private static final double FINEST = 1e-15;
    private static final double COARSEST = 0.1;
    private static final String DECIMAL = "[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,4})?";
    private static final String WHOLE = "-?[0-9]{1,18}";

    private Numbers() {
    }

    /** A reader of one kind of number. */
    abstract static class Reader<T> implements ITypeConverter<T> {

        /** What is accepted, in words that follow "expected:". */
        abstract String expected();

        /** The number of a text, unless it is not acceptable. */
        abstract Optional<T> read(String text);

        @Override
        public final T convert(String text) {
            return read(text.strip()).orElseThrow(() -> new TypeConversionException("expected " + expected()));
        }

        static Optional<Double> decimal(String text) {
            return text.matches(DECIMAL) ? Optional.of(Double.valueOf(text)) : Optional.empty();
        }

        static Optional<Long> whole(String text, long from, long to) {
            return text.matches(WHOLE) ? Optional.of(Long.valueOf(text)).filter(value -> from <= value && value <= to)
                    : Optional.empty();
        }
    }

    /** A time span: a finite positive number. */
    static final class Time extends Reader<Double> {
        @Override
        String expected() {
            return "a positive number, such as 5 or 1e-3";
        }

        @Override
        Optional<Double> read(String text) {
            return decimal(text).filter(value -> value > 0 && value < Double.POSITIVE_INFINITY);
        }
    }

    /** A relative error: a finite positive number. */
    static final class Level extends Reader<Double> {
        @Override
        String expected() {
            return "a positive number, such as 0.1";
        }

        @Override
        Optional<Double> read(String text) {
            return decimal(text).filter(value -> value > 0 && value < Double.POSITIVE_INFINITY);
        }
    }

    /** A relative tolerance. */
    static final class Tolerance extends Reader<Double> {
        @Override
        String expected() {
            return "a number from 1e-15 to 0.1";
        }

        @Override
        Optional<Double> read(String text) {
            return decimal(text).filter(value -> value >= FINEST && value <= COARSEST);
        }
    }

    /** The seed of random draws. */
    static final class Seed extends Reader<Long> {
        @Override
        String expected() {
            return "a whole number from 0 to " + LARGEST_SEED;
        }

        @Override
        Optional<Long> read(String text) {
            return whole(text, 0, LARGEST_SEED);
        }
    }

    /** A number of runs. */
    static final class Count extends Reader<Integer> {
        @Override
        String expected() {
            return "a whole number from 1 to " + MOST;
        }

        @Override
        Optional<Integer> read(String text) {
            return whole(text, 1, MOST).map(Long::intValue);
        }
    }

    /** A number of decimal digits. */
    static final class Digits extends Reader<Integer> {
        @Override
        String expected() {
            return "a whole number from 1 to " + PreciseSearcher.MOST_DIGITS;
        }

        @Override
        Optional<Integer> read(String text) {
            return whole(text, 1, PreciseSearcher.MOST_DIGITS).map(Long::intValue);
        }
    }

    /** A number of samples, both ends included. */
    static final class Samples extends Reader<Integer> {
        @Override
        String expected() {
            return "a whole number from 2 to " + MOST;
        }

        @Override
        Optional<Integer> read(String text) {
            return whole(text, 2, MOST).map(Long::intValue);
        }
    }

    /** A number of threads. */
    static final class Threads extends Reader<Integer> {
        @Override
        String expected() {
            return "a whole number from 1 to " + MOST_THREADS;
        }

        @Override
        Optional<Integer> read(String text) {
            return whole(text, 1, MOST_THREADS).map(Long::intValue);
        }
    }

    /** An order of expansion. */
    static final class Order extends Reader<Integer> {
        @Override
        String expected() {
            return "a whole number from 0 to " + Derivation.MOST_ORDERS;
        }

        @Override
        Optional<Integer> read(String text) {
            return whole(text, 0, Derivation.MOST_ORDERS).map(Long::intValue);
        }
    }
}
