package org.flowcheck.simulation.enclosure;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The number {@code mantissa 2^exponent}; how many bits a mantissa has is the affair of a {@link BinaryArithmetic}.
 *
 * @param mantissa any whole number
 * @param exponent of two
 */
public record BinaryFloat(BigInteger mantissa, int exponent) {

    /** The number itself, in decimals. */
    public BigDecimal exact() {
        BigDecimal whole = new BigDecimal(mantissa);
        BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
        // A power of two in the denominator ends in decimals: the quotient is exact.
        return exponent >= 0 ? whole.multiply(power) : whole.divide(power);
    }

    /** The position above the leading bit: |x| lies in [2^(top - 1), 2^top). */
    int top() {
        return mantissa.bitLength() + exponent;
    }
}
