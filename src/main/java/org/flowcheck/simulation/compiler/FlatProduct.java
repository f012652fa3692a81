package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Definition;

/**
 * A formula as one sum over one product: {@code c Sum_i(a_i b Sum_j g_ij) -> Sum_(i,j) c a_i b g_ij}, definitions
 * written out. What depends on neither states nor time is left as it is, but for products. Indices of sums get names of
 * their own.
 *
 * @param factors what is multiplied, none of it a product, or a sum over indices or definition that varies
 * @param ranges what is summed over, by the new names
 */
record FlatProduct(List<Expression> factors, List<IndexRange> ranges) {

    FlatProduct {
        factors = List.copyOf(factors);
        ranges = List.copyOf(ranges);
    }

    /** Writes products flat; refuses to look at more than so many nodes, since definitions may repeat themselves. */
    static final class Flattener {

        /** Many times what a network with one hidden layer has: {@value}. */
        private static final int MOST_NODES = 1000;

        private final Symbols symbols;
        private final Map<String, Boolean> varying = new HashMap<>();
        private int nodes;
        private int names;

        Flattener(Symbols symbols) {
            this.symbols = symbols;
        }

        /** Whether a formula depends on states or time. */
        boolean varies(Expression formula) {
            return Traversal.freeNames(formula).stream().anyMatch(this::varies);
        }

        private boolean varies(String name) {
            Boolean known = varying.get(name);
            if (known == null) {
                known = name.equals(Reference.TIME) || symbols.state(name).isPresent()
                        || symbols.definition(name).map(definition -> varies(definition.value())).orElse(false);
                varying.put(name, known);
            }
            return known;
        }

        /**
         * The flat form.
         *
         * @throws TooLong where the formulas are longer than any that is sought
         */
        FlatProduct of(Expression expression) {
            List<Expression> factors = new ArrayList<>();
            List<IndexRange> ranges = new ArrayList<>();
            collect(expression, factors, ranges);
            return new FlatProduct(factors, ranges);
        }

        private void collect(Expression expression, List<Expression> factors, List<IndexRange> ranges) {
            boolean varies = varies(expression);
            Expression written = varies || expression instanceof Reference name && name.isPlain() ? written(expression)
                    : expression;
            if (written instanceof Multiplication product) {
                product.factors().forEach(factor -> collect(factor, factors, ranges));
            } else if (varies && written instanceof Reduction sum && sum.kind() == Reduction.Kind.SUM) {
                Expression body = sum.body();
                for (IndexRange range : sum.ranges()) {
                    String name = "@" + names++;
                    body = Substitution.of(range.index(), Reference.to(name)).in(body);
                    ranges.add(new IndexRange(name, range.lower(), range.upper(), range.origin()));
                }
                collect(body, factors, ranges);
            } else {
                factors.add(written);
            }
        }

        /** A use of a definition as its formula; anything else as it is. */
        Expression written(Expression expression) {
            Expression written = expression;
            while (written instanceof Reference reference && symbols.definition(reference.name()).isPresent()) {
                Definition definition = symbols.definition(reference.name()).orElseThrow();
                count();
                written = new Substitution.Template(definition.axes().stream().map(axis -> axis.index()).toList(),
                        definition.value()).at(reference.indices());
            }
            count();
            return written;
        }

        private void count() {
            if (++nodes > MOST_NODES) {
                throw new TooLong();
            }
        }
    }

    /** The formulas are not what is sought. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The factors with other names for some indices. */
    static List<Expression> renamed(List<Expression> factors, Map<String, Expression> names) {
        Substitution substitution = Substitution.ofScalars(names);
        return factors.stream().map(substitution::in).toList();
    }
}
