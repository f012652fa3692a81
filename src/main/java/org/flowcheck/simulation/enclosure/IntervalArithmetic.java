package org.flowcheck.simulation.enclosure;

import org.flowcheck.theory.expression.Rational;

/** Interval numbers: results hold the exact ones, and what is not certain to exist is {@link NotProved}. */
final class IntervalArithmetic implements Arithmetic<Interval> {

    @Override
    public Interval[] array(int length) {
        return new Interval[length];
    }

    @Override
    public Interval of(double value) {
        return Interval.of(value);
    }

    @Override
    public Interval ofRational(Rational value) {
        return IntervalFunctions.of(value);
    }

    @Override
    public Interval add(Interval x, Interval y) {
        return x.plus(y);
    }

    @Override
    public Interval subtract(Interval x, Interval y) {
        return x.minus(y);
    }

    @Override
    public Interval multiply(Interval x, Interval y) {
        return x.times(y);
    }

    @Override
    public Interval divide(Interval x, Interval y) {
        return x.over(y);
    }

    @Override
    public Interval negate(Interval x) {
        return x.negate();
    }

    @Override
    public Interval square(Interval x) {
        return x.squared();
    }

    @Override
    public Interval power(Interval x, Rational exponent) {
        return IntervalFunctions.power(x, exponent);
    }

    @Override
    public Interval exp(Interval x) {
        return IntervalFunctions.exp(x);
    }

    @Override
    public Interval log(Interval x) {
        return IntervalFunctions.log(x);
    }

    @Override
    public Interval carlsonRF(Interval x, Interval y, Interval z) {
        return CarlsonEnclosure.rf(x, y, z);
    }

    @Override
    public boolean isPositive(Interval x) {
        return x.isPositive();
    }

    @Override
    public boolean isNotNegative(Interval x) {
        return x.lower() >= 0;
    }
}
