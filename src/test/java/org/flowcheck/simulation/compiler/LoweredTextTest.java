package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code show --stage lowered} prints: the loops that run, with their numbers. */
class LoweredTextTest {

    @Test
    void theDescentSumsOnceAndSplitsTheFirstColumnOff() {
        assertEquals("""
                results: 16, intermediate numbers: 1, intermediate arrays: []
                each call:
                  stage for the rate of a in descent
                    r0 = Sum over i1 from 1 to 4 of y[i1 - 1]*y[3*i1 + 1]
                    s[0] = r0
                  stage for the rate of a in descent
                    for i0 from 1 to 4
                      out[i0 - 1] = (1 + -1*s[0])*y[3*i0 + 1]
                  stage for the rate of w in descent
                    for i2 from 1 to 4
                      out[3*i2 + 1] = (1 + -1*s[0])*y[i2 - 1]
                  stage for the rate of w in descent
                    for i2 from 1 to 4
                      for i3 from 2 to 3
                        out[3*i2 + i3] = 0
                """, ModelCompilerTest.compile(SampleModels.twoLayerDescent(), Map.of("m", 4.0, "d", 3.0))
                .loweredText());
    }

    @Test
    void bothMatrixProductsWalkAlongTheRows() {
        assertEquals("""
                results: 15, intermediate numbers: 0, intermediate arrays: [3, 3]
                each call:
                  stage for the rate of a in effective
                    for i0 from 1 to 3
                      r0 = Sum over i1 from 1 to 3 of y[i1 + 11]*y[3*i0 + i1 - 1]
                      c0[i0 - 1] = r0
                  stage for the rate of a in effective
                    for i0 from 1 to 3
                      out[i0 - 1] = c0[i0 - 1]
                  stage for the rate of b in effective
                    for i2 from 1 to 3
                      for i3 from 1 to 3
                        out[3*i2 + i3 - 1] = y[i3 + 11]*y[i2 - 1]
                  stage for the rate of c in effective
                    c1[...] = 0.0
                    for i5 from 1 to 3
                      for i4 from 1 to 3
                        c1[i4 - 1] gathers as Sum y[i5 - 1]*y[3*i5 + i4 - 1]
                  stage for the rate of c in effective
                    for i4 from 1 to 3
                      out[i4 + 11] = c1[i4 - 1]
                """, ModelCompilerTest.compile(SampleModels.threeLayerEffective(), Map.of("m", 3.0)).loweredText());
    }
}
