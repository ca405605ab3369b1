"""Time this crate and NumPy, SciPy, JAX, NumPyro, TFP and rv in one run: `python benches/peers.py`.

In every round each contestant makes timed calls for 20 milliseconds, or one that takes longer, in a fixed order, after
one call that is not timed. Tables compare the medians over the rounds and also show the ratio of the least times, which
other work on the machine disturbs less. A call's time includes freeing its result. The program in `benches/peers/`
times the crate and rv: it answers one request at a time while this script waits. It is in the repository only, not in the
published package.

Prints Markdown and marks the targets that are missed. `--strict` exits with 1 if a target is missed, `--only circular`
times only the tables with that word in the title, and `--record` writes the times to `data/measurements/speed.csv`.
Needs `benches/requirements.txt`, and for the calls from Python the package: `pip install ./crates/python`.
"""

import argparse
import importlib.metadata
import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import in_process
import record
from record import Measurement

import jax
import numpy as np
import numpyro.distributions
import scipy.special
from scipy.stats import circmean, circvar, vonmises

jax.config.update("jax_enable_x64", True)

try:
    import tensorflow_probability.substrates.jax.distributions as tfp
    TFP_MISSING = ""
except Exception as error:  # it fails in more ways than ImportError beside a newer JAX
    TFP_MISSING = f"{type(error).__name__}: {error}"

PEERS = Path(__file__).resolve().parent / "peers"
CORES = os.cpu_count() or 1
MILLION = 1_000_000
LEAST_TIME = 0.02  # seconds: a processor that was idle needs some milliseconds to reach its speed
SCIPY_QUANTILES = 200  # a millisecond each, and so are logarithms of masses
ROW = 100  # angles that one distribution is fitted to
ROWS = 100_000
SCIPY_ROWS = 40  # a fifth of a millisecond each
EACH = "0.01:10000"
LANES = 100_000
NUMPY_KAPPAS = (0.5, 5.0, 100.0, 1e4)
JAX_KAPPAS = (0.5, 2.0, 10.0)
CALLS = "Smallest calls: 10 samples, f64, kappa 5, 1 thread"

Contestant = Callable[[], float]  # nanoseconds an element


@dataclass(frozen=True)
class Row:
    """One comparison: the peer's median over ours must be at least `least`, if there is a target.

    For a floor, the printed ratio is ours over the peer's, and `least` is the reciprocal of the largest ratio allowed.
    """

    table: str
    work: str
    case: str
    peer: str
    ours: str
    threads: str
    against: str  # the peer in the published table
    package: str  # and its package
    least: float | None = None
    floor: bool = False

    def what(self) -> str:
        """Return the work and its parameters."""
        return f"{self.work} {self.case}".rstrip()


