package org.flowcheck.theory.calculus.balance;

import java.util.List;

/**
 * Where the change of some components is small, and where it is large, compared with what they are at the start.
 *
 * @param components the components
 * @param vanishing where the relative change tends to zero
 * @param critical where it stays of order one
 * @param growing where it tends to infinity
 * @param untold where it is not known, because what follows the last stage is not told
 * @param boundaries the forms that are zero between the first and the last
 */
public record Regime(Components components, List<Region> vanishing, List<Region> critical, List<Region> growing,
                     List<Region> untold, List<Exponent> boundaries) {

    /** Copies the lists. */
    public Regime {
        vanishing = List.copyOf(vanishing);
        critical = List.copyOf(critical);
        growing = List.copyOf(growing);
        untold = List.copyOf(untold);
        boundaries = List.copyOf(boundaries);
    }
}
