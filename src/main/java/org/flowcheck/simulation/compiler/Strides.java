package org.flowcheck.simulation.compiler;

/** How well a loop over a variable walks through memory. */
final class Strides {

    /** A step past the neighbouring element, in units of a step to it: about the cost of a cache line per element. */
    private static final long JUMP = 8;

    private Strides() {
    }

    /** The cost of the reads of one pass of a loop over a variable. */
    static long cost(Term term, int variable) {
        return Terms.loads(term).stream().mapToLong(load -> cost(load.index(), variable)).sum();
    }

    /** The cost of one access. */
    static long cost(Affine index, int variable) {
        long step = Math.abs(index.coefficient(variable));
        return step > 1 ? JUMP : step;
    }
}
