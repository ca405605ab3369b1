"""Arrays that are not drawn yet."""

import pickle

import numpy as np
import pytest

from vonmises import Key, LazySamples, npy, sample

KEY = Key(42)
LOCS = np.array([0.0, 1.0, 2.0])


def both(shape=(20, 30, 3), dtype=np.float64, key=KEY):
    """A draw, and the same array drawn."""
    concentration = np.linspace(0, 50, 30)[:, None].astype(dtype)
    locs = LOCS.astype(dtype)
    return LazySamples(key, locs, concentration, shape), sample(key, locs, concentration, shape)


def test_what_an_array_has():
    lazy, drawn = both(dtype=np.float32)
    assert (lazy.shape, lazy.dtype, lazy.ndim, lazy.size, lazy.nbytes, len(lazy)) == (
        drawn.shape,
        drawn.dtype,
        drawn.ndim,
        drawn.size,
        drawn.nbytes,
        len(drawn),
    )
    assert np.array_equal(np.asarray(lazy), drawn)
    assert np.asarray(lazy, dtype="f8").dtype == np.float64
    assert repr(lazy) == "<LazySamples of shape (20, 30, 3), float32>"
    with pytest.raises(ValueError, match="no memory to share"):
        lazy.__array__(copy=False)  # what NumPy 2 calls for `asarray(lazy, copy=False)`
    with pytest.raises(TypeError, match="without axes"):
        len(LazySamples(KEY, 0.0, 1.0))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_indices_are_those_of_the_array(dtype):
    lazy, drawn = both(dtype=dtype)
    whole = slice(None)
    for index in (
        7,
        -1,
        (3, 4, 2),
        (-3, -4, -2),
        ...,
        (),
        (..., 1),
        (2, ..., 1),
        slice(3, 8),
        (whole, slice(5, 25)),
        (whole, whole, slice(1, 2)),
        (slice(4, 19, 3), slice(None, None, -1), 0),
        (slice(None, None, -7), 29, slice(2, None, -2)),
        (slice(8, 3), whole),
        (slice(3, 100), slice(-5, None)),
        (np.int64(3), np.int32(4)),
    ):
        found, expected = lazy[index], drawn[index]
        assert found.dtype == expected.dtype and found.shape == expected.shape
        assert found.tobytes() == np.ascontiguousarray(expected).tobytes(), index
    for bad in (20, -21, (0, 30), (0, 0, 0, 0), (..., ...)):
        with pytest.raises(IndexError):
            lazy[bad]
    for bad in ([1, 2], np.array([True] * 20), "a", 1.5, None):
        with pytest.raises(TypeError, match="pick samples that are not drawn yet"):
            lazy[bad]
    with pytest.raises(ValueError, match="zero"):
        lazy[::0]


def test_wide_steps():
    """What lies between the steps is not drawn, or not all at once."""
    concentration = np.linspace(0, 50, 700)
    lazy = LazySamples(KEY, 0.5, concentration, (20_000, 700))
    drawn = lazy[...]
    whole = slice(None)
    for index in (
        slice(None, None, 300),
        slice(None, None, -7001),
        (slice(3, None, 301), slice(None, None, 299)),
        (slice(None, None, 3), slice(None, None, -2)),
        (slice(None, None, -5), 17),
        (whole, slice(5, None, 400)),
        (slice(19_000, 10, -400), slice(650, 20, -300)),
    ):
        assert lazy[index].tobytes() == np.ascontiguousarray(drawn[index]).tobytes(), index
    huge = LazySamples(KEY, 0.5, 2.0, 10**15)
    few = huge[:: 10**13]
    assert few.shape == (100,) and few[7] == huge[7 * 10**13]


def test_far_inside_a_huge_array():
    lazy = LazySamples(KEY, LOCS, 5.0, (10**12, 3))
    words = np.array([3 * 10**11 + i for i in range(6)], dtype=np.uint64)
    assert lazy[10**11 : 10**11 + 2].shape == (2, 3)
    out = np.empty(6)
    lazy.fill(out, int(words[0]))
    assert np.array_equal(out.reshape(2, 3), lazy[10**11 : 10**11 + 2])
    assert np.array_equal(out.reshape(2, 3)[:, 1:], lazy[10**11 : 10**11 + 2, 1:])
    with pytest.raises(MemoryError):
        lazy[...]


