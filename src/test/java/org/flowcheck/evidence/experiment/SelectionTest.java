package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.language.ClaimReader;
import org.flowcheck.theory.language.ModelReader;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static Claim claim(String id, String effort) {
        return ClaimReader.read(new SourceText(id + ".yaml", "flowcheck: 1\nclaim: " + id + """

                source: {paper: multi-stage, at: "(19)"}
                states that: K grows
                kind: pathwise
                """ + effort + """
                runs:
                  r: {model: k-logistic, until: 2}
                for all: {t: times}
                check: r.K[t] > 0
                control: {replace: [">", "<"]}
                """), (name, span) -> ModelReader.read(Path.of("models/multi-stage/" + name + ".yaml")));
    }

    private static final List<Claim> CLAIMS = List.of(claim("short", ""), claim("long", "effort: paper\n"));
    private static final List<Path> FILES = List.of(Path.of("short.yaml"), Path.of("long.yaml"));

    private static Selection of(Thoroughness effort, String... wanted) {
        return Selection.of(FILES, CLAIMS, List.of(wanted), effort);
    }

    @Test
    void aLongClaimIsLeftOutUnlessItsEffortIsMadeOrItIsNamed() {
        Selection quick = of(Thoroughness.QUICK);
        assertEquals(List.of("short"), quick.claims().stream().map(Claim::id).toList());
        assertEquals(List.of("long"), quick.left());
        assertEquals("long takes longer: --effort paper, or by name", quick.note());
        assertEquals(2, of(Thoroughness.PAPER).claims().size());
        assertEquals(List.of("long"), of(Thoroughness.STANDARD, "multi-stage").left());
        assertEquals(FILES, of(Thoroughness.QUICK, "long").files());
        assertEquals(FILES, of(Thoroughness.QUICK, "long.yaml").files());
        assertEquals("", of(Thoroughness.PAPER).note());
    }
}
