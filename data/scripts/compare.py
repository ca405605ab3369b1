"""Compare the Rust example's output with JAX, live: `python data/scripts/compare.py DIR`.

Everything is computed again from JAX's bits and the independent 80-bit quantile; nothing is read
from `data/jax/`. DIR holds `direct`, `prepared`, `direct_f32`, `vmap`, `pmap`, `pmap_vmap`, `nn`
and `wind`, all `.npy`. An optional `keys.npy`, u32 of shape (n, 2), must be `split(key(42), n)`.
Prints a table and exits with 1 unless every line is ok.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
from jax import random

import jobs
from vonmises_reference import circular_distance

TOLERANCES = {
    np.dtype(np.float64): 1e-13,
    np.dtype(np.float32): 4 * float(np.spacing(np.float32(np.pi))),
}


def load(path: Path) -> np.ndarray | None:
    """Return the array in `path`, or None if there is no such file."""
    return np.load(path, allow_pickle=False) if path.is_file() else None


def judge(found: np.ndarray | None, expected: np.ndarray) -> tuple[float, str]:
    """Return the largest circular distance and a verdict, "ok" or what is wrong."""
    if found is None:
        return np.nan, "missing"
    if found.dtype != expected.dtype:
        return np.nan, f"dtype {found.dtype}, not {expected.dtype}"
    if found.shape != expected.shape:
        return np.nan, f"shape {found.shape}, not {expected.shape}"
    if not np.all((found >= -found.dtype.type(np.pi)) & (found < found.dtype.type(np.pi))):
        return np.nan, "not all in [-PI, PI)"
    distance = float(circular_distance(found, expected).max())
    limit = TOLERANCES[expected.dtype]
    return distance, "ok" if distance <= limit else f"above {limit:.1e}"


def judge_keys(found: np.ndarray) -> str:
    """Return "ok" if the keys are those of JAX, bit for bit."""
    if found.dtype != np.uint32 or found.ndim != 2:
        return f"{found.dtype} {found.shape}, not uint32 (n, 2)"
    expected = np.asarray(random.split(random.PRNGKey(42), len(found)))
    return "ok" if np.array_equal(found, expected) else "differs"


def same_bytes(folder: Path) -> bool:
    """Return whether the direct and the prepared sampler wrote the same bytes."""
    direct, prepared = load(folder / "direct.npy"), load(folder / "prepared.npy")
    return direct is not None and prepared is not None and direct.tobytes() == prepared.tobytes()


def compare(folder: Path) -> bool:
    """Print one line per file; return whether all are right."""
    expected = jobs.jobs()
    expected["prepared"] = expected["direct"]
    print(f"{'file':<12}{'elements':>10}{'distance':>12}  verdict")
    verdicts = []
    for name, array in expected.items():
        distance, verdict = judge(load(folder / f"{name}.npy"), array)
        print(f"{name:<12}{array.size:>10}{distance:>12.2e}  {verdict}")
        verdicts.append(verdict)
    keys = load(folder / "keys.npy")
    if keys is not None:
        verdicts.append(judge_keys(keys))
        print(f"{'keys':<12}{keys.size:>10}{'':>12}  {verdicts[-1]}")
    verdicts.append("ok" if same_bytes(folder) else "direct and prepared differ")
    print(f"direct and prepared, byte for byte: {verdicts[-1]}")
    return all(verdict == "ok" for verdict in verdicts)


def main() -> int:
    """Return the exit status."""
    parser = argparse.ArgumentParser(description="Compare the example's output with JAX.")
    parser.add_argument("folder", type=Path, help="where the example wrote its .npy files")
    return 0 if compare(parser.parse_args().folder) else 1


if __name__ == "__main__":
    sys.exit(main())
