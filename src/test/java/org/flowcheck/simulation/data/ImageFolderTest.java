package org.flowcheck.simulation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets in a folder: which files they are, and that the numbers drawn are those of the selected records. */
class ImageFolderTest {

    private static final int COUNT = 23;

    @TempDir
    private Path folder;

    private ImageFolder images() {
        return ImageFolder.of(folder, "--data");
    }

    private static double[] drawn(ImageFolder images, Draw.Part part, ImageSet set, long seed, int... shape) {
        return images.numbers(new ImageFolder.Wanted("s", Optional.empty(), new Draw.Recorded(part, set), shape), seed);
    }

    private static Diagnostic refused(Runnable drawing) {
        DiagnosticException thrown = assertThrows(DiagnosticException.class, drawing::run);
        assertEquals(1, thrown.diagnostics().size());
        return thrown.diagnostics().get(0);
    }

    private static double[] greyPixels(ImageSet set, long seed, int n, int rows, int columns) {
        int[] records = RecordSelection.of(seed, set.word(), n, COUNT);
        return IntStream.range(0, n * rows * columns).mapToDouble(place -> MadeImages.pixel(
                records[place / (rows * columns)], place / columns % rows, place % columns, 0)).toArray();
    }

    @Test
    void pixelsAndLabelsAreThoseOfTheSelectedRecords() throws IOException {
        for (int rows = 1; rows <= 28; rows += 9) {
            for (int columns = 1; columns <= 28; columns += 9) {
                MadeImages.mnist(folder, COUNT, rows, columns);
                for (int n : new int[] {1, 7, COUNT}) {
                    long seed = rows + columns + n;
                    assertArrayEquals(greyPixels(ImageSet.MNIST, seed, n, rows, columns),
                            drawn(images(), Draw.Part.IMAGES, ImageSet.MNIST, seed, n, rows, columns));
                    int[] records = RecordSelection.of(seed, "mnist", n, COUNT);
                    assertArrayEquals(IntStream.of(records).mapToDouble(MadeImages::label).toArray(),
                            drawn(images(), Draw.Part.LABELS, ImageSet.MNIST, seed, n));
                }
            }
        }
    }

    @Test
    void coloursAreTheLastIndexAndBatchesFollowTheirNames() throws IOException {
        // Written in another order than that of their names, with other counts, one of them packed.
        Files.write(folder.resolve("data_batch_3_first2.bin.gz"), MadeImages.packed(MadeImages.cifar(21, 2)));
        Files.write(folder.resolve("data_batch_1.bin"), MadeImages.cifar(0, 16));
        Files.write(folder.resolve("data_batch_2.bin"), MadeImages.cifar(16, 5));
        Files.write(folder.resolve("test_batch.bin"), MadeImages.cifar(100, 1));
        assertEquals(List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3_first2.bin.gz"),
                images().files(ImageSet.CIFAR_10).stream().map(file -> file.getFileName().toString()).toList());
        int[] records = RecordSelection.of(5, "cifar-10", COUNT, COUNT);
        double[] pixels = drawn(images(), Draw.Part.IMAGES, ImageSet.CIFAR_10, 5, COUNT, 32, 32, 3);
        double[] labels = drawn(images(), Draw.Part.LABELS, ImageSet.CIFAR_10, 5, COUNT);
        for (int place = 0; place < pixels.length; place++) {
            assertEquals(MadeImages.pixel(records[place / 3072], place / 96 % 32, place / 3 % 32, place % 3),
                    pixels[place]);
        }
        for (int i = 0; i < COUNT; i++) {
            assertEquals(MadeImages.label(records[i]), labels[i]);
        }
        assertEquals(MadeImages.label(100), drawn(images(), Draw.Part.LABELS, ImageSet.CIFAR_10_TEST, 5, 1)[0]);
    }

    @Test
    void filesArePackedOrNotWhateverTheirNamesSay() throws IOException {
        MadeImages.mnist(folder, COUNT, 4, 5);
        double[] plain = drawn(images(), Draw.Part.IMAGES, ImageSet.MNIST, 1, COUNT, 4, 5);
        Files.write(folder.resolve("train-images-idx3-ubyte"), MadeImages.packed(MadeImages.images(COUNT, 4, 5)));
        assertArrayEquals(plain, drawn(images(), Draw.Part.IMAGES, ImageSet.MNIST, 1, COUNT, 4, 5));
        Files.delete(folder.resolve("train-images-idx3-ubyte"));
        Files.write(folder.resolve("train-images-idx3-ubyte.gz"), MadeImages.images(COUNT, 4, 5));
        assertArrayEquals(plain, drawn(images(), Draw.Part.IMAGES, ImageSet.MNIST, 1, COUNT, 4, 5));
        // Where both are there, the file without an ending is the one that is named and read.
        Files.write(folder.resolve("train-images-idx3-ubyte"), MadeImages.images(COUNT, 4, 5));
        assertEquals(folder.resolve("train-images-idx3-ubyte"), images().files(ImageSet.MNIST).get(0));
    }

