package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.ScalarFunction;

/** Builds terms: folds numbers, flattens sums and products, gathers divisors, puts factors into one order. */
final class Terms {

    /** Whole exponents up to this size become multiplications. */
    static final int LARGEST_MULTIPLIED_EXPONENT = 16;

    private Terms() {
    }

    /** A number computed from parameters: 0 and 1 count as stated, since they change the shape of a formula. */
    static Term.Number computed(double value, String key) {
        return value == 0 || value == 1 ? Term.Number.literal(value) : new Term.Number(value, key);
    }

    static Term sum(List<Term> terms) {
        List<Term> flat = new ArrayList<>();
        Term.Number constant = Term.Number.ZERO;
        for (Term term : terms) {
            for (Term part : term instanceof Term.Sum sum ? sum.terms() : List.of(term)) {
                if (part instanceof Term.Number number) {
                    constant = fold("+", constant, number, constant.value() + number.value());
                } else {
                    flat.add(part);
                }
            }
        }
        if (!constant.is(0)) {
            flat.add(0, constant);
        }
        return switch (flat.size()) {
            case 0 -> Term.Number.ZERO;
            case 1 -> flat.get(0);
            default -> new Term.Sum(List.copyOf(flat));
        };
    }

    static Term product(List<Term> factors) {
        List<Term> above = new ArrayList<>();
        List<Term> below = new ArrayList<>();
        Term.Number constant = Term.Number.ONE;
        for (Term factor : factors) {
            Term numerator = factor;
            if (factor instanceof Term.Quotient quotient) {
                numerator = quotient.numerator();
                below.addAll(factorsOf(quotient.denominator()));
            }
            for (Term part : factorsOf(numerator)) {
                if (part instanceof Term.Number number) {
                    constant = fold("*", constant, number, constant.value() * number.value());
                } else {
                    above.add(part);
                }
            }
        }
        if (constant.is(0)) {
            return Term.Number.ZERO;
        }
        above.sort(Comparator.comparing(Terms::orderKey));
        if (!constant.is(1)) {
            above.add(0, constant);
        }
        Term numerator = join(above);
        return below.isEmpty() ? numerator : quotient(numerator, product(below));
    }

    static Term quotient(Term numerator, Term denominator) {
        if (denominator instanceof Term.Number below) {
            if (below.is(1)) {
                return numerator;
            }
            if (numerator instanceof Term.Number above) {
                return fold("/", above, below, above.value() / below.value());
            }
        }
        if (denominator instanceof Term.Quotient below) {
            return product(List.of(numerator, new Term.Quotient(below.denominator(), below.numerator())));
        }
        return new Term.Quotient(numerator, denominator);
    }

    static Term negate(Term term) {
        return product(List.of(Term.Number.literal(-1), term));
    }

    static Term power(Term base, Term exponent) {
        if (exponent instanceof Term.Number number) {
            double value = number.value();
            if (base instanceof Term.Number stated) {
                return fold("^", stated, number, StrictMath.pow(stated.value(), value));
            }
            if (value == StrictMath.rint(value) && Math.abs(value) <= LARGEST_MULTIPLIED_EXPONENT) {
                return integerPower(base, (int) value);
            }
            if (Math.abs(value) == 0.5) {
                Term root = new Term.Call("Sqrt", List.of(base));
                return value > 0 ? root : quotient(Term.Number.ONE, root);
            }
        }
        return new Term.RealPower(base, exponent);
    }

    private static Term integerPower(Term base, int exponent) {
        if (exponent < 0) {
            return quotient(Term.Number.ONE, integerPower(base, -exponent));
        }
        return switch (exponent) {
            case 0 -> Term.Number.ONE;
            case 1 -> base;
            default -> new Term.IntegerPower(base, exponent);
        };
    }

    static Term call(ScalarFunction function, List<Term> arguments) {
        if (arguments.stream().allMatch(Term.Number.class::isInstance)) {
            double[] values = arguments.stream().mapToDouble(argument -> ((Term.Number) argument).value()).toArray();
            StringBuilder key = new StringBuilder(function.name()).append('(');
            boolean literal = true;
            for (Term argument : arguments) {
                key.append(keyOf((Term.Number) argument)).append(',');
                literal &= ((Term.Number) argument).key().isEmpty();
            }
            double value = function.value(values);
            return literal ? Term.Number.literal(value) : computed(value, key.append(')').toString());
        }
        return new Term.Call(function.name(), List.copyOf(arguments));
    }

    static Term choice(Condition condition, Term whenTrue, Term whenFalse) {
        if (condition instanceof Condition.Known known) {
            return known.value() ? whenTrue : whenFalse;
        }
        return whenTrue.equals(whenFalse) ? whenTrue : new Term.Choice(condition, whenTrue, whenFalse);
    }

    static Condition compare(Term left, Relation relation, Term right) {
        if (left instanceof Term.Number p && right instanceof Term.Number q) {
            return new Condition.Known(relation.holds(p.value(), q.value()));
        }
        return new Condition.Compare(left, relation, right);
    }

    static Condition all(List<Condition> parts) {
        return connect(parts, true);
    }

