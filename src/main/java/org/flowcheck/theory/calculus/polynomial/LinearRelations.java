package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;

/**
 * The linear relations among formulas {@code f_1, ..., f_n}: all constants {@code c_i} for which
 * {@code c_1*f_1 + ... + c_n*f_n} is zero for all values of what is not constant. The constants are polynomials in
 * names declared as such.
 *
 * <p>The sum is brought to normal form with the c_i as further names; its terms are gathered by what is not constant in
 * them, and each gathered coefficient must vanish. So every relation is true, and all are found where the other names
 * are independent and relations between functions are known.
 */
public final class LinearRelations {

    private static final String UNKNOWN = "#c";

    private final int count;
    private final PolynomialRing ring;
    private final Elimination elimination;

    /**
     * Finds the relations.
     *
     * @param sum the sum, with {@link #unknown}s as factors, without denominators
     * @param count the number of formulas
     * @param constants the names that constants may hold
     */
    LinearRelations(IndexPolynomial sum, int count, Set<String> constants, PolynomialRing ring) {
        this.count = count;
        this.ring = ring;
        Map<String, SortedMap<Integer, IndexPolynomial>> equations = new LinkedHashMap<>();
        for (Term term : sum.terms()) {
            int column = column(term);
            List<Term.Factor> constant = new ArrayList<>();
            Term rest = term.withCoefficient(Rational.ONE);
            for (Term.Factor factor : term.factors().values()) {
                if (factor.atom().key().startsWith(UNKNOWN)) {
                    rest = rest.without(factor);
                } else if (isConstant(factor.atom(), constants)) {
                    rest = rest.without(factor);
                    constant.add(factor);
                }
            }
            IndexPolynomial coefficient = IndexPolynomial.of(List.of(Term.of(term.coefficient(), List.of(), constant)));
            equations.computeIfAbsent(CanonicalLabels.of(rest).key(), key -> new TreeMap<>())
                    .merge(column, coefficient, (left, right) -> ring.add(left, right));
        }
        elimination = new Elimination(equations.values().stream().map(ConstantVector::new).toList(), count, ring);
    }

    /** The name of an unknown constant. */
    static String unknown(int position) {
        return UNKNOWN + position;
    }

    private static int column(Term term) {
        String name = term.factors().ceilingKey(UNKNOWN);
        return Integer.parseInt(name.substring(UNKNOWN.length()));
    }

    /** Conditions are left out: they are zero for some values of the constants, and nothing may be divided by them. */
    private static boolean isConstant(Atom atom, Set<String> constants) {
        boolean condition = atom instanceof Atom.Condition || atom instanceof Atom.AtLeastZero
                || atom instanceof Atom.Delta;
        return !condition && constants.containsAll(atom.names());
    }

    /** The positions of the formulas that are no combinations of those before them, in their order. */
    public List<Integer> independent() {
        return elimination.determined();
    }

    /**
     * A basis of the relations: the constants of each, zero for formulas that do not take part. The first that does has
     * a positive coefficient. Relations among few formulas come first, then those among earlier ones.
     *
     * @throws TooComplexException if the coefficients grow too large
     */
    public List<List<Expression>> basis() {
        return new ShortBasis(ring).of(elimination.solutions()).stream().map(this::formulas).toList();
    }

    private List<Expression> formulas(ConstantVector vector) {
        List<Expression> formulas = new ArrayList<>();
        for (int column = 0; column < count; column++) {
            formulas.add(PolynomialWriter.write(vector.at(column)));
        }
        return formulas;
    }
}
