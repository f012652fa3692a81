"""The three products of matrices in a gradient of a 1-m-m-1 network, in NumPy, beside ThreeLayerSpeed.

H U^T, G U and G^T H for U of m x m and H, G of 100 x m in double precision: the quickest of many calls, and
floating-point operations a second, 2 m^2 n a product.

Usage: OPENBLAS_NUM_THREADS=1 python three_layer_products.py
Needs the packages of requirements.txt.
"""

import time

import numpy as np

N, ROUNDS = 100, 60


def main():
    print(f"numpy {np.__version__}, {np.show_config('dicts')['Build Dependencies']['blas']['name']}")
    random = np.random.default_rng(1)
    for m in (200, 500, 1000):
        u, h, g = random.standard_normal((m, m)), random.standard_normal((N, m)), random.standard_normal((N, m))
        products = {"H U^T": lambda: h @ u.T, "G U": lambda: g @ u, "G^T H": lambda: g.T @ h}
        best, used = dict.fromkeys(products, 1e9), dict.fromkeys(products, 1e9)
        for _ in range(ROUNDS):
            for name, product in products.items():
                for _ in range(3):
                    began, before = time.perf_counter(), time.process_time()
                    product()
                    best[name] = min(best[name], time.perf_counter() - began)
                    used[name] = min(used[name], time.process_time() - before)
        each = ", ".join(f"{name} {2 * m * m * N / seconds / 1e9:.1f}" for name, seconds in best.items())
        total = sum(best.values())
        print(f"m = {m}, n = {N}: {total * 1e3:.2f} ms, {6 * m * m * N / total / 1e9:.1f} Gflop/s ({each})", flush=True)


main()
