"""Samples: the bytes of the program, for parameters of any kind."""

import os
import shutil
import subprocess

import numpy as np
import pytest

from vonmises import Key, sample, sample_with_grad

PROGRAM = os.environ.get("VONMISES_PROGRAM") or shutil.which("vonmises")
KEY = Key(42)


def draw_by_program(folder, loc, concentration, shape, dtype, key="--seed=42"):
    """What the program writes for these parameters: the bytes of Rust."""
    for name, values in (("loc", loc), ("concentration", concentration)):
        np.save(folder / f"{name}.npy", np.asarray(values, dtype))
    lengths = ",".join(map(str, shape))
    options = ["--loc=loc.npy", "--concentration=concentration.npy", f"--shape={lengths}", f"--dtype={dtype}"]
    options.append("--force")
    subprocess.run([PROGRAM, "sample", key, *options, "--out=x.npy"], check=True, cwd=folder, capture_output=True)
    return np.load(folder / "x.npy")


@pytest.mark.skipif(PROGRAM is None, reason="the program vonmises is not installed")
@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_bytes_of_the_program(tmp_path, dtype):
    rng = np.random.default_rng(1)
    for shape, loc_shape, concentration_shape in (
        ((7,), (), ()),
        ((5000,), (), (1,)),
        ((40, 50), (50,), (40, 1)),
        ((3, 4, 500), (3, 4, 500), (3, 1, 500)),
    ):
        loc = rng.uniform(-10, 10, loc_shape).astype(dtype)
        concentration = np.exp(rng.uniform(-5, 15, concentration_shape)).astype(dtype)
        expected = draw_by_program(tmp_path, loc, concentration, shape, dtype)
        drawn = sample(KEY, loc, concentration, shape)
        assert drawn.dtype == expected.dtype and drawn.tobytes() == expected.tobytes()
    np.save(tmp_path / "keys.npy", KEY.split(6).data)
    rows = draw_by_program(tmp_path, 0.5, [1.0, 5.0], (1000, 2), dtype, "--key=keys.npy")
    concentration = np.array([1.0, 5.0], dtype)
    assert sample(KEY.split(6), np.array(0.5, dtype), concentration, (6, 1000, 2)).tobytes() == rows.tobytes()


def layouts(values: np.ndarray):
    """The same numbers in other layouts, byte orders and containers."""
    yield "Fortran order", np.asfortranarray(values)
    yield "big-endian", values.astype(values.dtype.newbyteorder(">"))
    spread = np.zeros((values.shape[0] * 2, values.shape[1] * 3), values.dtype)
    spread[::2, ::3] = values
    yield "strided", spread[::2, ::3]
    yield "reversed", values[::-1, ::-1].copy()[::-1, ::-1]
    unaligned = np.frombuffer(b"x" + values.tobytes(), np.uint8)[1:].view(values.dtype).reshape(values.shape)
    yield "unaligned", unaligned
    constant = values.copy()
    constant.flags.writeable = False
    yield "read-only", constant
    yield "transposed", values.T.copy().T


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_layouts(dtype):
    rng = np.random.default_rng(2)
    for rows, columns in ((3, 4), (60, 70)):
        locs = rng.uniform(-3, 3, (rows, columns)).astype(dtype)
        concentrations = np.exp(rng.uniform(-3, 9, (rows, columns))).astype(dtype)
        expected = sample(KEY, locs, concentrations)
        assert expected.dtype == dtype
        for (name, loc), (_, concentration) in zip(layouts(locs), layouts(concentrations), strict=True):
            assert sample(KEY, loc, concentration).tobytes() == expected.tobytes(), name
    assert sample(KEY, locs.tolist(), concentrations.tolist()).dtype == np.float64


def test_types():
    single, double = np.zeros(3, np.float32), np.zeros(3)
    assert sample(KEY, 0.0, 1).dtype == np.float64
    assert sample(KEY, single, 1.0).dtype == np.float32
    assert sample(KEY, single, np.float64(1.0)).dtype == np.float64
    assert sample(KEY, single, double).dtype == np.float64
    assert sample(KEY, single.astype(np.float16), 2).dtype == np.float32
    assert sample(KEY, np.arange(3), np.ones(3, bool)).dtype == np.float64
    assert sample(KEY, double, 1.0, dtype="f4").dtype == np.float32
    assert sample(KEY, single, 1.0, dtype=float).dtype == np.float64
    assert sample(KEY, single, 1.0, dtype=np.dtype(">f8")).dtype == np.float64
    for bad in ("f2", "i4", complex, "longdouble"):
        with pytest.raises(TypeError, match="must be float32 or float64"):
            sample(KEY, 0.0, 1.0, dtype=bad)
    for bad in (1j, "a", None, [None, 1.0], np.longdouble(1), np.array(["x"])):
        with pytest.raises(TypeError):
            sample(KEY, bad, 1.0)
    with pytest.raises(TypeError, match="masked"):
        sample(KEY, np.ma.array([1.0, 2.0], mask=[True, False]), 1.0)


