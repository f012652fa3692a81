"""Blow-up times in doubles beside precise ones: a table of what `flowcheck blowup ... --digits N --json` printed.

Usage: for m in 1 2 3 4 5; do
           ./flowcheck blowup three-layer-effective m=$m --seeds 200 --digits 30 --json > m$m.json
       done
       python precise_blow_up.py m1.json m2.json m3.json m4.json m5.json

Rows are files, and within them points of the grid. "interval" counts the draws whose interval of doubles holds the
precise time, "bracket" those whose proved bracket does, and names the seeds of the others; "used" is the largest error
of T over the half-width of its interval. Times are compared as decimals, not as doubles.
"""

import json
import sys
from collections import defaultdict
from decimal import Decimal, getcontext

getcontext().prec = 60


def median(values):
    values = sorted(values)
    return values[len(values) // 2]


def held(runs, holds):
    missed = [str(run["seed"]) for run in runs if not holds(run)]
    return f"{len(runs) - len(missed)}/{len(runs)}" + (" not " + " ".join(missed) if missed else "")


def inside(time, ends):
    low, high = ends
    return (low is None or Decimal(low) <= time) and (high is None or time <= Decimal(high))


def row(name, runs):
    known = [run for run in runs if run["precise"]["time"] is not None]
    if not known:
        return f"{name} | {len(runs)} draws, none with a precise time"
    times = {run["seed"]: Decimal(run["precise"]["time"]) for run in known}
    errors = [float(abs(Decimal(run["time"]) - times[run["seed"]]) / times[run["seed"]]) for run in known]
    used = [abs(Decimal(run["time"]) - times[run["seed"]]) * 2 / (Decimal(run["upper"]) - Decimal(run["lower"]))
            for run in known]
    conditions = [run["precise"]["condition"] for run in known]
    return " | ".join([
        name, f"{len(known)}/{len(runs)}", str(min(run["precise"]["digits"] for run in known)),
        held(known, lambda run: inside(times[run["seed"]], (run["lower"], run["upper"]))),
        held(known, lambda run: inside(times[run["seed"]], run["bracket"])),
        f"{median(errors):.1e}", f"{max(errors):.1e}", f"{max(used):.2f}",
        f"{median(conditions):.3g}", f"{max(conditions):.3g}",
        f"{min(run['precise']['steps'] for run in known)} to {max(run['precise']['steps'] for run in known)}"])


print("draws | precise | digits | interval | bracket | error median | largest | used | condition median | largest | steps")
for path in sys.argv[1:]:
    with open(path) as file:
        study = json.load(file)
    groups = defaultdict(list)
    for one in study["runs"]:
        groups[" ".join(f"{key}={value}" for key, value in one["parameters"].items())].append(one)
    for point, members in groups.items():
        print(row(study["model"] + " " + point, members))
