"""Makes the array files beside this script and the faulty ones in bad/data (NumPy 2.4.6); run it in this folder."""
import struct
import zipfile

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
np.save("single.npy", np.linspace(0, 1, 5))

bad = "../../../../bad/data/"
np.savez(bad + "pickled.npz", a=np.array([1.0]), b=np.array([{"x": 1}, None], dtype=object))
np.savez(bad + "complex.npz", z=np.array([1 + 2j]))
np.savez(bad + "structured.npz", s=np.zeros(2, dtype=[("x", "<f8"), ("y", "<i4")]))
np.savez(bad + "text.npz", t=np.array(["one", "two"]))
np.savez(bad + "too-precise.npz", n=np.array([2**53 + 1]))
np.savez(bad + "wrong-shape.npz", a=np.zeros(3), b=np.zeros((3, 2)), c=np.zeros(3))
with open("three-layer.npz", "rb") as whole, open(bad + "cut-off.npz", "wb") as cut:
    cut.write(whole.read(500))
with zipfile.ZipFile(bad + "too-large.npz", "w") as archive:
    header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000, 1000000), }".ljust(117) + "\n"
    archive.writestr(zipfile.ZipInfo("a.npy"), b"\x93NUMPY\x01\x00" + struct.pack("<H", 118) + header.encode())
with zipfile.ZipFile(bad + "document.npz", "w") as archive:
    archive.writestr(zipfile.ZipInfo("word/document.xml"), "<w:document/>")
