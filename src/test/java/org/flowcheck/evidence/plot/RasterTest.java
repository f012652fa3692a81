package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RasterTest {

    /** Ink in units of pixels. */
    private static double ink(Raster raster) {
        double sum = 0;
        for (int i = 0; i < raster.pixels().length; i += 3) {
            sum += (255 - (raster.pixels()[i] & 0xFF)) / 255.0;
        }
        return sum;
    }

    private static int red(Raster raster, int x, int y) {
        return raster.pixels()[3 * (y * raster.width() + x)] & 0xFF;
    }

    private static Outliner plain(Raster raster) {
        return new Outliner(raster, 1, 0, 0, 0, 1, 0);
    }

    @Test
    void fractionsOfPixelsAreGrey() {
        Raster raster = new Raster(4, 4);
        plain(raster).fill(Path.rectangle(0.5, 1, 3, 2.25));
        raster.paint(0x000000, 1);
        assertEquals(128, red(raster, 0, 1), 1);
        assertEquals(0, red(raster, 1, 1));
        assertEquals(255, red(raster, 3, 1));
        assertEquals(255 * 0.75, red(raster, 1, 2), 1);
        assertEquals(255, red(raster, 1, 3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 7.3, 20})
    void aDiscHasItsArea(double r) {
        Raster raster = new Raster(50, 50);
        plain(raster).fill(Style.marker(0, 24.6, 25.3, 2 * r));
        raster.paint(0, 1);
        // Curves in 6 pieces cut off less than 0.1 %; rounding to bytes averages out but for a few thousandths.
        assertEquals(Math.PI * r * r, ink(raster), 0.004 * Math.PI * r * r);
    }

    @Test
    void overlapsOfOneShapeArePaintedOnce() {
        Raster raster = new Raster(10, 10);
        Outliner pen = plain(raster);
        pen.fill(Path.rectangle(1, 1, 6, 6));
        pen.fill(Path.rectangle(4, 4, 9, 9));
        raster.paint(0, 0.5);
        assertEquals(red(raster, 2, 2), red(raster, 5, 5));
        assertEquals((25 + 25 - 4) * 0.5, ink(raster), 0.2);
    }

    @Test
    void aStrokeHasLengthTimesWidth() {
        Raster raster = new Raster(60, 60);
        plain(raster).stroke(Path.segment(5, 10, 45, 40), 3, new double[0]);
        raster.paint(0, 1);
        assertEquals(50 * 3, ink(raster), 0.5);
        Raster dashed = new Raster(60, 60);
        plain(dashed).stroke(Path.segment(5, 10, 45, 40), 3, new double[] {5, 5});
        dashed.paint(0, 1);
        assertEquals(25 * 3, ink(dashed), 0.5);
    }

    /** A bend covers its corner once: two arms, less their overlap, plus the round outside. */
    @Test
    void joinsAreRound() {
        Raster raster = new Raster(60, 60);
        plain(raster).stroke(Path.through(new double[] {10, 40, 40}, new double[] {10, 10, 40}, false), 8, new double[0]);
        raster.paint(0, 1);
        // Arms of 30 by 8 overlap in a square of 4 by 4; a quarter disc of radius 4 (a 12-gon's: 3 r^2 / 4) fills the
        // corner.
        assertEquals(2 * 240 - 16 + 12, ink(raster), 0.5);
    }

    @Test
    void whatLiesOutsideTheImageIsCutOff() {
        Raster raster = new Raster(10, 10);
        plain(raster).fill(Path.rectangle(-100, -100, 5, 1000));
        raster.paint(0, 1);
        assertEquals(50, ink(raster), 1e-9);
    }
}
