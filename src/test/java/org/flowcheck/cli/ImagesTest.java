package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flowcheck.SchemaValidator;
import org.flowcheck.simulation.data.MadeImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images from the command line to the words of results: {@code --data DIR} and {@code FLOWCHECK_DATA}. */
class ImagesTest {

    private static final String MODEL = """
            flowcheck: 1
            model: pictures
            parameters: {n: {integer: 6}, W: {integer: 3}}
            draws:
              s[i, u, v]: {images: mnist, otherwise: "UniformDistribution[0, 255]"}
            data:
              x[i, u, v]: {for: "{i, n}, {u, W}, {v, 4}", value: "s[i, u, v]/255"}
            states: {a: {initial: "Sum[x[i, u, v], {i, n}, {u, W}, {v, 4}]/n"}}
            rates: {a: -a}
            observe: {a: a}
            """;
    private static final String CLAIM = """
            flowcheck: 1
            claim: falls
            source: {paper: pictures, at: here}
            states that: a falls
            kind: pathwise
            runs: {r: {model: pictures, n: [2, 6], seeds: 3, until: 1, samples: 5}}
            for all: {t: times}
            check: r.a[t] <= 1.01*r.a[0]*Exp[-t/2]
            control: {replace: ["-t/2", "-2*t"]}
            """;
    private static final String REAL = "real images of MNIST";
    private static final String SYNTHETIC = "synthetic images: no MNIST files found (FLOWCHECK_DATA is not set)";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("pictures.yaml"), MODEL);
        Files.createDirectories(folder.resolve("models/topic"));
        Files.writeString(folder.resolve("models/topic/pictures.yaml"), MODEL);
        Files.writeString(folder.resolve("falls.yaml"), CLAIM);
        MadeImages.mnist(Files.createDirectory(folder.resolve("files")), 9, 3, 4);
        Files.createDirectory(folder.resolve("nothing"));
    }

    private static double mean(Map<String, Object> json) {
        return CommandRun.number(CommandRun.members(json.get("observables")), "a");
    }

    @Test
    void solveSaysRealOrSyntheticAndTheSeedChooses() throws Exception {
        Map<String, Object> option = CommandRun.json(folder, "solve", "pictures.yaml", "--until", "1", "--data",
                "files", "--json");
        SchemaValidator schema = SchemaValidator.of(Path.of("docs/schema/solve.schema.json"));
        assertEquals(List.of(), schema.problems(option));
        assertEquals(List.of(Map.of("set", "mnist", "source", "files", "files",
                List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte"))), option.get("images"));
        CommandRun variable = CommandRun.withImages(folder, "files", "solve", "pictures.yaml", "--until", "1",
                "--json");
        assertEquals(option, variable.json());
        Map<String, Object> other = CommandRun.withImages(folder, "files", "solve", "pictures.yaml", "--until", "1",
                "--json", "--seed", "2").json();
        assertNotEquals(mean(option), mean(other));
        Map<String, Object> synthetic = CommandRun.json(folder, "solve", "pictures.yaml", "--until", "1", "--json");
        assertEquals(List.of(), schema.problems(synthetic));
        assertEquals(List.of(Map.of("set", "mnist", "source", "synthetic", "files", List.of())),
                synthetic.get("images"));
        assertNotEquals(mean(option), mean(synthetic));
    }

    @Test
    void theScreenSaysItAndTheManifestHasTheDigests() throws Exception {
        CommandRun run = CommandRun.withImages(folder, "files", "solve", "pictures.yaml", "--until", "1", "--out", "r");
        assertTrue(run.out().contains(REAL + ", drawn by seed from train-images-idx3-ubyte, train-labels-idx1-ubyte\n"),
                run.out());
        String manifest = Files.readString(folder.resolve("r/manifest.json"));
        for (String name : List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte")) {
            byte[] bytes = Files.readAllBytes(folder.resolve("files").resolve(name));
            assertTrue(manifest.contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))));
        }
        CommandRun without = CommandRun.in(folder, "solve", "pictures.yaml", "--until", "1", "--out", "s");
        assertTrue(without.out().contains(SYNTHETIC + "\n"), without.out());
        String settings = Files.readString(folder.resolve("s/manifest.json"));
        assertTrue(settings.contains("\"source\": \"synthetic\"") && !settings.contains("ubyte"), settings);
        CommandRun empty = CommandRun.withImages(folder, "nothing", "solve", "pictures.yaml", "--until", "1", "--out",
                "e");
        assertTrue(empty.out().contains("(FLOWCHECK_DATA names a folder without them)"), empty.out());
    }

    @Test
    void searchesAndComparisonsSayItToo() throws IOException {
        Files.writeString(folder.resolve("explosion.yaml"), MODEL.replace("model: pictures", "model: explosion")
                .replace("a: -a", "a: a^2") + "blow-up: {along: a}\n");
        Map<String, Object> blowUp = CommandRun.withImages(folder, "files", "blowup", "explosion.yaml", "--json")
                .json();
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/blowup.schema.json")).problems(blowUp));
        // a' = a^2 blows up at 1/a(0), and a(0) is the value at the start of the other command.
        Map<String, Object> start = CommandRun.withImages(folder, "files", "solve", "pictures.yaml", "--until", "1",
                "--json").json();
        double time = CommandRun.number(CommandRun.list(blowUp, "runs").get(0), "time");
        assertEquals(1 / (mean(start) * Math.E), time, 1e-9);
        Map<String, Object> compared = CommandRun.withImages(folder, "files", "compare", "pictures.yaml",
                "explosion.yaml", "--until", "0.01", "--by-name", "--json").json();
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/compare.schema.json")).problems(compared));
        for (Map<String, Object> result : List.of(blowUp, compared)) {
            assertEquals("files", CommandRun.list(result, "images").get(0).get("source"));
        }
        assertTrue(CommandRun.in(folder, "blowup", "explosion.yaml", "--out", "b").out().contains(SYNTHETIC));
        assertTrue(CommandRun.in(folder, "compare", "pictures.yaml", "explosion.yaml", "--until", "0.01", "--by-name",
                "--out", "c").out().contains(SYNTHETIC));
    }

    @Test
    void dataOfAFileNeedNoImages() throws IOException {
        Files.writeString(folder.resolve("plain.yaml"), MODEL.replace("model: pictures", "model: plain")
                .replace("x[i, u, v]: {for: \"{i, n}, {u, W}, {v, 4}\", value: \"s[i, u, v]/255\"}",
                        "x[i, u]: {for: \"{i, n}, {u, W}\", value: \"Sum[s[i, u, v], {v, 4}]\"}")
                .replace("Sum[x[i, u, v], {i, n}, {u, W}, {v, 4}]/n", "Sum[x[i, u], {i, n}, {u, W}]"));
        Files.writeString(folder.resolve("x.csv"), "x1,x2\n1,2\n3,4\n");
        Map<String, Object> given = CommandRun.json(folder, "solve", "plain.yaml", "--until", "1", "--data", "x.csv",
                "--json");
        assertFalse(given.containsKey("images"));
        assertTrue(CommandRun.json(folder, "solve", "plain.yaml", "--until", "1", "--json").containsKey("images"));
    }

    @Test
    void theScopeOfAVerdictSaysRealOrSyntheticInEveryOutput() throws IOException {
        Map<String, Object> real = CommandRun.withImages(folder, "files", "verify", "falls.yaml", "--json", "--out",
                "r").json();
        Map<String, Object> synthetic = CommandRun.in(folder, "verify", "falls.yaml", "--json", "--out", "s").json();
        Map<String, Object> first = CommandRun.list(real, "claims").get(0);
        Map<String, Object> second = CommandRun.list(synthetic, "claims").get(0);
        assertEquals("holds", first.get("verdict"));
        assertEquals("n 2, 6, 6 runs, t <= 1 at 5 times, " + REAL, first.get("scope"));
        assertEquals("n 2, 6, 6 runs, t <= 1 at 5 times, " + SYNTHETIC, second.get("scope"));
        for (String file : List.of("report.html", "report.md")) {
            String words = Files.readString(folder.resolve("r").resolve(file));
            assertTrue(words.contains(REAL) && !words.contains("ynthetic"), file);
            // Markdown shields the underscore.
            String other = Files.readString(folder.resolve("s").resolve(file)).replace("\\_", "_");
            assertTrue(other.contains(SYNTHETIC) && !other.contains(REAL), file);
        }
        assertTrue(Files.readString(folder.resolve("r/report.html"))
                .contains("Real images of MNIST, drawn by seed from train-images-idx3-ubyte"));
        assertTrue(Files.readString(folder.resolve("r/manifest.json")).contains("train-labels-idx1-ubyte"));
        assertTrue(Files.readString(folder.resolve("s/manifest.json")).contains("\"source\": \"synthetic\""));
        CommandRun option = CommandRun.in(folder, "verify", "falls.yaml", "--json", "--data", "files", "--threads",
                "1");
        assertEquals(real, option.json());
        assertEquals(real, CommandRun.in(folder, "verify", "falls.yaml", "--json", "--data", "files", "--threads", "2")
                .json());
    }

    @Test
    void aClaimThatNeedsImagesIsLeftOutWithoutThem() throws IOException {
        String needing = CLAIM.replace("kind: pathwise\n", "kind: pathwise\nneeds: mnist\n");
        for (String id : List.of("one", "two")) {
            Files.createDirectories(folder.resolve("proofs-check/pictures"));
            Files.writeString(folder.resolve("proofs-check/pictures/" + id + ".yaml"),
                    needing.replace("claim: falls", "claim: " + id));
        }
        Files.writeString(folder.resolve("proofs-check/pictures/falls.yaml"), CLAIM);
        Map<String, Object> without = CommandRun.in(folder, "verify", "pictures", "--json", "--out", "s").json();
        assertEquals(List.of(), SchemaValidator.of(Path.of("docs/schema/verify.schema.json")).problems(without));
        assertEquals(List.of("falls"), ids(without, "claims"));
        assertEquals(List.of("one", "two"), ids(without, "left"));
        String sentence = "one, two need files of MNIST (FLOWCHECK_DATA is not set)";
        assertTrue(CommandRun.in(folder, "verify", "pictures", "--out", "t").out().contains("\n" + sentence + "\n"));
        // Markdown shields the underscore.
        assertTrue(Files.readString(folder.resolve("s/report.md")).replace("\\_", "_").contains("Not judged: " + sentence + "."));
        Map<String, Object> with = CommandRun.withImages(folder, "files", "verify", "pictures", "--json").json();
        assertEquals(List.of("falls", "one", "two"), ids(with, "claims"));
        assertEquals(List.of(), ids(with, "left"));
        for (String wanted : List.of("one", "proofs-check/pictures/one.yaml")) {
            CommandRun named = CommandRun.in(folder, "verify", wanted, "--json");
            assertEquals(2, named.exit());
            assertTrue(named.err().contains("one needs files of MNIST (FLOWCHECK_DATA is not set)"), named.err());
            assertEquals(0, CommandRun.withImages(folder, "files", "verify", wanted, "--json").exit());
        }
        CommandRun absent = CommandRun.withImages(folder, "absent", "verify", "pictures", "--json");
        assertEquals(2, absent.exit());
        assertTrue(absent.err().contains("which is no folder"), absent.err());
    }

    private static List<Object> ids(Map<String, Object> json, String key) {
        return CommandRun.list(json, key).stream().map(member -> member.get("id")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "solve pictures.yaml --data nothing --json       | file-not-found    | has no files of MNIST",
        "solve pictures.yaml --data absent --json        | file-not-found    | there is no file",
        "verify falls.yaml --data absent --json          | file-not-found    | which is no folder",
        "verify falls.yaml --data x.yaml --json          | file-not-found    | which is no folder",
        "solve pictures.yaml n=10 --data files --json    | image-size        | expected: at most 9",
        "solve pictures.yaml W=2 --data files --json     | image-size        | pictures.yaml:7:",
        "blowup pictures.yaml W=2 --data files --json    | image-size        | expected: 3 x 4",
        "verify falls.yaml --data bad --json             | image-file-broken | two files may be swapped",
        "show pictures.yaml --data files                 | wrong-usage       | --stage lowered"})
    void whatDoesNotFitIsOneMessage(String line, String code, String part) throws IOException {
        Path bad = Files.createDirectory(folder.resolve("bad"));
        Files.write(bad.resolve("train-images-idx3-ubyte"), MadeImages.labels(3));
        Files.write(bad.resolve("train-labels-idx1-ubyte"), MadeImages.images(3, 3, 4));
        CommandRun run = CommandRun.in(folder, line.split(" +"));
        assertEquals(2, run.exit(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains("[" + code + "]") && run.err().contains(part), run.err());
        assertEquals(1, run.err().split("error: ", -1).length - 1, run.err());
    }

    @Test
    void aFolderThatDoesNotExistMattersOnlyWhereImagesAreDrawn() {
        CommandRun needed = CommandRun.withImages(folder, "absent", "solve", "pictures.yaml", "--until", "1", "--json");
        assertEquals(2, needed.exit());
        assertTrue(needed.err().contains("FLOWCHECK_DATA names "), needed.err());
        CommandRun other = CommandRun.withImages(folder, "absent", "solve", "k-logistic", "--until", "1", "--json");
        assertEquals(0, other.exit(), other.err());
    }

    @Test
    void theLoopsReadImagesAsTheyAre() {
        String real = CommandRun.in(folder, "show", "pictures.yaml", "--stage", "lowered", "--data", "files").out();
        String synthetic = CommandRun.in(folder, "show", "pictures.yaml", "--stage", "lowered").out();
        // The rates do not look at the images, and so do not depend on where they come from.
        assertEquals(synthetic, real);
    }
}
