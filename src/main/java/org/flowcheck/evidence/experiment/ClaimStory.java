package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.theory.syntax.SourceFile;

/** What a claim says, what it expects, what is known of it, and the file that states it. */
public final class ClaimStory {

    private ClaimStory() {
    }

    /**
     * The story of a claim.
     *
     * @param id a claim's id or path
     * @return empty if there is no such claim
     * @throws DiagnosticException if its file is faulty
     */
    public static Optional<String> of(ModelLibrary library, String id) {
        List<Path> files;
        try {
            files = new ClaimCatalogue(library.folder(), library.installation()).select(List.of(id));
        } catch (DiagnosticException unknown) {
            return Optional.empty();
        }
        if (files.size() != 1) {
            return Optional.empty();
        }
        Claim claim = new Verification(library, new Verification.Settings(Thoroughness.QUICK, 1, 1)).read(files).get(0);
        StringBuilder out = new StringBuilder(claim.id()).append(": ").append(claim.statement()).append('\n')
                .append("  source:   ").append((claim.source().paper() + " " + claim.source().at()).strip()).append('\n')
                .append("  kind:     ").append(claim.kind().word()).append('\n')
                .append("  expected: ").append(claim.expected().text()).append('\n');
        if (!claim.finding().isEmpty()) {
            out.append("  finding:  ").append(claim.finding()).append('\n');
        }
        out.append("  judge it: flowcheck verify ").append(claim.id()).append('\n')
                .append("  stated in ").append(files.get(0)).append(":\n\n");
        SourceFile.read(files.get(0)).text().lines().forEach(line -> out.append("    ").append(line).append('\n'));
        return Optional.of(out.toString());
    }
}
