package org.flowcheck.theory.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.codehaus.janino.ExpressionEvaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function of the table: lowered code against the slow value, series against the value, known values. */
class FunctionTableTest {

    /** Two routes of a few ulp each; Carlson's integrals sum about twenty rounded steps. */
    private static final double TWO_ROUTES = 1e-14;

    static Stream<ScalarFunction> functions() {
        return FunctionTable.names().stream().map(name -> FunctionTable.find(name).orElseThrow());
    }

    private static int argumentCount(ScalarFunction function) {
        return function.arity() < 0 ? 3 : function.arity();
    }

    /** Arguments of many magnitudes, positive for the functions that need it. */
    private static double[] draw(ScalarFunction function, Random random) {
        double[] arguments = new double[argumentCount(function)];
        boolean positive = List.of("Log", "Sqrt", "CarlsonRF", "CarlsonRD").contains(function.name());
        for (int i = 0; i < arguments.length; i++) {
            double magnitude = Math.pow(10, -3 + 4 * random.nextDouble());
            arguments[i] = positive || random.nextBoolean() ? magnitude : -magnitude;
        }
        return arguments;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void loweredCodeGivesTheSlowValue(ScalarFunction function) throws Exception {
        int count = argumentCount(function);
        String[] names = Stream.of("x", "y", "z").limit(count).toArray(String[]::new);
        Class<?>[] types = Stream.generate(() -> double.class).limit(count).toArray(Class<?>[]::new);
        ExpressionEvaluator lowered = new ExpressionEvaluator();
        lowered.setExpressionType(double.class);
        lowered.setParameters(names, types);
        lowered.cook(function.lowering(List.of(names)));
        Random random = new Random(11);
        for (int trial = 0; trial < 200; trial++) {
            double[] arguments = draw(function, random);
            Object[] boxed = java.util.Arrays.stream(arguments).boxed().toArray();
            double slow = function.value(arguments);
            double fast = (double) lowered.evaluate(boxed);
            if (Double.isInfinite(slow)) {
                assertEquals(slow, fast);
            } else {
                assertEquals(slow, fast, TWO_ROUTES * Math.max(1e-3, Math.abs(slow)),
                        () -> function.name() + java.util.Arrays.toString(arguments));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void seriesAtZeroAgreesWithTheValue(ScalarFunction function) {
        int order = 9;
        function.seriesAtZero(order).ifPresent(series -> {
            assertEquals(order + 1, series.size());
            double z = 0.01;
            double sum = 0;
            for (int n = order; n >= 0; n--) {
                sum = sum * z + series.get(n).toDouble();
            }
            // The first term left out is below z^10 times a coefficient of order one.
            assertEquals(function.value(z), sum, 1e-15);
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    void derivativesAgreeWithDifferenceQuotients(ScalarFunction function) {
        Random random = new Random(13);
        List<String> names = List.of("x", "y", "z").subList(0, argumentCount(function));
        List<Expression> formals = names.stream().map(name -> (Expression) Reference.to(name)).toList();
        for (int trial = 0; trial < 50 * names.size(); trial++) {
            double[] at = new double[names.size()];
            Bindings bindings = new Bindings();
            for (int i = 0; i < at.length; i++) {
                // Away from zero and from each other by more than the step, so that no kink lies between.
                at[i] = 0.2 + 0.5 * i + 0.4 * random.nextDouble();
                bindings.scalar(names.get(i), at[i]);
            }
            int argument = trial % at.length;
            double step = 1e-5;
            double[] above = at.clone();
            above[argument] += step;
            double[] below = at.clone();
            below[argument] -= step;
            double quotient = (function.value(above) - function.value(below)) / (2 * step);
            function.derivative(argument, formals).ifPresent(derivative ->
                    // Truncation of the central difference: step^2 times a third derivative of at most about 100.
                    assertEquals(quotient, new Evaluator(bindings).value(derivative), 2e-8, function::name));
        }
    }

    @ParameterizedTest
    @CsvSource({"Tanh, 3", "Exp, 4", "LogisticSigmoid, 3", "Sqrt, 2", "Erf, 2", "ArcTan, 3", "Ramp, 2", "Sign, 2"})
    void higherDerivativesAreDerivativesOfLowerOnes(String name, int order) {
        ScalarFunction function = FunctionTable.find(name).orElseThrow();
        Expression lower = new FunctionCall(name, order - 1, List.of(Reference.to("u")), Origin.computed());
        Expression higher = new FunctionCall(name, order, List.of(Reference.to("u")), Origin.computed());
        for (double u : new double[] {0.3, 0.7, 1.9}) {
            double step = 1e-5;
            double quotient = (new Evaluator(new Bindings().scalar("u", u + step)).value(lower)
                    - new Evaluator(new Bindings().scalar("u", u - step)).value(lower)) / (2 * step);
            // Truncation: step^2 times a derivative of order five of at most about 100.
            assertEquals(quotient, new Evaluator(new Bindings().scalar("u", u)).value(higher), 2e-8);
        }
        assertEquals(1, function.arity());
    }

    @ParameterizedTest
    @CsvSource({"Tanh,5,2,15", "Tan,5,2,15", "ArcTan,5,1,5", "LogisticSigmoid,3,-1,48", "Sin,5,1,120", "Cosh,4,1,24"})
    void seriesHasTheTextbookCoefficients(String name, int power, int numerator, int denominator) {
        assertEquals(Rational.of(numerator, denominator),
                FunctionTable.find(name).orElseThrow().seriesAtZero(power).orElseThrow().get(power));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5204998778130465", "1, 0.8427007929497149", "2.4, 0.9993114861033549",
            "2.6, 0.9997639655834707", "-0.1, -0.1124629160182849"})
    void errorFunctionHasTabulatedValues(double x, double value) {
        assertEquals(value, FunctionTable.find("Erf").orElseThrow().value(x), 4e-16 + 4e-16 * Math.abs(value));
    }

    @Test
    void extremaCountTiesOnce() {
        ScalarFunction max = FunctionTable.find("Max").orElseThrow();
        Expression x = Reference.to("x");
        Expression y = Reference.to("y");
        assertEquals("Comparison", ((Conditional) max.derivative(0, List.of(x, y)).orElseThrow()).condition()
                .getClass().getSimpleName());
        Conditional first = (Conditional) max.derivative(0, List.of(x, y)).orElseThrow();
        Conditional second = (Conditional) max.derivative(1, List.of(x, y)).orElseThrow();
        assertEquals(Comparison.Relation.AT_LEAST, ((Comparison) first.condition()).relation());
        assertEquals(Comparison.Relation.GREATER, ((Comparison) second.condition()).relation());
        assertEquals(Algebra.ONE, max.derivative(0, List.of(x)).orElseThrow());
    }

    @Test
    void wrongNumbersOfArgumentsAreRefused() {
        functions().forEach(function -> {
            double[] tooMany = new double[function.arity() < 0 ? 0 : function.arity() + 1];
            assertThrows(IllegalArgumentException.class, () -> function.value(tooMany), function.name());
        });
        assertTrue(FunctionTable.find("Run").isEmpty());
    }
}