def test_fill():
    lazy, drawn = both()
    out = np.zeros(drawn.size)
    lazy.fill(out)
    assert np.array_equal(out, drawn.ravel())
    grid = np.zeros((10, 5))
    lazy.fill(grid, start=100)
    assert np.array_equal(grid.ravel(), drawn.ravel()[100:150])
    with pytest.raises(ValueError, match="elements 1790 and on, 50 in number, of an array that has 1800"):
        lazy.fill(grid, 1790)
    with pytest.raises(TypeError, match="float64"):
        lazy.fill(np.zeros(3, np.float32))
    with pytest.raises(ValueError, match="row-major"):
        lazy.fill(np.zeros((6, 6))[:, ::2])
    constant = np.zeros(3)
    constant.flags.writeable = False
    with pytest.raises(ValueError, match="writeable"):
        lazy.fill(constant)


def test_fill_a_memory_map(tmp_path):
    lazy, drawn = both((500, 30, 3))
    target = np.lib.format.open_memmap(tmp_path / "x.npy", "w+", lazy.dtype, lazy.shape)
    lazy.fill(target)
    target.flush()
    assert np.array_equal(np.load(tmp_path / "x.npy"), drawn)


def test_keys():
    lazy, drawn = both((4, 30, 3), key=KEY.split(4))
    assert np.array_equal(lazy[1:3, ::2], drawn[1:3, ::2])
    assert lazy.key == KEY.split(4)


def test_fingerprints():
    lazy, _ = both()
    again, _ = both()
    assert lazy.fingerprint == again.fingerprint
    assert lazy.fingerprint != both(dtype=np.float32)[0].fingerprint
    assert lazy.fingerprint != LazySamples(KEY, LOCS, 5.0, (20, 30, 3)).fingerprint


def test_pickles():
    single, keys = both(dtype=np.float32)[0], both((4, 30, 3), key=KEY.split(4))[0]
    for lazy in (both()[0], single, LazySamples(KEY, 7.0, np.float32(2)), keys):
        for protocol in (2, pickle.HIGHEST_PROTOCOL):
            copy = pickle.loads(pickle.dumps(lazy, protocol))
            assert copy.fingerprint == lazy.fingerprint and copy.dtype == lazy.dtype
            assert np.array_equal(copy[...], lazy[...])


def test_files(tmp_path):
    lazy, drawn = both()
    lazy.save(tmp_path / "x.npy")
    assert np.array_equal(np.load(tmp_path / "x.npy"), drawn)
    with pytest.raises(FileExistsError):
        lazy.save(tmp_path / "x.npy")
    lazy.save(str(tmp_path / "x.npy"), overwrite=True)
    parts = [tmp_path / f"part{index}.npy" for index in range(3)]
    for index, part in enumerate(parts):
        lazy.save(part, shard=(index, 3))
    npy.join(tmp_path / "joined.npy", parts[::-1])
    assert (tmp_path / "joined.npy").read_bytes() == (tmp_path / "x.npy").read_bytes()
    with pytest.raises(ValueError, match="3"):
        lazy.save(tmp_path / "y.npy", shard=(3, 3))
    with pytest.raises(FileNotFoundError):
        lazy.save(tmp_path / "no" / "folder.npy")
    assert not (tmp_path / "y.npy").exists()


def test_bad_arguments():
    with pytest.raises(ValueError, match=r"concentration\[1\] = -1.0"):
        LazySamples(KEY, 0.0, [1.0, -1.0], (10**12, 2))
    with pytest.raises(ValueError, match="do not broadcast"):
        LazySamples(KEY, LOCS, 1.0, (3, 4))
    with pytest.raises(MemoryError):
        LazySamples(KEY, 0.0, 1.0, (10**10, 10**10))
