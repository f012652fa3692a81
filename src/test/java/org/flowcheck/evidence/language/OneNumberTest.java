package org.flowcheck.evidence.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "r.m^(1 - a) | r.m^(1.1 - a) | r.m^((x) - a)",
        "<= 4 | <= 2 | <= (x)",
        "10*K | 20*K | (x)*K",
        "1.25*K | 1.35*K | (x)*K",
        "11 - 1 | 11 - 2 | 11 - (x)",
        "Log[m]^2/m | Log[m]^3/m | Log[m]^(x)/m"})
    void oneNumeralIsFound(String one, String other, String turned) {
        assertEquals(turned, OneNumber.between(one, other).orElseThrow().with("x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a*K | b*K", "1*K | 2*L", "1 - 1 | 2 - 2", "a2 | a3", "2e5 | 3e5", "K | K^2",
        "<= 1 | >= 1", "1 | 1", "r.m | 2*r.m", "1.0*K | 1*K"})
    void otherDifferencesAreNone(String one, String other) {
        assertEquals(Optional.empty(), OneNumber.between(one, other));
    }
}
