"""The law of blow-up times over draws: quantiles, normality of log T, exponents in the width, and what explains it.

Usage: python blow_up_law.py runs.csv ... [--starts starts.csv ...]

runs.csv are those that `flowcheck blowup three-layer-effective m=M --seeds N` writes, starts.csv what
ThreeLayerStarts (src/bench/java) prints for the same widths and seeds. Draws that did not blow up are counted and left
out; exponents are of widths above 2 with 100 draws or more. docs/blow-up.md says what the tables mean.
"""

import csv
import math
import sys

import numpy as np

PROBABILITIES = (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
RESAMPLES = 400
NORMAL_95 = 1.96


def read(paths):
    rows = []
    for path in paths:
        with open(path, newline="") as file:
            rows += list(csv.DictReader(file))
    return rows


def times(rows):
    """Blow-up time by width and seed."""
    found, missed = {}, 0
    for row in rows:
        if row["outcome"] == "blow-up":
            found.setdefault(int(row["p_m"]), {})[int(row["seed"])] = (float(row["time"]), float(row["at_start"]))
        else:
            missed += 1
    return dict(sorted(found.items())), missed


def order_interval(values, p):
    """The p-quantile and its 95 % interval from order statistics (binomial, by the normal approximation)."""
    ordered = np.sort(values)
    n = len(ordered)
    half = NORMAL_95 * math.sqrt(n * p * (1 - p))
    low = max(0, math.floor(n * p - half) - 1)
    high = min(n - 1, math.ceil(n * p + half))
    return np.quantile(ordered, p), ordered[low], ordered[high]


def quantiles(found):
    print("\nQuantiles of T sqrt(m), with intervals at 95 %")
    print("m | draws | " + " | ".join(f"{p:g}" for p in PROBABILITIES) + " | largest")
    for m, draws in found.items():
        scaled = np.array([time for time, _ in draws.values()]) * math.sqrt(m)
        cells = ["%.3f (%.3f to %.3f)" % order_interval(scaled, p) for p in PROBABILITIES]
        print(f"{m} | {len(scaled)} | " + " | ".join(cells) + f" | {scaled.max():.3f}")


def shape(found):
    print("\nShape of log T: standard errors of skewness and kurtosis are those of a normal sample")
    print("m | sd of T sqrt(m), times sqrt(m) | sd of log T, times sqrt(m) | skewness | excess kurtosis | "
          "Kolmogorov-Smirnov distance to the normal law, times sqrt(n) (0.9 refutes at 5 %) | skewness of T")
    for m, draws in found.items():
        time = np.array([time for time, _ in draws.values()])
        n, log = len(time), np.log(time)
        z = (log - log.mean()) / log.std()
        plain = (time - time.mean()) / time.std()
        normal = np.array([0.5 * math.erfc(-x / math.sqrt(2)) for x in np.sort(z)])
        ranks = np.arange(n)
        distance = max((normal - ranks / n).max(), ((ranks + 1) / n - normal).max())
        deviation = log.std() * math.sqrt(m)
        print(f"{m} | {time.std() * m:.3f} | {deviation:.3f} +- {deviation / math.sqrt(2 * n):.3f}"
              f" | {(z**3).mean():.3f} +- {math.sqrt(6 / n):.3f} | {(z**4).mean() - 3:.2f} +- {math.sqrt(24 / n):.2f}"
              f" | {distance * math.sqrt(n):.2f} | {(plain**3).mean():.2f}")


def exponents(found):
    wide = [m for m, draws in found.items() if len(draws) >= 100 and m > 2]
    if len(wide) < 3:
        return
    print("\nLocal exponent of exp(mean log T) in m, with its standard error; of T exp(-0.4/m) beside it")
    means = {m: np.mean([math.log(time) for time, _ in found[m].values()]) for m in wide}
    variances = {m: np.var([math.log(time) for time, _ in found[m].values()]) / len(found[m]) for m in wide}
    for low, high in zip(wide, wide[1:]):
        ratio = math.log(high / low)
        exponent = (means[high] - means[low]) / ratio
        error = math.sqrt(variances[high] + variances[low]) / ratio
        print(f"{low} to {high}: {exponent:.4f} +- {error:.4f}; {exponent - (0.4 / high - 0.4 / low) / ratio:.4f}")
    x = np.array(wide, dtype=float)
    y = np.array([means[m] for m in wide])
    weights = 1 / np.sqrt([variances[m] for m in wide])
    one = np.ones_like(x)
    forms = [("C m^p", [one, np.log(x)], 1), ("C m^p (1 + r/m)", [one, np.log(x), 1 / x], 1),
             ("C m^(-1/2) (1 + r/m)", [one, 1 / x], None), ("C m^p (log m)^q", [one, np.log(x), np.log(np.log(x))], 1),
             ("C m^(-1/2) (log m)^q (1 + r/m)", [one, np.log(np.log(x)), 1 / x], None)]
    print("form, fitted to mean log T at all widths | coefficients with standard errors | chi^2 / degrees of freedom")
    for name, columns, power in forms:
        target = y if power is not None else y + np.log(x) / 2
        design = np.column_stack(columns)
        if len(x) <= design.shape[1]:
            continue
        scaled = design * weights[:, None]
        coefficients = np.linalg.lstsq(scaled, target * weights, rcond=None)[0]
        errors = np.sqrt(np.diag(np.linalg.inv(scaled.T @ scaled)))
        left = (((design @ coefficients - target) * weights) ** 2).sum()
        coefficients[0], errors[0] = math.exp(coefficients[0]), errors[0] * math.exp(coefficients[0])
        print(f"{name} | " + ", ".join(f"{c:.4f} +- {e:.4f}" for c, e in zip(coefficients, errors))
              + f" | {left:.1f} / {len(x) - design.shape[1]}")


def tail(found):
    """Hill's estimate: T has a power tail with the exponent of the state's dimension (docs/blow-up.md)."""
    print("\nTail exponent of P(T > s) by Hill's estimate from the largest draws, for m <= 2")
    for m, draws in found.items():
        if m > 2 or len(draws) < 5000:
            continue
        ordered = np.sort([time for time, _ in draws.values()])[::-1]
        cells = []
        for k in (len(ordered) // 400, len(ordered) // 100, len(ordered) // 20):
            hill = 1 / np.mean(np.log(ordered[:k] / ordered[k]))
            cells.append(f"{hill:.2f} +- {hill / math.sqrt(k):.2f} from {k}")
        print(f"m = {m}: " + "; ".join(cells) + f"; {m * m + 2 * m} expected")


def covariates(row):
    number = {key: float(value) for key, value in row.items() if key not in ("m", "seed")}
    left, right = number["left"], number["right"]
    return {"energy": [number["energy"]],
            "whole": [math.log(number["norm_a2"] + number["norm_b2"] + number["norm_c2"])],
            "norms": [math.log(number[key]) for key in ("norm_a2", "norm_b2", "norm_c2")],
            "triple": [math.log(number["s1"]), abs(left + right), (left + right) ** 2, abs(left - right)],
            "shortest": [math.log(number["shortest"])]}


SETS = [("E(0)", ["energy"]), ("norm(y)", ["whole"]), ("three norms", ["norms"]), ("top triple", ["triple"]),
        ("E(0), norms, triple", ["energy", "norms", "triple"]), ("predictor", ["shortest"]),
        ("predictor, E(0), norms", ["shortest", "energy", "norms"]), ("all", ["shortest", "energy", "norms", "triple"])]


def trigamma(x):
    """The second derivative of log Gamma, by its recurrence and the asymptotic series from 20 on."""
    total = 0.0
    while x < 20:
        total += 1 / x**2
        x += 1
    return total + 1 / x + 1 / (2 * x**2) + 1 / (6 * x**3) - 1 / (30 * x**5)


def explained(found, starts):
    """Coefficients from the draws of the lower half of the seeds, the share explained from those of the upper half."""
    by_width = {}
    for row in starts:
        by_width.setdefault(int(row["m"]), {})[int(row["seed"])] = row
    print("\nShare of the variance of log T that a linear fit to the lower half of the seeds explains on the upper"
          " half, with its standard error by resampling")
    print("m | " + " | ".join(name for name, _ in SETS)
          + " | norm(y) by the exact law | slope on log predictor | predictor/T median, sd")
    generator = np.random.default_rng(1)
    for m, rows in sorted(by_width.items()):
        seeds = sorted(seed for seed, row in rows.items()
                       if seed in found.get(m, {}) and math.isfinite(float(row["shortest"])))
        wrong = [seed for seed in seeds if not math.isclose(float(rows[seed]["energy"]), found[m][seed][1],
                                                            rel_tol=1e-5, abs_tol=1e-5)]
        if wrong:
            raise SystemExit(f"m = {m}, seed {wrong[0]}: E(0) differs between the files")
        log = np.array([math.log(found[m][seed][0]) for seed in seeds])
        known = [covariates(rows[seed]) for seed in seeds]
        half = len(seeds) // 2
        cells = []
        for _, keys in SETS:
            design = np.array([[1.0] + sum((one[key] for key in keys), []) for one in known])
            fitted = np.linalg.lstsq(design[:half], log[:half], rcond=None)[0]
            rest = (log - design @ fitted)[half:]
            chosen = generator.integers(0, len(rest), (RESAMPLES, len(rest)))
            spread = np.std(1 - rest[chosen].var(axis=1) / log[half:][chosen].var(axis=1))
            cells.append(f"{1 - np.mean(rest**2) / log[half:].var():.3f} +- {spread:.3f}")
        predictor = np.array([math.log(float(rows[seed]["shortest"])) for seed in seeds])
        slope = np.polyfit(predictor, log, 1)[0]
        ratio = np.exp(predictor - log)
        # log T = log(T norm(y)) - log norm(y), two independent terms; norm(y)^2 is chi-squared with m^2 + 2 m degrees.
        exact = trigamma((m * m + 2 * m) / 2) / 4 / log.var()
        print(f"{m} | " + " | ".join(cells)
              + f" | {exact:.3f} | {slope:.3f} | {np.median(ratio):.3f}, {ratio.std():.3f}")


def main():
    words = sys.argv[1:]
    cut = words.index("--starts") if "--starts" in words else len(words)
    found, missed = times(read(words[:cut]))
    print(f"{sum(map(len, found.values()))} draws; {missed} without a blow-up")
    quantiles(found)
    shape(found)
    exponents(found)
    tail(found)
    if words[cut + 1:]:
        explained(found, read(words[cut + 1:]))


main()
