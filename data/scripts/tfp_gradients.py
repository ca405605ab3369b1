"""Write `data/reference/tfp_gradient.csv`: derivatives of samples in the concentration, TFP's and exact ones.

Run `python data/scripts/tfp_gradients.py` in an environment of its own (`requirements-tfp.txt`): TFP 0.25 needs an older
JAX than the other scripts. TFP's derivative is what its sampler returns for a sample that lies at this angle; the script
first compares it with what `jax.jvp` says of samples that TFP draws itself. The angles are quantiles of JAX's words,
rounded to the type, so that a draw with the same key has the same angles.
"""

from collections.abc import Iterator
from pathlib import Path

import jax
import mpmath as mp
import numpy as np
from tensorflow_probability.substrates.jax.distributions import VonMises
from tensorflow_probability.substrates.jax.distributions import von_mises as tfp

import exact
from tables import Row, argument, value

jax.config.update("jax_enable_x64", True)

FILE = Path(__file__).resolve().parents[1] / "reference" / "tfp_gradient.csv"
SEED = 1
COUNT = 10_000
# TFP changes its method at 10.5.
CONCENTRATIONS = (0, 1e-12, 0.01, 0.1, 1, 5, 9.9, 10.1, 10.4, 10.6, 20, 100, 1e4, 1e6, 1e8)
# Words by size, from the smallest on: both ends and the middle.
BELOW = (0, 1, 3, 10, 30, 100, 300, 1000, 2000, 3000, 4000, 4900)
RANKS = (*BELOW, *(COUNT - 1 - rank for rank in reversed(BELOW)))
TYPES = {64: np.float64, 32: np.float32}


def tfp_slopes(angles: np.ndarray, kappa: np.floating) -> np.ndarray:
    """Return the derivatives that TFP's sampler returns with samples at these angles, the location being 0."""
    lifted = np.full_like(angles, max(kappa, np.finfo(angles.dtype).tiny))  # as the class does
    return np.asarray(tfp._von_mises_sample_bwd(None, (lifted, angles), np.ones_like(angles))[0])


def check(kappa: np.floating) -> None:
    """Check that these are the derivatives of samples that TFP draws itself."""
    key = jax.random.PRNGKey(SEED)
    draw = lambda concentration: VonMises(np.zeros_like(kappa), concentration).sample(COUNT, seed=key)
    samples, slopes = map(np.asarray, jax.jvp(draw, (kappa,), (np.ones_like(kappa),)))
    np.testing.assert_array_equal(slopes, tfp_slopes(samples, kappa))


def rows(bits: int) -> Iterator[Row]:
    """Yield the rows of a type."""
    words = [int(word) for word in jax.random.bits(jax.random.PRNGKey(SEED), (COUNT,), f"uint{bits}")]
    order = sorted(range(COUNT), key=words.__getitem__)
    for kappa in map(TYPES[bits], CONCENTRATIONS):
        check(kappa)
        concentration = mp.mpf(float(kappa))
        angles = []
        for index in (order[rank] for rank in RANKS):
            word, top = words[index], words[index] >> (bits - 1)
            tail = mp.ldexp(2 * (word ^ (2**bits - 1) if top else word) + 1, -bits - 1)
            angles.append(float(exact.upper_quantile(tail, concentration)) * (1 if top else -1))
        rounded = np.array(angles, TYPES[bits])
        slopes = tfp_slopes(rounded, kappa)
        for rank, angle, slope in zip(RANKS, map(float, rounded), map(float, slopes), strict=True):
            exactly = exact.slope_of_angle(mp.mpf(abs(angle)), concentration) * (1 if angle > 0 else -1)
            yield [str(bits), argument(kappa), str(order[rank]), argument(angle), argument(slope), value(exactly)]


def main() -> None:
    """Write the table."""
    with mp.workdps(exact.DIGITS + exact.GUARD):
        table = [row for bits in TYPES for row in rows(bits)]
    lines = ["bits,concentration,index,angle,tfp,exact", *(",".join(row) for row in table)]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"reference/{FILE.name} {len(table)} rows")


if __name__ == "__main__":
    main()
