package org.flowcheck.simulation.compiler;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flowcheck.simulation.ode.PreciseSum;

/**
 * Terms built from numbers, indices, array elements and the four operations, as nodes that compute themselves in twice
 * the digits of a double.
 */
final class PreciseTerms {

    /** A value that can be computed again and again; what it was last lies in {@link #value}. */
    abstract static class Node {
        final PreciseSum value = new PreciseSum();

        abstract void compute();
    }

    /** An array in two parts. */
    record Pair(double[] high, double[] low) {

        static Pair of(int length) {
            return new Pair(new double[length], new double[length]);
        }

        static Pair exactly(double[] values) {
            return new Pair(values, new double[values.length]);
        }
    }

    /** Thrown while nodes are built, where a term is none of those. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsupported(String what) {
            super(what, null, false, false);
        }
    }

    private final long[] variables;
    private final Map<Storage, Pair> arrays;
    private final Map<Integer, PreciseSum> gathered;

    /**
     * Nodes over given memory.
     *
     * @param variables the values of the loop variables
     * @param arrays the arrays
     * @param gathered what gathers have gathered, by number
     */
    PreciseTerms(long[] variables, Map<Storage, Pair> arrays, Map<Integer, PreciseSum> gathered) {
        this.variables = variables;
        this.arrays = arrays;
        this.gathered = gathered;
    }

    /** An index formula, ready to be evaluated. */
    final class Index {
        private final long constant;
        private final int first;
        private final long ofFirst;
        private final int[] numbers;
        private final long[] coefficients;

        Index(Affine affine) {
            int[] all = affine.variables().stream().mapToInt(Integer::intValue).toArray();
            long[] factors = affine.coefficients().values().stream().mapToLong(Long::longValue).toArray();
            constant = affine.constant();
            first = all.length == 0 ? 0 : all[0];
            ofFirst = all.length == 0 ? 0 : factors[0];
            numbers = Arrays.copyOfRange(all, Math.min(1, all.length), all.length);
            coefficients = Arrays.copyOfRange(factors, Math.min(1, all.length), all.length);
        }

        /** Most have one variable: the others are a loop of their own. */
        long evaluate() {
            long sum = constant + ofFirst * variables[first];
            return numbers.length == 0 ? sum : sum + ofOthers();
        }

        private long ofOthers() {
            long sum = 0;
            for (int i = 0; i < numbers.length; i++) {
                sum += coefficients[i] * variables[numbers[i]];
            }
            return sum;
        }
    }

    Pair array(Storage storage) {
        return arrays.get(storage);
    }

    /** The node of a term. */
    Node node(Term term) {
        if (term instanceof Term.Number number) {
            return constant(number.value());
        }
        if (term instanceof Term.IndexValue index) {
            return indexValue(new Index(index.index()));
        }
        if (term instanceof Term.Load load) {
            return load(arrays.get(load.storage()), new Index(load.index()));
        }
        if (term instanceof Term.Gathered reference) {
            return reference(gathered.computeIfAbsent(reference.number(), number -> new PreciseSum()));
        }
        if (term instanceof Term.Sum sum) {
            return sum(nodes(sum.terms()));
        }
        if (term instanceof Term.Product product) {
            return product(product.factors());
        }
        if (term instanceof Term.Quotient quotient) {
            return quotient(node(quotient.numerator()), node(quotient.denominator()));
        }
        if (term instanceof Term.IntegerPower power) {
            return power(node(power.base()), power.exponent());
        }
        throw new Unsupported(term.getClass().getSimpleName());
    }

    private Node[] nodes(List<Term> terms) {
        return terms.stream().map(this::node).toArray(Node[]::new);
    }

    private static Node constant(double number) {
        Node node = new Node() {
            @Override
            void compute() {
                // Its value never changes.
            }
        };
        node.value.set(number, 0);
        return node;
    }

    private static Node indexValue(Index index) {
        return new Node() {
            @Override
            void compute() {
                value.set(index.evaluate(), 0);
            }
        };
    }

    private static Node load(Pair array, Index index) {
        return new Node() {
            @Override
            void compute() {
                int place = (int) index.evaluate();
                value.set(array.high()[place], array.low()[place]);
            }
        };
    }

    private static Node reference(PreciseSum source) {
        return new Node() {
            @Override
            void compute() {
                value.set(source.high(), source.low());
            }
        };
    }

    private static Node sum(Node[] terms) {
        return new Node() {
            @Override
            void compute() {
                value.set(0, 0);
                for (Node term : terms) {
                    term.compute();
                    value.add(term.value.high(), term.value.low());
                }
            }
        };
    }

    private Node product(List<Term> factors) {
        if (factors.size() == 2 && factors.get(0) instanceof Term.Load left
                && factors.get(1) instanceof Term.Load right) {
            return productOfLoads(arrays.get(left.storage()), new Index(left.index()), arrays.get(right.storage()),
                    new Index(right.index()));
        }
        return product(nodes(factors));
    }

    private static Node product(Node[] factors) {
        return new Node() {
            @Override
            void compute() {
                value.set(1, 0);
                for (Node factor : factors) {
                    factor.compute();
                    value.multiply(factor.value.high(), factor.value.low());
                }
            }
        };
    }

    /** What the inner loops of polynomial flows compute, in one node instead of three: the same bits, sooner. */
    private static Node productOfLoads(Pair left, Index leftIndex, Pair right, Index rightIndex) {
        return new Node() {
            @Override
            void compute() {
                int at = (int) leftIndex.evaluate();
                int other = (int) rightIndex.evaluate();
                value.set(left.high()[at], left.low()[at]);
                value.multiply(right.high()[other], right.low()[other]);
            }
        };
    }

    private static Node quotient(Node numerator, Node denominator) {
        return new Node() {
            @Override
            void compute() {
                numerator.compute();
                denominator.compute();
                value.set(numerator.value.high(), numerator.value.low());
                value.divide(denominator.value.high(), denominator.value.low());
            }
        };
    }

    private static Node power(Node base, int exponent) {
        return new Node() {
            @Override
            void compute() {
                base.compute();
                value.set(1, 0);
                for (int i = 0; i < exponent; i++) {
                    value.multiply(base.value.high(), base.value.low());
                }
            }
        };
    }
}
