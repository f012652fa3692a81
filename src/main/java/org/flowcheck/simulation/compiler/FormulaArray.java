package org.flowcheck.simulation.compiler;

/**
 * Several numbers of time and state, computed together so that they share sums. An instance holds scratch arrays and
 * belongs to one thread at a time; a call allocates nothing.
 */
public final class FormulaArray {

    private final CompiledProgram.Instance instance;

    FormulaArray(CompiledProgram.Instance instance) {
        this.instance = instance;
    }

    /** How many numbers. */
    public int size() {
        return instance.results();
    }

    /**
     * Computes all of them.
     *
     * @param t time
     * @param y state; not modified and not kept
     * @param out receives the values in order, arrays row by row; at least {@link #size} long
     */
    public void values(double t, double[] y, double[] out) {
        instance.run(t, y, out);
    }
}
