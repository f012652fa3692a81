package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;

/**
 * Everything a report of one paper tells.
 *
 * @param name the paper's name in the claims' sources; may be empty
 * @param paper what is known of the paper, if it is described
 * @param report the verdicts on its claims
 * @param claims the claims with their sources of information, one for each verdict and in the same order
 * @param models the models, in the order in which a reader meets them
 * @param methods how the results came about
 */
public record PaperDossier(String name, Optional<Paper> paper, VerifyReport report, List<ClaimFile> claims,
                           List<StudiedModel> models, List<MethodNote> methods) {

    /**
     * A claim with the word that selects it.
     *
     * @param claim the claim
     * @param selection what {@code flowcheck verify} takes to judge it: its id, or the path of its file
     */
    public record ClaimFile(Claim claim, String selection) {
    }

    /** Copies the lists; refuses claims and verdicts that do not belong together. */
    public PaperDossier {
        claims = List.copyOf(claims);
        models = List.copyOf(models);
        methods = List.copyOf(methods);
        List<String> judged = report.claims().stream().map(ClaimResult::id).toList();
        if (!judged.equals(claims.stream().map(file -> file.claim().id()).toList())) {
            throw new IllegalArgumentException("verdicts on " + judged + " with other claims");
        }
    }
}
