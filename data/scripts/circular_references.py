"""Write `data/reference/circular/statistics.csv` and `packages.csv`: circular statistics of the published observations.

Run `python data/scripts/circular_references.py` in an environment with `data/scripts/requirements-circular.txt`, then
`Rscript data/scripts/circular_references.R`. `statistics.csv` is the reference: mpmath at 50 digits and exact
rationals. `packages.csv` has the values of three packages.
"""

import csv
import sys
import warnings
from collections.abc import Iterable, Iterator
from fractions import Fraction
from importlib.metadata import version

import mpmath as mp
import numpy as np

import circular_data
import circular_packages
import circular_statistics
import circular_tests

HEADER = ("data", "statistic", "parameter", "value", "origin")
OUTPUT = circular_data.DATA / "reference" / "circular"
DIGITS = 50
PRINTED = 30


def text(value: mp.mpf | float | int | Fraction) -> str:
    """Return 30 digits, or all of an integer or a double."""
    if isinstance(value, Fraction):
        value = mp.mpf(value.numerator) / value.denominator
    return mp.nstr(value, PRINTED, min_fixed=-5) if isinstance(value, mp.mpf) else repr(value)


def exact_rows(samples: dict[str, circular_data.Sample]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of `statistics.csv`."""
    origin = f"mpmath {version('mpmath')}"
    for name, sample in samples.items():
        w = circular_data.weights(len(sample.radians))
        for row in (*circular_statistics.rows(sample.radians, w), *circular_tests.rows(sample.radians)):
            yield name, row[0], row[1], text(row[2]), origin
        print(name, flush=True)
    for first, second in circular_data.PAIRS:
        for statistic, parameter, value in circular_tests.pair_rows(samples[first].degrees, samples[second].degrees):
            yield f"{first}+{second}", statistic, parameter, text(value), f"fractions Python {sys.version_info[0]}"
        print(first, second, flush=True)


def package_rows(samples: dict[str, circular_data.Sample]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of `packages.csv`."""
    origins = {name: f"{name} {version(name)}" for name in circular_packages.PACKAGES}
    for name, sample in samples.items():
        w = circular_data.weights(len(sample.radians))
        fit = circular_tests.fitted_distribution([mp.mpf(v) for v in sample.radians])
        for statistic, parameter, value, package in circular_packages.rows(sample.radians, w, fit):
            yield name, statistic, parameter, value, origins[package]
    for first, second in circular_data.PAIRS:
        pair = np.array(samples[first].radians), np.array(samples[second].radians)
        for statistic, parameter, value, package in circular_packages.pair_rows(*pair):
            if (number := circular_packages.number(value)) is not None:
                yield f"{first}+{second}", statistic, parameter, number, origins[package]


def write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write one table."""
    with open(OUTPUT / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)


def main() -> None:
    """Write both tables."""
    warnings.simplefilter("ignore")
    mp.mp.dps = DIGITS
    OUTPUT.mkdir(parents=True, exist_ok=True)
    samples = circular_data.samples()
    write("packages", package_rows(samples))
    write("statistics", exact_rows(samples))


if __name__ == "__main__":
    main()
