package org.flowcheck.simulation.network;

import java.util.List;
import java.util.Optional;

/**
 * What came of expanding an activation for given inputs: an expansion, or the reason why there is none.
 *
 * @param expansion present if the check passed in every bin
 * @param refusal why there is no expansion, for people to read; empty if there is one
 * @param bounds measured errors, by bin; up to the first that failed if one did
 */
public record SeparableFit(Optional<SeparableExpansion> expansion, String refusal, List<SeparableBound> bounds) {

    /** Copies the list. */
    public SeparableFit {
        bounds = List.copyOf(bounds);
        if (expansion.isPresent() != refusal.isEmpty()) {
            throw new IllegalArgumentException("either an expansion or a refusal");
        }
    }

    static SeparableFit accepted(SeparableExpansion expansion, List<SeparableBound> bounds) {
        return new SeparableFit(Optional.of(expansion), "", bounds);
    }

    static SeparableFit refused(String reason, List<SeparableBound> bounds) {
        return new SeparableFit(Optional.empty(), reason, bounds);
    }

    /** The largest measured error of all bins. */
    public double error() {
        return bounds.stream().mapToDouble(SeparableBound::error).reduce(0, Math::max);
    }
}
