package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.SchemaValidator;
import org.flowcheck.evidence.claim.Kind;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.evidence.experiment.Thoroughness;
import org.flowcheck.simulation.ode.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --json} prints fits the schemas of docs/schema, which describe every member and allow no other. */
class JsonOutputTest {

    private static final Path SCHEMAS = Path.of("docs/schema");

    /**
     * One claim that holds, with a proof and a twin that has a dial, and one that is refuted by proof and by samples.
     */
    private static final String CLAIM = """
            flowcheck: 1
            claim: %s
            source: {paper: "separation of variables", at: "x(t) = x(0)/(1 - x(0) t)"}
            states that: x solves its equation and grows
            kind: identity
            prove:
              - {model: quadratic, identity: "Dt[x] == %s*x^2"}
              - {model: quadratic, closed form: all}
            runs:
              r: {model: quadratic, x0: [1, 2], until: 0.25, samples: 5}
            for all: {t: times}
            check: "r.x[t] %s r.x[0]"
            equality: "t == 0"
            control:
              - {replace: ["r.x[0]", "1.05*r.x[0]"]}
            expect: %s
            finding: a sample
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"quadratic", "quadratic x0=1,2 --seeds 2", "three-layer-effective m=2",
        "three-layer-effective initial=example-1 m=2 --until 1", "x-log-x", "k-logistic", "quadratic --certified",
        "three-layer-effective m=2 --seeds 2 --certified", "k-logistic --certified"})
    void blowUpTimes(String arguments) throws IOException {
        assertFits("blowup", CommandRun.json(folder, words("blowup", arguments)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-logistic", "k-logistic K0=0.01,0.1 --until 1", "quadratic --until 5", "x-log-x --until 1000",
        "three-layer-effective m=2 --until 0.01", "two-layer m=2 n=2 sigma=Sin --until 0.01",
        "quadratic x0=1,2 --until 5 --certified"})
    void runsInTime(String arguments) throws IOException {
        assertFits("solve", CommandRun.json(folder, words("solve", arguments)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-logistic two-layer-descent m=5 --until 1", "first-stage two-layer-linear",
        "three-layer-effective three-layer m=2 --until 1e5",
        "two-layer-linearised two-layer m=2,3 n=2 sigma=Sin reduced.alpha=2 --until 0.01",
        "two-layer-linearised two-layer-descent m=4 --by-name", "matrix-effective matrix-leading m=2 --seeds 2"})
    void comparisons(String arguments) throws IOException {
        assertFits("compare", CommandRun.json(folder, words("compare", arguments)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-layer", "two-layer-linear", "three-layer-effective", "power-iteration", "k-logistic",
        "two-layer-descent --order 2", "two-layer-population"})
    void derivations(String arguments) throws IOException {
        assertFits("derive", CommandRun.json(folder, words("derive", arguments)));
    }

    @Test
    void models() throws IOException {
        Files.createDirectories(folder.resolve("models/mine"));
        Files.writeString(folder.resolve("models/mine/faulty.yaml"), "flowcheck: 1\n");
        assertFits("models", CommandRun.json(folder, "models", "--json"));
    }

    @Test
    void verdicts() throws IOException {
        Files.writeString(folder.resolve("right.yaml"), CLAIM.formatted("right", "1", ">=", "proved"));
        Files.writeString(folder.resolve("wrong.yaml"), CLAIM.formatted("wrong", "2", "<=", "violated"));
        CommandRun run = CommandRun.in(folder, "verify", "right.yaml", "wrong.yaml", "--json");
        assertEquals("", run.err());
        List<Map<String, Object>> claims = CommandRun.list(run.json(), "claims");
        assertEquals(List.of("proved", "violated"), claims.stream().map(claim -> claim.get("verdict")).toList());
        assertNotEquals("", claims.get(1).get("reproduce"));
        assertFits("verify", run.json());
    }

    private static String[] words(String command, String arguments) {
        return Stream.of(command + " " + arguments + " --json").flatMap(line -> Arrays.stream(line.split(" ")))
                .toArray(String[]::new);
    }

    /** The output fits; no longer without any one of its members, nor with one more. */
    private static void assertFits(String schema, Map<String, Object> output) throws IOException {
        SchemaValidator validator = SchemaValidator.of(file(schema));
        assertEquals(List.of(), validator.problems(output));
        for (String member : output.keySet()) {
            Map<String, Object> less = new LinkedHashMap<>(output);
            less.remove(member);
            assertFalse(validator.problems(less).isEmpty(), schema + " does without " + member);
        }
        Map<String, Object> more = new LinkedHashMap<>(output);
        more.put("surplus", 1);
        assertFalse(validator.problems(more).isEmpty(), schema + " allows anything");
    }

    private static Path file(String schema) {
        return SCHEMAS.resolve(schema + ".schema.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blowup", "compare", "derive", "models", "solve", "verify"})
    void schemasDescribeEveryMemberAndAllowNoOther(String schema) throws IOException {
        List<String> gaps = new ArrayList<>();
        collectGaps(SchemaValidator.of(file(schema)).schema(), "$", gaps);
        assertEquals(List.of(), gaps);
    }

    private static void collectGaps(Object schema, String place, List<String> gaps) {
        if (schema instanceof List<?> list) {
            list.forEach(item -> collectGaps(item, place + "[]", gaps));
        }
        if (!(schema instanceof Map<?, ?> map)) {
            return;
        }
        if ("object".equals(map.get("type")) && (!map.containsKey("additionalProperties")
                || Boolean.TRUE.equals(map.get("additionalProperties")))) {
            gaps.add(place + " is open");
        }
        if ("object".equals(map.get("type")) && map.get("properties") instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                if (!((Map<?, ?>) member).containsKey("description") && !((Map<?, ?>) member).containsKey("$ref")) {
                    gaps.add(place + "." + name + " is not described");
                }
            });
        }
        map.forEach((word, part) -> collectGaps(part, place + "." + word, gaps));
    }

    /** Words that schemas list are those of the program. */
    @Test
    void schemasKnowTheWordsOfTheProgram() throws IOException {
        List<Outcome> outcomes = List.of(new Outcome.End(1), new Outcome.EventReached(1, "event"),
                new Outcome.BlowUp(1, 1, 1, 1, 1, 1, 1, Optional.empty()), new Outcome.SuspectedBlowUp(1, 2, 3),
                new Outcome.Overflow(1, "x"), new Outcome.StepTooSmall(1, 0), new Outcome.NotFinite(1, "x"),
                new Outcome.Budget(1, "evaluations"), new Outcome.Cancelled(1));
        assertEquals(Outcome.class.getPermittedSubclasses().length, outcomes.size());
        for (String path : List.of("blowup properties runs items properties outcome enum",
                "solve $defs run properties outcome enum", "compare properties runs items properties outcome enum")) {
            assertEquals(outcomes.stream().map(Outcome::word).toList(), words(path), path);
        }
        String claim = "verify properties claims items properties ";
        assertEquals(Arrays.stream(Kind.values()).map(Kind::word).toList(), words(claim + "kind enum"));
        assertEquals(Arrays.stream(Thoroughness.values()).map(Thoroughness::word).toList(),
                words("verify properties effort enum"));
        SchemaValidator verdict = new SchemaValidator((Map<?, ?>) at(claim + "verdict"));
        for (Verdict.Word word : Verdict.Word.values()) {
            Verdict one = word == Verdict.Word.PROVED_FOR_SIZES ? Verdict.provedUpTo(3) : Verdict.of(word);
            assertEquals(List.of(), verdict.problems(one.text()));
            assertTrue(word == Verdict.Word.INCONCLUSIVE || words(claim + "expected enum").contains(word.text()));
        }
        assertEquals(List.of(), verdict.problems(Verdict.provedUpTo(1).text()));
        assertNotEquals(List.of(), verdict.problems("confirmed"));
    }

    private static List<?> words(String path) throws IOException {
        return (List<?>) at(path);
    }

    /** A part of a schema: the schema's name, then the words that lead to the part. */
    private static Object at(String path) throws IOException {
        String[] steps = path.split(" ");
        Object found = SchemaValidator.of(file(steps[0])).schema();
        for (String step : Arrays.asList(steps).subList(1, steps.length)) {
            found = ((Map<?, ?>) found).get(step);
        }
        return found;
    }
}
