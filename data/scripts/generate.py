"""Write `data/jax/` and `data/reference/`: every fixed number the tests compare with.

Run `python data/scripts/generate.py` in an environment with `data/scripts/requirements.txt`, on x86-64, whose
`numpy.longdouble` has 64 bits of mantissa. Before anything is written the two pieces of mathematics
are checked against a third, adaptive quadrature with mpmath.
"""

import time

import mpmath as mp
import numpy as np

import exact
import jobs
import tables
from vonmises_reference import centred_quantile

JOB_CONCENTRATIONS = (0.5, 1.0, 2.0, 5.0, 10.0)
POINTS_EACH = 50
RANDOM_CONCENTRATIONS = 15
QUANTILE_TOLERANCE = 1e-17
TAIL_TOLERANCE = 1e-45


def quadrature(start: mp.mpf, stop: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return the probability of [start, stop] to 50 digits, by panels of one width."""
    with mp.workdps(exact.DIGITS + 10):
        stop = min(stop, start + 25 / mp.sqrt(kappa)) if kappa > 0 else stop
        panels = int(mp.ceil((stop - start) * mp.sqrt(1 + kappa)))
        edges = mp.linspace(start, stop, panels + 1)
        # The density is scaled by its value at `start`, so that a deep tail keeps its digits.
        scale = exact.log_density(start, kappa)
        ratio = mp.quad(
            lambda t: mp.exp(2 * kappa * mp.sin((start - t) / 2) * mp.sin((start + t) / 2)),
            edges,
            method="gauss-legendre",
        )
        return ratio * mp.exp(scale)


def random_words(rng: np.random.Generator, count: int) -> np.ndarray:
    """Return 64-bit words, half of them uniform and the rest crowding 0, 2^63 and 2^64."""
    words = rng.integers(0, 2**64, count, dtype=np.uint64)
    shifts = rng.integers(1, 64, count, dtype=np.uint64)
    half = np.uint64(2**63)
    short = words >> shifts
    kinds = [words, words, words, words, short, ~short, half + short, half - short]
    return np.choose(rng.integers(0, len(kinds), count), kinds)


def quantile_error(word: int, angle: np.longdouble, kappa: mp.mpf) -> mp.mpf:
    """Return the distance of `angle` from the true quantile, over max(|Q|, 1/sqrt(1 + kappa)).

    One Newton step with 50-digit quadrature from a point this close is the distance itself.
    """
    with mp.workdps(exact.DIGITS):
        small = min(word, 2**64 - 1 - word)
        p = (mp.mpf(small) + 0.5) / 2**64
        high = float(angle)
        theta = abs(mp.mpf(high) + mp.mpf(float(angle - high)))
        if 4 * p < 1:
            miss = quadrature(theta, mp.pi, kappa) - p
        else:
            miss = quadrature(mp.mpf(0), theta, kappa) - (mp.mpf(1) / 2 - p)
        wrong_side = theta if (angle > 0) != (word >= 2**63) else 0
        distance = abs(miss) / mp.exp(exact.log_density(theta, kappa)) + 2 * wrong_side
        return distance / max(theta, 1 / mp.sqrt(1 + kappa))


def check_quantile() -> float:
    """Return the largest error of the 80-bit quantile at 1,000 random points."""
    rng = np.random.default_rng(5)
    kappas = (*JOB_CONCENTRATIONS, *10 ** rng.uniform(-3, 3, RANDOM_CONCENTRATIONS))
    worst = mp.mpf(0)
    for kappa in map(float, kappas):
        words = random_words(rng, POINTS_EACH)
        angles = centred_quantile(words, kappa)
        worst = max(
            worst,
            *(quantile_error(int(w), q, mp.mpf(kappa)) for w, q in zip(words, angles, strict=True)),
        )
    return float(worst)


def check_tail() -> float:
    """Return the largest relative error of the tabulated tail against quadrature."""
    rng = np.random.default_rng(6)
    worst = mp.mpf(0)
    for kappa in map(mp.mpf, tables.CONCENTRATIONS):
        reach = min(np.pi, 36 / np.sqrt(float(kappa))) if kappa > 0 else np.pi
        for theta in map(mp.mpf, rng.uniform(0, reach, 3)):
            with mp.workdps(exact.DIGITS):
                ratio = exact.tail(theta, kappa) / quadrature(theta, +mp.pi, kappa)
                worst = max(worst, abs(ratio - 1))
    return float(worst)


def run_checks() -> None:
    """Print both checks and stop if either fails."""
    for name, check, tolerance in (
        ("80-bit quantile", check_quantile, QUANTILE_TOLERANCE),
        ("tabulated tail", check_tail, TAIL_TOLERANCE),
    ):
        error = check()
        print(f"{name} against quadrature: largest error {error:.2e} (limit {tolerance:.0e})")
        if not error < tolerance:
            raise SystemExit(f"{name}: the error is above the limit")


def write_arrays() -> None:
    """Write `jax/*.npy` and the fitted wind parameters."""
    folder = jobs.DATA / "jax"
    folder.mkdir(exist_ok=True)
    for name, array in (jobs.key_answers() | jobs.jobs()).items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
        print(f"jax/{name}.npy {array.dtype} {array.shape}")
    loc, concentration = jobs.wind_fit()
    text = f"loc,concentration\n{loc!r},{concentration!r}\n"
    (folder / "wind_fit.csv").write_text(text, encoding="utf-8")


def write_tables() -> None:
    """Write `reference/*.csv`."""
    folder = jobs.DATA / "reference"
    folder.mkdir(exist_ok=True)
    for name in tables.TABLES:
        header, rows = tables.table(name)
        lines = [header, *(",".join(row) for row in rows)]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"reference/{name}.csv {len(rows)} rows")


def main() -> None:
    """Check, then write everything."""
    if np.finfo(np.longdouble).nmant < 63:
        raise SystemExit("numpy.longdouble is too short here: run on x86-64")
    start = time.perf_counter()
    run_checks()
    write_arrays()
    write_tables()
    print(f"done in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
