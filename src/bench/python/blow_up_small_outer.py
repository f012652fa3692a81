"""Blow-up times from small outer layers beside log(F)/s_1, F = 4 s_1/(outer abs(u_1.a + v_1.c)), their limit.

Usage: python blow_up_small_outer.py runs.csv ... --starts starts.csv ...

runs.csv are those of `flowcheck blowup three-layer-effective m=M initial=scaled outer=O --seeds N` (M and O may be
lists), starts.csv what ThreeLayerStarts (src/bench/java) prints for the same widths and seeds. Draws whose outcome is
not a blow-up are counted and left out.
"""

import csv
import math
import sys

import numpy as np


def read(paths):
    rows = []
    for path in paths:
        with open(path, newline="") as file:
            rows += list(csv.DictReader(file))
    return rows


def main():
    cut = sys.argv.index("--starts")
    starts = {(row["m"], row["seed"]): row for row in read(sys.argv[cut + 1:])}
    points, missed = {}, 0
    for run in read(sys.argv[1:cut]):
        if run["outcome"] != "blow-up":
            missed += 1
            continue
        start = starts[run["p_m"], run["seed"]]
        first = float(start["s1"])
        growing = float(run["p_outer"]) * abs(float(start["left"]) + float(start["right"]))
        points.setdefault((int(run["p_m"]), float(run["p_outer"])), []).append(
            (float(run["time"]) * first, math.log(4 * first / growing), 1 - float(start["s2"]) / first))
    print(f"{missed} draws without a blow-up")
    print("m | outer | draws | T s_1, median | (T s_1)/log F, median and 5 % to 95 % | abs(T s_1 - log F), median"
          " | (1 - s_2/s_1) log(1/outer), median")
    for (m, outer), found in sorted(points.items()):
        scaled, formula, gap = np.array(found).T
        low, middle, high = np.quantile(scaled / formula, [0.05, 0.5, 0.95])
        print(f"{m} | {outer:g} | {len(found)} | {np.median(scaled):.2f} | {middle:.3f}, {low:.3f} to {high:.3f}"
              f" | {np.median(abs(scaled - formula)):.2g} | {np.median(gap) * math.log(1 / outer):.2f}")


main()
