package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.simulation.ode.PreciseField;
import org.flowcheck.simulation.ode.PreciseSum;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The right-hand side in twice the digits, against exact decimal arithmetic. */
class PreciseProgramTest {

    /** A number in two parts as a decimal, exactly. */
    private static BigDecimal exact(double high, double low) {
        return new BigDecimal(high).add(new BigDecimal(low));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void hasTwiceTheDigitsOfADouble(int m) {
        Model model = SampleModels.threeLayerEffective();
        CompiledModel compiled = ModelCompiler.compile(model, SampleModels.equations(model),
                new ModelCompiler.Choice(Map.of("m", (double) m), 1, Optional.empty()));
        PreciseField field = compiled.newPreciseField().orElseThrow();
        int d = m * (m + 2);
        SplittableRandom random = new SplittableRandom(m);
        double[] high = random.doubles(d, -2, 2).toArray();
        double[] low = new double[d];
        for (int i = 0; i < d; i++) {
            low[i] = (random.nextDouble() - 0.5) * Math.ulp(high[i]);
        }
        double[] rateHigh = new double[d];
        double[] rateLow = new double[d];
        field.derivatives(high, low, rateHigh, rateLow);
        int c = m + m * m;
        BigDecimal[] rates = new BigDecimal[d];
        Arrays.fill(rates, BigDecimal.ZERO);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                int ij = m + i * m + j;
                BigDecimal b = exact(high[ij], low[ij]);
                rates[i] = rates[i].add(b.multiply(exact(high[c + j], low[c + j])));
                rates[ij] = exact(high[i], low[i]).multiply(exact(high[c + j], low[c + j]));
                rates[c + j] = rates[c + j].add(b.multiply(exact(high[i], low[i])));
            }
        }
        for (int i = 0; i < d; i++) {
            // Terms are at most 4, m of them: some m roundings of 2^-104, with room.
            assertEquals(0, exact(rateHigh[i], rateLow[i]).subtract(rates[i]).doubleValue(), 100 * m * 0x1p-104);
            assertEquals(rateHigh[i], rateHigh[i] + rateLow[i]);
        }
    }

    @Test
    void sumsMultiplyAndDivide() {
        PreciseSum third = new PreciseSum();
        third.set(1, 0);
        third.divide(3, 0);
        BigDecimal expected = BigDecimal.ONE.divide(BigDecimal.valueOf(3), new MathContext(40));
        assertEquals(0, exact(third.high(), third.low()).subtract(expected).doubleValue(), 0x1p-104);
        third.multiply(third.high(), third.low());
        assertEquals(0, exact(third.high(), third.low()).subtract(expected.pow(2)).doubleValue(), 0x1p-104);
        third.add(-third.high(), 0);
        assertTrue(third.high() != 0 && Math.abs(third.high()) < 0x1p-55);
    }

    @Test
    void isNotOfferedBeyondArithmetic() {
        Expression x = Reference.to("x");
        Expression sine = new FunctionCall("Sin", 0, List.of(x), Origin.computed());
        Model model = SampleModels.model("pendulum", List.of(), List.of(),
                List.of(SampleModels.state("x", Algebra.ONE)), List.of(),
                List.of(new Equation("x", List.of(), sine)));
        CompiledModel compiled = ModelCompiler.compile(model, SampleModels.equations(model),
                new ModelCompiler.Choice(Map.of(), 1, Optional.empty()));
        assertTrue(compiled.newPreciseField().isEmpty());
    }
}
