"""All linear symmetries of a' = b c, b' = a c^T, c' = b^T a with a change of time, as far as they are continuous.

Usage: python three_layer_symmetries.py [m ...]      default 1 2 3

A matrix L generates one, y -> exp(s L) y with the time running exp(s r) times as fast, if and only if
DF(y) L y - L F(y) = r F(y) for all y. These are linear equations with whole coefficients in the entries of L and in r:
coefficients of the products y_i y_j. Their rank is taken modulo a prime, which can only be too small, so the solutions
counted are no fewer than there are. Known ones are a -> P a, b -> P b Q^T, c -> Q c, m (m - 1) parameters, and
y -> s y: where the count is m (m - 1) + 1, there are no others.
"""

import sys

import numpy as np

PRIME = 2_147_483_629


def products(m):
    """The field as triples: F_i contains y_j y_k, with a, b by rows and c one after the other."""
    def a(k):
        return k

    def b(k, l):
        return m + k * m + l

    def c(l):
        return m + m * m + l

    found = []
    for k in range(m):
        for l in range(m):
            found += [(a(k), b(k, l), c(l)), (b(k, l), a(k), c(l)), (c(l), b(k, l), a(k))]
    return found


def equations(m):
    """A sparse row for each component i and product y_j y_k: coefficients of L (entry p q at p n + q) and, last, of r."""
    n = m * m + 2 * m
    rows = {}

    def add(i, j, k, unknown, value):
        row = rows.setdefault((i, min(j, k), max(j, k)), {})
        row[unknown] = row.get(unknown, 0) + value

    for i, j, k in products(m):
        for q in range(n):
            add(i, q, k, j * n + q, 1)          # DF L: y_j replaced by (L y)_j,
            add(i, j, q, k * n + q, 1)          # y_k by (L y)_k
            add(q, j, k, q * n + i, -1)         # L F
        add(i, j, k, n * n, -1)                 # r F
    return list(rows.values()), n * n + 1


def rank(rows, unknowns):
    pivots = {}
    for sparse in rows:
        row = np.zeros(unknowns, dtype=np.int64)
        for unknown, value in sparse.items():
            row[unknown] = value % PRIME
        while True:
            entries = np.flatnonzero(row)
            if not len(entries):
                break
            lead = entries[0]
            if lead not in pivots:
                pivots[lead] = row * pow(int(row[lead]), -1, PRIME) % PRIME
                break
            row = (row - row[lead] * pivots[lead]) % PRIME
    return len(pivots)


def main():
    for m in [int(word) for word in sys.argv[1:]] or [1, 2, 3]:
        rows, unknowns = equations(m)
        print(f"m = {m}: {unknowns - rank(rows, unknowns)} continuous symmetries; {m * (m - 1) + 1} known")


main()
