package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateLayoutTest {

    private final StateLayout layout = new StateLayout.Builder().add("a", 3).add("b", 3, 4).add("x").build();

    @Test
    void laysBlocksOneAfterTheOther() {
        assertEquals(16, layout.dimension());
        assertEquals(3, layout.find("b").orElseThrow().offset());
        assertEquals(12, layout.find("b").orElseThrow().size());
        assertEquals(List.of(3, 4), layout.find("b").orElseThrow().shape());
        assertTrue(layout.find("c").isEmpty());
    }

    @Test
    void namesEntriesRowMajorFromOne() {
        assertEquals("a[1]", layout.format(0));
        assertEquals("b[1, 1]", layout.format(3));
        assertEquals("b[2, 3]", layout.format(3 + 4 + 2));
        assertEquals("b[3, 4]", layout.format(14));
        assertEquals("x", layout.format(15));
        assertThrows(IndexOutOfBoundsException.class, () -> layout.format(16));
    }

    @Test
    void refusesImpossibleLayouts() {
        assertThrows(IllegalArgumentException.class, () -> new StateLayout(List.of()));
        assertThrows(IllegalArgumentException.class, () -> StateLayout.ofScalars("x", "x"));
        assertThrows(IllegalArgumentException.class, () -> new StateLayout.Builder().add("a", 0));
        assertThrows(IllegalArgumentException.class,
                () -> new StateLayout(List.of(new StateLayout.Block("a", List.of(2), 1))));
        assertThrows(ArithmeticException.class, () -> new StateLayout.Builder().add("a", 1 << 20, 1 << 20));
    }
}
