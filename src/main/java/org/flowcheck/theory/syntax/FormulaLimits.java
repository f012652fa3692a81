package org.flowcheck.theory.syntax;

/** The caps on formulas. They lie far beyond what papers write, and far below what could exhaust a machine. */
public final class FormulaLimits {

    /** Characters in one formula. */
    public static final int LONGEST = 20_000;
    /** Nesting of brackets, powers and negations in one formula. */
    public static final int DEEPEST = 100;
    /** Nodes of one formula once functions of arrays and chains of comparisons are written out. */
    public static final int LARGEST = 50_000;
    /** Integer exponents, in absolute value. */
    public static final int HIGHEST_POWER = 1000;
    /** Primes after a function's name. */
    public static final int HIGHEST_DERIVATIVE = 8;
    /** Characters in one name. */
    public static final int LONGEST_NAME = 64;

    private FormulaLimits() {
    }
}
