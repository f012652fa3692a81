package org.flowcheck.evidence.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Kind;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.evidence.statistics.FamilyLevel;
import org.junit.jupiter.api.Test;

/** Reads every sample of docs/claims.md. */
class ClaimsPageTest {

    private static final Pattern BLOCK = Pattern.compile("^```(yaml|checks)\\n(.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    private final String page = page();

    private static String page() {
        try {
            return Files.readString(Path.of("docs/claims.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String block(String kind) {
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                return matcher.group(2);
            }
        }
        throw new AssertionError("no block of " + kind);
    }

    private static Claim read(String text) {
        return ClaimReader.read(new SourceText("docs/sample.yaml", text), ProjectModels::find);
    }

    @Test
    void theFirstSampleIsAClaim() {
        Claim claim = read(block("yaml"));
        assertEquals(Kind.PATHWISE, claim.kind());
        assertEquals(2, claim.checks().size());
        assertTrue(claim.checks().get(0).equality().isPresent());
        assertTrue(claim.checks().get(1).given().isEmpty());
        assertEquals(1, claim.obligations().size());
        assertEquals(30, claim.runs().get(0).size());
        assertEquals(2, claim.twins().size());
        assertTrue(claim.twins().get(0).dial().isPresent());
    }

    private Claim named(String name) {
        String sample = page.substring(page.indexOf("flowcheck: 1\nclaim: " + name)).split("```")[0];
        return ClaimReader.read(new SourceText("docs/" + name + ".yaml", sample), ProjectModels::find);
    }

    @Test
    void theSecondSampleIsAClaimOfOrders() {
        List<Obligation.Orders> orders = named("orders").obligations().stream()
                .map(obligation -> ((Obligation.Identity) obligation).orders()).toList();
        assertEquals(List.of(new Obligation.Orders(Optional.of(0), Optional.empty()),
                new Obligation.Orders(Optional.empty(), Optional.of(2))), orders);
        assertEquals(2, named("orders").twins().size());
    }

    @Test
    void theThirdSampleIsAClaimOfConstants() {
        Claim claim = named("constants");
        assertEquals(9, claim.obligations().size());
        assertEquals(8, claim.obligations().stream().filter(Obligation.Constant.class::isInstance).count());
        ClaimKeys.ANY_PROOF.forEach(key -> assertTrue(page.contains("`" + key) || page.contains(key + ":"), key));
    }

    @Test
    void theFourthSampleIsAClaimOfWidths() {
        Claim claim = named("widths");
        assertEquals(3, claim.widths().size());
        assertEquals(List.of(1, 1, 1), claim.twins().stream().map(twin -> twin.claim().widths().size()).toList());
        ClaimKeys.ANY_CHECK.forEach(key -> assertTrue(page.contains("`" + key) || page.contains(key + ":"), key));
    }

    @Test
    void everySampleOfTheLevelsIsACheck() {
        String claim = block("yaml");
        List<String> checks = block("checks").lines().toList();
        assertEquals(13, checks.size());
        for (String check : checks) {
            String only = claim
                    .replaceAll("(?s)\ncheck:.*?prove:", Matcher.quoteReplacement("\ncheck: \"" + check + "\"\nprove:"))
                    .replaceAll("(?s)control:.*", "control: {replace: [\"== 2*E\", \"== 2.1*E\"]}\n")
                    .replaceAll(check.contains("rate") ? "(?!)" : "\n  rate: .*", "");
            assertEquals(1, read(only).checks().size(), check);
        }
    }

    @Test
    void thePageNamesAllKeysKindsAndVerdicts() {
        ClaimKeys.TOP.stream()
                .filter(key -> !List.of("flowcheck", "claim", "source", "states that", "equality").contains(key))
                .forEach(key -> assertTrue(page.contains("| `" + key + "`") || page.contains("`" + key + "`"), key));
        for (Kind kind : Kind.values()) {
            assertTrue(page.contains("`" + kind.word() + "`"), kind.word());
        }
        for (Verdict.Word word : Verdict.Word.values()) {
            assertTrue(page.contains("| `" + word.text()), word.text());
        }
        assertTrue(page.contains("catalogue of " + FamilyLevel.SHARES) && page.contains("at most 5 %"));
        assertEquals(0.05, FamilyLevel.FAMILY);
    }
}
