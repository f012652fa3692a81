package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.Rational;

/**
 * What is known of functions as atoms: roots are powers; hyperbolic sines and cosines are exponentials; the tangent is
 * a quotient; the logarithm undoes the exponential; ramps and extrema of two are written with conditions, as their
 * derivatives are; values at zero; odd and even functions take arguments whose first coefficient is positive.
 */
final class FunctionAlgebra {

    private static final Set<String> ODD = Set.of("Sin", "ArcTan", "Tanh", "Erf", "Sign");
    private static final Set<String> EVEN = Set.of("Cos", "Abs");
    private static final Rational HALF = Rational.of(1, 2);

    private final PolynomialRing ring;

    FunctionAlgebra(PolynomialRing ring) {
        this.ring = ring;
    }

    /** A function, or a derivative of one that no table knows, at polynomials. */
    IndexPolynomial call(String function, int order, List<IndexPolynomial> arguments) {
        if (order == 0 && arguments.size() == 2 && (function.equals("Max") || function.equals("Min"))) {
            return extremum(arguments.get(0), arguments.get(1), function.equals("Max"));
        }
        if (order > 0 || arguments.size() != 1) {
            return atom(function, order, arguments);
        }
        IndexPolynomial argument = arguments.get(0);
        switch (function) {
            case "Exp":
                return exponential(argument);
            case "Sqrt":
                return ring.power(argument, HALF);
            case "Cosh":
                return ring.add(exponential(argument), exponential(argument.scaled(Rational.of(-1)))).scaled(HALF);
            case "Sinh":
                return ring.subtract(exponential(argument), exponential(argument.scaled(Rational.of(-1)))).scaled(HALF);
            case "Tan":
                return ring.multiply(call("Sin", 0, arguments), ring.power(call("Cos", 0, arguments), Rational.of(-1)));
            case "Log":
                return logarithm(argument);
            case "Ramp":
                return ring.multiply(argument, new ConditionAlgebra(ring).isPositive(argument));
            default:
                break;
        }
        if (argument.isZero()) {
            Optional<List<Rational>> atZero = FunctionTable.find(function).flatMap(known -> known.seriesAtZero(0));
            if (atZero.isPresent()) {
                return PolynomialRing.number(atZero.get().get(0));
            }
        } else if (argument.leading().signum() < 0 && (ODD.contains(function) || EVEN.contains(function))) {
            IndexPolynomial turned = atom(function, 0, List.of(argument.scaled(Rational.of(-1))));
            return EVEN.contains(function) ? turned : turned.scaled(Rational.of(-1));
        }
        return atom(function, order, arguments);
    }

    private IndexPolynomial atom(String function, int order, List<IndexPolynomial> arguments) {
        return ring.power(new Atom.Call(function, order, arguments), Rational.ONE);
    }

    /** {@code Max[x, y] = x + (y - x)*[y - x > 0]}; of equal arguments the first counts, as in the derivatives. */
    private IndexPolynomial extremum(IndexPolynomial first, IndexPolynomial second, boolean largest) {
        IndexPolynomial difference = ring.subtract(second, first);
        IndexPolynomial gain = largest ? difference : difference.scaled(Rational.of(-1));
        return ring.add(first, ring.multiply(difference, new ConditionAlgebra(ring).isPositive(gain)));
    }

    private IndexPolynomial exponential(IndexPolynomial argument) {
        return ring.power(new Atom.Exponential(argument), Rational.ONE);
    }

    /** {@code Log[Exp[x]] = x}, {@code Log[1] = 0}. */
    private IndexPolynomial logarithm(IndexPolynomial argument) {
        if (argument.number().filter(Rational.ONE::equals).isPresent()) {
            return IndexPolynomial.ZERO;
        }
        Optional<Term> single = argument.single();
        if (single.isPresent() && single.get().ranges().isEmpty() && single.get().factors().size() == 1
                && single.get().coefficient().equals(Rational.ONE)
                && single.get().factors().firstEntry().getValue().atom() instanceof Atom.Exponential exponential) {
            return exponential.argument();
        }
        return atom("Log", 0, List.of(argument));
    }

    /** {@code Exp[c*Log[x] + y] = x^c*Exp[y]}, with y as the remaining exponent. */
    record SplitExponential(List<IndexPolynomial> powers, IndexPolynomial rest) {
    }

    /** Takes multiples of logarithms out of an exponent. */
    SplitExponential split(IndexPolynomial argument) {
        List<IndexPolynomial> powers = new ArrayList<>();
        List<Term> rest = new ArrayList<>();
        for (Term term : argument.terms()) {
            boolean logarithm = term.ranges().isEmpty() && term.factors().size() == 1
                    && term.factors().firstEntry().getValue().exponent().equals(Rational.ONE)
                    && term.factors().firstEntry().getValue().atom() instanceof Atom.Call call
                    && call.function().equals("Log") && call.order() == 0;
            if (logarithm) {
                Atom.Call log = (Atom.Call) term.factors().firstEntry().getValue().atom();
                powers.add(ring.power(log.arguments().get(0), term.coefficient()));
            } else {
                rest.add(term);
            }
        }
        return new SplitExponential(powers, powers.isEmpty() ? argument : IndexPolynomial.of(rest));
    }
}
