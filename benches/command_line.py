"""Time `vonmises sample` against NumPy and dd: `python benches/command_line.py`.

Whole processes take turns, each after a `sync`, and medians are compared:

- ten million samples to a file, against a NumPy script that does the same;
- a thousand million f4 samples, 4 GB, to a file, against `dd conv=fsync` of the same size and against the same samples
  drawn to /dev/null; also the largest resident set, and the SHA-256 of seven parts, made and joined out of order;
- random words through a pipe.

Prints Markdown, deletes the files it wrote, and exits with 1 if a target is missed. `--record` writes the times to
`data/measurements/speed.csv`. Needs NumPy, and 12 GB in `--folder`.
"""

import argparse
import hashlib
import importlib.metadata
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import record

ROOT = Path(__file__).resolve().parent.parent
CURVE = ("--seed", "1", "--concentration", "2")
MILLIONS = 10
HEADER = 128  # bytes before the data of these shapes
PARTS = 7
MOST_MEMORY = 256 << 20
NUMPY = "import numpy as np, sys; np.save(sys.argv[1], np.random.default_rng(1).vonmises(0, 2, 10**7))"


@dataclass(frozen=True)
class Finding:
    """One figure, its bound, and what is recorded: work, peer, its package, and the seconds per element of both."""

    what: str
    figure: str
    bound: str = ""
    missed: bool = False
    recorded: tuple[str, str, str, float, float] | None = None


def build() -> Path:
    """Compile the program and return its path."""
    command = ["cargo", "build", "--release", "--package", "vonmises-cli", "--quiet", "--locked"]
    subprocess.run(command, cwd=ROOT, check=True)
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "vonmises"


def timed(*command: str | Path) -> float:
    """Return the seconds that a process takes, once earlier writes are on disk."""
    os.sync()
    start = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def fresh(file: Path, *command: str | Path) -> Callable[[], float]:
    """Return a function that times a process which creates this file; an older one is deleted first."""

    def contestant() -> float:
        file.unlink(missing_ok=True)
        return timed(*command)

    return contestant


