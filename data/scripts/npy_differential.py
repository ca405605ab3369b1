"""Compares the `.npy` reader with NumPy's: `python data/scripts/npy_differential.py [FILES [SEED]]`.

Writes FILES (3000) small files to a temporary folder: arrays of every kind as `numpy.lib.format` writes them, with
headers spelled in other ways, and mutations of all of these, cut short, longer, or with other bytes. Then
`cargo xtask npy` reads them, and for each file one of these must hold:

- both read it, with the same shape, and the same numbers to the bit in double precision (but any NaN for a NaN);
- both refuse it;
- NumPy reads it, and it is one of the exceptions of `exception`, which the library's documentation states.

Prints how many files there are of each kind; the exit status is 0 only if there is no other.
"""

import collections
import io
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REAL = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"]
OTHER = ["c8", "c16", "U3", "S2", "M8[s]", "m8[D]", "V4", "g", "O", [("angle", "f8"), ("n", "i4")], ("f8", (2,))]
MAGIC = b"\x93NUMPY"

# A header of the grammar that the library reads: the three keys, each once, in any order, plain values, and comments
# behind the dictionary. Everything that numpy.save has ever written for real numbers has it, but for the lengths `3L`
# of Python 2 on Windows.
SPACE = r"[ \t\r\n]*"
DTYPE = r"'[<>|=]?(?:[fiu][1248]|b1)'".replace("'", "['\"]")
LENGTH = r"(?:0|[1-9][0-9]*)"
TUPLE = rf"\({SPACE}(?:{LENGTH}{SPACE},{SPACE}(?:{LENGTH}{SPACE},{SPACE})*(?:{LENGTH}{SPACE})?)?\)"
VALUES = {"descr": DTYPE, "fortran_order": "(?:True|False)", "shape": TUPLE}
ENTRY = "|".join(rf"['\"]{key}['\"]{SPACE}:{SPACE}{value}" for key, value in VALUES.items())
PLAIN = re.compile(
    rf"{SPACE}\{{{SPACE}(?:{ENTRY}){SPACE},{SPACE}(?:{ENTRY}){SPACE},{SPACE}(?:{ENTRY}){SPACE}(?:,{SPACE})?\}}"
    rf"{SPACE}(?:#[\x00-\x09\x0b\x0c\x0e-\x7f]*{SPACE})*"
)


def numbers(random_bits, kind, count):
    """Returns numbers of a dtype: any bits, and often small ones, which are exact in double precision."""
    if kind == "b1":
        return np.array([random_bits.random() < 0.5 for _ in range(count)], dtype=bool)
    dtype = np.dtype(kind)
    if random_bits.random() < 0.5 or dtype.kind == "f":
        return np.frombuffer(random_bits.randbytes(dtype.itemsize * count), dtype="<" + kind)
    return np.array([random_bits.randrange(100) for _ in range(count)], dtype="<" + kind)


def array(r):
    """Returns an array of random dtype, byte order, shape and memory order."""
    shape = tuple(r.choice([0, 1, 1, 2, 3, 5]) for _ in range(r.choice([0, 1, 1, 2, 2, 3, 7])))
    count = int(np.prod(shape, dtype=int))
    if r.random() < 0.1:
        kind = r.choice(OTHER)
        if kind == "O":
            return np.array([None] * count, dtype=object).reshape(shape)
        return np.zeros(shape, dtype=kind)
    x = numbers(r, r.choice(REAL), count).reshape(shape)
    x = x.astype(x.dtype.newbyteorder(r.choice("<>")))
    return np.asfortranarray(x) if r.random() < 0.3 else x


def with_header(version, text, data):
    """Returns a file with this text as its header."""
    length = len(text).to_bytes(2 if version == 1 else 4, "little", signed=False)
    return MAGIC + bytes([version, 0]) + length + text + data


def spelled(r, x):
    """Returns a file with a header in another spelling: order of keys, quotes, space, comments, padding."""
    descr = x.dtype.str if r.random() < 0.8 else r.choice(["=", "", "|"]) + x.dtype.str[1:]
    quote = r.choice(["'", '"'])
    space = lambda: r.choice(["", "", " ", "  ", "\n", "\t "])
    lengths = ("," + space()).join(map(str, x.shape)) + ("," if x.ndim == 1 or (x.ndim and r.random() < 0.3) else "")
    fortran = bool(x.flags.f_contiguous and not x.flags.c_contiguous)
    entries = [("descr", quote + descr + quote), ("fortran_order", str(fortran)), ("shape", f"({space()}{lengths})")]
    r.shuffle(entries)
    inside = ("," + space()).join(f"{quote}{key}{quote}{space()}:{space()}{value}" for key, value in entries)
    text = space() + "{" + space() + inside + r.choice(["", ",", ", "]) + "}"
    text += r.choice(["", "", " " * r.randrange(80), "  # a comment, 'of' {sorts}", "\n#\n# two\n"])
    return with_header(r.choice([1, 2, 3]), text.encode() + b"\n", x.tobytes("F" if fortran else "C"))


