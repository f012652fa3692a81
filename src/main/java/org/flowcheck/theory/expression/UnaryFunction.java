package org.flowcheck.theory.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What functions of one argument share: checks of the number of arguments, and the common shapes of calls. */
abstract class UnaryFunction implements ScalarFunction {

    private static final String FAST = "org.hipparchus.util.FastMath.";

    private final String name;
    private final String latexHead;
    private final String fastCall;

    /**
     * A function lowered to a static method.
     *
     * @param name the name in formulas
     * @param latexHead what stands before the parenthesis in LaTeX
     * @param fastCall the static method: a bare name of Hipparchus's FastMath, or a fully qualified one
     */
    UnaryFunction(String name, String latexHead, String fastCall) {
        this.name = name;
        this.latexHead = latexHead;
        this.fastCall = fastCall.contains(".") ? fastCall : FAST + fastCall;
    }

    /** The value at one number. */
    abstract double at(double x);

    /** The derivative at a formula. */
    abstract Expression slope(Expression x);

    /** Coefficients at zero up to a power, or null where there is no expansion. */
    Rational[] series(int order) {
        return null;
    }

    /** This function at a formula. */
    final Expression of(Expression x) {
        return FunctionCall.of(name, x);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int arity() {
        return 1;
    }

    @Override
    public final double value(double... arguments) {
        requireOne(arguments.length);
        return at(arguments[0]);
    }

    @Override
    public final Optional<Expression> derivative(int argument, List<Expression> at) {
        requireOne(at.size());
        if (argument != 0) {
            throw new IllegalArgumentException(name + " has no argument " + argument);
        }
        return Optional.of(slope(at.get(0)));
    }

    @Override
    public final Optional<List<Rational>> seriesAtZero(int order) {
        if (order < 0) {
            throw new IllegalArgumentException("series of order " + order);
        }
        return Optional.ofNullable(series(order)).map(Arrays::asList).map(List::copyOf);
    }

    @Override
    public String latex(List<String> arguments) {
        return latexHead + "\\left(" + arguments.get(0) + "\\right)";
    }

    @Override
    public final String word() {
        String head = latexHead.replaceAll("\\\\|operatorname|[{}]", "");
        return head.isEmpty() ? name : head;
    }

    @Override
    public String lowering(List<String> arguments) {
        return fastCall + "(" + arguments.get(0) + ")";
    }

    private void requireOne(int count) {
        if (count != 1) {
            throw new IllegalArgumentException(name + " of " + count + " arguments");
        }
    }

    /** The quotient of two series; the divisor's constant term is not zero. */
    static Rational[] quotient(Rational[] dividend, Rational[] divisor) {
        Rational[] result = zeros(dividend.length - 1);
        for (int n = 0; n < dividend.length; n++) {
            Rational rest = dividend[n];
            for (int j = 1; j <= n; j++) {
                rest = rest.minus(divisor[j].times(result[n - j]));
            }
            result[n] = rest.times(divisor[0].reciprocal());
        }
        return result;
    }

    /**
     * The terms {@code z^n/n!} of the exponential series with n in one class modulo a step.
     *
     * @param alternating whether the signs alternate from one kept term to the next
     */
    static Rational[] factorialTerms(int order, int first, int step, boolean alternating) {
        Rational[] result = zeros(order);
        Rational term = Rational.ONE;
        for (int n = 0; n <= order; n++) {
            if (n > 0) {
                term = term.times(Rational.of(1, n));
            }
            if (n >= first && (n - first) % step == 0) {
                boolean negative = alternating && (n - first) / step % 2 == 1;
                result[n] = negative ? term.negate() : term;
            }
        }
        return result;
    }

    /** {@code order + 1} zeros. */
    static Rational[] zeros(int order) {
        Rational[] result = new Rational[order + 1];
        Arrays.fill(result, Rational.ZERO);
        return result;
    }

    /** {@code 1 - x}. */
    static Expression oneMinus(Expression x) {
        return Algebra.subtract(Algebra.ONE, x);
    }
}
