package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.data.MadeImages;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spectrum of Z of images, by figures of claims on the project's models and by loops over Z^T Z. */
class ImageSpectrumTest {

    private static final int IMAGES = 20;
    /** Rounding of the squares of singular values, relative to the largest, in sums of up to 900 products. */
    private static final double ROUNDING = 1e-12;
    private static final String CLAIM = """
            flowcheck: 1
            claim: spectrum
            source: {paper: cnn-condensation, at: "(35), (70)"}
            states that: values fall
            kind: figure
            runs: {r: {model: %s, n: 20, %s, until: 1e-6, samples: 2, tolerance: 1e-7}}
            quantities:
              Z: "Matrix[{{u, W1}, {v, H1}}, {%s, {p, m}, {q, m}}, {zc}]"
              s[k]: "SingularValue[Z, k]"
              constant: "SingularProjection[Z, 1, 0, {1/m, 0}]"
            check: "r.s[1, 0] >= r.s[2, 0]"
            control: {replace: [">=", "<"]}
            figures:
              spectrum:
                x: {label: k}
                y: {label: square}
                curves:
                  - {for: "{k, 10}", x: k, y: "r.s[k, 0]^2"}
                  - {x: "0", y: "r.constant[0]"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        MadeImages.mnist(Files.createDirectory(folder.resolve("files")), 30, 28, 28);
        Files.write(folder.resolve("files/data_batch_1.bin"), MadeImages.cifar(0, 30));
    }

    /** The ordinates of the figure: ten eigenvalues, and what the constant vector has along the first. */
    private double[] measured(String model, String settings, String entry) throws IOException {
        Files.writeString(folder.resolve("spectrum.yaml"), CLAIM.formatted(model, settings, entry));
        CommandRun run = CommandRun.withImages(folder, "files", "verify", folder.resolve("spectrum.yaml").toString(),
                "--out", "r-" + model);
        assertEquals(0, run.exit(), run.out() + run.err());
        List<String> lines = Files.readAllLines(folder.resolve("r-" + model + "/plots/spectrum-spectrum.csv"));
        return lines.stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",")[4])).toArray();
    }

    /** The same from the records themselves. */
    private double[] computed(ImageSet set, int size, double mean, double deviation, int m, boolean bias,
                              boolean centred) {
        int channels = set.channels();
        ImageFolder files = ImageFolder.of(folder.resolve("files"), "a test");
        double[] pixels = files.numbers(new ImageFolder.Wanted("s", Optional.empty(),
                new Draw.Recorded(Draw.Part.IMAGES, set), channels == 1 ? new int[] {IMAGES, size, size}
                : new int[] {IMAGES, size, size, channels}), 1);
        double[] labels = files.numbers(new ImageFolder.Wanted("c", Optional.empty(),
                new Draw.Recorded(Draw.Part.LABELS, set), IMAGES), 1);
        double middle = 0;
        for (double label : labels) {
            middle += label / IMAGES;
        }
        double off = centred ? middle : 0;
        int kernel = m * m * channels;
        int hidden = size - m + 1;
        double[][] gram = new double[kernel + 1][kernel + 1];
        for (int place = 0; place < hidden * hidden; place++) {
            double[] row = new double[kernel + 1];
            for (int k = 0; k < kernel; k++) {
                int u = place / hidden + k / channels / m;
                int v = place % hidden + k / channels % m;
                for (int i = 0; i < IMAGES; i++) {
                    double x = (pixels[((i * size + u) * size + v) * channels + k % channels] / 255 - mean) / deviation;
                    row[k] += (labels[i] - off) * x / IMAGES;
                }
            }
            row[kernel] = bias ? middle - off : 0;
            for (int k = 0; k <= kernel; k++) {
                for (int l = 0; l <= kernel; l++) {
                    gram[k][l] += row[k] * row[l];
                }
            }
        }
        EigenDecompositionSymmetric parts = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(gram));
        double[] numbers = new double[11];
        System.arraycopy(parts.getEigenvalues(), 0, numbers, 0, 10);
        for (int k = 0; k < kernel; k++) {
            numbers[10] += parts.getEigenvector(0).getEntry(k) / m;
        }
        numbers[10] = Math.abs(numbers[10]);
        return numbers;
    }

    private static void assertSame(double[] expected, double[] found) {
        assertEquals(expected.length, found.length);
        for (int k = 0; k < 10; k++) {
            assertEquals(expected[k], found[k], ROUNDING * expected[0], "eigenvalue " + (k + 1));
        }
        // A vector turns by the rounding over the gap.
        assertEquals(expected[10], found[10], 10 * ROUNDING * expected[0] / (expected[0] - expected[1]));
    }

    @Test
    void greyImagesStandardisedWithKernelsOfEitherSize() throws IOException {
        String entry = "z[u + p - 1, v + q - 1]";
        assertSame(computed(ImageSet.MNIST, 28, 0.1307, 0.3081, 3, true, false),
                measured("power-iteration-mnist", "m: 3", entry));
        assertSame(computed(ImageSet.MNIST, 28, 0, 1, 5, false, true),
                measured("power-iteration-mnist", "m: 5, mean: 0, deviation: 1, bias: 0, centre: 1", entry));
    }

    @Test
    void colouredImagesBetweenMinusOneAndOne() throws IOException {
        assertSame(computed(ImageSet.CIFAR_10, 32, 0.5, 0.5, 3, true, false),
                measured("power-iteration-cifar", "m: 3", "z[u + p - 1, v + q - 1, l], {l, C0}"));
    }
}
