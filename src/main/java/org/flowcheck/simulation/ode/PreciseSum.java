package org.flowcheck.simulation.ode;

/**
 * A number of about 32 digits that is added to: high + low, |low| at most half an ulp of high. Mutable, so that loops
 * over it allocate nothing.
 *
 * <p>Products are split by Veltkamp's constant instead of a fused multiply-add, which is slow where the processor has
 * none. Relative error of an operation: a few 2^-104. Source: T. J. Dekker, A floating-point technique for extending
 * the available precision, Numerische Mathematik 18 (1971).
 */
public final class PreciseSum {

    /** 2^27 + 1: splits a double into two halves of 26 bits. */
    private static final double SPLITTER = 134217729.0;

    private double high;
    private double low;

    /** The leading part: the number as a double. */
    public double high() {
        return high;
    }

    /** The trailing part. */
    public double low() {
        return low;
    }

    /** Sets the number to h + l. */
    public void set(double h, double l) {
        high = h + l;
        low = l - (high - h);
    }

    /** Adds h + l. */
    public void add(double h, double l) {
        double sum = high + h;
        double part = sum - high;
        double rest = (high - (sum - part)) + (h - part) + (low + l);
        high = sum + rest;
        low = rest - (high - sum);
    }

    /** Adds (ah + al)(bh + bl). */
    public void addProduct(double ah, double al, double bh, double bl) {
        double product = ah * bh;
        add(product, productError(ah, bh, product) + (ah * bl + al * bh));
    }

    /** Multiplies the number by h + l. */
    public void multiply(double h, double l) {
        double product = high * h;
        double rest = productError(high, h, product) + (high * l + low * h);
        high = product + rest;
        low = rest - (high - product);
    }

    /** Divides the number by h + l. */
    public void divide(double h, double l) {
        double quotient = high / h;
        double product = quotient * h;
        double rest = ((high - product) - productError(quotient, h, product) + low - quotient * l) / h;
        high = quotient + rest;
        low = rest - (high - quotient);
    }

    /** a b - product, exactly, where product is a b rounded. */
    private static double productError(double a, double b, double product) {
        double ca = SPLITTER * a;
        double aHigh = ca - (ca - a);
        double aLow = a - aHigh;
        double cb = SPLITTER * b;
        double bHigh = cb - (cb - b);
        double bLow = b - bHigh;
        return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    }
}
