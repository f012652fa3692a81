package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;

/** Models for tests of balances: from files, and small ones of one kind of neurons. */
final class BalancedModels {

    private BalancedModels() {
    }

    static Model file(String name) {
        return ModelReader.read(Path.of("models", name + ".yaml"));
    }

    /** Neurons with the states x and y that start as small random numbers. */
    static Model small(Path folder, String rateOfX, String rateOfY) {
        return read(folder, """
                flowcheck: 1
                model: small
                title: Small neurons
                source: {paper: "", at: test}
                parameters:
                  m: {integer: 10}
                  alpha: {real: 1}
                  eps: {real: "m^(-alpha)"}
                draws:
                  g[k]: NormalDistribution[0, 1]
                  h[k]: NormalDistribution[0, 1]
                states:
                  x[k]: {for: "{k, m}", initial: "eps*g[k]"}
                  y[k]: {for: "{k, m}", initial: "eps*h[k]"}
                rates:
                  x[k]: %s
                  y[k]: %s
                asymptotics: {small: eps, width: m, time: Log}
                observe:
                  total: Sum[x[k], {k, m}]
                """.formatted(rateOfX, rateOfY));
    }

    /** A model of a text. */
    static Model read(Path folder, String text) {
        String name = text.lines().filter(line -> line.startsWith("model: ")).findFirst().orElseThrow().substring(7);
        try {
            return ModelReader.read(Files.writeString(folder.resolve(name + ".yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requires that a model has no balance, for a reason that is said. */
    static void assertRefused(Code code, String why, Model model) {
        DiagnosticException refusal = assertThrows(DiagnosticException.class, () -> BalanceReport.of(model));
        assertEquals(code, refusal.diagnostics().get(0).code(), refusal.getMessage());
        assertEquals(why, refusal.diagnostics().get(0).message());
    }
}
