"""The right-hand side of a two-layer convolutional network in PyTorch: the peer of ConvolutionSpeed.

    f_i = sum a * tanh(conv2d(x_i, W) + c),  loss sum (f_i - y_i)^2 / (2 n), its gradient by backward

Double precision, n = 500 images of 28 x 28, M = 32 kernels of 3 x 3. Written as one would, and with images in chunks
whose hidden maps stay in a cache, gradients added up: the quickest of all counts.

Usage: python cnn_field.py [rounds [threads ...]]
Needs the packages of requirements.txt.
"""

import sys
import time

import torch

N, WIDTH, KERNELS, KERNEL = 500, 28, 32, 3
HIDDEN = WIDTH - KERNEL + 1
CHUNKS = (N, 100, 20, 5)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    counts = [int(count) for count in sys.argv[2:]] or [1, 2]
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(1)
    x, y = torch.rand(N, 1, WIDTH, WIDTH), torch.randn(N)
    weights = [torch.randn(KERNELS, 1, KERNEL, KERNEL) / KERNELS, torch.randn(KERNELS) / KERNELS,
               torch.randn(KERNELS, HIDDEN, HIDDEN) / KERNELS]
    for weight in weights:
        weight.requires_grad_()

    def gradient(chunk):
        for weight in weights:
            weight.grad = None
        kernels, biases, output = weights
        for first in range(0, N, chunk):
            hidden = torch.tanh(torch.nn.functional.conv2d(x[first:first + chunk], kernels, biases))
            e = torch.tensordot(hidden, output, dims=3) - y[first:first + chunk]
            ((e ** 2).sum() / (2 * N)).backward()
        return [weight.grad for weight in weights]

    best = {}
    whole = gradient(N)
    for chunk in CHUNKS:
        for one, other in zip(whole, gradient(chunk)):
            assert torch.allclose(one, other, rtol=1e-9, atol=1e-12)
    for _ in range(rounds):
        for threads in counts:
            torch.set_num_threads(threads)
            for chunk in CHUNKS:
                began, before = time.perf_counter(), time.process_time()
                gradient(chunk)
                times = time.perf_counter() - began, time.process_time() - before
                known = best.get((threads, chunk), times)
                best[threads, chunk] = tuple(map(min, known, times))
    print(f"torch {torch.__version__}, n = {N}, M = {KERNELS}, {KERNEL} x {KERNEL}, {WIDTH} x {WIDTH}")
    for (threads, chunk), (seconds, processor) in best.items():
        print(f"{threads} thread(s), chunks of {chunk}: {seconds * 1e3:.1f} ms, processor {processor * 1e3:.1f} ms",
              flush=True)


main()
