"""Gradient descent of the paper's 1-200-200-1 network, beside `flowcheck solve three-layer-experiment`.

m = 200, n = 100 points uniform in [-pi, pi], y = tanh x, weights N(0, 1/200^4), steps of 0.005 in double precision, the
loss (1/2n) sum of squared residuals. STEPS steps are made and timed, the rest up to the time given is extrapolated from
them: time/0.005 steps.

Usage: python three_layer_run.py [time]; the same run here:
    flowcheck solve three-layer-experiment --until 3000 --tolerance 1e-8 --threads 2
Needs the packages of requirements.txt.
"""

import math
import sys
import time

import torch

M, N, STEP, STEPS, WARM = 200, 100, 0.005, 1000, 100


def main():
    until = float(sys.argv[1]) if len(sys.argv) > 1 else 3000.0
    torch.manual_seed(1)
    torch.set_default_dtype(torch.float64)
    x = (2 * torch.rand(N, 1) - 1) * math.pi
    y = torch.tanh(x[:, 0])
    weights = [torch.randn(M) / M**2, torch.randn(M, M) / M**2, torch.randn(M, 1) / M**2]
    for weight in weights:
        weight.requires_grad_()

    def steps(count):
        for _ in range(count):
            a, u, w = weights
            value = ((torch.tanh(torch.tanh(x @ w.T) @ u.T) @ a - y) ** 2).sum() / (2 * N)
            value.backward()
            with torch.no_grad():
                for weight in weights:
                    weight -= STEP * weight.grad
                    weight.grad = None
        return value.item()

    steps(WARM)
    began, before = time.perf_counter(), time.process_time()
    value = steps(STEPS)
    seconds, processor = time.perf_counter() - began, time.process_time() - before
    total = until / STEP
    print(f"torch {torch.__version__}, {torch.get_num_threads()} thread(s): {seconds:.2f} s for {STEPS} steps (processor "
          f"{processor:.2f} s), loss {value:.6f}; to t = {until:g}, {total:.0f} steps, extrapolated: "
          f"{seconds / STEPS * total:.0f} s, processor {processor / STEPS * total:.0f} s", flush=True)


main()
