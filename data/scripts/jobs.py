"""Known answers of JAX's keys, and the sampling jobs of the example computed from JAX's own bits.

The jobs are those of a walk through `jit`, `vmap` and `pmap` with von Mises sampling, plus one that
resamples real wind directions. JAX supplies keys and bits; `vonmises_reference` the quantile.
"""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import jax
import mpmath as mp
import numpy as np
from jax import random

import exact
from vonmises_reference import samples

jax.config.update("jax_enable_x64", True)  # else uint64 silently becomes uint32
jax.config.update("jax_platforms", "cpu")

DATA = Path(__file__).resolve().parents[1]
SEEDS = (0, 1, 42, 2**31, 2**32 + 5, 2**63 - 1)
RAW_KEY = (0x13198A2E, 0x03707344)
FOLDS = (0, 1, 7, 2**31, 2**32 - 1)
DRAWS = 1000
RANGE_DRAWS = 200
RANGE = (-2.5, 0.75)

Arrays = dict[str, np.ndarray]


def rows(answer: Callable[[jax.Array], jax.Array]) -> np.ndarray:
    """Return the answer for each key, `SEEDS` first, then `RAW_KEY`."""
    keys = [random.PRNGKey(seed) for seed in SEEDS]
    keys.append(jax.numpy.array(RAW_KEY, dtype=np.uint32))
    return np.stack([np.asarray(answer(key)) for key in keys])


def fold_in_all(key: jax.Array) -> jax.Array:
    """Return the key folded with each of `FOLDS`."""
    return jax.numpy.stack([random.fold_in(key, np.uint32(data)) for data in FOLDS])


def float_answers(name: str, dtype: type[np.floating]) -> Arrays:
    """Return the uniform and normal answers of one type."""
    low, high = RANGE
    return {
        f"uniform_{name}": rows(lambda key: random.uniform(key, (DRAWS,), dtype)),
        f"uniform_{name}_range": rows(
            lambda key: random.uniform(key, (RANGE_DRAWS,), dtype, low, high)
        ),
        f"normal_{name}": rows(lambda key: random.normal(key, (DRAWS,), dtype)),
    }


def key_answers() -> Arrays:
    """Return the answers of jax.random, one row for each key."""
    return {
        "keys": rows(lambda key: key),
        "split_7": rows(lambda key: random.split(key, 7)),
        "split_2x3": rows(lambda key: random.split(key, (2, 3))),
        "fold_in": rows(fold_in_all),
        "bits32": rows(lambda key: random.bits(key, (DRAWS,), np.uint32)),
        "bits64": rows(lambda key: random.bits(key, (DRAWS,), np.uint64)),
        **float_answers("f32", np.float32),
        **float_answers("f64", np.float64),
    }


def draw(
    key: jax.Array,
    loc: float | np.ndarray,
    kappa: float,
    shape: tuple[int, ...],
    word: type[np.unsignedinteger] = np.uint64,
) -> np.ndarray:
    """Return von Mises samples: f64 from 64-bit words, f32 from 32-bit words."""
    return samples(np.asarray(random.bits(key, shape, word)), loc, kappa)


def lanes(
    keys: jax.Array, locs: Iterable[float], kappas: Iterable[float], count: int
) -> np.ndarray:
    """Return `count` samples per (key, loc, kappa), stacked."""
    return np.stack([draw(*lane, (count,)) for lane in zip(keys, locs, kappas, strict=True)])


def wind_directions() -> list[float]:
    """Return the observed directions at Col de la Roa, in radians."""
    with open(DATA / "observations" / "wind_col_de_la_roa.csv", encoding="utf-8", newline="") as file:
        return [float(row["direction_rad"]) for row in csv.DictReader(file)]


def wind_fit() -> tuple[float, float]:
    """Return the maximum-likelihood (loc, concentration) of the wind, each rounded once."""
    with mp.workdps(exact.DIGITS):
        angles = [mp.mpf(x) for x in wind_directions()]
        sine, cosine = mp.fsum(map(mp.sin, angles)), mp.fsum(map(mp.cos, angles))
        variance = 1 - mp.hypot(sine, cosine) / len(angles)
        return float(mp.atan2(sine, cosine)), float(exact.concentration(variance))


def network_draw(key: jax.Array) -> np.ndarray:
    """Return one lane of the network job: 8 inputs of 2 ones through the two-parameter model."""
    inputs = np.ones((8, 2))
    concentration = float(np.exp(0.3 + 0.5))
    return draw(key, inputs * [0.5, -0.5], concentration, inputs.shape)


def jobs() -> Arrays:
    """Return every job's samples by file name; key 42 unless a comment says otherwise."""
    key = random.PRNGKey(42)
    devices = random.split(key, 4)
    quarter = np.pi / 4
    wind_loc, wind_concentration = wind_fit()
    tens = [
        lanes(random.split(device, 10), [d * quarter] * 10, np.arange(1.0, 11.0), 1000)
        for d, device in enumerate(devices)
    ]
    return {
        "direct": draw(key, 0.0, 5.0, (10_000,)),
        "direct_f32": draw(key, 0.0, 5.0, (10_000,), np.uint32),
        "vmap": lanes(
            random.split(key, 5),
            [0.0, np.pi / 4, np.pi / 2, 3 * np.pi / 4, np.pi],
            [0.5, 1.0, 2.0, 5.0, 10.0],
            1000,
        ),
        "pmap": lanes(
            devices, [0.0, np.pi / 4, np.pi / 2, 3 * np.pi / 4], [1.0, 2.0, 5.0, 10.0], 1000
        ),
        "pmap_vmap": np.stack(tens),
        "nn": np.stack([network_draw(device) for device in devices]),
        "wind": draw(random.PRNGKey(7), wind_loc, wind_concentration, (100_000,)),  # key 7
    }