def medians(contestants: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Return the median seconds of contestants that take turns."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        for name, contestant in contestants.items():
            times[name].append(contestant())
    return {name: statistics.median(values) for name, values in times.items()}


def small(program: Path, folder: Path, rounds: int) -> list[Finding]:
    """Compare whole processes that save ten million samples of f8."""
    ours, theirs = folder / "ours.npy", folder / "numpy.npy"
    draw = (program, "sample", *CURVE, "--shape", str(MILLIONS * 10**6))
    found = medians({
        "ours": fresh(ours, *draw, "--out", ours),
        "numpy": fresh(theirs, sys.executable, "-c", NUMPY, theirs),
        "null": lambda: timed(*draw, "--out", "/dev/null"),
        "empty": lambda: timed(program, "sample", *CURVE, "--shape", "0", "--out", "/dev/null"),
    }, rounds)
    same_size = ours.stat().st_size == theirs.stat().st_size == HEADER + 8 * MILLIONS * 10**6
    ratio, count = found["numpy"] / found["ours"], MILLIONS * 10**6
    package = f"NumPy {importlib.metadata.version('numpy')}"
    recorded = ("1e7 samples f64 to a file", "NumPy script", package, found["numpy"] / count, found["ours"] / count)
    return [
        Finding(f"{MILLIONS}e6 f8 to a file, NumPy", f"{found['numpy'] * 1e3:.0f} ms"),
        Finding("the same, `vonmises sample`, on disk when it ends", f"{found['ours'] * 1e3:.0f} ms"),
        Finding("NumPy over `vonmises`", f"{ratio:.1f} x", "at least 10", ratio < 10 or not same_size, recorded),
        Finding("`vonmises` to /dev/null", f"{found['null'] * 1e3:.0f} ms"),
        Finding("`vonmises` of no samples: the process itself", f"{found['empty'] * 1e3:.1f} ms"),
    ]


def large(program: Path, folder: Path, rounds: int, count: int) -> list[Finding]:
    """Compare the writing of a large file with `dd` and with drawing alone."""
    ours, zeros, size = folder / "ours.npy", folder / "zeros", HEADER + 4 * count
    draw = (program, "sample", *CURVE, "--dtype", "f4", "--shape", str(count))
    dd = ("dd", "if=/dev/zero", f"of={zeros}", "bs=1M", f"count={size}", "iflag=count_bytes", "conv=fsync")
    found = medians({
        "ours": fresh(ours, *draw, "--out", ours),
        "dd": fresh(zeros, *dd),
        "null": lambda: timed(*draw, "--out", "/dev/null"),
    }, rounds)
    zeros.unlink()
    rates = {name: size / seconds / 1e9 for name, seconds in found.items()}
    least = min(0.5 * rates["dd"], 0.8 * rates["null"])
    work = f"{size / 1e9:.0f} GB of samples f32 to a file"
    to_disk = (work, "`dd conv=fsync` of zeros", "", found["dd"] / count, found["ours"] / count)
    nowhere = (work, "the same to /dev/null", "", found["null"] / count, found["ours"] / count)
    return [
        Finding(f"{size / 1e9:.1f} GB of f4 to a file, `dd conv=fsync`", f"{rates['dd']:.2f} GB/s", recorded=to_disk),
        Finding("the same, `vonmises` to /dev/null", f"{rates['null']:.2f} GB/s", recorded=nowhere),
        Finding("the same, `vonmises sample`", f"{rates['ours']:.2f} GB/s", f"at least {least:.2f}",
                rates["ours"] < least),
    ]


def peak(*command: str | Path) -> int:
    """Return the bytes of a process's largest resident set."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_maxrss << 10


def memory(what: str, found: int) -> Finding:
    """Return the finding for the size of a largest resident set."""
    return Finding(f"memory of {what}", f"{found / 2**20:.0f} MiB", "less than 256", found >= MOST_MEMORY)


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def parts(program: Path, folder: Path, count: int) -> list[Finding]:
    """Make a file whole and in parts, and compare."""
    whole, joined = folder / "whole.npy", folder / "joined.npy"
    draw = (program, "sample", *CURVE, "--dtype", "f4", "--shape", str(count))
    sampling = peak(*draw, "--out", whole)
    expected = digest(whole)
    whole.unlink()
    order = random.Random(1).sample(range(PARTS), PARTS)
    files = [folder / f"part{i}.npy" for i in range(PARTS)]
    for i in order:
        subprocess.run([*draw, "--shard", f"{i}/{PARTS}", "--out", files[i]], check=True)
    joining = peak(program, "join", "--out", joined, *(files[i] for i in reversed(order)))
    same = digest(joined) == expected
    return [
        memory("`vonmises sample`", sampling),
        memory("`vonmises join`", joining),
        Finding(f"SHA-256 of {PARTS} parts, joined", "the same" if same else "another", "the same", not same),
    ]


def words(program: Path, rounds: int) -> list[Finding]:
    """Time random words through a pipe."""
    count = 5 * 10**8
    pipe = lambda dtype: lambda: timed(
        "sh", "-c", f"{program} bits --seed 1 --dtype {dtype} --count {count} | dd of=/dev/null bs=64k")
    found = medians({dtype: pipe(dtype) for dtype in ("u4", "u8")}, rounds)
    rates = {dtype: count * int(dtype[1]) / seconds / 1e9 for dtype, seconds in found.items()}
    return [Finding(f"`vonmises bits --dtype {dtype}` through a pipe", f"{rate:.2f} GB/s")
            for dtype, rate in rates.items()]


def parse() -> argparse.Namespace:
    """Return the command line's choices."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="of the small runs; the large ones have a third of them")
    parser.add_argument("--count", type=int, default=10**9, help="elements of the large file")
    parser.add_argument("--record", action="store_true", help=f"write the times to {record.FILE.name}")
    parser.add_argument("--folder", type=Path, default=ROOT / "target", help="where the files are written")
    return parser.parse_args()


def measurements(findings: list[Finding]) -> list[record.Measurement]:
    """Return the comparisons as they are recorded."""
    setting = (record.today(), record.processor())
    found = []
    for work, peer, package, *seconds in (finding.recorded for finding in findings if finding.recorded):
        times = [record.nanoseconds(1e9 * time) for time in seconds]
        found.append(record.Measurement("processes", work, "", str(os.cpu_count()), peer, package, *times, *setting))
    return found


def main() -> int:
    """Run everything, print the table, and return 1 if a target is missed."""
    options = parse()
    program = build()
    few = max(1, options.rounds // 3)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        found = small(program, folder, options.rounds)
        found += large(program, folder, few, options.count)
        (folder / "ours.npy").unlink()
        found += parts(program, folder, options.count)
    found += words(program, few)
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, medians of {options.rounds} ({few}) rounds in turn, load average {load:.1f}\n")
    print("| what | figure | bound | |\n| --- | --- | --- | --- |")
    for row in found:
        verdict = ("MISSED" if row.missed else "met") if row.bound else ""
        print(f"| {row.what} | {row.figure} | {row.bound} | {verdict} |")
    if options.record:
        record.record(measurements(found))
    return int(any(row.missed for row in found))


if __name__ == "__main__":
    sys.exit(main())
