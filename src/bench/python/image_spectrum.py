"""The leading right singular vector of Z on real images, by NumPy: cosines with the constant vector, by choices.

Usage: python image_spectrum.py FOLDER [DRAWS] [SEED]     the folder with the official files of MNIST and CIFAR-10

A draw is of 500 images at random without replacement. Z is that of (35) and (70) of the paper on the initial
condensation of convolutional networks: kernels of m x m, real labels 0 to 9, a last column of biases or none. Each line
gives the mean +- deviation over the draws of the cosine of each channel's part of v_1, and of the ratio s_1/s_2.
flowcheck reads the same files by its own code, draws other images, and judges the same numbers in its claims cn-10,
cn-10c, cn-10t and cn-10v.
"""

import gzip
import pathlib
import sys

import numpy as np

IMAGES = 500


def content(folder, name):
    """The bytes of a file, packed or not."""
    plain = folder / name
    return plain.read_bytes() if plain.exists() else gzip.open(folder / (name + ".gz")).read()


def mnist(folder, part):
    pixels = np.frombuffer(content(folder, part + "-images-idx3-ubyte"), np.uint8, offset=16)
    labels = np.frombuffer(content(folder, part + "-labels-idx1-ubyte"), np.uint8, offset=8)
    return pixels.reshape(-1, 1, 28, 28), labels


def cifar(folder):
    names = sorted({path.name.removesuffix(".gz") for path in folder.glob("data_batch_*.bin*")})
    records = np.concatenate([np.frombuffer(content(folder, name), np.uint8).reshape(-1, 3073) for name in names])
    return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0]


def matrix(z, m, mean_label, bias):
    channels, rows, columns = z.shape
    height, width = rows - m + 1, columns - m + 1
    blocks = [z[c, p:p + height, q:q + width].ravel() for c in range(channels) for p in range(m) for q in range(m)]
    return np.stack(blocks + ([np.full(height * width, mean_label)] if bias else []), 1)


def line(name, data, draws, seed, mean=0.0, deviation=1.0, m=3, bias=True, centred=False, padded=False):
    images, labels = data
    shape = (-1, 1, 1)
    mean, deviation = np.reshape(mean, shape), np.reshape(deviation, shape)
    random = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        chosen = random.choice(len(labels), IMAGES, replace=False)
        x = (images[chosen] / 255 - mean) / deviation
        y = labels[chosen].astype(float)
        if centred:
            y -= y.mean()
        z = np.tensordot(y, x, 1) / IMAGES
        if padded:
            z = np.pad(z, ((0, 0), (m // 2, m // 2), (m // 2, m // 2)))
        _, s, v = np.linalg.svd(matrix(z, m, y.mean(), bias), full_matrices=False)
        parts = v[0][:z.shape[0] * m * m].reshape(z.shape[0], -1)
        found.append([*np.abs(parts.sum(1)) / m / np.linalg.norm(parts, axis=1), s[0] / s[1]])
    found = np.array(found)
    cells = [f"{a:.5f} +- {d:.5f}" for a, d in zip(found.mean(0)[:-1], found.std(0, ddof=1)[:-1])]
    print(f"{name:<44} {'  '.join(cells)}   {found[:, -1].mean():.2f} +- {found[:, -1].std(ddof=1):.2f}", flush=True)


def main():
    folder = pathlib.Path(sys.argv[1])
    draws = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    usual = dict(mean=0.1307, deviation=0.3081)
    data = mnist(folder, "train")
    print("MNIST")
    line("standardised", data, draws, seed, **usual)
    line("standardised, test images", mnist(folder, "t10k"), draws, seed, **usual)
    line("standardised, no bias", data, draws, seed, bias=False, **usual)
    line("standardised, 5 x 5", data, draws, seed, m=5, **usual)
    line("standardised, labels centred", data, draws, seed, centred=True, **usual)
    line("standardised, images padded by zeros", data, draws, seed, padded=True, **usual)
    line("between 0 and 1", data, draws, seed)
    line("between 0 and 1, no bias", data, draws, seed, bias=False)
    line("between -1 and 1", data, draws, seed, mean=0.5, deviation=0.5)
    own = dict(mean=[0.4914, 0.4822, 0.4465], deviation=[0.2470, 0.2435, 0.2616])
    half = dict(mean=0.5, deviation=0.5)
    data = cifar(folder)
    print(f"CIFAR-10, {len(data[1])} training images")
    line("between -1 and 1", data, draws, seed, **half)
    line("between -1 and 1, no bias", data, draws, seed, bias=False, **half)
    line("between -1 and 1, 5 x 5", data, draws, seed, m=5, **half)
    line("between -1 and 1, labels centred", data, draws, seed, centred=True, **half)
    line("between -1 and 1, images padded by zeros", data, draws, seed, padded=True, **half)
    line("standardised by channel", data, draws, seed, **own)
    line("standardised by channel, no bias", data, draws, seed, bias=False, **own)
    line("between 0 and 1", data, draws, seed)


main()
