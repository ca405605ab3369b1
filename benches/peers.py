"""Time this crate against NumPy's `Generator.vonmises` in one run: `python benches/peers.py`.

One thread each, f64, one concentration, a million samples. The two sides take turns; the figures are
medians. Prints a Markdown table of nanoseconds a sample and their ratio, and fails if the crate is the
slower anywhere. Needs `benches/requirements.txt`.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
CONCENTRATIONS = (0.5, 5.0, 100.0, 1e4)
SAMPLES = 1_000_000
ROUNDS = 9


def build() -> Path:
    """Compile the timing program and return its path."""
    subprocess.run(["cargo", "build", "--release", "--quiet", "--example", "throughput"], cwd=ROOT, check=True)
    return ROOT / "target" / "release" / "examples" / "throughput"


def time_crate(program: Path) -> list[float]:
    """Return nanoseconds a sample for each concentration, on one thread, after one unmeasured call."""
    kappas = [str(kappa) for kappa in (CONCENTRATIONS[0], *CONCENTRATIONS)]
    environment = os.environ | {"RAYON_NUM_THREADS": "1"}
    done = subprocess.run([program, str(SAMPLES), *kappas], env=environment, check=True, capture_output=True, text=True)
    return [float(line) for line in done.stdout.split()][1:]


def time_numpy(generator: np.random.Generator) -> list[float]:
    """Return nanoseconds a sample for each concentration."""
    times = []
    for kappa in CONCENTRATIONS:
        start = time.perf_counter()
        generator.vonmises(0.0, kappa, SAMPLES)
        times.append((time.perf_counter() - start) * 1e9 / SAMPLES)
    return times


def main() -> int:
    """Interleave the two sides, print the medians, and return 1 if the crate is the slower anywhere."""
    program = build()
    generator = np.random.default_rng(0)
    time_numpy(generator)
    rounds = [(time_numpy(generator), time_crate(program)) for _ in range(ROUNDS)]
    print(f"One thread, f64, {SAMPLES} samples, medians of {ROUNDS}, NumPy {np.__version__}\n")
    print("| concentration | NumPy ns | vonmises ns | ratio |")
    print("| --- | --- | --- | --- |")
    slower = False
    for i, kappa in enumerate(CONCENTRATIONS):
        theirs, ours = (statistics.median(times[side][i] for times in rounds) for side in (0, 1))
        print(f"| {kappa:g} | {theirs:.1f} | {ours:.1f} | {theirs / ours:.1f} x |")
        slower |= ours > theirs
    return int(slower)


if __name__ == "__main__":
    sys.exit(main())
