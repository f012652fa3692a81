package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.data.MadeImages;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.ImageSet;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose initial values and data are images: the numbers of the files, or those of the law. */
class DrawnImagesTest {

    private static final int COUNT = 19;
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;

    /** States that start at pixels and labels, raw, and at data made of them. */
    private static String text(String pixels, String labels) {
        return """
                flowcheck: 1
                model: pictures
                parameters:
                  n: {integer: 5}
                  W: {integer: 3}
                  H: {integer: 4}
                  top: {real: 255}
                draws:
                  s[i, u, v]: PIXELS
                  c[i]: LABELS
                data:
                  x[i, u, v]: {for: "{i, n}, {u, W}, {v, H}", value: "2*s[i, u, v]/top - c[i]"}
                states:
                  a[i, u, v]: {for: "{i, n}, {u, W}, {v, H}", initial: "s[i, u, v]"}
                  b[i]: {for: "{i, n}", initial: "c[i]"}
                  d: {initial: "Sum[x[i, u, v], {i, n}, {u, W}, {v, H}]"}
                rates:
                  a[i, u, v]: -x[i, u, v]
                  b[i]: -b[i]
                  d: -d
                """.replace("PIXELS", pixels).replace("LABELS", labels);
    }

    private static final Model MODEL = model(text("{images: mnist, otherwise: \"UniformDistribution[0, top]\"}",
            "{labels: mnist, otherwise: \"NormalDistribution[4, 2]\"}"));
    private static final Model BY_LAW = model(text("UniformDistribution[0, top]", "NormalDistribution[4, 2]"));

    @TempDir
    private Path folder;

    private static Model model(String text) {
        return ModelReader.read(new SourceText("pictures", text));
    }

    @BeforeEach
    void makeFiles() throws IOException {
        MadeImages.mnist(folder, COUNT, ROWS, COLUMNS);
    }

    private static CompiledModel compiled(Model model, Map<String, Double> parameters, long seed, ImageFolder images) {
        return ModelCompiler.compile(model, FlowDerivation.equations(model),
                new ModelCompiler.Choice(parameters, seed, Optional.empty(), NamedArrays.none(), images));
    }

    private double[] direct(Draw.Part part, long seed, int... shape) {
        return ImageFolder.of(folder, "test").numbers(new ImageFolder.Wanted("", Optional.empty(),
                new Draw.Recorded(part, ImageSet.MNIST), shape), seed);
    }

    private static double[] state(CompiledModel compiled, String name) {
        StateLayout.Block block = compiled.layout().find(name).orElseThrow();
        return Arrays.copyOfRange(compiled.initialState(), block.offset(), block.end());
    }

    @Test
    void statesAndDataAreMadeOfTheSelectedRecords() {
        ImageFolder images = ImageFolder.of(folder, "test");
        CompiledModel first = compiled(MODEL, Map.of(), 1, images);
        for (long seed = 1; seed <= 10; seed++) {
            CompiledModel compiled = first.withSeed(seed);
            double[] pixels = direct(Draw.Part.IMAGES, seed, 5, ROWS, COLUMNS);
            double[] labels = direct(Draw.Part.LABELS, seed, 5);
            assertArrayEquals(pixels, state(compiled, "a"));
            assertArrayEquals(labels, state(compiled, "b"));
            double[] rates = new double[compiled.layout().dimension()];
            compiled.newField().derivatives(0, compiled.initialState(), rates);
            for (int i = 0; i < pixels.length; i++) {
                // Three roundings of numbers up to 11.
                assertEquals(-(2 * pixels[i] / 255 - labels[i / (ROWS * COLUMNS)]), rates[i], 4e-15);
            }
        }
        assertFalse(Arrays.equals(state(first, "a"), state(first.withSeed(2), "a")));
    }

    @Test
    void moreRecordsExtendFewer() {
        ImageFolder images = ImageFolder.of(folder, "test");
        double[] all = state(compiled(MODEL, Map.of("n", (double) COUNT), 4, images), "a");
        for (int n = 1; n < COUNT; n++) {
            assertArrayEquals(Arrays.copyOf(all, n * ROWS * COLUMNS),
                    state(compiled(MODEL, Map.of("n", (double) n), 4, images), "a"));
        }
    }

    @Test
    void withoutFilesTheNumbersAreThoseOfTheLaw() {
        for (long seed = 1; seed <= 5; seed++) {
            double[] law = compiled(BY_LAW, Map.of(), seed, ImageFolder.none()).initialState();
            assertArrayEquals(law, compiled(MODEL, Map.of(), seed, ImageFolder.none()).initialState());
            assertArrayEquals(law, compiled(MODEL, Map.of(), seed, ImageFolder.of(folder.getParent(), "test"))
                    .initialState());
            assertArrayEquals(law, compiled(BY_LAW, Map.of(), seed, ImageFolder.of(folder, "test")).initialState());
        }
    }

    @Test
    void otherSizesAreRefusedWhereTheyAreStated() {
        Diagnostic problem = assertThrows(DiagnosticException.class, () ->
                compiled(MODEL, Map.of("H", 5.0), 1, ImageFolder.of(folder, "test"))).diagnostics().get(0);
        assertEquals(Code.IMAGE_SIZE, problem.code());
        assertEquals("3 x 4", problem.expected());
        assertEquals("pictures:14", problem.span().orElseThrow().place().replaceFirst(":[0-9]+$", ""));
        assertEquals("at most 19", assertThrows(DiagnosticException.class, () ->
                compiled(MODEL, Map.of("n", 20.0), 1, ImageFolder.of(folder, "test"))).diagnostics().get(0).expected());
        // Any size will do where numbers are of the law.
        compiled(MODEL, Map.of("H", 5.0, "n", 20.0), 1, ImageFolder.none());
    }
}
