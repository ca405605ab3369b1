"""The tables of `data/reference`, made with mpmath."""

import csv
from functools import cache
from pathlib import Path

import numpy as np

DIRECTORY = Path(__file__).resolve().parents[3] / "data" / "reference"


@cache
def _rows(name):
    with open(DIRECTORY / f"{name}.csv", newline="") as file:
        return list(csv.DictReader(file))


def table(name, concentration=None):
    """Returns the rows of a table, or those of a concentration."""
    rows = _rows(name)
    if concentration is not None:
        rows = [row for row in rows if float(row["concentration"]) == concentration]
    assert rows, f"{name} has no rows of concentration {concentration}"
    return rows


def column(rows, name):
    return np.array([float(row[name]) for row in rows])
