package org.flowcheck.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a user most likely meant. */
public final class Spelling {

    private Spelling() {
    }

    /**
     * The candidate nearest to a word by edit distance (insertion, deletion, substitution, swap of neighbours), if it
     * is near enough to be a slip: at most a third of the word's length, at least one edit; for a single letter only
     * its other case. Case alone counts as half an edit, and so does a swap. Ties go to the candidate that comes first
     * in alphabetical order, so the answer does not depend on map order.
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int allowed = word.length() == 1 ? 1 : Math.max(2, 2 * ((word.length() + 2) / 3));
        return candidates.stream()
                .filter(candidate -> !candidate.equals(word) && halfEdits(word, candidate) <= allowed)
                .min((p, q) -> {
                    int byDistance = Integer.compare(halfEdits(word, p), halfEdits(word, q));
                    return byDistance != 0 ? byDistance : p.compareTo(q);
                });
    }

    /** Optimal string alignment distance in half edits: a change of case or a swap costs 1, any other edit 2. */
    private static int halfEdits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = 2 * i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = 2 * j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int best = Math.min(cost[i - 1][j] + 2, cost[i][j - 1] + 2);
                best = Math.min(best, cost[i - 1][j - 1] + substitution(a.charAt(i - 1), b.charAt(j - 1)));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int substitution(char p, char q) {
        if (p == q) {
            return 0;
        }
        String left = String.valueOf(p).toLowerCase(Locale.ROOT);
        return left.equals(String.valueOf(q).toLowerCase(Locale.ROOT)) ? 1 : 2;
    }
}
