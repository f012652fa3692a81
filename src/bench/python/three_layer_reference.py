"""Blow-up times of the effective three-layer model by an independent route: Taylor series in extended precision.

The system a' = b c, b' = a c^T, c' = b^T a is advanced in its own time t with Taylor series of order 36 in 80-bit
floating point (numpy.longdouble, 64-bit mantissa), whose coefficients follow from Cauchy products. A run ends when the
proved bracket  t + R_F(|a|^2, |b|_F^2, |c|^2) <= T <= t + E^(-1/3)  (E > 0)  is narrower than 1e-16 relative; the
value given is its middle. Needs numpy on a processor with 80-bit extended precision.

Usage: python three_layer_reference.py > three-layer-blow-up.json
Made with Python 3.11 and numpy 2.4.6.
"""

import json
import sys

import numpy as np

REAL = np.longdouble
ORDER = 36
STEP_ERROR = REAL(1e-21)


def carlson_rf(x, y, z):
    """Carlson's R_F by duplication, to the precision of REAL."""
    x, y, z = REAL(x), REAL(y), REAL(z)
    while max(abs(x - y), abs(y - z), abs(x - z)) > REAL(1e-4) * (x + y + z):
        step = np.sqrt(x * y) + np.sqrt(y * z) + np.sqrt(z * x)
        x, y, z = (x + step) / 4, (y + step) / 4, (z + step) / 4
    mean = (x + y + z) / 3
    u, v = 1 - x / mean, 1 - y / mean
    w = -u - v
    e2, e3 = u * v - w * w, u * v * w
    return (1 - e2 / 10 + e3 / 14 + e2 * e2 / 24 - 3 * e2 * e3 / 44) / np.sqrt(mean)


def coefficients(a, b, c):
    """Taylor coefficients of a, b, c up to ORDER."""
    al, bl, cl = [a], [b], [c]
    for n in range(ORDER):
        al.append(sum(bl[j] @ cl[n - j] for j in range(n + 1)) / (n + 1))
        bl.append(sum(np.outer(al[j], cl[n - j]) for j in range(n + 1)) / (n + 1))
        cl.append(sum(bl[j].T @ al[n - j] for j in range(n + 1)) / (n + 1))
    return al, bl, cl


def horner(series, h):
    value = series[ORDER]
    for k in range(ORDER - 1, -1, -1):
        value = value * h + series[k]
    return value


def blow_up_time(a, b, c):
    """Middle and half width of the final bracket."""
    a, b, c = (np.array(part, dtype=REAL) for part in (a, b, c))
    t, lower, upper = REAL(0), -np.inf, np.inf
    for _ in range(5000):
        energy = a @ (b @ c)
        lower = max(lower, t + carlson_rf(a @ a, (b * b).sum(), c @ c))
        if energy > 0:
            upper = min(upper, t + energy ** (-REAL(1) / 3))
        if energy > 0 and upper - lower <= 1e-16 * upper:
            return (lower + upper) / 2, (upper - lower) / 2
        series = coefficients(a, b, c)
        size = [max(np.abs(part[k]).max() for part in series) for k in range(ORDER + 1)]
        radius = min((size[0] / size[k]) ** (REAL(1) / k) for k in (ORDER - 1, ORDER) if size[k] > 0)
        h = radius * STEP_ERROR ** (REAL(1) / ORDER)
        a, b, c = (horner(part, h) for part in series)
        t += h
    raise RuntimeError("the bracket did not close")


def cases():
    """Standard normal draws, and draws near Example 1, whose energy is negative and which pass close to the origin."""
    for m in (1, 2, 3, 5, 8, 12, 20):
        for seed in range(3):
            random = np.random.default_rng([m, seed])
            a, b, c = random.standard_normal(m), random.standard_normal((m, m)), random.standard_normal(m)
            if m == 1 and a[0] * b[0, 0] * c[0] < 0:
                a = -a
            yield f"normal m={m} seed={seed}", a, b, c
    for m in (2, 3, 6):
        for delta in (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6):
            random = np.random.default_rng([m, 99])
            a, b, c = np.zeros(m), np.zeros((m, m)), np.zeros(m)
            a[0], b[0, 0], c[0] = 1, 1, -1
            a += delta * random.standard_normal(m)
            b += delta * random.standard_normal((m, m))
            c += delta * random.standard_normal(m)
            yield f"separatrix m={m} delta={delta:g}", a, b, c


def main():
    records = []
    for name, a, b, c in cases():
        time, half = blow_up_time(a, b, c)
        records.append({"name": name, "a": a.tolist(), "b": b.tolist(), "c": c.tolist(),
                        "T": float(time), "halfWidth": float(half)})
        print(name, time, half, file=sys.stderr)
    print("[\n" + ",\n".join(json.dumps(record) for record in records) + "\n]")


if __name__ == "__main__":
    main()
