package org.flowcheck.simulation.compiler;

/** What every generated class extends: the arrays it works on, and where it is. One instance belongs to one thread. */
abstract class GeneratedProgram {

    /** The state at time zero. */
    final double[] y0;
    /** Standard random numbers by draw. */
    final double[][] draws;
    /** Intermediate arrays, each in rows. */
    final double[][][] scratch;
    /** Intermediate numbers. */
    final double[] s;
    /** Whole numbers of the text: offsets, sizes, strides. */
    final int[] n;
    /** Real numbers of the text that come from parameters. */
    final double[] p;
    /** The stage that is running. */
    int stage;

    GeneratedProgram(Memory memory) {
        this.y0 = memory.y0();
        this.draws = memory.draws();
        this.scratch = memory.scratch();
        this.s = memory.s();
        this.n = memory.n();
        this.p = memory.p();
    }

    /** The arrays of one instance. */
    record Memory(double[] y0, double[][] draws, double[][][] scratch, double[] s, int[] n, double[] p) {
    }

    /** Computes what depends on neither state nor time. */
    abstract void prepare();

    /** Computes the results. */
    abstract void run(double t, double[] y, double[] out);
}