    static Condition any(List<Condition> parts) {
        return connect(parts, false);
    }

    static Condition not(Condition part) {
        return part instanceof Condition.Known known ? new Condition.Known(!known.value()) : new Condition.Not(part);
    }

    private static Condition connect(List<Condition> parts, boolean all) {
        List<Condition> open = new ArrayList<>();
        for (Condition part : parts) {
            if (part instanceof Condition.Known known) {
                if (known.value() != all) {
                    return known;
                }
            } else {
                open.add(part);
            }
        }
        if (open.isEmpty()) {
            return new Condition.Known(all);
        }
        if (open.size() == 1) {
            return open.get(0);
        }
        return all ? new Condition.All(List.copyOf(open)) : new Condition.Any(List.copyOf(open));
    }

    /** The value that changes nothing. */
    static double neutral(Reduction.Kind kind) {
        return switch (kind) {
            case SUM -> 0;
            case PRODUCT -> 1;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
            case MINIMUM -> Double.POSITIVE_INFINITY;
        };
    }

    /** Several gathered values as one. */
    static Term combine(Reduction.Kind kind, List<Term> parts) {
        if (parts.isEmpty()) {
            return Term.Number.literal(neutral(kind));
        }
        return switch (kind) {
            case SUM -> sum(parts);
            case PRODUCT -> product(parts);
            case MAXIMUM -> extremum("Max", parts);
            case MINIMUM -> extremum("Min", parts);
        };
    }

    private static Term extremum(String name, List<Term> parts) {
        return parts.size() == 1 ? parts.get(0) : call(FunctionTable.find(name).orElseThrow(), parts);
    }

    static List<Term> factorsOf(Term term) {
        return term instanceof Term.Product product ? product.factors() : List.of(term);
    }

    static Term join(List<Term> factors) {
        return switch (factors.size()) {
            case 0 -> Term.Number.ONE;
            case 1 -> factors.get(0);
            default -> new Term.Product(List.copyOf(factors));
        };
    }

    private static Term.Number fold(String sign, Term.Number left, Term.Number right, double value) {
        if (left.key().isEmpty() && right.key().isEmpty()) {
            return Term.Number.literal(value);
        }
        // The start values of folds, 0 and 1, leave the other number as it is.
        if (left.key().isEmpty() && (sign.equals("+") && left.is(0) || sign.equals("*") && left.is(1))) {
            return right;
        }
        if (right.key().isEmpty() && (sign.equals("+") && right.is(0) || sign.equals("*") && right.is(1))) {
            return left;
        }
        return computed(value, "(" + keyOf(left) + sign + keyOf(right) + ")");
    }

    private static String keyOf(Term.Number number) {
        return number.key().isEmpty() ? Double.toHexString(number.value()) : number.key();
    }

    /**
     * An order of factors that does not depend on the names of loop variables, so that equal products over different
     * indices become equal texts.
     */
    private static String orderKey(Term term) {
        return new TermText(variable -> "#").of(term);
    }

    /** Every loop variable in a term. */
    static Set<Integer> variables(Term term) {
        Set<Integer> found = new TreeSet<>();
        eachIndex(term, index -> found.addAll(index.variables()));
        return found;
    }

    static boolean dependsOn(Term term, Set<Integer> variables) {
        return variables(term).stream().anyMatch(variables::contains);
    }

    /** Visits every index formula of a term. */
    static void eachIndex(Term term, Consumer<Affine> visit) {
        mapIndices(term, index -> {
            visit.accept(index);
            return index;
        });
    }

    /** Every array element a term reads. */
    static List<Term.Load> loads(Term term) {
        List<Term.Load> found = new ArrayList<>();
        TermMap.of(term, part -> {
            if (part instanceof Term.Load load) {
                found.add(load);
            }
            return part;
        }, UnaryOperator.identity());
        return found;
    }

    /** The term with every array element replaced. */
    static Term mapLoads(Term term, UnaryOperator<Term.Load> change) {
        return TermMap.of(term, part -> part instanceof Term.Load load ? change.apply(load) : part,
                UnaryOperator.identity());
    }

    /** The numbers of the gathered values a term uses. */
    static Set<Integer> gathered(Term term) {
        Set<Integer> found = new TreeSet<>();
        TermMap.of(term, part -> {
            if (part instanceof Term.Gathered gathered) {
                found.add(gathered.number());
            }
            return part;
        }, UnaryOperator.identity());
        return found;
    }

    /** The term with every index formula replaced. */
    static Term mapIndices(Term term, UnaryOperator<Affine> change) {
        return TermMap.of(term, UnaryOperator.identity(), change);
    }

    /** The number of operations of a term, counted as a tree. */
    static int weight(Term term) {
        int[] count = {0};
        TermMap.of(term, part -> {
            count[0]++;
            return part;
        }, UnaryOperator.identity());
        return count[0];
    }

    static boolean usesTime(Term term) {
        boolean[] found = {false};
        TermMap.of(term, part -> {
            found[0] |= part instanceof Term.Time;
            return part;
        }, UnaryOperator.identity());
        return found[0];
    }
}
