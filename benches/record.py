"""Write measurements to `data/measurements/speed.csv`.

`cargo xtask tables` makes the tables of `docs/speed.md` from that file.
"""

import csv
import datetime
import os
from dataclasses import astuple, dataclass, fields
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "measurements" / "speed.csv"


@dataclass(frozen=True)
class Measurement:
    """A row of the file: the times in nanoseconds per element of a peer and of this crate."""

    table: str  # peers, itself or processes
    work: str
    case: str  # the parameters; measurements that differ in nothing else share a row of the table
    threads: str
    peer: str
    version: str  # name and version of the peer's package
    peer_ns: str
    our_ns: str
    date: str
    processor: str

    def key(self) -> tuple[str, ...]:
        """Return what a newer measurement of the same comparison has in common with this one."""
        return self.table, self.work, self.case, self.threads, self.peer


def today() -> str:
    """Return the date, as it is published."""
    return datetime.date.today().isoformat()


def processor() -> str:
    """Return the processor's name, if the system tells it, and the number of virtual cores."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    name = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown processor")
    return f"{name}, {os.cpu_count()} virtual cores"


def nanoseconds(time: float) -> str:
    """Return a time with three significant digits, without an exponent."""
    rounded = float(f"{time:.3g}")
    return f"{rounded:.0f}" if rounded >= 100 else f"{rounded:.1f}" if rounded >= 10 else f"{rounded:.2f}"


def record(measured: list[Measurement]) -> None:
    """Replace older measurements of the same comparisons and add new ones at the end of their table."""
    names = [field.name for field in fields(Measurement)]
    with FILE.open(encoding="utf-8", newline="") as file:
        kept = {row.key(): row for row in (Measurement(**row) for row in csv.DictReader(file))}
    kept |= {row.key(): row for row in measured}
    tables = list(dict.fromkeys(row.table for row in kept.values()))
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(astuple(row) for row in sorted(kept.values(), key=lambda row: tables.index(row.table)))
    print(f"{len(measured)} measurements are recorded in {FILE}; `cargo xtask tables` rewrites the page")
