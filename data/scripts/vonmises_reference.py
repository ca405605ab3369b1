"""Samples of the von Mises distribution by inversion, in 80-bit arithmetic: the independent reference.

A word w of W bits stands for u = (w + 1/2) / 2^W, and the sample is wrap(loc + Q(u)) with Q the
quantile function of the centred distribution. Q is found here by Newton's method on a plain Gauss-Legendre
integral of the density, from 0 or from pi, whichever holds less mass, so that neither the centre
nor the tails suffer from a subtraction. No formula is shared with the fast code under test.
"""

from functools import cache

import mpmath as mp
import numpy as np

import exact
from constants import gauss_legendre

Real = np.longdouble

PI = Real("3.14159265358979323846264338327950288")
PANELS = 6
NODES = 20
SPAN = 14.0  # half-widths 1/sqrt(kappa) past which the density adds nothing: exp(-SPAN^2 / 2)
GRID = 4096
ROUNDS = 3  # the start is good to 1e-6, and each round doubles the digits


@cache
def _rule() -> tuple[np.ndarray, np.ndarray]:
    """Return nodes and weights on [0, 1] of the composite Gauss-Legendre rule."""
    rule = gauss_legendre(NODES)
    x = np.array([Real(mp.nstr(node, 25)) for node, _ in rule])
    w = np.array([Real(mp.nstr(weight, 25)) for _, weight in rule])
    return np.add.outer(np.arange(PANELS), x).ravel() / PANELS, np.tile(w, PANELS) / PANELS


@cache
def _norm(kappa: float) -> np.longdouble:
    """Return 2 pi exp(-kappa) I0(kappa), the mass under exp(-2 kappa sin^2(t/2))."""
    with mp.workdps(exact.DIGITS):
        return Real(mp.nstr(2 * mp.pi * exact.i0e(mp.mpf(kappa)), 25))


def density(theta: np.ndarray, kappa: float) -> np.ndarray:
    """Return the centred density."""
    return np.exp(-2 * Real(kappa) * np.sin(theta / 2) ** 2) / _norm(kappa)


def _mass(start: np.ndarray, stop: np.ndarray, kappa: float) -> np.ndarray:
    """Return the probability of [start, stop]; all terms are positive, so it is exact to ~1e-18."""
    total = np.zeros_like(start)
    for node, weight in zip(*_rule(), strict=True):
        total += weight * density(start + (stop - start) * node, kappa)
    return total * (stop - start)


def _reach(kappa: float) -> np.longdouble:
    """Return how far past any angle the density still matters."""
    return min(PI, Real(SPAN / np.sqrt(kappa))) if kappa > 0 else PI


def _start(tail: np.ndarray, kappa: float) -> np.ndarray:
    """Return angles whose upper tail is `tail` to about 1e-6, from a table of log tails."""
    theta = np.linspace(0, float(_reach(kappa)), GRID)
    heights = np.asarray(density(theta.astype(Real), kappa), dtype=float)
    pieces = (heights[1:] + heights[:-1]) / 2 * theta[1]
    tails = np.cumsum(pieces[::-1])[::-1]
    guess = np.interp(-np.log(tail.astype(float)), -np.log(tails), theta[:-1])
    return guess.astype(Real)


def _solve(tail: np.ndarray, centre: np.ndarray, kappa: float) -> np.ndarray:
    """Return theta in [0, pi] with `tail` above it and `centre` = 1/2 - `tail` below it."""
    theta = _start(tail, kappa)
    inner = centre < tail
    for _ in range(ROUNDS):
        lower = np.where(inner, Real(0), theta)
        upper = np.where(inner, theta, np.minimum(theta + _reach(kappa), PI))
        excess = _mass(lower, upper, kappa) - np.where(inner, centre, tail)
        step = np.where(inner, -excess, excess) / density(theta, kappa)
        theta = np.clip(theta + step, Real(0), PI)
    if np.any(np.abs(step) > 1e-17 * np.maximum(theta, 1 / np.sqrt(1 + kappa))):
        raise ArithmeticError(f"Newton's method did not settle at concentration {kappa!r}")
    return theta


def centred_quantile(words: np.ndarray, kappa: float) -> np.ndarray:
    """Return Q((w + 1/2) / 2^W) of unsigned words; 64 bits of mantissa hold both masses exactly."""
    width = 8 * words.dtype.itemsize
    small = np.minimum(words, ~words)
    half = words.dtype.type(1) << words.dtype.type(width - 1)
    scale = Real(2) ** -width
    tail = (small.astype(Real) + Real(0.5)) * scale
    centre = ((half - small).astype(Real) - Real(0.5)) * scale
    theta = _solve(tail.ravel(), centre.ravel(), kappa).reshape(words.shape)
    return np.where(words >= half, theta, -theta)


def wrapped(angle: np.ndarray, dtype: type[np.floating]) -> np.ndarray:
    """Reduce by whole real turns, round once to `dtype`, and keep inside [-PI, PI) of that type."""
    turns = np.floor((angle + PI) / (2 * PI))
    rounded = (angle - 2 * PI * turns).astype(dtype)
    edge = dtype(np.pi)
    return np.where((rounded >= edge) | (rounded < -edge), -edge, rounded)


def samples(words: np.ndarray, loc: float | np.ndarray, kappa: float) -> np.ndarray:
    """Return one von Mises sample per word: f64 from 64-bit words, f32 from 32-bit words.

    `loc`, a number or an array that broadcasts to `words`, lies in [-pi, pi].
    """
    dtype = np.float64 if words.dtype == np.uint64 else np.float32
    return wrapped(np.asarray(loc, Real) + centred_quantile(words, kappa), dtype)


def circular_distance(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the distance along the circle between angles, in [0, pi]."""
    gap = np.abs(a.astype(Real) - b.astype(Real))
    return np.minimum(gap, np.abs(2 * PI - gap))
