"""The tail of the law of T* for one neuron, from the closed form of claim tl-B14: no integration, millions of draws.

Usage: python blow_up_one_neuron.py [MILLIONS]      default 100

Printed are P(T* > s) for s = 4, 8, ..., s^3 P(T* > s), and the exponent from each s to the next.
"""

import sys

import numpy as np

BATCH = 1_000_000
TIMES = 4.0 * 2.0 ** np.arange(8)
DUPLICATIONS = 12


def carlson_rf(x, y, z):
    """R_F(x, y, z), by duplication and the series of order 5 (DLMF 19.36.1); at most one argument zero."""
    for _ in range(DUPLICATIONS):
        step = np.sqrt(x * y) + np.sqrt(y * z) + np.sqrt(z * x)
        x, y, z = (x + step) / 4, (y + step) / 4, (z + step) / 4
    mean = (x + y + z) / 3
    first, second = (mean - x) / mean, (mean - y) / mean
    third = -first - second
    e2, e3 = first * second - third * third, first * second * third
    return (1 - e2 / 10 + e3 / 14 + e2 * e2 / 24 - 3 * e2 * e3 / 44) / np.sqrt(mean)


def blow_up_times(generator):
    weights = generator.standard_normal((3, BATCH))
    low, between, high = np.sort(weights * weights, axis=0)
    forward = carlson_rf(low, between, high)
    through = 2 * carlson_rf(np.zeros_like(low), between - low, high - low)
    return np.where(weights.prod(axis=0) > 0, forward, through - forward)


def main():
    batches = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    generator = np.random.default_rng(1)
    later = np.zeros(len(TIMES))
    for _ in range(batches):
        drawn = blow_up_times(generator)
        later += [(drawn > time).sum() for time in TIMES]
    share = later / (batches * BATCH)
    print("s | P(T* > s) | s^3 P(T* > s) | exponent to the next s, with its standard error")
    for i, time in enumerate(TIMES):
        line = f"{time:g} | {share[i]:.3g} | {share[i] * time**3:.1f} +- {share[i] * time**3 / np.sqrt(later[i]):.1f}"
        if i + 1 < len(TIMES) and later[i + 1] > 0:
            error = np.sqrt(1 / later[i + 1] - 1 / later[i]) / np.log(2)
            line += f" | {np.log2(share[i] / share[i + 1]):.2f} +- {error:.2f}"
        print(line)


main()
