"""Write `data/reference/scipy.csv`: SciPy's errors on the reference tables, in the units of `docs/accuracy.md`.

Run `python data/scripts/scipy_errors.py` after `generate.py`; the example `accuracy` prints the table. Where SciPy gives
no finite number (NaN, an infinity, an exception) the row counts as a failure and is left out of the means.
"""

import csv
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import scipy
from scipy import special
from scipy.stats import vonmises

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
UPPER_EDGES = (0.0, 0.1, 1.0, 10.0, 100.0, 1e4, np.inf)  # of the ranges of concentrations

Errors = tuple[str, np.ndarray, np.ndarray]  # function, concentrations, errors


def columns(name: str) -> np.ndarray:
    """Return the columns of a reference table."""
    return np.loadtxt(REFERENCE / f"{name}.csv", delimiter=",", skiprows=1, ndmin=2).T


def each(function: Callable[..., float], *arguments: np.ndarray) -> np.ndarray:
    """Return the values one by one, NaN for an exception, so that no row spoils another."""

    def guarded(*row: float) -> float:
        try:
            return float(function(*row))
        except (ArithmeticError, RuntimeError, ValueError):
            return np.nan

    return np.array([guarded(*map(float, row)) for row in zip(*arguments, strict=True)])


def ulps(found: np.ndarray, expected: np.ndarray, rest: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Return distances from `expected + rest` in units in the last place of `scale`."""
    return np.abs((found - expected) - rest) / np.spacing(np.abs(scale))


def densities() -> Iterator[Errors]:
    """Yield the errors of the density and its logarithm."""
    kappa, x, expected, rest = columns("log_prob")
    terms = 2 * kappa * np.sin(x / 2) ** 2
    scale = np.where(np.isfinite(terms), np.maximum(np.maximum(terms, np.abs(expected)), 1), np.abs(expected))
    yield "log_prob", kappa, ulps(each(vonmises.logpdf, x, kappa), expected, rest, scale)
    kept = expected > -690
    kappa, x, expected, rest, scale = (column[kept] for column in (kappa, x, expected, rest, scale))
    relative = np.abs(each(vonmises.pdf, x, kappa) / np.exp(expected) / np.exp(rest) - 1)
    yield "prob", kappa, relative / (1e-15 + 4e-16 * scale)


def masses() -> Iterator[Errors]:
    """Yield the errors of both cumulative functions, relative and over what is allowed."""
    kappa, x, below, above = columns("cdf")
    for name, function, expected in (("cdf", vonmises.cdf, below), ("sf", vonmises.sf, above)):
        allowed = 5e-15 + 5e-16 * np.abs(np.log(expected))
        yield name, kappa, np.abs(each(function, x, kappa) / expected - 1) / allowed


def quantiles() -> Iterator[Errors]:
    """Yield the errors of the quantiles over max(|Q|, 1 / sqrt(1 + kappa))."""
    kappa, p, expected = columns("quantile")
    scale = np.maximum(np.abs(expected), 1 / np.sqrt(1 + kappa))
    yield "quantile", kappa, np.abs(each(vonmises.ppf, p, kappa) - expected) / scale
    yield "isf", kappa, np.abs(each(vonmises.isf, p, kappa) + expected) / scale


def concentrations() -> Iterator[Errors]:
    """Yield the errors of what depends on the concentration alone; the variance is 1 - i1e / i0e, as one would write it."""
    kappa, _, normaliser, entropy, _, variance, *rests = columns("bessel")
    scale = np.maximum(np.maximum(np.abs(entropy), np.abs(normaliser)), 0.5)
    yield "entropy", kappa, ulps(each(vonmises.entropy, kappa), entropy, rests[2], scale)
    found = 1 - special.i1e(kappa) / special.i0e(kappa)
    yield "concentration_to_variance", kappa, ulps(found, variance, rests[4], variance)


def summaries(function: str, kappa: np.ndarray, errors: np.ndarray) -> Iterator[list[str]]:
    """Yield a row for each range, and one for all."""
    ranges = np.searchsorted(UPPER_EDGES, kappa)
    groups = defaultdict(list, {"all": list(errors)})
    for index, error in zip(ranges, errors, strict=True):
        groups[repr(UPPER_EDGES[index])].append(error)
    for name, group in groups.items():
        finite = np.array(group)[np.isfinite(group)]
        largest, mean = (finite.max(), finite.mean()) if finite.size else (np.nan, np.nan)
        failures = len(group) - finite.size
        yield [function, name, f"{largest:.2e}", f"{mean:.2e}", str(failures), scipy.__version__]


def main() -> None:
    """Write the table."""
    warnings.simplefilter("ignore")
    with np.errstate(all="ignore"), open(REFERENCE / "scipy.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["function", "range_to", "max", "mean", "failures", "scipy"])
        for kind in (densities, masses, quantiles, concentrations):
            for errors in kind():
                writer.writerows(summaries(*errors))
                print(errors[0], flush=True)


if __name__ == "__main__":
    main()
