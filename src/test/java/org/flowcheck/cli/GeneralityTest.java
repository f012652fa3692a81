package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program knows no particular model or claim: a new one takes a file and no line of Java. */
class GeneralityTest {

    private static final String CHAIN = """
            flowcheck: 1
            model: four-layer-chain
            title: Ascent of a product of four factors, three of them matrices or vectors of width m
            source: {paper: "", at: test}
            parameters:
              m: {integer: 4, meaning: width}
            draws:
              g[k]: NormalDistribution[0, 1]
              h[k, l]: NormalDistribution[0, 1]
              q[l, p]: NormalDistribution[0, 1]
              r[p]: NormalDistribution[0, 1]
            states:
              a[k]: {for: "{k, m}", initial: "g[k]"}
              b[k, l]: {for: "{k, m}, {l, m}", initial: "h[k, l]"}
              c[l, p]: {for: "{l, m}, {p, m}", initial: "q[l, p]"}
              e[p]: {for: "{p, m}", initial: "r[p]"}
            initial conditions:
              aligned:
                a[k]: If[k == 1, 1, 0]
                b[k, l]: If[k == 1 && l == 1, 1, 0]
                c[l, p]: If[l == 1 && p == 1, 1, 0]
                e[p]: If[p == 1, 1, 0]
            define:
              F: Sum[a[k]*b[k, l]*c[l, p]*e[p], {k, m}, {l, m}, {p, m}]
            flow: {ascend: F}
            invariants:
              balance: Norm[a]^2 - Norm[e]^2
            blow-up: {along: F}
            observe:
              F: {value: F, label: energy}
            """;

    @Test
    void aChainOfFourFactorsNeedsOnlyAFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("four-layer-chain.yaml"), CHAIN);
        String shown = run(folder, "show", "four-layer-chain.yaml");
        assertTrue(shown.contains("d/dt b[k, l] = a[k]*Sum[c[l, p]*e[p], {p, m}]"), shown);
        assertTrue(shown.contains("homogeneous of degree 3"), shown);
        String solved = run(folder, "solve", "four-layer-chain.yaml", "--until", "0.01", "--json");
        assertTrue(solved.contains("\"outcome\": \"end\""), solved);
        // From the aligned start every factor solves x' = x^3 from 1, which blows up at 1/2.
        String aligned = run(folder, "blowup", "four-layer-chain.yaml", "initial=aligned", "--json");
        Matcher time = Pattern.compile("\"time\": ([0-9.e-]+)").matcher(aligned);
        assertTrue(time.find(), aligned);
        assertEquals(0.5, Double.parseDouble(time.group(1)), 0.5e-10, "relative 1e-10, as for classical problems");
        assertTrue(run(folder, "blowup", "four-layer-chain.yaml", "--json").contains("\"outcome\": \"blow-up\""));
    }

    @Test
    void theProgramNamesNoModelAndNoClaim() throws IOException {
        List<String> names = new ArrayList<>(names(Path.of("models")));
        names.addAll(names(Path.of("proofs-check")));
        assertTrue(names.size() > 20, "models and claims were found: " + names);
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|yaml)")).toList()) {
                String text = Files.readString(file);
                for (String name : names) {
                    // A name that is an ordinary word may stand in a sentence, but not alone between quotes.
                    String pattern = name.matches("[a-z]+") ? "\"" + name + "\""
                            : "(?<![A-Za-z0-9-])" + Pattern.quote(name) + "(?![A-Za-z0-9-])";
                    assertFalse(Pattern.compile(pattern).matcher(text).find(), file + " names " + name);
                }
            }
        }
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".yaml"))
                    .filter(name -> !name.equals("paper.yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length())).toList();
        }
    }

    private static String run(Path folder, String... arguments) {
        StringWriter screen = new StringWriter();
        PrintWriter out = new PrintWriter(screen, true);
        Session session = new Session(new Terminal(out, out, false, false, 120, false), new Interruption(), folder,
                Optional.of(Path.of("").toAbsolutePath()), List.of(arguments));
        Main.commandLine(session).execute(arguments);
        return screen.toString();
    }
}
