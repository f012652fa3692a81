package org.flowcheck.evidence.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.language.ClaimReader;
import org.flowcheck.theory.language.ModelReader;
import org.junit.jupiter.api.Test;

class ClaimFormulasTest {

    private static String words(List<Inline> line) {
        return line.stream().map(part -> part instanceof Inline.Words words ? words.text()
                : ((Inline.Formula) part).text()).collect(Collectors.joining());
    }

    /** A spectrum has a line, not one for each of its values. */
    @Test
    void ofQuantitiesThatDifferInTheirIndicesTheFirstIsWrittenOut() {
        Claim claim = ClaimReader.read(new SourceText("sample.yaml", """
                flowcheck: 1
                claim: sample
                source: {paper: multi-stage, at: "(19)"}
                states that: K grows
                kind: figure
                runs:
                  r: {model: k-logistic, K0: [0.1, 0.2], until: 4, samples: 5}
                quantities:
                  power[k]: "K^k"
                  sum[k, l]: "k*K + l"
                for all: {t: times}
                check: r.power[2, t] + r.sum[1, 2, t] + r.sum[2, 1, t] > 0
                control: {replace: [">", "<"]}
                figures:
                  powers:
                    x: {label: k}
                    y: {label: K}
                    curves:
                      - {for: "{k, 9}", x: k, y: "r.power[k, end]"}
                """), (name, span) -> ModelReader.read(Path.of("models/multi-stage/" + name + ".yaml")));
        List<String> lines = new ClaimFormulas(claim).quantities().stream().map(ClaimFormulasTest::words).toList();
        assertEquals(2, lines.size());
        assertEquals("power[2] = K^2; likewise power[1], power[3], ..., power[9]", lines.get(0));
        assertTrue(lines.get(1).endsWith("; likewise sum[2, 1]"), lines.get(1));
    }
}
