package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.LeftOut;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.theory.model.ImageSet;

/**
 * The claims that a verification judges: those that its effort suffices for and whose images there are, and those asked
 * for by id or path.
 *
 * @param files their files
 * @param claims as many claims
 * @param left the others, with what they need
 */
public record Selection(List<Path> files, List<Claim> claims, List<LeftOut> left) {

    /** Copies the lists. */
    public Selection {
        files = List.copyOf(files);
        claims = List.copyOf(claims);
        left = List.copyOf(left);
    }

    /**
     * The claims that can be judged.
     *
     * @param files claim files
     * @param claims the claims they hold, in the same order
     * @param named files that are asked for by id or path, whatever the effort
     * @param effort the effort
     * @param images where real images may be
     * @throws org.flowcheck.diagnostic.DiagnosticException if a claim that is asked for by id or path needs images that
     *     are not there
     */
    public static Selection of(List<Path> files, List<Claim> claims, Set<Path> named, Thoroughness effort,
                               ImageFolder images) {
        List<Path> chosenFiles = new ArrayList<>();
        List<Claim> chosen = new ArrayList<>();
        List<LeftOut> left = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            boolean wanted = named.contains(files.get(i));
            Optional<String> lacking = lacking(claim, images);
            if (wanted && lacking.isPresent()) {
                throw Diagnostic.of(Code.FILE_NOT_FOUND, claim.id() + " needs " + lacking.get())
                        .expecting("a folder with the official files, named by --data or FLOWCHECK_DATA; "
                                + "README.md lists them").exception();
            }
            String level = claim.requirements().effort();
            boolean more = !wanted && Thoroughness.of(level).orElseThrow().compareTo(effort) > 0;
            if (lacking.isEmpty() && !more) {
                chosen.add(claim);
                chosenFiles.add(files.get(i));
            } else {
                left.add(new LeftOut(claim.id(), claim.source().paper(),
                        lacking.orElse("--effort " + level + ", or to be named")));
            }
        }
        return new Selection(chosenFiles, chosen, left);
    }

    private static Optional<String> lacking(Claim claim, ImageFolder images) {
        List<ImageSet> missing = claim.requirements().images().stream().filter(set -> !images.has(set)).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of("files of " + missing.stream().map(ImageSet::title)
                .collect(Collectors.joining(" and ")) + " (" + images.searched() + ")");
    }
}