class Tensor:
    """What other frameworks offer to NumPy."""

    def __array__(self, dtype=None, copy=None):
        return np.array([0.5, 1.5], dtype)


def test_containers():
    expected = sample(KEY, [0.5, 1.5], 2.0)
    assert np.array_equal(sample(KEY, Tensor(), (2.0,)), expected)
    pandas = pytest.importorskip("pandas")
    assert np.array_equal(sample(KEY, pandas.Series([0.5, 1.5]), 2.0), expected)
    jax = pytest.importorskip("jax")
    with jax.experimental.enable_x64() if hasattr(jax.experimental, "enable_x64") else jax.enable_x64(True):
        assert np.array_equal(sample(KEY, jax.numpy.array([0.5, 1.5]), 2.0), expected)


def test_units_are_not_dropped():
    units = pytest.importorskip("astropy.units")
    with pytest.raises(TypeError, match="loc: an array with a unit, deg, is not accepted"):
        sample(KEY, [10.0, 20.0] * units.deg, 1.0)
    assert sample(KEY, ([10.0, 20.0] * units.deg).to_value("rad"), 1.0).shape == (2,)
    xarray = pytest.importorskip("xarray")
    described = xarray.DataArray([0.5, 1.5], attrs={"units": "radians"})
    assert np.array_equal(sample(KEY, described, 1.0), sample(KEY, [0.5, 1.5], 1.0))


def test_shapes():
    assert isinstance(sample(KEY, 0.0, 1.0), np.float64)
    assert sample(KEY, 0.0, 1.0, ()).shape == ()
    for shape in (3, (3,), [3], np.int64(3), np.array([3])):
        assert sample(KEY, 0.0, 1.0, shape).shape == (3,)
    assert sample(KEY, 0.0, 1.0, (0, 5)).shape == (0, 5)
    assert sample(KEY, np.zeros((3, 1)), np.ones(4)).shape == (3, 4)
    assert sample(KEY, np.zeros((3000, 1)), np.ones(4)).shape == (3000, 4)
    keys = KEY.split((2, 3))
    assert sample(keys, 0.0, 1.0).shape == (2, 3)
    rows = sample(keys, 0.0, 1.0, (2, 3, 4))
    assert np.array_equal(rows[1, 2], sample(keys[1, 2], 0.0, 1.0, 4))
    with pytest.raises(ValueError, match="do not broadcast"):
        sample(KEY, np.zeros(3), np.ones(4))
    with pytest.raises(ValueError, match="do not broadcast to shape"):
        sample(KEY, np.zeros(3), 1.0, 4)
    with pytest.raises(ValueError, match="must begin with theirs"):
        sample(keys, 0.0, 1.0, (3, 2))
    for bad in (-1, 10**30):
        with pytest.raises(ValueError, match="shape: .* is not a length"):
            sample(KEY, 0.0, 1.0, bad)
    for bad in (1.5, (2, "a"), "ab"):
        with pytest.raises(TypeError):
            sample(KEY, 0.0, 1.0, bad)
    with pytest.raises(MemoryError):
        sample(KEY, 0.0, 1.0, 10**15)


def test_bad_parameters():
    concentration = np.ones((300, 20))
    concentration[217, 3] = -0.5
    with pytest.raises(ValueError, match="must be finite and at least 0") as caught:
        sample(KEY, 0.0, concentration)
    assert (caught.value.argument, caught.value.index, caught.value.value) == ("concentration", (217, 3), -0.5)
    for loc in (np.nan, np.inf, -np.inf):
        with pytest.raises(ValueError, match="loc = .*: must be finite"):
            sample(KEY, loc, 1.0)
    with pytest.raises(ValueError, match="inf"):
        sample(KEY, 0.0, 1e300, dtype="f4")
    for key in (42, None, 1.5, "key"):
        with pytest.raises(TypeError):
            sample(key, 0.0, 1.0)


def test_purity():
    rng = np.random.default_rng(3)
    concentration = np.exp(rng.uniform(-3, 9, 5000))
    whole = sample(KEY, 0.3, concentration)
    assert np.array_equal(whole[:1000], sample(KEY, 0.3, concentration[:1000]))
    assert np.array_equal(whole.reshape(50, 100), sample(KEY, 0.3, concentration.reshape(50, 100)))
    assert np.array_equal(sample(KEY, 0.3, 2.0, 5000), sample(KEY, np.full(5000, 0.3), np.full(5000, 2.0)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_derivatives(dtype):
    concentration = np.geomspace(0.01, 1e4, 2000).astype(dtype)
    x, slope = sample_with_grad(KEY, dtype(0.2), concentration)
    assert x.tobytes() == sample(KEY, dtype(0.2), concentration).tobytes() and slope.dtype == dtype
    if dtype == np.float64:
        h = 1e-5 * concentration
        difference = (sample(KEY, 0.2, concentration + h) - sample(KEY, 0.2, concentration - h)) / (2 * h)
        assert np.max(np.abs(difference - slope) * concentration**1.5) < 1e-3 * 2
