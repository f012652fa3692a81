package org.flowcheck.evidence.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flowcheck.SchemaValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimSchemaTest {

    private static final Path FILE = Path.of("docs/schema/claim.schema.json");
    private static final Pattern SAMPLE = Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    static List<Path> claims() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("proofs-check"))) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith(PaperReader.FILE))
                    .sorted().toList();
        }
    }

    private static List<String> problems(String text) {
        return new SchemaValidator(ClaimSchema.tree()).problems(SchemaValidator.yaml(text));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void acceptsEveryClaim(Path file) throws IOException {
        assertEquals(List.of(), problems(Files.readString(file)));
    }

    @Test
    void acceptsEverySampleOfThePage() throws IOException {
        Matcher samples = SAMPLE.matcher(Files.readString(Path.of("docs/claims.md")));
        int count = 0;
        while (samples.find()) {
            assertEquals(List.of(), problems(samples.group(1)));
            count++;
        }
        assertTrue(count > 0, "no sample on the page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-word-as-number", "check-misspelt-key", "control-as-text", "control-in-nowhere",
        "control-misspelt-key", "control-of-one-text", "empty-control", "empty-formula", "expect-inconclusive",
        "half-a-seed", "misspelt-key", "no-control", "no-extent", "no-kind", "no-runs", "no-seeds", "no-source",
        "no-statement", "no-threshold", "no-values", "no-version", "not-a-mapping", "nothing-claimed", "one-sample",
        "other-version", "proof-as-text", "proof-misspelt-key", "proof-of-nothing", "proof-of-some-invariants",
        "proof-without-model", "index-that-is-a-number", "range-of-words", "run-name-with-dot", "run-without-model",
        "runs-as-list", "source-as-text", "constant-of-two-sorts", "exponent-below", "exponent-in-a-formula",
        "exponent-without-variable", "flow-of-unknown-order", "multiplicity-misspelt-none", "multiplicity-zero",
        "norm-misspelt-key", "norm-of-unknown-law", "norm-with-half-a-degree", "norm-with-no-values",
        "norm-without-bound", "parameter-with-hyphen", "parameters-as-mapping", "parameters-with-model",
        "parameters-without-identity", "where-with-model", "order-misspelt-key", "order-misspelt-subject",
        "order-of-nothing", "order-without-bound", "order-with-two-bounds",
        "order-without-width", "limit-without-resolution", "limit-at-most", "probability-equals",
        "probability-without-bound", "probability-of-an-unknown-law",
        "reduction-of-some", "source-misspelt-key", "source-without-place", "terms-of-half-a-degree",
        "threshold-without-blow-up", "unknown-kind"})
    void refusesStructureThatTheReaderRefuses(String name) throws IOException {
        assertNotEquals(List.of(), problems(Files.readString(Path.of("src/test/resources/bad/claim", name + ".yaml"))));
    }

    /** What needs the models or the meaning of formulas is not for the schema. */
    @ParameterizedTest
    @ValueSource(strings = {"bare-name", "misspelt-quantity", "misspelt-run-key", "unknown-initial", "unknown-model",
        "unknown-function", "violated-without-finding", "exponent-not-linear", "norm-bound-misspelt-name",
        "order-with-a-constant", "order-of-too-few-widths", "limit-misspelt-rate", "probability-without-values",
        "pair-with-fewer-seeds", "range-of-two",
        "parameter-not-declared", "flow-of-too-many-orders", "flow-without-small", "reduction-of-a-full-model"})
    void leavesTheMeaningToTheReader(String name) throws IOException {
        assertEquals(List.of(), problems(Files.readString(Path.of("src/test/resources/bad/claim", name + ".yaml"))));
    }

    /** Renew the file with {@code -Dflowcheck.goldens=write}. */
    @Test
    void theFileInTheDocumentationIsTheGeneratedOne() throws IOException {
        if ("write".equals(System.getProperty("flowcheck.goldens"))) {
            Files.writeString(FILE, ClaimSchema.json());
        }
        assertEquals(Files.readString(FILE), ClaimSchema.json());
    }
}
