"""Makes the array files beside this script (NumPy 2.4.6); run it in this folder."""
import numpy as np

np.savez("three-layer.npz",
         a=np.array([1.0, -0.5, 0.25]),
         b=np.arange(9, dtype=float).reshape(3, 3) / 8,
         c=np.array([1e-300, np.inf, -0.0]))
np.savez_compressed("kinds.npz",
                    scalar=np.float64(2.5),
                    empty=np.zeros((0, 3)),
                    big_endian=np.array([1.5, -2.5], dtype=">f8"),
                    single=np.array([0.1, 2], dtype=np.float32),
                    bytes=np.array([0, 255], dtype=np.uint8),
                    signed=np.array([-128, 127], dtype=np.int8),
                    short=np.array([-2, 3], dtype="<i2"),
                    unsigned=np.array([2**32 - 1], dtype=np.uint32),
                    whole=np.array([-2**53, 2**53]),
                    truth=np.array([True, False]),
                    fortran=np.asfortranarray(np.arange(24, dtype=float).reshape(2, 3, 4)))
np.savez("pickled.npz", a=np.array([1.0]), b=np.array([{"x": 1}, None], dtype=object))
np.savez("complex.npz", z=np.array([1 + 2j]))
np.savez("structured.npz", s=np.zeros(2, dtype=[("x", "<f8"), ("y", "<i4")]))
np.savez("text.npz", t=np.array(["one", "two"]))
np.savez("too-precise.npz", n=np.array([2**53 + 1]))
np.save("single.npy", np.linspace(0, 1, 5))
