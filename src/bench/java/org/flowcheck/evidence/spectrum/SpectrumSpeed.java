package org.flowcheck.evidence.spectrum;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How long the matrix Z of 500 images and its singular vectors take, kernels of 3 x 3 and biases: the images drawn,
 * z = (1/n) sum of y x, its decomposition, and that of Hipparchus on the matrix as a whole. Quickest of the draws.
 *
 * <p>{@code SpectrumSpeed FOLDER}, the folder with the official files of MNIST and CIFAR-10.
 */
public final class SpectrumSpeed {

    private static final int IMAGES = 500;
    private static final int KERNEL = 3;
    private static final int DRAWS = 200;

    private SpectrumSpeed() {
    }

    /** Prints a line for each data set. */
    public static void main(String[] arguments) {
        long before = System.nanoTime();
        ImageFolder folder = ImageFolder.of(Path.of(arguments[0]), "the first argument");
        print(folder, ImageSet.MNIST, 28);
        print(folder, ImageSet.CIFAR_10, 32);
        System.out.printf(Locale.ROOT, "all, files read included: %.2f s%n", (System.nanoTime() - before) / 1e9);
    }

    private static void print(ImageFolder folder, ImageSet set, int size) {
        double[] least = {1e9, 1e9, 1e9, 1e9};
        double kept = 0;
        for (int seed = 1; seed <= DRAWS; seed++) {
            long[] marks = new long[5];
            marks[0] = System.nanoTime();
            double[] pixels = folder.numbers(new ImageFolder.Wanted("s", Optional.empty(),
                    new Draw.Recorded(Draw.Part.IMAGES, set), set.channels() == 1 ? new int[] {IMAGES, size, size}
                    : new int[] {IMAGES, size, size, set.channels()}), seed);
            double[] labels = folder.numbers(new ImageFolder.Wanted("c", Optional.empty(),
                    new Draw.Recorded(Draw.Part.LABELS, set), IMAGES), seed);
            marks[1] = System.nanoTime();
            double[][] matrix = matrix(pixels, labels, size, set.channels());
            marks[2] = System.nanoTime();
            kept += SingularVectors.of(matrix).right(1)[0];
            marks[3] = System.nanoTime();
            kept += new SingularValueDecomposition(new Array2DRowRealMatrix(matrix)).getV().getEntry(0, 0);
            marks[4] = System.nanoTime();
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], (marks[i + 1] - marks[i]) / 1e6);
            }
        }
        System.out.printf(Locale.ROOT,
                "%s: images drawn %.2f ms, Z %.2f ms, decomposed %.2f ms, as a whole %.2f ms (%s)%n", set.title(),
                least[0], least[1], least[2], least[3], Double.isFinite(kept));
    }

    private static double[][] matrix(double[] pixels, double[] labels, int size, int channels) {
        int numbers = size * size * channels;
        double[] z = new double[numbers];
        double mean = 0;
        for (int i = 0; i < IMAGES; i++) {
            mean += labels[i] / IMAGES;
            for (int k = 0; k < numbers; k++) {
                z[k] += labels[i] * (pixels[i * numbers + k] / 255 - 0.5) / 0.5 / IMAGES;
            }
        }
        int hidden = size - KERNEL + 1;
        double[][] matrix = new double[hidden * hidden][KERNEL * KERNEL * channels + 1];
        for (int row = 0; row < matrix.length; row++) {
            int column = 0;
            for (int l = 0; l < channels; l++) {
                for (int p = 0; p < KERNEL; p++) {
                    for (int q = 0; q < KERNEL; q++) {
                        int place = (row / hidden + p) * size + row % hidden + q;
                        matrix[row][column++] = z[place * channels + l];
                    }
                }
            }
            matrix[row][column] = mean;
        }
        return matrix;
    }
}
