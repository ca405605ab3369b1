"""Writes data/npy: small files of every real dtype of NumPy in either byte order, and what is in them.

NumPy, and its own `numpy.save`. `values.csv` has a line for each file: the name without `.npy`, then the elements in
row-major order, integers with all their digits and floats as Python prints the float64.
"""

import os

import numpy as np

FOLDER = os.path.join(os.path.dirname(__file__), "..", "npy")
SHAPE = (3, 4)


def floats(kind):
    info = np.finfo(kind)
    return [0.5, -1.5, -0.0, np.nan, np.inf, -np.inf, info.max, info.tiny, info.smallest_subnormal, 0.1, 1 / 3, -2.75]


def integers(kind):
    info = np.iinfo(kind)
    small = [0, 1, 2, 90, 100, 127, info.min // 2, info.max // 2 + 1]
    return small + [info.min, info.max - info.max % 4096, 2 ** min(info.bits - 2, 53), 7]


def save(name, array, lines):
    np.save(os.path.join(FOLDER, name + ".npy"), array)
    print_element = lambda x: str(int(x)) if array.dtype.kind in "iub" else repr(float(x))
    lines.append(",".join([name] + [print_element(x) for x in array.ravel()]))


def main():
    os.makedirs(FOLDER, exist_ok=True)
    lines = []
    for order, name in [("<", "little"), (">", "big")]:
        for kind in ["f2", "f4", "f8"]:
            save(f"{kind}_{name}", np.array(floats(kind), order + kind).reshape(SHAPE), lines)
        for kind in ["i2", "i4", "i8", "u2", "u4", "u8"]:
            save(f"{kind}_{name}", np.array(integers(kind), order + kind).reshape(SHAPE), lines)
    for kind in ["i1", "u1"]:
        info = np.iinfo(kind)
        save(kind, np.array([*range(8), 90, 127, info.min, info.max], kind).reshape(SHAPE), lines)
    save("b1", np.array([i % 3 == 0 for i in range(12)]).reshape(SHAPE), lines)
    save("f2_fortran", np.asfortranarray(np.array(floats("f2"), "<f2").reshape(SHAPE)), lines)
    many = np.array([1, 2, 3, 4, 5, 6, 7, 2**53 + 1, 2**53, 2**53 + 3, 11, 12])
    save("i8_inexact", many.reshape(SHAPE), lines)
    one = np.array([2**64 - 1 if i == 5 else i for i in range(12)], ">u8")
    save("u8_inexact_fortran", np.asfortranarray(one.reshape(SHAPE)), lines)
    with open(os.path.join(FOLDER, "values.csv"), "w") as out:
        out.write("\n".join(lines) + "\n")


main()
