package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tape cannot hold is refused with the reason, in bounded time. */
class TapeRefusalTest {

    @TempDir
    private Path folder;

    private Tape tape(String rate) {
        return Tapes.ofText(folder, "parameters: {n: {integer: 3, meaning: n}}\nstates: {x: 2}\nrates: {x: \"" + rate
                + "\"}\n");
    }

    private String refusal(String rate) {
        return assertThrows(NotOnTapeException.class, () -> tape(rate)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"Sin[x]; Sin[x]", "Max[x, 1]; Max[x, 1]", "Abs[x]; Abs[x]",
        "If[x > 1, x, 1]; choice by the state", "x^x; x^x", "x/(n - 3); division by zero", "Pi*x; Pi"})
    void whatItCannotHold(String rate, String reason) {
        String message = refusal(rate);
        assertTrue(message.contains(reason), message);
        assertEquals(1, message.lines().count());
    }

    /** The neighbours of what is refused. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"Exp[x]; 7.38905609893065", "If[n > 1, x, 1]; 2", "2^x; 4",
        "E^x; 7.38905609893065", "x/(n - 2); 2", "x^n; 8", "x^(-n); 0.125", "Sqrt[x]; 1.4142135623730951", "0.1*x; 0.2",
        "Product[x, {k, n}]; 8", "Tanh'[x]; 0.07065082485316443"})
    void whatItCan(String rate, double expected) {
        assertEquals(expected, Tapes.rates(tape(rate), 0, new double[] {2})[0], 1e-15 * 4 * Math.max(1, expected));
    }

    /** Text is exact: 0.1 is a tenth, not the double. */
    @Test
    void decimalsAreExact() {
        Tape tape = tape("0.1*x");
        assertEquals("1/10", tape.steps().stream().filter(step -> step.operation() == Operation.NUMBER)
                .findFirst().orElseThrow().number().toString());
    }

    /** A sum over a billion terms ends soon, with a message. */
    @Test
    void hugeFormulasAreRefusedSoon() {
        assertTrue(refusal("Sum[x/(k + x), {k, 1000000000}]").contains("50000 scalar operations"));
        assertTrue(refusal("Sum[0*x, {k, 1000000000}]").contains("too many terms"));
    }
}