def written(r, x):
    """Returns a file as NumPy writes it."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        np.lib.format.write_array(out, x, version=r.choice([(1, 0), (1, 0), (2, 0), (3, 0), None]))
    return out.getvalue()


# What a part of a header is replaced by.
TOKENS = """{ } ( ) [ ] , : ' " # \\ True False None 0 1 2 3 -1 007 0x2 1_0 3L 1e3 2.0 (2,) (1,1) () ((2,)) 2**3 1+1 'f8' '<f8'
'>f8' '<i8' '|b1' '<f16' '<c16' '|O' '|S8' float64 'double' '<f9' 'descr' 'shape' 'fortran_order' 'more' b'<f8' u'<f8' '<f'
1152921504606846975 9223372036854775807 9223372036854775808 18446744073709551616 99999999999999999999999""".split()


def mutated(r, file):
    """Returns a file with some of its bytes changed, mostly in the header."""
    file = bytearray(file)
    for _ in range(r.choice([1, 1, 1, 2])):
        end = max(1, min(len(file), r.choice([70, 130, 200])))
        at, change = r.randrange(end), r.choice([0, 1, 2, 3, 4, 5, 5, 5, 5, 6, 7])
        if change == 0 and file:
            file[min(at, len(file) - 1)] = r.randrange(256)
        elif change == 1:
            del file[at : at + r.choice([1, 1, 2, 8])]
        elif change == 2:
            file[at:at] = r.randbytes(r.choice([1, 2, 8]))
        elif change == 3:
            del file[r.randrange(len(file) + 1) :]
        elif change == 4:
            file += r.randbytes(r.choice([1, 8, 100]))
        elif change == 5:
            words = list(re.finditer(rb"[\w<>|=']+|[^\s\w]", bytes(file[10:end])))
            if words:
                word = r.choice(words)
                file[10 + word.start() : 10 + word.end()] = r.choice(TOKENS).encode()
        elif change == 6:
            file[6:7] = bytes([r.choice([0, 1, 2, 3, 4])])
        else:
            file[8:10] = r.choice([0, 1, 10, 54, 118, 9999, 10000, 10001, 65535]).to_bytes(2, "little")
    return bytes(file)


def repaired(file):
    """Returns a file whose length of the header is that up to the first line break again."""
    end = file.find(b"\n", 10)
    if end < 0 or file[6:8] != b"\x01\x00":
        return file
    return file[:8] + (end + 1 - 10).to_bytes(2, "little") + file[10:]


def make(r):
    """Returns a file, and what it is called in the summary."""
    x = array(r)
    plain = x.dtype.kind in "fiub" and x.dtype.subdtype is None and r.random() < 0.4
    file = spelled(r, x) if plain else written(r, x)
    if r.random() < 0.4:
        return file
    file = mutated(r, file)
    return repaired(file) if r.random() < 0.8 else file


def load(path):
    """Returns what NumPy reads, and the size of header and data; or None if it refuses."""
    try:
        with warnings.catch_warnings(), open(path, "rb") as file:
            warnings.simplefilter("ignore")
            if file.read(len(MAGIC)) != MAGIC:
                return None  # numpy.load reads archives and pickled objects too
            file.seek(0)
            x = np.lib.format.read_array(file, allow_pickle=False)
            return x, file.tell()
    except Exception:
        return None


def header(file):
    """Returns the text of a header that NumPy has read."""
    wide = file[6] > 1
    start = 12 if wide else 10
    length = int.from_bytes(file[8:start], "little")
    return file[start : start + length].decode("latin1")


def exception(file, x, end):
    """Returns why the library may refuse what NumPy reads; None if there is no reason."""
    if x.dtype.kind not in "fiub" or x.dtype.itemsize > 8:
        return "no real numbers of at most 64 bits"
    if not PLAIN.fullmatch(header(file)):
        return "a header that numpy.save does not write"
    if x.dtype.kind == "b" and x.size and x.view(np.uint8).max() > 1:
        return "a truth value other than 0 and 1"
    if x.dtype.kind in "iu" and any(int(n) != int(float(n)) for n in x.flat):
        return "an integer that no float64 equals"
    if end != len(file):
        return "bytes behind the data"
    return None


def same(x, shape, bits):
    """Returns whether the numbers that NumPy read are those that the library did."""
    found = np.array([int(word, 16) for word in bits.split(",") if word], dtype=np.uint64).view(np.float64)
    with np.errstate(invalid="ignore"):  # of signalling NaNs
        expected = x.astype(np.float64).ravel()
    if ",".join(map(str, x.shape)) != shape or found.size != expected.size:
        return False
    equal_bits = found.view(np.uint64) == np.ascontiguousarray(expected).view(np.uint64)
    return bool(np.all(equal_bits | (np.isnan(found) & np.isnan(expected))))


def verdict(path, fields):
    """Returns the kind of a file, and whether it may be so."""
    file, loaded, refused = path.read_bytes(), load(path), fields[0] == "refused"
    if loaded is None:
        return ("both refuse", True) if refused else ("NumPy refuses", False)
    x, end = loaded
    reason = exception(file, x, end)
    if refused:
        return (f"refused: {reason}", True) if reason else (f"refused: {fields[1]}", False)
    if end != len(file):
        return "bytes behind the data were overlooked", False
    return ("equal", True) if same(x, *fields) else ("other numbers", False)


def main():
    count, seed = [*map(int, sys.argv[1:]), *[3000, 1][len(sys.argv) - 1 :]]
    r, kinds, wrong = random.Random(seed), collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        for index in range(count):
            (pathlib.Path(folder) / f"{index:06}.npy").write_bytes(make(r))
        run = ["cargo", "run", "--quiet", "--locked", "-p", "xtask", "npy", folder]
        lines = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
        assert len(lines) == count, "a line for each file"
        for line in lines:
            name, *fields = line.split("\t")
            kind, fine = verdict(pathlib.Path(folder) / name, fields)
            kinds[kind] += 1
            if not fine:
                wrong.append((name, kind, (pathlib.Path(folder) / name).read_bytes()[:200]))
    for kind, number in kinds.most_common():
        print(f"{number:6}  {kind}")
    for name, kind, start in wrong[:10]:
        print(f"{name}: {kind}: {start}")
    return 1 if wrong or kinds["equal"] < count / 5 else 0


if __name__ == "__main__":
    sys.exit(main())
