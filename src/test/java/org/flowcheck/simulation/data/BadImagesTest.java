package org.flowcheck.simulation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faulty files of images: those of the corpus say by their names' first word what they are read as. */
class BadImagesTest {

    @TempDir
    private Path folder;

    static List<Path> files() {
        return Goldens.files("images");
    }

    private static Object read(Path file) {
        String kind = file.getFileName().toString().split("-")[0];
        return switch (kind) {
            case "images" -> IdxFile.images(file);
            case "labels" -> IdxFile.labels(file);
            case "cifar" -> CifarFile.read(file);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBadFileIsRefusedAsItsGoldenTextSays(Path file) {
        Goldens.assertRefused(file, () -> read(file));
    }

    private String refused(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        Diagnostic problem = assertThrows(DiagnosticException.class, () -> read(file)).diagnostics().get(0);
        assertEquals(Code.IMAGE_FILE_BROKEN, problem.code());
        assertTrue(problem.message().startsWith(file + ": "), problem.message());
        return problem.message().substring((file + ": ").length());
    }

    @Test
    void everyShorterFileIsRefused() throws IOException {
        byte[] images = MadeImages.images(3, 2, 2);
        byte[] labels = MadeImages.labels(9);
        byte[] packed = MadeImages.packed(images);
        for (int length = 0; length < images.length; length++) {
            refused("images-cut", Arrays.copyOf(images, length));
        }
        for (int length = 0; length < labels.length; length++) {
            refused("labels-cut", Arrays.copyOf(labels, length));
        }
        for (int length = 0; length < packed.length; length++) {
            refused("images-cut.gz", Arrays.copyOf(packed, length));
        }
        refused("images-long", Arrays.copyOf(images, images.length + 1));
        refused("images-long.gz", MadeImages.packed(Arrays.copyOf(images, images.length + 1)));
    }

    @Test
    void noByteOfAPackedFileCanBeWrongUnnoticed() throws IOException {
        byte[] good = MadeImages.packed(MadeImages.images(3, 2, 2));
        int refused = 0;
        // The header of gzip holds a time and a system, which say nothing of the content.
        for (int place = 10; place < good.length; place++) {
            byte[] wrong = good.clone();
            wrong[place] ^= 0x10;
            Path file = Files.write(folder.resolve("images-wrong.gz"), wrong);
            try {
                // A bit that fills up the last byte of a block means nothing: then the images are the same.
                assertArrayEquals(IdxFile.images(Files.write(folder.resolve("good"), good)).bytes(),
                        IdxFile.images(file).bytes());
            } catch (DiagnosticException problem) {
                assertEquals(Code.IMAGE_FILE_BROKEN, problem.diagnostics().get(0).code());
                refused++;
            }
        }
        assertTrue(refused >= good.length - 11, refused + " of " + good.length);
    }

    @Test
    void labelsAboveNineAreNamedByTheirPlace() throws IOException {
        for (int place = 0; place < 5; place++) {
            byte[] labels = MadeImages.labels(5);
            labels[8 + place] = (byte) (place % 2 == 0 ? 10 : 255);
            assertEquals("label " + (place + 1) + " is " + (place % 2 == 0 ? 10 : 255), refused("labels-high", labels));
        }
        byte[] cifar = MadeImages.cifar(0, 3);
        cifar[2 * CifarFile.RECORD] = 10;
        assertEquals("record 3 has the label 10", refused("cifar-high", cifar));
    }

    @Test
    void aFileThatUnpacksWithoutEndIsNotReadToItsEnd() throws IOException {
        // 200 MB of zeros in 200 kB: more records than are read, and 2 GB stated by a header over nothing.
        byte[] zeros = MadeImages.packed(new byte[200_000_000]);
        assertTrue(zeros.length < 1_000_000);
        assertEquals("it has more than 40000 records", refused("cifar-bomb.gz", zeros));
        byte[] header = ByteBuffer.allocate(16).putInt(0x803).putInt(2_800_000).putInt(28).putInt(28).array();
        assertEquals("its header states sizes that are not read", refused("images-bomb.gz", MadeImages.packed(header)));
        byte[] overflowing = ByteBuffer.allocate(16).putInt(0x803).putInt(Integer.MAX_VALUE).putInt(28).putInt(28)
                .array();
        assertEquals("its header states sizes that are not read", refused("images-overflow", overflowing));
    }

    @Test
    void anyBytesAreReadOrRefusedInOneMessage() throws IOException {
        Random random = new Random(8);
        for (int trial = 0; trial < 500; trial++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length >= 4 && trial % 2 == 0) {
                ByteBuffer.wrap(bytes).putInt(trial % 4 == 0 ? 0x803 : 0x801);
            }
            for (String kind : List.of("images-any", "labels-any", "cifar-any")) {
                Path file = Files.write(folder.resolve(kind), bytes);
                try {
                    read(file);
                } catch (DiagnosticException refused) {
                    assertEquals(1, refused.diagnostics().size());
                }
            }
        }
    }

    @Test
    void aMissingFileIsADiagnostic() {
        DiagnosticException thrown = assertThrows(DiagnosticException.class,
                () -> IdxFile.images(folder.resolve("none")));
        assertEquals(Code.FILE_NOT_FOUND, thrown.diagnostics().get(0).code());
    }
}
