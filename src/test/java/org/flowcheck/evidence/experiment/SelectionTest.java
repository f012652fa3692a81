package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.LeftOut;
import org.flowcheck.evidence.language.ClaimReader;
import org.flowcheck.simulation.data.ImageFolder;
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

    private static Selection of(Thoroughness effort, String... named) {
        return Selection.of(FILES, CLAIMS, Arrays.stream(named).map(Path::of).collect(Collectors.toSet()), effort, ImageFolder.none());
    }

    @Test
    void aLongClaimIsLeftOutUnlessItsEffortIsMadeOrItIsNamed() {
        Selection quick = of(Thoroughness.QUICK);
        assertEquals(List.of("short"), quick.claims().stream().map(Claim::id).toList());
        assertEquals(List.of("long"), ids(quick));
        assertEquals(List.of("long needs --effort paper, or to be named"), LeftOut.sentences(quick.left()));
        assertEquals(List.of("multi-stage"), quick.left().stream().map(LeftOut::paper).toList());
        assertEquals(2, of(Thoroughness.PAPER).claims().size());
        assertEquals(List.of("long"), ids(of(Thoroughness.STANDARD)));
        assertEquals(FILES, of(Thoroughness.QUICK, "long.yaml").files());
        assertEquals(List.of(), of(Thoroughness.PAPER).left());
    }

    private static List<String> ids(Selection selection) {
        return selection.left().stream().map(LeftOut::id).toList();
    }
}
