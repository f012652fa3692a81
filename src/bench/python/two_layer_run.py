"""A whole run of the paper's experiment by SciPy and by gradient descent, beside `flowcheck solve two-layer-experiment`.

m neurons, n = 1000 equidistant points in [-15, 15], f_1, alpha = 1, t = 0 to 5, relative tolerance 1e-8.

SciPy: DOP853 with a right-hand side in NumPy, tuned by hand as in two_layer_field.py (blocks of neurons, tangents kept).
Gradient descent: steps of 0.001 in PyTorch as the paper makes them; some are made and timed, the rest is extrapolated.
Draws are NumPy's own, so losses agree with those of flowcheck only as those of two seeds do.

Usage: python two_layer_run.py; the same run here:
    flowcheck solve two-layer-experiment m=10000 --until 5 --tolerance 1e-8 --samples 2 --threads 1
From the same start, for times at equal error (WholeRunBenchmark reads START and writes REFERENCE):
    python two_layer_run.py --write START; python two_layer_run.py --against START REFERENCE TOLERANCE
Needs the packages of requirements.txt, and scipy.
"""

import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

M, N, STEPS = 10_000, 1000, 200


class Field:
    def __init__(self, x, y, block=128):
        self.x, self.y, self.block = x, y, block
        self.keep = np.empty((M, N))
        self.calls = 0

    def __call__(self, t, state):
        self.calls += 1
        a, w = state[:M], state[M:]
        f = np.zeros(N)
        for k in range(0, M, self.block):
            s = self.keep[k:k + self.block]
            np.multiply(w[k:k + self.block, None], self.x, out=s)
            np.tanh(s, out=s)
            f += a[k:k + self.block] @ s
        e = (f - self.y) / N
        ex = e * self.x
        out = np.empty_like(state)
        for k in range(0, M, self.block):
            s = self.keep[k:k + self.block]
            out[k:k + len(s)] = -(s @ e)
            square = np.multiply(s, s, out=s)
            out[M + k:M + k + len(s)] = -a[k:k + len(s)] * (ex.sum() - square @ ex)
        return out


def loss(state, x, y):
    f = np.zeros(N)
    for k in range(0, M, 128):
        f += state[k:min(k + 128, M)] @ np.tanh(np.outer(state[M + k:M + min(k + 128, M)], x))
    return ((f - y) ** 2).sum() / (2 * N)


def against(start, reference, tolerance):
    """One SciPy run from a given start, its time and its error."""
    x = np.linspace(-15, 15, N)
    y = np.tanh(x + 7.5) + np.tanh(x) + np.tanh(x - 7.5)
    field = Field(x, y)
    field(0, start)
    field.calls = 0
    began, before = time.perf_counter(), time.process_time()
    run = solve_ivp(field, (0, 5), start, method="DOP853", rtol=tolerance, atol=1e-2 * tolerance, t_eval=[5])
    seconds, processor = time.perf_counter() - began, time.process_time() - before
    error = np.linalg.norm(run.y[:, -1] - reference) / np.linalg.norm(reference)
    print(f"scipy {sys.modules['scipy'].__version__} DOP853, numpy {np.__version__}, {tolerance:.0e}: {field.calls} evaluations, "
          f"error {error:.1e}: {seconds:.2f} s, processor {processor:.2f} s", flush=True)


def main():
    if sys.argv[1:2] == ["--write"]:
        (np.random.default_rng(1).standard_normal(2 * M) / M).astype("<f8").tofile(sys.argv[2])
        return
    if sys.argv[1:2] == ["--against"]:
        against(np.fromfile(sys.argv[2], "<f8"), np.fromfile(sys.argv[3], "<f8"), float(sys.argv[4]))
        return
    x = np.linspace(-15, 15, N)
    y = np.tanh(x + 7.5) + np.tanh(x) + np.tanh(x - 7.5)
    start = np.random.default_rng(1).standard_normal(2 * M) / M
    field = Field(x, y)
    began = time.perf_counter()
    run = solve_ivp(field, (0, 5), start, method="DOP853", rtol=1e-8, atol=1e-10, t_eval=[5])
    seconds = time.perf_counter() - began
    print(f"scipy {sys.modules['scipy'].__version__} DOP853, numpy {np.__version__}: {seconds:.2f} s, {field.calls} evaluations, "
          f"loss {loss(run.y[:, -1], x, y):.12f}", flush=True)
    try:
        import torch
    except ImportError:
        print("torch is not installed")
        return
    xt, yt = torch.from_numpy(x), torch.from_numpy(y)
    a = torch.from_numpy(start[:M].copy()).requires_grad_()
    w = torch.from_numpy(start[M:].copy()).requires_grad_()
    began = time.perf_counter()
    for _ in range(STEPS):
        value = ((a @ torch.tanh(w[:, None] * xt) - yt) ** 2).sum() / (2 * N)
        value.backward()
        with torch.no_grad():
            for parameter in (a, w):
                parameter -= 0.001 * parameter.grad
                parameter.grad = None
    seconds = (time.perf_counter() - began) / STEPS
    print(f"torch {torch.__version__}, {torch.get_num_threads()} threads, autograd: {seconds * 1e3:.1f} ms a step, 5000 steps "
          f"{5000 * seconds:.0f} s, extrapolated from {STEPS}")


main()