    @Test
    void theFolderOfTheArchiveIsLookedInto() throws IOException {
        Path below = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
        Files.write(below.resolve("data_batch_1.bin"), MadeImages.cifar(0, 2));
        Files.write(below.resolve("data_batch_1.bin.gz"), MadeImages.packed(MadeImages.cifar(0, 2)));
        assertEquals(List.of(below.resolve("data_batch_1.bin")), images().files(ImageSet.CIFAR_10));
        Files.write(folder.resolve("data_batch_1.bin"), MadeImages.cifar(0, 3));
        assertEquals(List.of(folder.resolve("data_batch_1.bin")), images().files(ImageSet.CIFAR_10));
    }

    @Test
    void seedsReadAFileOnceAndThreadsDoNotMatter() throws IOException {
        MadeImages.mnist(folder, COUNT, 3, 3);
        ImageFolder images = images();
        double[][] first = IntStream.range(0, 40).mapToObj(seed ->
                drawn(images, Draw.Part.IMAGES, ImageSet.MNIST, seed, 9, 3, 3)).toArray(double[][]::new);
        // Kept softly: nothing but a want of memory, which there is not here, makes it read them again.
        Files.delete(folder.resolve("train-images-idx3-ubyte"));
        Files.delete(folder.resolve("train-labels-idx1-ubyte"));
        double[][] again = IntStream.range(0, 40).parallel().mapToObj(seed ->
                drawn(images, Draw.Part.IMAGES, ImageSet.MNIST, seed, 9, 3, 3)).toArray(double[][]::new);
        for (int seed = 0; seed < 40; seed++) {
            assertArrayEquals(first[seed], again[seed]);
            assertArrayEquals(greyPixels(ImageSet.MNIST, seed, 9, 3, 3), again[seed]);
        }
    }

    @Test
    void whatIsNotThereIsNotThere() {
        for (ImageSet set : ImageSet.values()) {
            assertEquals(List.of(), images().files(set));
            assertFalse(ImageFolder.none("nothing is set").has(set));
        }
        assertEquals("nothing is set", ImageFolder.none("nothing is set").searched());
        assertEquals("--data names a folder without them", images().searched());
        Diagnostic problem = refused(() -> ImageFolder.of(folder.resolve("none"), "FLOWCHECK_DATA")
                .has(ImageSet.MNIST));
        assertEquals(Code.FILE_NOT_FOUND, problem.code());
        assertTrue(problem.message().startsWith("FLOWCHECK_DATA names "), problem.message());
    }

    @Test
    void filesThatBelongTogetherAreBothThere() throws IOException {
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), MadeImages.packed(MadeImages.images(2, 3, 3)));
        Diagnostic labels = refused(() -> images().has(ImageSet.MNIST_TEST));
        assertTrue(labels.message().endsWith("has t10k-images-idx3-ubyte.gz and no t10k-labels-idx1-ubyte"),
                labels.message());
        Files.delete(folder.resolve("t10k-images-idx3-ubyte.gz"));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), MadeImages.labels(2));
        assertTrue(refused(() -> images().has(ImageSet.MNIST_TEST)).message()
                .endsWith("and no t10k-images-idx3-ubyte"));
        assertFalse(images().has(ImageSet.MNIST));
    }

    @Test
    void twoFilesOfOneBatchAreRefused() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), MadeImages.cifar(0, 2));
        Files.write(folder.resolve("data_batch_1_first4000.bin.gz"), MadeImages.packed(MadeImages.cifar(0, 1)));
        Diagnostic problem = refused(() -> images().files(ImageSet.CIFAR_10));
        assertEquals(Code.IMAGE_FILE_BROKEN, problem.code());
        assertTrue(problem.message().endsWith("data_batch_1.bin and data_batch_1_first4000.bin.gz"), problem.message());
    }

    @Test
    void imagesAndLabelsAreAsMany() throws IOException {
        MadeImages.mnist(folder, COUNT, 2, 2);
        Files.write(folder.resolve("train-labels-idx1-ubyte"), MadeImages.labels(COUNT - 1));
        Diagnostic problem = refused(() -> drawn(images(), Draw.Part.IMAGES, ImageSet.MNIST, 1, 1, 2, 2));
        assertEquals(Code.IMAGE_FILE_BROKEN, problem.code());
        assertTrue(problem.message().endsWith("it has 22 labels, and train-images-idx3-ubyte has 23 images"),
                problem.message());
    }

    @Test
    void otherSizesThanTheFilesAreRefused() throws IOException {
        MadeImages.mnist(folder, COUNT, 4, 5);
        Files.write(folder.resolve("data_batch_1.bin"), MadeImages.cifar(0, 2));
        Diagnostic shape = refused(() -> drawn(images(), Draw.Part.IMAGES, ImageSet.MNIST, 1, 3, 5, 4));
        assertEquals(Code.IMAGE_SIZE, shape.code());
        assertEquals("the draw 's' is of images of 5 x 4, and those of MNIST have another size", shape.message());
        assertEquals("4 x 5", shape.expected());
        assertEquals("32 x 32 x 3", refused(() -> drawn(images(), Draw.Part.IMAGES, ImageSet.CIFAR_10, 1, 1, 32, 32, 1))
                .expected());
        Diagnostic many = refused(() -> drawn(images(), Draw.Part.LABELS, ImageSet.MNIST, 1, COUNT + 1));
        assertEquals("the draw 's' is of 24 records of MNIST, and its files have 23", many.message());
        assertEquals("at most 23", many.expected());
    }
}
