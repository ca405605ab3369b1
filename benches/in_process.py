"""The comparisons of `peers.py` with the Python package: in NumPy's calls, and in programs that JAX compiles.

Enters nothing if the package is not installed: `pip install ./crates/python` in the environment of the peers.
"""

import threading
from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
import numpyro.distributions

try:
    import vonmises
    import vonmises.jax
    MISSING = ""
except ImportError as error:
    MISSING = str(error)

MILLION = 1_000_000
EACH = "0.01:10000"
FEW = 10
HALF = 20  # draws of half a million by each of two Python threads
RUST = "in Python: the same call in Rust"
COMPILED = "in Python: compiled by JAX"


def enter(contest, timed: Callable, jitted: Callable, cores: int) -> None:
    """Enter the package's calls, if it is there."""
    if MISSING:
        return
    enter_calls(contest, timed, cores)
    enter_threads(contest, timed)
    for dtype in ("f32", "f64"):
        enter_compiled(contest, jitted, cores, dtype)
    enter_small(contest, jitted)


def with_threads(count: int, contestant: Callable[[], float]) -> Callable[[], float]:
    """Return a contestant whose calls use that many threads."""

    def limited() -> float:
        vonmises.set_num_threads(count)
        try:
            return contestant()
        finally:
            vonmises.set_num_threads(0)

    return limited


def enter_calls(contest, timed: Callable, cores: int) -> None:
    """The call from Python against that from Rust, with as many threads."""
    key = vonmises.Key(42)
    each = np.exp(np.random.default_rng(2).uniform(np.log(0.01), np.log(1e4), MILLION))
    for dtype, numpy_type in (("f32", np.float32), ("f64", np.float64)):
        loc = numpy_type(0.0)
        cases = ("kappa 5", 5.0, numpy_type(5.0)), ("a concentration per sample", EACH, each.astype(numpy_type))
        for case, kappa, given in cases:
            for threads in dict.fromkeys((1, cores)):
                call = lambda given=given, loc=loc: vonmises.sample(key, loc, given, MILLION)
                contestant = with_threads(threads, timed(MILLION, call))
                ours = contest.peer(f"python sample {dtype} {case} {threads}", contestant)
                rust = contest.ours("sample", dtype, kappa, threads=threads)
                contest.row(RUST, f"`vonmises.sample` in Python, {dtype}, {case}", "", rust, ours, "the call in Rust",
                            least=1.0 / 1.2, threads=threads, floor=True)
    few = contest.peer("python sample few", timed(FEW, lambda: vonmises.sample(key, 0.0, 5.0, FEW)))
    generator = np.random.default_rng(1)
    numpy = contest.peer("numpy vonmises few", timed(FEW, lambda: generator.vonmises(0.0, 5.0, FEW)))
    work = "`vonmises.sample` in Python, 10 samples f64, kappa 5"
    contest.row("in Python: few samples", work, "", numpy, few, "NumPy", "NumPy")


def enter_threads(contest, timed: Callable) -> None:
    """Two Python threads that draw beside one another, against one that draws as much."""
    key, n = vonmises.Key(42), MILLION // 2

    def draw() -> None:
        for _ in range(HALF):
            vonmises.sample(key, 0.0, 5.0, n)

    def one() -> None:
        draw()
        draw()

    def two() -> None:
        other = threading.Thread(target=draw)
        other.start()
        draw()
        other.join()

    names = [contest.peer(f"python threads {name}", with_threads(1, timed(2 * HALF * n, call)))
             for name, call in (("one", one), ("two", two))]
    work = "`vonmises.sample` in Python, f64, kappa 5, one thread a call"
    contest.row("in Python: two threads", work, "", *names, "one Python thread", least=1.7, threads=2)


def enter_compiled(contest, jitted: Callable, cores: int, dtype: str) -> None:
    """Samples and gradients in compiled programs, against NumPyro's sampler, TFP's gradient and uniform numbers."""
    wide, name = dtype == "f64", "float" + dtype[1:]
    ours = lambda key, kappa: vonmises.jax.sample(key, jnp.zeros_like(kappa), kappa, (MILLION,))
    theirs = lambda key, kappa: numpyro.distributions.VonMises(jnp.zeros_like(kappa), kappa).sample(key, (MILLION,))
    uniform = lambda key: jax.random.uniform(key, (MILLION,), name)
    entered = contest.peer(f"compiled sample {dtype}", jitted(MILLION, wide, ours, 5.0))
    peer = contest.peer(f"compiled numpyro {dtype}", jitted(MILLION, wide, theirs, 5.0))
    work = f"`vonmises.jax.sample`, jitted, {dtype}, kappa 5"
    contest.row(COMPILED, work, "", peer, entered, "NumPyro, jitted", "NumPyro", 40.0, cores)
    peer = contest.peer(f"compiled uniform {dtype}", jitted(MILLION, wide, uniform))
    contest.row(COMPILED, work, "", peer, entered, f"`jax.random.uniform` {dtype}, jitted", "JAX", 1.0, cores)
    enter_gradients(contest, jitted, cores, dtype)


def enter_gradients(contest, jitted: Callable, cores: int, dtype: str) -> None:
    """The mean cosine of samples and its derivative in the concentration, against TFP."""
    try:
        import tensorflow_probability.substrates.jax.distributions as tfp
    except Exception:  # it fails in more ways than ImportError beside a newer JAX
        return
    mean = lambda draw: jax.value_and_grad(lambda kappa, key: jnp.cos(draw(key, kappa)).mean())
    ours = mean(lambda key, kappa: vonmises.jax.sample(key, jnp.zeros_like(kappa), kappa, (MILLION,)))
    theirs = mean(lambda key, kappa: tfp.VonMises(jnp.zeros_like(kappa), kappa).sample(MILLION, seed=key))
    names = [contest.peer(f"compiled gradient {name} {dtype}",
                          jitted(MILLION, dtype == "f64", lambda key, kappa, call=call: call(kappa, key), 2.0))
             for name, call in (("tfp", theirs), ("ours", ours))]
    contest.row(COMPILED, f"`value_and_grad` of the mean cosine of `vonmises.jax.sample`, {dtype}, kappa 2", "", *names,
                "TFP on JAX, jitted", "TFP", 20.0, cores)


def enter_small(contest, jitted: Callable) -> None:
    """A call for a few samples in a compiled program, against one of JAX's own functions."""
    ours = lambda key, kappa: vonmises.jax.sample(key, jnp.zeros_like(kappa), kappa, (FEW,))
    theirs = lambda key, kappa: kappa * jax.random.uniform(key, (FEW,), kappa.dtype)
    names = [contest.peer(f"compiled few {name}", jitted(FEW, False, call, 5.0))
             for name, call in (("jax", theirs), ("ours", ours))]
    contest.row("in Python: a small compiled call", "`vonmises.jax.sample`, jitted, 10 samples f32", "", *names,
                "`jax.random.uniform` of as many, jitted", "JAX", 0.5)
