package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.flowcheck.evidence.experiment.ExponentRow;
import org.flowcheck.evidence.experiment.PredictedExponent;
import org.junit.jupiter.api.Test;

/** The exit code of measured exponents. */
class DeriveCommandTest {

    private static ExponentRow row(double slope, double error) {
        return new ExponentRow("", "", new PredictedExponent(1, 1, false), slope, error, "");
    }

    @Test
    void anExponentThatDiffersEndsInOne() {
        assertEquals(Exit.OK, DeriveCommand.code(List.of()));
        assertEquals(Exit.OK, DeriveCommand.code(List.of(row(1, 0.01), row(1, 0.2))));
        assertEquals(Exit.UNEXPECTED, DeriveCommand.code(List.of(row(1, 0.01), row(1.5, 0.01))));
    }
}
