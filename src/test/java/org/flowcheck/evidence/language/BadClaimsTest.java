package org.flowcheck.evidence.language;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Goldens;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What flowcheck says about claim files that are wrong. */
class BadClaimsTest {

    static List<Path> claims() {
        return Goldens.files("claim");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyBadClaimIsRefusedAsItsGoldenTextSays(Path file) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Goldens.assertRefused(file,
                () -> ClaimReader.read(SourceFile.read(file), BadClaimsTest::model)));
    }

    /** The project's models, and one that leaves an activation open, which none of them does. */
    private static Model model(String name, Span span) {
        return name.equals("open-activation") ? ModelReader.read(Goldens.ROOT.resolve("neighbour/open-activation.yaml"))
                : ProjectModels.find(name, span);
    }

    @Test
    void everyCodeThatReadingCanRaiseHasAFile() {
        Set<Code> missing = Goldens.codesNamed("evidence.language");
        missing.removeAll(Goldens.codesShown("claim", "paper/three-layer"));
        assertTrue(missing.isEmpty(), missing::toString);
    }
}
