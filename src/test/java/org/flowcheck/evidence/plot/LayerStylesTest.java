package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerStylesTest {

    private static final double[] ENDS = {0, 1};

    @Test
    void linesForComparisonLookAlikeWhereTheyAreNamedAlike() {
        List<Layer> layers = List.of(Series.line("data", ENDS, ENDS), Series.reference("a bound", ENDS, ENDS),
                Series.reference("", ENDS, ENDS), Series.reference("a theory", ENDS, ENDS),
                Series.line("more data", ENDS, ENDS), Series.reference("a bound", ENDS, ENDS));
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 0}, DataPainter.styles(layers));
        assertFalse(Arrays.equals(Style.reference(0), Style.reference(1)));
        assertFalse(Arrays.equals(Style.reference(1), Style.reference(2)));
    }
}
