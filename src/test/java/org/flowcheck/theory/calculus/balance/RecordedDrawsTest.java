package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In balances records of a data set are fixed numbers with a mean, whatever law stands in for them. */
class RecordedDrawsTest {

    /** Two kinds of weights whose overlap opposes the growth; what they start from is to be filled in. */
    private static BalanceReport report(Path folder, String given) {
        return BalanceReport.of(BalancedModels.read(folder, """
                flowcheck: 1
                model: small
                parameters:
                  m: {integer: 10}
                  alpha: {real: 1}
                  eps: {real: "m^(-alpha)"}
                %s
                states:
                  x[k]: {for: "{k, m}", initial: "eps*g[k]"}
                  y[k]: {for: "{k, m}", initial: "eps*h[k]"}
                rates:
                  x[k]: x[k] - x[k]*Sum[x[l]*y[l], {l, m}]
                  y[k]: y[k]
                asymptotics: {small: eps, width: m, time: Log}
                """.formatted(given)));
    }

    private static List<String> untils(BalanceReport report) {
        return report.courses().stream().flatMap(course -> course.stages().stream())
                .map(stage -> stage.until().map(Object::toString).orElse("") + " " + stage.ending().kind()).toList();
    }

    @Test
    void sumsOverRecordsDoNotCancel(@TempDir Path folder) {
        BalanceReport law = report(folder, """
                draws:
                  g[k]: NormalDistribution[0, 1]
                  h[k]: NormalDistribution[0, 1]""");
        BalanceReport records = report(folder, """
                draws:
                  g[k]: {labels: mnist, otherwise: "NormalDistribution[0, 1]"}
                  h[k]: {labels: mnist-test, otherwise: "NormalDistribution[0, 1]"}""");
        BalanceReport data = report(folder, """
                data:
                  g[k]: {for: "{k, m}"}
                  h[k]: {for: "{k, m}"}""");
        // Independent of mean zero: m^(1/2) terms of random signs. With a mean: m terms.
        assertEquals("(4*alpha - 1)/4", law.courses().get(0).stages().get(1).until().orElseThrow().text());
        assertEquals("(2*alpha - 1)/2", records.courses().get(0).stages().get(1).until().orElseThrow().text());
        assertEquals(untils(data), untils(records));
        assertTrue(untils(law).size() > 1);
    }
}
