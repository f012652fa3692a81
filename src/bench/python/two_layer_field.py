"""The right-hand side of the two-layer gradient flow in NumPy and PyTorch, one thread: peers of TwoLayerFieldBenchmark.

    f_i = s sum_k a_k tanh(sum_j w_kj x_ij),  e = f - y
    a_k' = -1/n sum_i e_i tanh(z_ki),  w_kj' = -a_k/n sum_i e_i (1 - tanh^2 z_ki) x_ij

Both are tuned by hand: blocks of neurons whose m n arrays stay in the cache, all operations in place, sums as products of
matrices. Two variants each: tangents kept from the first pass where they fit in memory ("kept"), or computed anew
("anew"). The quickest of many calls counts, so that other work on the machine matters little.

Usage: OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 OMP_NUM_THREADS=1 python two_layer_field.py
Needs the packages of requirements.txt; without PyTorch it times NumPy alone.
"""

import sys
import time

import numpy as np

try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None

REPEATS = 10


def quickest(call):
    call()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


class NumpyField:
    def __init__(self, a, w, x, y, block, keep):
        self.a, self.w, self.x, self.y, self.block = a, w, x, y, block
        self.xt = np.ascontiguousarray(x.T)
        m, n = len(a), len(y)
        self.keep = np.empty((m, n)) if keep else None
        self.s = np.empty((block, n))
        self.da, self.dw = np.empty(m), np.empty_like(w)

    def tangents(self, k, to):
        s = self.s[: to - k] if self.keep is None else self.keep[k:to]
        if self.w.shape[1] == 1:
            np.multiply(self.w[k:to], self.xt, out=s)
        else:
            np.matmul(self.w[k:to], self.xt, out=s)
        return np.tanh(s, out=s)

    def __call__(self):
        a, n, m = self.a, len(self.y), len(self.a)
        f = np.zeros(n)
        for k in range(0, m, self.block):
            to = min(k + self.block, m)
            f += a[k:to] @ self.tangents(k, to)
        e = f / m - self.y
        ex = np.ascontiguousarray(e[:, None] * self.x)
        for k in range(0, m, self.block):
            to = min(k + self.block, m)
            s = self.tangents(k, to) if self.keep is None else self.keep[k:to]
            self.da[k:to] = s @ e
            square = np.multiply(s, s, out=s)
            self.dw[k:to] = (ex.sum(axis=0) - square @ ex) * a[k:to, None]
        self.da *= -1 / n
        self.dw *= -1 / n
        return self.da, self.dw


class TorchField:
    def __init__(self, a, w, x, y, block, keep):
        self.a, self.w, self.x, self.y = (torch.from_numpy(v) for v in (a, w, x, y))
        self.xt = self.x.T.contiguous()
        self.block = block
        m, n = len(a), len(y)
        self.keep = torch.empty((m, n), dtype=torch.float64) if keep else None
        self.s = torch.empty((block, n), dtype=torch.float64)
        self.da, self.dw = torch.empty_like(self.a), torch.empty_like(self.w)

    def tangents(self, k, to):
        s = self.s[: to - k] if self.keep is None else self.keep[k:to]
        if self.w.shape[1] == 1:
            torch.mul(self.w[k:to], self.xt, out=s)
        else:
            torch.matmul(self.w[k:to], self.xt, out=s)
        return s.tanh_()

    def __call__(self):
        a, n, m = self.a, len(self.y), len(self.a)
        f = torch.zeros(n, dtype=torch.float64)
        for k in range(0, m, self.block):
            to = min(k + self.block, m)
            f += a[k:to] @ self.tangents(k, to)
        e = f / m - self.y
        ex = e[:, None] * self.x
        for k in range(0, m, self.block):
            to = min(k + self.block, m)
            s = self.tangents(k, to) if self.keep is None else self.keep[k:to]
            torch.mv(s, e, out=self.da[k:to])
            s.mul_(s)
            self.dw[k:to] = (ex.sum(dim=0) - s @ ex) * a[k:to, None]
        self.da *= -1 / n
        self.dw *= -1 / n
        return self.da, self.dw


def main():
    print("python", sys.version.split()[0], "numpy", np.__version__,
          "torch", torch.__version__ if torch else "not installed")
    fields = {"numpy": NumpyField}
    if torch:
        fields["torch"] = TorchField
    for m, n, d in ((1000, 1000, 1), (10000, 1000, 1), (10000, 1000, 2), (10000, 1000, 5), (100000, 1000, 1)):
        draw = np.random.default_rng(1)
        a, w = draw.standard_normal(m), draw.standard_normal((m, d))
        x, y = draw.standard_normal((n, d)), draw.standard_normal(n)
        known = None
        for name, field in fields.items():
            best = None
            for keep in (False, True) if m * n <= 10_000_000 else (False,):
                for block in (32, 64, 128, 256):
                    call = field(a, w, x, y, block, keep)
                    seconds = quickest(call)
                    da, dw = (np.array(v) for v in call())
                    if known is None:
                        known = da, dw
                    assert np.allclose(da, known[0], rtol=1e-9, atol=1e-12)
                    assert np.allclose(dw, known[1], rtol=1e-9, atol=1e-12)
                    if best is None or seconds < best[0]:
                        best = seconds, block, "kept" if keep else "anew"
            print(f"{name:6} m={m} n={n} d={d}: {best[0] * 1e3:8.3f} ms, {m * n / best[0] / 1e6:6.0f} Mpairs/s"
                  f"  (blocks of {best[1]}, tangents {best[2]})", flush=True)


main()
