package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.theory.model.ImageSet;

/**
 * What must be there before a claim is judged.
 *
 * @param effort the least effort at which it is judged without being asked for by name
 * @param images the data sets of which real images must be there, where synthetic ones would not do
 */
public record Requirements(String effort, List<ImageSet> images) {

    /** Copies the list. */
    public Requirements {
        images = List.copyOf(images);
    }
}
