"""The published observations of ``data/observations``, and what other programs found in them (``data/reference``)."""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[3] / "data"
UNITS = {"direction_rad": 1.0, "direction_deg": np.pi / 180, "time_min": 0.25 * np.pi / 180}


def rows(path: str) -> Iterator[dict[str, str]]:
    with open(DATA / path, newline="") as file:
        yield from csv.DictReader(file)


def samples() -> dict[str, np.ndarray]:
    """Returns the angles of each sample in radians, an angle with a count so many times."""
    found: dict[str, list[float]] = {}
    for path in sorted((DATA / "observations").glob("*.csv")):
        for row in rows(f"observations/{path.name}"):
            column = next(iter(row))
            name = f"{path.stem}/{row['sample']}" if "sample" in row else path.stem
            angle = float(row[column]) * UNITS[column]
            found.setdefault(name, []).extend([angle] * int(row.get("count", 1)))
    return {name: np.array(angles) for name, angles in found.items()}


def counted(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Returns the angles of a file in radians, and their counts."""
    table = list(rows(f"observations/{name}.csv"))
    return np.radians([float(row["direction_deg"]) for row in table]), np.array([int(row["count"]) for row in table])


def statistics(*names: str) -> Iterator[tuple[str, str, str, float]]:
    """Yields the references of these statistics, by mpmath and exact sums: sample, statistic, parameter and value."""
    for row in rows("reference/circular/statistics.csv"):
        if row["statistic"] in names:
            yield row["data"], row["statistic"], row["parameter"], float(row["value"])
