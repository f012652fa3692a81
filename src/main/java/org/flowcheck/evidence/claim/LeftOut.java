package org.flowcheck.evidence.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A claim that was selected and is not judged.
 *
 * @param id its name
 * @param paper the paper it is of
 * @param needs what it would take to judge it
 */
public record LeftOut(String id, String paper, String needs) {

    /** A sentence for each need: {@code first, second need files of MNIST: ...}. */
    public static List<String> sentences(List<LeftOut> left) {
        Map<String, String> ids = new LinkedHashMap<>();
        left.forEach(claim -> ids.merge(claim.needs, claim.id, (before, id) -> before + ", " + id));
        return ids.entrySet().stream().map(entry -> entry.getValue()
                + (entry.getValue().contains(",") ? " need " : " needs ") + entry.getKey()).toList();
    }
}