class Crate:
    """The program of `benches/peers/`, compiled and running."""

    def __init__(self) -> None:
        subprocess.run(["cargo", "build", "--release", "--quiet", "--locked"], cwd=PEERS, check=True)
        target = Path(os.environ.get("CARGO_TARGET_DIR", PEERS / "target"))
        self.process = subprocess.Popen(
            [target / "release" / "peers"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.levels = self.ask("levels").split()

    def ask(self, request: str) -> str:
        """Return the answer to one request."""
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer or answer.startswith("error"):
            raise RuntimeError(f"{request}: {answer or 'no answer'}")
        return answer

    def contestant(self, request: str) -> Contestant:
        """Return what makes the program time one call."""
        return lambda: float(self.ask(request))


def timed(n: int, call: Callable[[], object]) -> Contestant:
    """Return what times calls here, after one that is not timed."""

    def contestant() -> float:
        call()
        calls, elapsed = 0, 0.0
        start = time.perf_counter()
        while elapsed < LEAST_TIME:
            call()
            calls, elapsed = calls + 1, time.perf_counter() - start
        return elapsed * 1e9 / (calls * n)

    return contestant


def on_one_core(contestant: Contestant) -> Contestant:
    """Return a contestant that has one core for all its threads: JAX cannot be told to use one thread."""

    def pinned() -> float:
        cores = os.sched_getaffinity(0)
        try:
            set_cores({min(cores)})
            return contestant()
        finally:
            set_cores(cores)

    return pinned


def set_cores(cores: set[int]) -> None:
    """Let every thread of this process run on these cores only."""
    for thread in os.listdir("/proc/self/task"):
        os.sched_setaffinity(int(thread), cores)


def jitted(n: int, wide: bool, function: Callable, *arguments: float) -> Contestant:
    """Return what times a compiled function of a key and numbers, in 64 bits or in JAX's default 32."""

    def in_precision(work: Callable) -> Callable:
        def run() -> object:
            with jax.enable_x64(wide):
                return work()
        return run

    compiled = jax.jit(function)
    key, numbers = in_precision(lambda: (jax.random.PRNGKey(1), [jax.numpy.asarray(x) for x in arguments]))()
    return in_precision(timed(n, lambda: jax.block_until_ready(compiled(key, *numbers))))


class Contest:
    """The contestants by name, and the rows that compare them."""

    def __init__(self, crate: Crate) -> None:
        self.crate = crate
        self.contestants: dict[str, Contestant] = {}
        self.rows: list[Row] = []

    def ours(self, work: str, dtype: str = "f64", kappa: object = 0, n: int = MILLION, threads: int = 1,
             level: str = "widest") -> str:
        """Enter a call of the program and return its name, which is the request."""
        request = f"{work} {dtype} {kappa} {n} {threads} {level}"
        self.contestants.setdefault(request, self.crate.contestant(request))
        return request

    def peer(self, name: str, contestant: Contestant) -> str:
        """Enter a peer and return its name."""
        self.contestants[name] = contestant
        return name

    def row(self, table: str, work: str, case: str, peer: str, ours: str, against: str, package: str = "",
            least: float | None = None, threads: int = 1, floor: bool = False) -> None:
        """Compare two that have been entered."""
        self.rows.append(Row(table, work, case, peer, ours, str(threads), against, package, least, floor))


def enter_numpy(contest: Contest) -> None:
    """Sampling on one thread, against NumPy."""
    generator = np.random.default_rng(1)
    least = {"avx512": 12.0, "avx2": 7.0}
    levels = {"widest": least.get(contest.crate.levels[-1])}
    if "avx2" in contest.crate.levels[:-1]:
        levels["avx2"] = least["avx2"]
    for level, target in levels.items():
        for kappa in NUMPY_KAPPAS:
            call = lambda kappa=kappa: generator.vonmises(0.0, kappa, MILLION)
            peer = contest.peer(f"numpy vonmises {kappa:g}", timed(MILLION, call))
            ours = contest.ours("sample", kappa=kappa, level=level)
            work = "sampling f64, kappa" if level == "widest" else "sampling f64, AVX2 forced, kappa"
            title = f"Sampling f64, one concentration, NumPy, {level}"
            contest.row(title, work, short(kappa), peer, ours, "NumPy", "NumPy", target)
    each = np.exp(np.random.default_rng(2).uniform(math.log(0.01), math.log(1e4), MILLION))
    peer = contest.peer("numpy vonmises each", timed(MILLION, lambda: generator.vonmises(0.0, each)))
    title, work = "Sampling f64, other, NumPy", "sampling f64, a concentration per sample, 0.01 to 1e4"
    contest.row(title, work, "", peer, contest.ours("sample", kappa=EACH), "NumPy", "NumPy", 8.0)
    peer = contest.peer("numpy random", timed(MILLION, lambda: generator.random(MILLION)))
    contest.row(title, "`Key::uniform` f64", "", peer, contest.ours("uniform"), "NumPy `Generator.random`", "NumPy")


def enter_floor(contest: Contest) -> None:
    """Sampling against the random words alone, two threads against one, and calls against prepared ones."""
    for dtype, most, word in (("f32", 2.5, "u32"), ("f64", 4.0, "u64")):
        bits = contest.ours("bits", dtype)
        for kappa in NUMPY_KAPPAS:
            ours = contest.ours("sample", dtype, kappa)
            contest.row("Our own bits", f"sampling {dtype}, kappa", short(kappa), bits, ours, f"`Key::bits` {word}",
                        least=1.0 / most, floor=True)
    sides = [contest.ours("sample", dtype="f64", kappa=5.0, n=10 * MILLION, threads=threads) for threads in (1, 2)]
    contest.row("Two threads", "sampling f64, kappa 5, 1e7 samples", "", *sides, "1 thread", least=1.8, threads=2)
    sides = [contest.ours("sample", kappa=EACH, n=10 * MILLION, threads=threads) for threads in (1, 2)]
    work = "sampling f64, a concentration per sample, 1e7 samples"
    contest.row("Two threads", work, "", *sides, "1 thread", least=1.8, threads=2)
    sides = [contest.ours("sample", "f32", kappa) for kappa in (5.0, EACH)]
    work = "sampling f32, a concentration per sample, 0.01 to 1e4"
    contest.row("Our own samples", work, "", *sides, "one concentration", least=1.0 / 2.5, floor=True)
    for dtype in ("f32", "f64"):
        sides = [contest.ours(work, dtype, EACH) for work in ("sample", "sample_keys")]
        work = f"sampling {dtype}, a key and a concentration per sample"
        contest.row("Our own samples", work, "", *sides, "one key", least=1.0 / 1.3, floor=True)
    sides = [contest.ours(work, kappa=5.0, n=10) for work in ("draw", "sample")]
    work = "`sample_von_mises`, 10 samples f64, kappa 5"
    contest.row("Calls, prepared", work, "", *sides, "`VonMises::draw`, prepared")


def enter_jax(contest: Contest) -> None:
    """Sampling on all cores, against what JAX compiles."""
    uniform = lambda key: jax.random.uniform(key, (MILLION,), jax.numpy.float64)
    peer = contest.peer("jax.random.uniform f64", jitted(MILLION, True, uniform))
    for kappa in NUMPY_KAPPAS:
        ours = contest.ours("sample", kappa=kappa, threads=CORES)
        contest.row("jax.random.uniform f64, jitted", "sampling f64, kappa", short(kappa), peer, ours,
                    "`jax.random.uniform` f64, jitted", "JAX", 1.0, CORES)
    enter_jax_samplers(contest, "NumPyro", "NumPyro, jitted", lambda key, kappa: numpyro.distributions.VonMises(
        jax.numpy.zeros_like(kappa), kappa).sample(key, () if kappa.ndim else (MILLION,)), 100.0)
    if not TFP_MISSING:
        sample = lambda key, kappa: tfp.VonMises(
            jax.numpy.zeros_like(kappa), kappa).sample(() if kappa.ndim else MILLION, seed=key)
        enter_jax_samplers(contest, "TFP", "TFP on JAX, jitted", sample, None)
        # The samples and the derivative of each, as `sample_with_grad` returns them.
        both = lambda key, kappa: jax.jvp(lambda kappa: sample(key, kappa), (kappa,), (jax.numpy.ones_like(kappa),))
        enter_jax_samplers(contest, "TFP", "`jax.jvp` of TFP, jitted", both, 20.0, "sample_with_grad",
                           "sampling with derivatives")


def enter_jax_samplers(contest: Contest, name: str, against: str, sample: Callable, least: float | None,
                       call: str = "sample", what: str = "sampling") -> None:
    """Enter a jitted sampler in both precisions, and with a concentration per sample on all cores and on one."""
    each, table = np.exp(np.random.default_rng(2).uniform(math.log(0.01), math.log(1e4), MILLION)), f"{what}: {against}"
    for dtype in ("f32", "f64"):
        for kappa in JAX_KAPPAS:
            peer = contest.peer(f"{table} {dtype} {kappa:g}", jitted(MILLION, dtype == "f64", sample, kappa))
            ours = contest.ours(call, dtype, kappa, threads=CORES)
            contest.row(table, f"{what} {dtype}, kappa", short(kappa), peer, ours, against, name, least, CORES)
        work = f"{what} {dtype}, a concentration per sample, 0.01 to 1e4"
        contestant = jitted(MILLION, dtype == "f64", sample, each)
        enter_all_and_one(contest, table, work, against, name, contestant, (call, dtype, EACH, MILLION), least)


def enter_all_and_one(contest: Contest, table: str, work: str, against: str, package: str, contestant: Contestant,
                      ours: tuple[str, str, object, int], least: float | None) -> None:
    """Enter a comparison with JAX on all cores and on one."""
    name, dtype, kappa, n = ours
    for threads, peer in ((CORES, contestant), (1, on_one_core(contestant))):
        entered = contest.peer(f"{against}: {work}, {threads} threads", peer)
        call = contest.ours(name, dtype, kappa, n, threads)
        contest.row(table, work, "", entered, call, against, package, least, threads)


def enter_keys(contest: Contest) -> None:
    """A sample of each key, and normal numbers, against what JAX compiles."""
    numpyro_lane = lambda key, kappa: numpyro.distributions.VonMises(jax.numpy.zeros_like(kappa), kappa).sample(key)
    lanes = lambda key, kappas: jax.vmap(numpyro_lane)(jax.random.split(key, LANES), kappas)
    each = np.exp(np.random.default_rng(2).uniform(math.log(0.01), math.log(1e4), LANES))
    for dtype in ("f32", "f64"):
        contestant = jitted(LANES, dtype == "f64", lanes, each)
        for call, work in (("`vmap` over 1e5 keys", "sample_lanes"), ("1e5 keys in one call", "sample_keys")):
            enter_all_and_one(contest, "A sample of each key, NumPyro", f"sampling {dtype}, {call}",
                              "`jax.vmap` of NumPyro, jitted", "NumPyro", contestant, (work, dtype, EACH, LANES), None)
        normal = lambda key, dtype=dtype: jax.random.normal(key, (MILLION,), "float" + dtype[1:])
        enter_all_and_one(contest, "jax.random.normal, jitted", f"`Key::normal` {dtype}",
                          "`jax.random.normal`, jitted", "JAX", jitted(MILLION, dtype == "f64", normal),
                          ("normal", dtype, 0, MILLION), None)


def enter_functions(contest: Contest) -> None:
    """Functions on one thread, against SciPy."""
    generator = np.random.default_rng(3)
    x = generator.uniform(-np.pi, np.pi, MILLION)
    each = np.exp(generator.uniform(math.log(0.01), math.log(1e4), MILLION))
    p = generator.random(SCIPY_QUANTILES)
    for work, scipy, least in (("log_prob", "logpdf", 5.0), ("cdf", "cdf", 8.0)):
        for case, kappa, kappas in (("5", 5.0, 5.0), ("of each element, 0.01 to 1e4", EACH, each)):
            call = lambda scipy=scipy, kappas=kappas: getattr(vonmises, scipy)(x, kappas)
            peer = contest.peer(f"scipy {scipy} {kappa}", timed(MILLION, call))
            ours = contest.ours(work, kappa=kappa)
            contest.row("Functions, SciPy", f"`{work}`, kappa", case, peer, ours, "SciPy", "SciPy", least)
    few_x = x[:SCIPY_QUANTILES]  # SciPy integrates for each
    peer = contest.peer("scipy logcdf", timed(SCIPY_QUANTILES, lambda: vonmises.logcdf(few_x, 5.0)))
    ours = contest.ours("log_cdf", kappa=5.0)
    work = f"`log_cdf`, kappa 5 (SciPy: {SCIPY_QUANTILES} elements)"
    contest.row("Functions, SciPy", work, "", peer, ours, "SciPy", "SciPy")
    peer = contest.peer("scipy ppf", timed(SCIPY_QUANTILES, lambda: vonmises.ppf(p, 5.0)))
    few = f"{SCIPY_QUANTILES} elements"
    for n, sizes in ((MILLION, f"SciPy: {few}"), (SCIPY_QUANTILES, few)):
        ours = contest.ours("quantile", kappa=5.0, n=n)
        contest.row("Functions, SciPy", f"`quantile`, kappa 5 ({sizes})", "", peer, ours, "SciPy", "SciPy", 10_000.0)


def enter_rv(contest: Contest) -> None:
    """The Rust crate rv, on one thread; above kappa 700 it draws from a normal distribution."""
    for kappa in (0.5, 5.0, 100.0):
        peer, ours = (contest.ours(work, kappa=kappa) for work in ("rv_draw", "sample"))
        contest.row("The Rust crate rv", "sampling f64, kappa", short(kappa), peer, ours, "rv", "rv")
    peer, ours = (contest.ours(work, kappa=5.0) for work in ("rv_ln_f", "log_prob"))
    contest.row("The Rust crate rv", "`log_prob`, kappa", "5", peer, ours, "rv", "rv")


def enter_circular(contest: Contest) -> None:
    """Statistics of angles and fits along an axis on one thread, against SciPy, and fits against NumPy."""
    generator = np.random.default_rng(4)
    table, n, kappa = "Circular statistics, SciPy and NumPy", 10 * MILLION, 5.0
    x = generator.vonmises(0.0, kappa, n)
    for work, scipy, least in (("circular_mean", circmean, 2.0), ("circular_variance", circvar, None)):
        name = scipy.__name__
        peer = contest.peer(f"scipy {name}", timed(n, lambda scipy=scipy: scipy(x, high=np.pi, low=-np.pi)))
        ours = contest.ours(work, kappa=kappa, n=n)
        contest.row(table, f"`{work}` of 1e7 angles", "", peer, ours, f"SciPy `{name}`", "SciPy", least)
    rows = x.reshape(ROWS, ROW)
    few = rows[:SCIPY_ROWS]
    fits, work = contest.ours("fit_rows", kappa=kappa, n=n), f"fits to 1e5 rows of {ROW} angles"
    peer = contest.peer("scipy fit", timed(few.size, lambda: [vonmises.fit(row, fscale=1) for row in few]))
    shorter = f"{work} (SciPy: {SCIPY_ROWS} rows)"
    contest.row(table, shorter, "", peer, fits, "SciPy `vonmises.fit`, row by row", "SciPy", 20.0)
    peer = contest.peer("numpy fit", timed(n, lambda: numpy_fits(rows)))
    contest.row(table, work, "", peer, fits, "NumPy along the axis, kappa to 3e-5", "NumPy", 2.5)


def short(kappa: float) -> str:
    """Return a concentration as the tables have it."""
    return "1e4" if kappa == 1e4 else f"{kappa:g}"


def numpy_fits(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean direction of each row and its kappa, by two steps from Banerjee's (Sra 2012), to 3e-5."""
    c, s = np.cos(rows).mean(axis=1), np.sin(rows).mean(axis=1)
    r = np.hypot(c, s)
    kappa = r * (2.0 - r * r) / (1.0 - r * r)
    for _ in range(2):
        a = scipy.special.i1e(kappa) / scipy.special.i0e(kappa)
        kappa -= (a - r) / (1.0 - a * a - a / kappa)
    return np.arctan2(s, c), kappa


def version(package: str) -> str:
    """Return a Python package's version, or that it is not installed."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def rv_version() -> str:
    """Return rv's version from the program's lock file."""
    lines = (PEERS / "Cargo.lock").read_text().splitlines()
    return lines[lines.index('name = "rv"') + 1].split('"')[1]


def describe(crate: Crate, rounds: int) -> dict[str, object]:
    """Return what the figures depend on."""
    tfp_version = version("tfp-nightly")
    if tfp_version == "not installed":
        tfp_version = version("tensorflow-probability")
    return {
        "processor": record.processor(),
        "levels": crate.levels,
        "rounds": rounds,
        "load": os.getloadavg()[0],
        "versions": {name: version(name) for name in ("numpy", "scipy", "jax", "numpyro")}
        | {"tfp": f"{tfp_version}, not timed ({TFP_MISSING})" if TFP_MISSING else tfp_version, "rv": rv_version()},
    }


def verdict_of(missed: bool) -> str:
    """Return the last cell of a row that has a target."""
    return "MISSED" if missed else "met"


def print_tables(rows: list[Row], medians: dict[str, float], least: dict[str, float]) -> list[dict[str, object]]:
    """Print a table for each group of rows, and return what was found."""
    found = []
    for table in dict.fromkeys(row.table for row in rows):
        chosen = [row for row in rows if row.table == table]
        floor = chosen[0].floor
        ratio, bound = ("ours / peer", "at most") if floor else ("peer / ours", "at least")
        print(f"\n### {table}\n\n| what | threads | peer ns | ours ns | of least times | {ratio} | {bound} | |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for row in chosen:
            peer, ours = medians[row.peer], medians[row.ours]
            found.append({"table": table, "what": row.what(), "peer": row.peer, "ours": row.ours, "ratio": peer / ours,
                          "ratio_of_least": least[row.peer] / least[row.ours], "at_least": row.least,
                          "missed": row.least is not None and peer / ours < row.least})
            shown = [found[-1][name] for name in ("ratio_of_least", "ratio", "at_least")]
            cells = ["" if x is None else f"{1.0 / x if floor else x:.3g}" for x in shown]
            verdict = "" if row.least is None else verdict_of(found[-1]["missed"])
            print(f"| {row.what()} | {row.threads} | {peer:.4g} | {ours:.3g} | {' | '.join(cells)} | {verdict} |")
    return found


def print_mean(ratios: list[float], widest: str) -> dict[str, object]:
    """Print the geometric mean of these ratios to NumPy at the widest vectors; its target is for AVX-512."""
    mean, least = statistics.geometric_mean(ratios), 19.0 if widest == "avx512" else None
    missed = least is not None and mean < least
    print("\n### Geometric mean over NumPy, one concentration, widest\n\n| mean | at least | |\n| --- | --- | --- |")
    print(f"| {mean:.3g} | {least or ''} | {verdict_of(missed) if least else ''} |")
    return {"table": "geometric mean", "ratio": mean, "at_least": least, "missed": missed}


def print_calls(calls: dict[str, str], medians: dict[str, float]) -> list[dict[str, object]]:
    """Print the smallest calls in nanoseconds a call."""
    print(f"\n### {CALLS}\n\n| call | ns a call | at most | |")
    print("| --- | --- | --- | --- |")
    found = []
    for call, request in calls.items():
        nanoseconds = 10 * medians[request]
        missed = nanoseconds >= 2000
        print(f"| {call} | {nanoseconds:.0f} | 2000 | {verdict_of(missed)} |")
        found.append({"table": "calls", "what": call, "nanoseconds": nanoseconds, "at_most": 2000, "missed": missed})
    return found


def parse() -> argparse.Namespace:
    """Return the command line's choices."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every median, time and ratio")
    parser.add_argument("--only", default="", metavar="WORD", help="time only tables that have this in their title")
    parser.add_argument("--record", action="store_true", help=f"write the times to {record.FILE.name}")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a target is missed")
    return parser.parse_args()


def measurements(rows: list[Row], medians: dict[str, float], setting: dict[str, object]) -> list[Measurement]:
    """Return the rows as they are recorded."""
    versions = {name.lower(): version.split(",")[0] for name, version in setting["versions"].items()}
    vectors = {"avx512": "AVX-512", "avx2": "AVX2", "sse42": "SSE4.2"}.get(setting["levels"][-1], "baseline vectors")
    found = []
    for row in rows:
        package = f"{row.package} {versions[row.package.lower()]}" if row.package else ""
        times = [record.nanoseconds(medians[name]) for name in (row.peer, row.ours)]
        found.append(Measurement("peers" if row.package else "itself", row.work, row.case, row.threads, row.against,
                                 package, *times, record.today(), f"{setting['processor']}, {vectors}"))
    return found


def measure(contest: Contest, names: set[str], rounds: int) -> dict[str, list[float]]:
    """Return the times of these contestants, which take turns in the order in which they were entered."""
    chosen = {name: contestant for name, contestant in contest.contestants.items() if name in names}
    if not chosen:
        raise SystemExit("no table has that in its title")
    times: dict[str, list[float]] = {name: [] for name in chosen}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        for name, contestant in chosen.items():
            times[name].append(contestant())
    return times


def main() -> int:
    """Run the rounds, print the tables, and return 1 if asked to and a target is missed."""
    options = parse()
    crate = Crate()
    contest = Contest(crate)
    for enter in (enter_numpy, enter_floor, enter_jax, enter_keys, enter_functions, enter_circular, enter_rv):
        enter(contest)
    in_process.enter(contest, timed, jitted, CORES)
    calls = {f"`{call}`": contest.ours(work, kappa=5.0, n=10)
             for call, work in (("sample_von_mises", "sample"), ("VonMises::draw", "draw"))}
    rows = [row for row in contest.rows if options.only.lower() in row.table.lower()]
    calls = calls if options.only.lower() in CALLS.lower() else {}
    names = {name for row in rows for name in (row.peer, row.ours)} | {*calls.values()}
    times = measure(contest, names, options.rounds)
    medians = {name: statistics.median(values) for name, values in times.items()}
    least = {name: min(values) for name, values in times.items()}

    setting = describe(crate, options.rounds)
    print(f"{setting['processor']}, vectors: {', '.join(crate.levels)} (widest: {crate.levels[-1]})  ")
    print(", ".join(f"{name} {text}" for name, text in setting["versions"].items()) + "  ")
    print(f"Nanoseconds an element, medians of {options.rounds} rounds in turn; {MILLION:,} elements unless stated "
          f"otherwise; all cores: {CORES} threads; load average {setting['load']:.1f}")
    found = print_tables(rows, medians, least)
    if ratios := [row["ratio"] for row in found if row["table"].endswith("NumPy, widest")]:
        found.append(print_mean(ratios, crate.levels[-1]))
    if calls:
        found += print_calls(calls, medians)
    if options.record:
        record.record(measurements(rows, medians, setting))
    if options.json:
        options.json.write_text(json.dumps(setting | {"medians": medians, "times": times, "rows": found}, indent=1))
    return int(options.strict and any(row["missed"] for row in found))


if __name__ == "__main__":
    sys.exit(main())
