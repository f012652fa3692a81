package org.flowcheck.simulation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;
import org.junit.jupiter.api.Test;

/** The official files, where {@code FLOWCHECK_DATA} names a folder that has them. */
class OfficialImagesTest {

    private static ImageFolder images(ImageSet set) {
        String folder = System.getenv("FLOWCHECK_DATA");
        assumeTrue(folder != null && !folder.isBlank(), "FLOWCHECK_DATA is not set: no files of " + set.title());
        ImageFolder images = ImageFolder.of(Path.of(folder), "FLOWCHECK_DATA");
        assumeTrue(images.has(set), "the folder of FLOWCHECK_DATA has no files of " + set.title());
        return images;
    }

    private static double[] all(ImageSet set, Draw.Part part, int... shape) {
        return images(set).numbers(new ImageFolder.Wanted("s", Optional.empty(), new Draw.Recorded(part, set),
                shape), 1);
    }

    private static long[] counts(double[] labels) {
        long[] counts = new long[10];
        for (double label : labels) {
            counts[(int) label]++;
        }
        return counts;
    }

    /** How often each digit occurs, as everyone counts who reads the labels. */
    @Test
    void theDigitsOfMnistAreAsOftenAsKnown() {
        assertArrayEquals(new long[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
                counts(all(ImageSet.MNIST, Draw.Part.LABELS, 60_000)));
        assertArrayEquals(new long[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009},
                counts(all(ImageSet.MNIST_TEST, Draw.Part.LABELS, 10_000)));
    }

    /** Mean and deviation of the test pixels divided by 255, 0.1325 and 0.3105, to the digits that are widely given. */
    @Test
    void thePixelsOfMnistHaveTheKnownMoments() {
        double[] pixels = all(ImageSet.MNIST_TEST, Draw.Part.IMAGES, 10_000, 28, 28);
        double mean = Arrays.stream(pixels).average().orElseThrow() / 255;
        double square = Arrays.stream(pixels).map(pixel -> pixel * pixel / 65_025).average().orElseThrow();
        assertEquals(0.1325, mean, 5e-5);
        assertEquals(0.3105, Math.sqrt(square - mean * mean), 5e-5);
    }

    /**
     * The centre of mass of every digit was put into the middle of 28 x 28 pixels when MNIST was made, which an image
     * read with another width, or from another place, has not: within a pixel in both directions.
     */
    @Test
    void theDigitsStandInTheMiddle() {
        double[] pixels = all(ImageSet.MNIST, Draw.Part.IMAGES, 500, 28, 28);
        for (int i = 0; i < 500; i++) {
            double mass = 0;
            double row = 0;
            double column = 0;
            for (int u = 0; u < 28; u++) {
                for (int v = 0; v < 28; v++) {
                    double pixel = pixels[(i * 28 + u) * 28 + v];
                    mass += pixel;
                    row += u * pixel;
                    column += v * pixel;
                }
            }
            assertEquals(14, row / mass, 1);
            assertEquals(14, column / mass, 1);
        }
    }

    /**
     * Photographs: neighbours of one channel are alike, and channels of one pixel, more than pixels far apart. In an
     * image whose planes or rows were mistaken none of this holds.
     */
    @Test
    void theColoursOfCifarAreThoseOfPhotographs() {
        for (ImageSet set : new ImageSet[] {ImageSet.CIFAR_10, ImageSet.CIFAR_10_TEST}) {
            double[] pixels = all(set, Draw.Part.IMAGES, 300, 32, 32, 3);
            double right = difference(pixels, 3);
            double below = difference(pixels, 96);
            double channel = difference(pixels, 1);
            double far = difference(pixels, 16 * 96 + 16 * 3);
            assertTrue(right < far / 3 && below < far / 3 && channel < far / 2,
                    right + ", " + below + ", " + channel + " against " + far);
            double[] labels = all(set, Draw.Part.LABELS, 300);
            // 300 of ten classes that are equally frequent: 30 each, with a standard deviation of 5.2.
            assertTrue(Arrays.stream(counts(labels)).allMatch(count -> count > 8 && count < 56));
        }
    }

    private static double difference(double[] pixels, int distance) {
        double sum = 0;
        for (int i = distance; i < pixels.length; i++) {
            sum += Math.abs(pixels[i] - pixels[i - distance]);
        }
        return sum / pixels.length;
    }
}
