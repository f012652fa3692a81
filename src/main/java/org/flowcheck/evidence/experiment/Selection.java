package org.flowcheck.evidence.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.claim.Claim;

/**
 * The claims that a verification judges: those that its effort suffices for, and those asked for by id or path.
 *
 * @param files their files
 * @param claims as many claims
 * @param left ids of claims that need more effort
 */
public record Selection(List<Path> files, List<Claim> claims, List<String> left) {

    /** Copies the lists. */
    public Selection {
        files = List.copyOf(files);
        claims = List.copyOf(claims);
        left = List.copyOf(left);
    }

    /**
     * The claims within an effort.
     *
     * @param files claim files
     * @param claims the claims they hold, in the same order
     * @param wanted what was asked for: ids, papers and paths
     * @param effort the effort
     */
    public static Selection of(List<Path> files, List<Claim> claims, List<String> wanted, Thoroughness effort) {
        List<Path> chosenFiles = new ArrayList<>();
        List<Claim> chosen = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            boolean named = wanted.contains(claim.id()) || wanted.contains(files.get(i).toString());
            if (named || Thoroughness.of(claim.effort()).orElseThrow().compareTo(effort) <= 0) {
                chosen.add(claim);
                chosenFiles.add(files.get(i));
            } else {
                left.add(claim.id());
            }
        }
        return new Selection(chosenFiles, chosen, left);
    }

    /** What a reader should know of the claims that were left out; empty if there are none. */
    public String note() {
        return left.isEmpty() ? "" : String.join(", ", left) + (left.size() == 1 ? " takes" : " take")
                + " longer: --effort paper, or by name";
    }
}
