"""The published observations: reading them, and their angles as exact doubles.

Every reference value belongs to the doubles made here, so a comparison must convert by the same rule: degrees are
`v * (pi / 180)` with the constant rounded first (`math.radians`, Rust's `f64::to_radians`); minutes of a day divided by
4, which is exact, are degrees; radians are taken as they are. A row with a `count` stands for that many equal
observations in a run, and a `sample` column splits a file into samples named `file/1`, `file/2`, ...
"""

import csv
import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

DATA = Path(__file__).resolve().parents[1]
FOLDER = DATA / "observations"
WIND = DATA / "observations" / "wind_col_de_la_roa.csv"
PER_DEGREE = {"direction_deg": 1, "time_min": 4}  # units of a column in one degree


@dataclass(frozen=True)
class Sample:
    """Angles in file order: radians, and degrees as rationals where the file has them."""

    radians: tuple[float, ...]
    degrees: tuple[Fraction, ...] | None


def _from_degrees(degrees: list[Fraction]) -> Sample:
    return Sample(tuple(math.radians(float(v)) for v in degrees), tuple(degrees))


def _read(path: Path) -> dict[str, Sample]:
    """Return the samples of one file of `observations/`."""
    found: dict[str, list[Fraction]] = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            column = next(name for name in PER_DEGREE if name in row)
            name = f"{path.stem}/{row['sample']}" if "sample" in row else path.stem
            angle = Fraction(row[column]) / PER_DEGREE[column]
            found.setdefault(name, []).extend([angle] * int(row.get("count") or 1))
    return {name: _from_degrees(degrees) for name, degrees in found.items()}


def samples() -> dict[str, Sample]:
    """Return every sample by its name, sorted."""
    lines = WIND.read_text(encoding="utf-8").split()[1:]
    found = {WIND.stem: Sample(tuple(map(float, lines)), None)}
    for path in sorted(set(FOLDER.glob("*.csv")) - {WIND}):
        found |= _read(path)
    return dict(sorted(found.items()))


def weights(count: int) -> list[int]:
    """Return the weights of the weighted statistics, 1 + (i mod 5) for i = 0, 1, ..."""
    return [1 + i % 5 for i in range(count)]


PAIRS = (
    ("cross_beds/1", "cross_beds/2"),
    ("cross_beds/1", "cross_beds/3"),
    ("cross_beds/2", "cross_beds/3"),
    ("desert_ants/1", "desert_ants/2"),
    ("desert_ants/2", "desert_ants/3"),
    ("zar_27_9/1", "zar_27_9/2"),
    ("zar_27_10/1", "zar_27_10/2"),
)
