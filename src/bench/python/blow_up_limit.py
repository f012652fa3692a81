"""The limit of T* sqrt(m) for many neurons, from the equations of the correlations, with no random number.

Usage: python blow_up_limit.py [A C]...      standard deviations of a and of c at the start, default 1 1

That of b is 1. In the time s = sqrt(m) t, a' = B c + (c-correlations) a and c' = B^T a + (a-correlations) c, where B
has independent normal entries of variance 1/m: b is b(0) and the integral of a c^T, and c(r).c(s) = m C_c(s, r). For m
to infinity entries of B c are Gaussian with the covariance C_c, plus the reaction of c to what B^T a gave it before, the
integral of R_c(s, r) a(r):

    d/ds C_a(s, r) = int_0^r C_c(s, q) R_a(r, q) dq + int_0^s (R_c + C_c)(s, q) C_a(q, r) dq,   C_a(0, 0) = A^2
    d/ds R_a(s, r) = int_r^s (R_c + C_c)(s, q) R_a(q, r) dq,                                    R_a(s, s) = 1

and the same with a and c exchanged (dynamical mean-field theory; derived, not proved up to the blow-up). The energy is
m^(3/2) e(s), e = (1/2) d/ds C_a(s, s) = (1/2) d/ds C_c(s, s): that both agree checks the equations. Since
T* <= t + E^(-1/3), T* sqrt(m) <= s + e(s)^(-1/3) in the limit, and this falls to the limit as the layers align.

Trapezoidal rule, each step corrected three times; printed are the least s + e^(-1/3) up to e = 1000 (times the cube of
the largest scale), for three steps, and what Richardson's rule (order 2) makes of the last two.
"""

import sys

import numpy as np

STEPS = (50, 100, 200)           # per unit of time, which is 1 over the largest scale
ENERGY = 1e3
CORRECTIONS = 3
LONGEST = 4                      # units of time


class Layer:
    """Correlation and response of one outer layer, on the grid so far."""

    def __init__(self, deviation, size):
        self.c = np.zeros((size, size))
        self.r = np.zeros((size, size))
        self.c[0, 0] = deviation**2
        self.r[0, 0] = 1


def rates(layer, other, n, h):
    """d/ds of C(s_n, r_j) and R(s_n, r_j) for j = 0..n, by the trapezoidal rule."""
    upto = slice(0, n + 1)
    kernel = other.r[n, upto] + other.c[n, upto]
    weights = np.full(n + 1, h)
    weights[0] -= h / 2
    weights[n] -= h / 2
    memory = (weights * kernel) @ layer.c[upto, upto]
    seen = other.c[n, upto]
    noise = h * (layer.r[upto, upto] @ seen) - h / 2 * (layer.r[upto, 0] * seen[0] + seen)
    noise[0] = 0
    response = h * (kernel @ layer.r[upto, upto]) - h / 2 * (kernel + kernel[n] * layer.r[n, upto])
    response[n] = 0
    return noise + memory, response


def advance(layer, n, h, correlation, diagonal, response):
    """The row n + 1 from mean rates over the step: of C(s, r_j) and R(s, r_j) for j = 0..n, and of C(s, s)/2."""
    row = layer.c[n, :n + 1] + h * correlation
    layer.c[n + 1, :n + 1] = row
    layer.c[:n + 1, n + 1] = row
    layer.c[n + 1, n + 1] = layer.c[n, n] + 2 * h * diagonal
    layer.r[n + 1, :n + 1] = layer.r[n, :n + 1] + h * response
    layer.r[n + 1, n + 1] = 1


def bound(first, second, steps):
    """The least s + e^(-1/3) up to the energy asked for, and the largest relative difference of both energies."""
    unit = max(1.0, first, second)
    h = 1 / (steps * unit)
    size = LONGEST * steps + 1
    layers = [Layer(first, size), Layer(second, size)]
    both = ((layers[0], layers[1]), (layers[1], layers[0]))
    least, apart = np.inf, 0.0
    for n in range(size - 1):
        before = [rates(layer, other, n, h) for layer, other in both]
        for layer, (correlation, response) in zip(layers, before):
            advance(layer, n, h, correlation, correlation[n], response)
        for _ in range(CORRECTIONS):
            after = [rates(layer, other, n + 1, h) for layer, other in both]
            for layer, old, new in zip(layers, before, after):
                advance(layer, n, h, (old[0] + new[0][:n + 1]) / 2, (old[0][n] + new[0][n + 1]) / 2,
                        (old[1] + new[1][:n + 1]) / 2)
        energies = [rates(layer, other, n + 1, h)[0][n + 1] for layer, other in both]
        apart = max(apart, abs(energies[0] - energies[1]) / max(energies))
        least = min(least, (n + 1) * h + energies[0] ** (-1 / 3))
        if energies[0] >= ENERGY * unit**3:
            return least, apart
    raise SystemExit(f"the energy {ENERGY * unit**3:g} is not reached up to the time {LONGEST / unit:g}")


def main():
    numbers = [float(word) for word in sys.argv[1:]] or [1.0, 1.0]
    print("a | c | " + " | ".join(f"{steps} steps" for steps in STEPS) + " | extrapolated | energies apart")
    for first, second in zip(numbers[::2], numbers[1::2]):
        found = [bound(first, second, steps) for steps in STEPS]
        values = [value for value, _ in found]
        limit = values[-1] + (values[-1] - values[-2]) / 3
        print(f"{first:g} | {second:g} | " + " | ".join(f"{value:.6f}" for value in values)
              + f" | {limit:.5f} | {found[-1][1]:.1e}", flush=True)


main()
