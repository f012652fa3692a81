package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The powers of the width that formulas of parameters are, against their slopes at large widths. */
class ParameterScalesTest {

    private static final String MODEL = """
            flowcheck: 1
            model: scales
            title: A number with a rate
            source: {paper: "", at: test}
            parameters:
              m: {integer: 10}
              n: {integer: 3}
              gamma: {real: 3/2}
              delta: {real: 1/2}
              c: {real: 2}
              kappa: {real: "m^(-gamma)"}
              value: {real: "%s"}
            where: %s
            states:
              x: {initial: 1}
            rates:
              x: value*m^delta
            asymptotics: {width: m, time: Power}
            observe:
              x: x
            """;

    private static Model model(Path folder, String value, String where) {
        return BalancedModels.read(folder, MODEL.formatted(value, where));
    }

    private static double at(Model model, double width) {
        Bindings bindings = new Bindings();
        for (Parameter parameter : model.parameters()) {
            bindings.scalar(parameter.name(), parameter.name().equals("m") ? width
                    : new Evaluator(bindings).value(parameter.value()));
        }
        return new Evaluator(bindings).value(Reference.to("value"));
    }

    @ParameterizedTest
    @CsvSource({
        "Tanh[kappa], -gamma", "Sinh[kappa]^2/m, -2*gamma - 1", "Cos[kappa], 0", "Exp[-kappa], 0",
        "Log[1 + 1/m], -1", "Log[1 + kappa]*m, 1 - gamma", "Log[2 + 1/m], 0", "Sqrt[kappa], -gamma/2",
        "Abs[-kappa], -gamma", "Ramp[kappa], -gamma", "Tanh[1 + kappa], 0", "m + kappa, 1", "1 + kappa, 0",
        "2^(-gamma)*m, 1", "Tanh[c]*kappa, -gamma", "2^(-n)/m, -1", "ArcTan[1/m^2], -2", "(m - 1)*kappa, 1 - gamma"})
    void powersAreTheSlopesAtLargeWidths(String value, String power, @TempDir Path folder) {
        Model model = model(folder, value, "[gamma > 0, delta > 0]");
        Exponent found = new ParameterScales(model, "m").of(Reference.to("value"));
        assertEquals(power, found.text());
        double slope = Math.log(at(model, 1e5) / at(model, 1e4)) / Math.log(10);
        // Corrections are 1/m or smaller, relative.
        assertEquals(found.value(Map.of("gamma", Rational.of(3, 2), "delta", Rational.of(1, 2))).toDouble(),
                slope, 1e-3);
    }

    @ParameterizedTest
    @CsvSource({"Log[m], 0", "1/Log[m], 0", "Log[m]^2/m, -1", "Log[Log[m]], 0", "Log[kappa], 0"})
    void logarithmsCountNothing(String value, String power, @TempDir Path folder) {
        assertEquals(power, new ParameterScales(model(folder, value, "gamma > 0"), "m").of(Reference.to("value"))
                .text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2^(-m)", "2^(1/kappa)", "Exp[m]", "Exp[Log[m]]", "Log[m*1/m]", "Tanh[m]",
        "Sqrt[1 + 1/m] - 1",
        "Sin[1 + 1/m]", "m^n + m^c"})
    void whatIsNoPowerOrNotKnownToBeOneIsRefused(String value, @TempDir Path folder) {
        DiagnosticException refusal = assertThrows(DiagnosticException.class, () ->
                new ParameterScales(model(folder, value, "gamma > 0"), "m").of(Reference.to("value")));
        assertEquals(Code.NO_BALANCE, refusal.diagnostics().get(0).code(), refusal.getMessage());
    }

    @Test
    void whetherAnArgumentIsSmallMustBeKnown(@TempDir Path folder) {
        BalancedModels.assertRefused(Code.NO_BALANCE,
                "Tanh[kappa] is not known to be a power of m for all values that 'where' allows",
                model(folder, "Tanh[kappa]", "delta > 0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "gamma^2 < 1; the condition gamma^2 < 1 is not a linear inequality in delta, gamma, and a balance knows "
                + "no others",
        "gamma != 1; the condition gamma != 1 is not a linear inequality in delta, gamma, and a balance knows "
        + "no others",
        "gamma < c; the condition gamma < c is not a linear inequality in delta, gamma, and a balance knows no others",
        "kappa < 2; the condition kappa < 2 is not a linear inequality in delta, gamma, and a balance knows no others",
        "[gamma > 2, gamma < 1]; no values of delta, gamma satisfy 'where': gamma > 2, gamma < 1"})
    void conditionsOnSymbolsMustBeRespected(String where, String why, @TempDir Path folder) {
        BalancedModels.assertRefused(Code.NO_BALANCE, why, model(folder, "kappa", where));
    }

    @Test
    void conditionsThatSayNothingOfSymbolsAreLeftOut(@TempDir Path folder) {
        Region domain = new ParameterScales(model(folder, "kappa", "[kappa > 0, c^2 > 1, n >= 2, gamma > delta]"), "m")
                .domain();
        assertEquals("gamma > delta", domain.text());
        assertTrue(domain.contains(Map.of("gamma", Rational.ONE, "delta", Rational.ZERO)));
    }

    private static final String NEURONS = """
            flowcheck: 1
            model: neurons
            title: Neurons with numbers
            source: {paper: "", at: test}
            parameters:
              m: {integer: 10}
              d: {integer: 3}
              gamma: {real: 1}
              kappa: {real: "m^(-gamma)"}
            draws:
              g[k]: NormalDistribution[0, 1]
              h[k, j]: NormalDistribution[0, 1]
            data:
              z[k]: {for: "{k, m}", value: "%s", meaning: numbers}
            states:
              x[k]: {for: "{k, m}", initial: "%s"}
              w[k, j]: {for: "{k, m}, {j, d}", initial: "h[k, j]"}
            rates:
              x[k]: "%s"
              w[k, j]: kappa*j*Tanh[j]*w[k, j]
            asymptotics: {width: m, time: Power}
            observe:
              total: Sum[x[k], {k, m}]
            """;

    /** An index that runs up to the width has no one size as a number; one of fixed range is of order one. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"g[k]; g[k]; kappa*k*x[k]", "g[k]; k*g[k]; kappa*x[k]",
        "g[k]/k; g[k]; kappa*z[k]*x[k]", "g[k]; g[k]; kappa*Sum[k*w[k, j], {j, d}]"})
    void aWideIndexIsNoNumber(String data, String initial, String rate, @TempDir Path folder) {
        BalancedModels.assertRefused(Code.NO_BALANCE,
                "the size of k is not known: an index that runs up to the width stands as a number",
                BalancedModels.read(folder, NEURONS.formatted(data, initial, rate)));
        // The twin without it is looked at: it ends where two circles close.
        assertEquals(1, BalanceReport.of(BalancedModels.read(folder, NEURONS.formatted("g[k]", "g[k]",
                "-kappa*x[k]"))).courses().size());
    }
}
