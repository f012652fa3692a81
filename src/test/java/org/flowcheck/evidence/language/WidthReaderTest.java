package org.flowcheck.evidence.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.WidthCheck;
import org.flowcheck.evidence.claim.WidthCheck.Relation;
import org.flowcheck.evidence.claim.WidthPower;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What orders and limits over widths mean as read. */
class WidthReaderTest {

    private static Claim claim(String check, String control) {
        return ClaimReader.read(new SourceText("width.yaml", "flowcheck: 1\nclaim: width\n"
                + "source: {paper: test, at: here}\nstates that: it is read\nkind: order\nruns:\n"
                + "  r: {model: two-layer-descent, m: [100, 200, 400, 800, 1600], alpha: [0.75, 1, 1.25], seeds: 4,"
                + " until: 2}\n  s: {model: two-layer-descent, m: [100, 200, 400, 800, 1600], alpha: [0.75, 1, 1.25],"
                + " seeds: 4, until: 2}\n" + check + "control: " + control + "\n"), ProjectModels::find);
    }

    private static WidthCheck.Order order(String bound) {
        return (WidthCheck.Order) claim("check: {order of: \"r.Kp[end]\", in: r.m, at most: \"" + bound + "\"}\n",
                "{replace: [\"r.Kp[end]\", \"r.m*r.Kp[end]\"]}").widths().get(0);
    }

    private static double number(Value value) {
        return ((Value.Number) value).value();
    }

    @ParameterizedTest
    @CsvSource({"r.m, 1, 0", "1, 0, 0", "1/r.m, -1, 0", "Sqrt[r.m], 0.5, 0", "r.m^(1/2)*Log[r.m]^2/Sqrt[r.m^3], -1, 2",
            "(r.m*Log[r.m])^(-2), -2, -2", "Sqrt[Log[r.m]/r.m], -0.5, 0.5", "1/(r.m/Log[r.m]), -1, 1",
            "r.m*r.m^0.25, 1.25, 0"})
    void aProductOfPowersIsTakenApart(String bound, double power, double logPower) {
        WidthCheck.Order order = order(bound);
        assertEquals(power, number(order.bound().power()));
        assertEquals(logPower, number(order.bound().logPower()));
        assertTrue(order.of() instanceof Value.Series, "nothing else is left");
    }

    /** What is no power of the width divides the number: y <~ f m^p says y/f <~ m^p. */
    @ParameterizedTest
    @CsvSource({"r.m^(-1)*Exp[2*r.Kp[0]], -1", "'Max[Log[r.m]/r.m, Log[r.m]^6/r.m^3]', 0", "r.m + r.m^2, 0",
            "r.m^(1/r.m), 0", "r.m^2*r.q[end]^3, 2"})
    void whatIsNoPowerDividesTheNumber(String bound, double power) {
        WidthCheck.Order order = order(bound);
        assertEquals(power, number(order.bound().power()));
        assertTrue(order.of() instanceof Value.Product ratio && ratio.parts().size() == 2
                && ratio.parts().get(0) instanceof Value.Series && ratio.parts().get(1) instanceof Value.Raised);
    }

    @Test
    void exponentsMayDependOnTheOtherParameters() {
        WidthPower bound = order("r.m^(1 - 2*r.alpha)").bound();
        assertTrue(bound.power() instanceof Value.Sum);
        assertEquals(0, number(bound.logPower()));
    }

    @Test
    void theLevelCountsEverySettingOfEveryStatement() {
        Claim claim = claim("check:\n  - {order of: \"r.Kp[end]\", in: r.m, equals: \"r.m\"}\n"
                + "  - {limit of: \"r.K[end] - s.K[end]\", in: r.m, equals: \"1 - r.alpha\", resolution: 0.1}\n"
                + "  - \"Slope[r.K[end], r.m] <= 1\"\n  - \"r.K[0] <= 1\"\n", "{replace: [\"1 - r.alpha\", \"2\"]}");
        assertEquals(List.of(7, 7), claim.widths().stream().map(WidthCheck::decisions).toList());
        assertEquals(List.of(0.1, 0.1), claim.widths().stream().map(WidthCheck::resolution).toList());
        assertEquals(Set.of("r", "s"), claim.widths().get(1).runs());
        assertEquals(2, claim.checks().size());
        WidthCheck.Limit limit = (WidthCheck.Limit) claim.widths().get(1);
        assertEquals(Optional.empty(), limit.rate());
        // The twin makes one statement of three settings.
        assertEquals(3, claim.twins().get(0).claim().widths().get(0).decisions());
        assertTrue(claim.twins().get(0).claim().checks().isEmpty());
    }

    /** A slope is one decision, a fraction or a quantile one at each of 15 settings. */
    @Test
    void fractionsCountOnceForEverySetting() {
        Claim claim = claim("check:\n  - {order of: \"r.Kp[end]\", in: r.m, equals: \"r.m\"}\n"
                + "  - \"Slope[r.K[end], r.m] <= 1\"\n  - \"Fraction[r.K[0] < 1] + Quantile[s.K[0], 0.5] >= 0\"\n",
                "{replace: [\"<= 1\", \"<= 2\"]}");
        assertEquals(3 + 1 + 15 + 15, claim.widths().get(0).decisions());
    }

    @Test
    void relationsRatesAndRestsAreRead() {
        String of = "check: {order of: \"r.Kp[end]\", in: r.m, ";
        String control = "{replace: [\"r.Kp[end]\", \"r.m*r.Kp[end]\"]}";
        assertEquals(Relation.AT_LEAST, ((WidthCheck.Order) claim(of + "at least: r.m}\n", control).widths().get(0))
                .relation());
        assertEquals(Relation.EQUALS, ((WidthCheck.Order) claim(of + "equals: r.m}\n", control).widths().get(0))
                .relation());
        List<WidthCheck.LeftOut> rests = claim(of + "equals: r.m, rests: [\"5*r.m^(-1/2)\", \"0.1\"], "
                + "resolution: 0.2}\n",
                control).widths().get(0).rests();
        assertEquals(List.of(5.0, 0.1), rests.stream().map(WidthCheck.LeftOut::constant).toList());
        assertEquals(List.of(-0.5, 0.0), rests.stream().map(rest -> number(rest.decay().power())).toList());
        WidthCheck.Limit limit = (WidthCheck.Limit) claim("check: {limit of: \"r.Kp[end]\", in: r.m, equals: 1, "
                + "resolution: 0.1, rate: [\"1/Log[r.m]\", \"r.m^(-1/2)\"]}\n", "{replace: [\"1\", \"2\"]}")
                .widths().get(0);
        assertEquals(List.of(-1.0, 0.0),
                limit.rate().orElseThrow().stream().map(form -> number(form.logPower())).toList());
    }

    @Test
    void aTwinMayTurnANumber() {
        Claim claim = claim("check: {order of: \"r.Kp[end]\", in: r.m, equals: \"r.m^(-1/2)\"}\n",
                "{replace: [\"-1/2\", \"-0.6\"]}");
        WidthCheck.Order turned = (WidthCheck.Order) claim.twins().get(0).dial().orElseThrow().at().apply(-0.55)
                .widths().get(0);
        assertEquals(-0.55, number(turned.bound().power()));
    }
}
