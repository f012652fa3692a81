package org.flowcheck.theory.calculus.polynomial;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.Reduction;

/** What terms are products of powers of. */
sealed interface Atom {

    /** A string that is equal for equal atoms and for them only, given the names of the indices. */
    String key();

    /** The names that occur, but for those bound inside. */
    Set<String> names();

    /** This atom with names replaced by names; two names may become one. */
    Atom renamed(Map<String, String> names);

    /** How deep polynomials nest inside. */
    int height();

    /**
     * A scalar or an element of an array.
     *
     * @param name its name
     * @param indices its indices
     * @param atStart whether it is taken at time zero
     */
    record Element(String name, List<IndexForm> indices, boolean atStart) implements Atom {

        @Override
        public String key() {
            return name + (atStart ? "(0)" : "") + (indices.isEmpty() ? "" : indices.stream().map(Forms::key)
                    .collect(Collectors.joining(",", "[", "]")));
        }

        @Override
        public Set<String> names() {
            Set<String> names = new HashSet<>();
            names.add(name);
            indices.forEach(index -> names.addAll(index.coefficients().keySet()));
            return names;
        }

        @Override
        public Atom renamed(Map<String, String> names) {
            UnaryOperator<String> rename = rename(names);
            return new Element(indices.isEmpty() ? rename.apply(name) : name,
                    indices.stream().map(index -> Forms.renamed(index, rename)).toList(), atStart);
        }

        @Override
        public int height() {
            return 0;
        }
    }

    /**
     * A function at polynomials.
     *
     * @param function its name
     * @param order how often it is differentiated
     * @param arguments its arguments
     */
    record Call(String function, int order, List<IndexPolynomial> arguments) implements Atom {

        @Override
        public String key() {
            return function + "'".repeat(order) + arguments.stream().map(IndexPolynomial::key)
                    .collect(Collectors.joining(",", "(", ")"));
        }

        @Override
        public Set<String> names() {
            Set<String> names = new HashSet<>();
            arguments.forEach(argument -> names.addAll(argument.names()));
            return names;
        }

        @Override
        public Atom renamed(Map<String, String> names) {
            return new Call(function, order, arguments.stream().map(argument -> argument.renamed(names)).toList());
        }

        @Override
        public int height() {
            return 1 + arguments.stream().mapToInt(IndexPolynomial::height).max().orElse(0);
        }
    }

    /**
     * The exponential of a polynomial; a term holds at most one, to the power 1.
     *
     * @param argument the exponent
     */
    record Exponential(IndexPolynomial argument) implements Atom {

        @Override
        public String key() {
            return "Exp(" + argument.key() + ")";
        }

        @Override
        public Set<String> names() {
            return argument.names();
        }

        @Override
        public Atom renamed(Map<String, String> names) {
            return new Exponential(argument.renamed(names));
        }

        @Override
        public int height() {
            return 1 + argument.height();
        }
    }

    /**
     * The base of a power that is not expanded: its exponent is negative or not whole.
     *
     * @param polynomial the base
     */
    record Base(IndexPolynomial polynomial) implements Atom {

        @Override
        public String key() {
            return "(" + polynomial.key() + ")";
        }

        @Override
        public Set<String> names() {
            return polynomial.names();
        }

        @Override
        public Atom renamed(Map<String, String> names) {
            return new Base(polynomial.renamed(names));
        }

        @Override
        public int height() {
            return 1 + polynomial.height();
        }
    }

    /**
     * 1 where an index form is zero, else 0.
     *
     * @param form the form, its first coefficient positive
     */
    record Delta(IndexForm form) implements Atom {

        @Override
        public String key() {
            return "{" + Forms.key(form) + "=0}";
        }

        @Override
        public Set<String> names() {
            return form.coefficients().keySet();
        }

        @Override
        public Atom renamed(Map<String, String> names) {
            return new Delta(Forms.renamed(form, rename(names)));
        }

        @Override
        public int height() {
            return 0;
        }
    }

    /**
     * 1 where an index form is zero or more, else 0.
     *
     * @param form the form
     */
    record AtLeastZero(IndexForm form) implements Atom {

        @Override
        public String key() {
            return "{" + Forms.key(form) + ">=0}";
        }

        @Override
        public Set<String> names() {
            return form.coefficients().keySet();
        }

        @Override
        public Atom renamed(Map<String, String> names) {
            return new AtLeastZero(Forms.renamed(form, rename(names)));
        }

        @Override
        public int height() {
            return 0;
        }
    }

    /**
     * 1 where a real polynomial is positive, else 0.
     *
     * @param polynomial the polynomial
     */
    record Condition(IndexPolynomial polynomial) implements Atom {

        @Override
        public String key() {
            return "{" + polynomial.key() + ">0}";
        }

        @Override
        public Set<String> names() {
            return polynomial.names();
        }

        @Override
        public Atom renamed(Map<String, String> names) {
            return new Condition(polynomial.renamed(names));
        }

        @Override
        public int height() {
            return 1 + polynomial.height();
        }
    }

    /**
     * A product, maximum or minimum over ranges: an atom as it stands, its indices named by their order.
     *
     * @param kind which
     * @param ranges the ranges, their indices with names of their own
     * @param body what is gathered
     */
    record Gathered(Reduction.Kind kind, List<Range> ranges, IndexPolynomial body) implements Atom {

        @Override
        public String key() {
            return kind.head() + ranges.stream()
                    .map(range -> range.index() + ":" + Forms.key(range.lower()) + ".." + Forms.key(range.upper()))
                    .collect(Collectors.joining(";", "<", ">")) + "(" + body.key() + ")";
        }

        @Override
        public Set<String> names() {
            Set<String> names = new HashSet<>(body.names());
            for (Range range : ranges) {
                names.addAll(range.lower().coefficients().keySet());
                names.addAll(range.upper().coefficients().keySet());
            }
            ranges.forEach(range -> names.remove(range.index()));
            return names;
        }

        @Override
        public Atom renamed(Map<String, String> names) {
            // The indices have names that occur nowhere else, so they neither change nor catch anything.
            return new Gathered(kind, ranges.stream().map(range -> range.renamed(names)).toList(),
                    body.renamed(names));
        }

        @Override
        public int height() {
            return 1 + body.height();
        }
    }

    private static UnaryOperator<String> rename(Map<String, String> names) {
        return name -> names.getOrDefault(name, name);
    }
}
