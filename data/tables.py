"""The reference tables: rows of `exact` at chosen inputs, as text.

Inputs print as Python's repr, so that they parse back to the exact f64; values have 30 significant
digits. Random inputs come from fixed seeds.
"""

from collections.abc import Callable, Iterator

import mpmath as mp
import numpy as np

import exact

Row = list[str]

PI = float(np.pi)
SMALLEST = mp.mpf(10) ** -300  # probabilities below this are not tabulated
CONCENTRATIONS = (
    0.0, 5e-324, 1e-300, 1e-12, 1e-8, 1e-4, 0.01, 0.1, 0.5, 1.0, 2.2, 5.0, 6.3, 10.0, 20.0, 30.0,
    50.0, 100.0, 375.0, 700.0, 701.0, 1e4, 1e6, 1e8, 1e12, 1e15,
)  # fmt: skip
HUGE = 1.7e308
WIDTHS = (1e-9, 1e-3, 0.1, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 30.0, 36.5)
ANGLES = (
    0.1, 0.5, 1.0, PI / 2, 2.0, 2.5, 3.0, 3.14, PI - 1e-6, PI - 1e-12, np.nextafter(PI, 0), PI,
)  # fmt: skip
LOWER = (
    1e-300, 1e-200, 1e-100, 1e-50, 1e-30, 2.0**-65, 1e-19, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.01,
    0.05, 0.1, 0.25, 0.4, 0.49, 0.4999, 0.5 - 1e-9, 0.5 - 2.0**-54, 0.5,
)  # fmt: skip
UPPER = (
    0.5 + 2.0**-53, 0.5000001, 0.51, 0.6, 0.75, 0.9, 0.99, 0.999, 1 - 1e-6, 1 - 1e-12, 1 - 2.0**-53,
)  # fmt: skip
ORDERS = (1, 2, 3, 5, 10, 50, 200)


def value(x: mp.mpf) -> str:
    """Return 30 significant digits."""
    return mp.nstr(x, 30)


def argument(x: float) -> str:
    """Return text that parses back to exactly `x`; zero has no sign."""
    return repr(float(x) + 0.0)


def angles_of(kappa: float) -> list[float]:
    """Return angles in [0, pi]: multiples of the law's own width, and of the circle's."""
    root = float(np.sqrt(kappa))
    bulk = [w / float(np.sqrt(1 + kappa)) for w in WIDTHS]
    deep = [2 * float(np.arcsin(w / 2 / root)) for w in WIDTHS if w < 2 * root]
    tiny = [5e-324, 1e-300, 1e-16]
    return sorted({0.0, *tiny, *(x for x in bulk if x <= PI), *deep, *map(float, ANGLES)})


def log_prob() -> Iterator[Row]:
    """Yield the log density; it is even in x, so the sign alternates to save half the rows."""
    for kappa in (*CONCENTRATIONS, HUGE):
        for i, x in enumerate(angles_of(kappa)):
            log_density = exact.log_density(mp.mpf(x), mp.mpf(kappa))
            if abs(log_density) < mp.mpf(np.finfo(float).max):
                yield [argument(kappa), argument(-x if i % 2 else x), value(log_density)]


def cdf() -> Iterator[Row]:
    """Yield both tails on both sides, as deep as `SMALLEST`."""
    for kappa in CONCENTRATIONS:
        for x in angles_of(kappa):
            if 2 * kappa * np.sin(x / 2) ** 2 > 720:
                continue
            small = exact.tail(mp.mpf(x), mp.mpf(kappa))
            if small < SMALLEST:
                continue
            tails = [value(small), value(1 - small)]
            yield [argument(kappa), argument(-x), *tails]
            if x > 0:
                yield [argument(kappa), argument(x), *reversed(tails)]


def signed_quantile(p: float, kappa: float) -> mp.mpf:
    """Return Q(p) of the centred law; the complement of p is exact."""
    if p == 0.5:
        return mp.mpf(0)
    exact_p = mp.mpf(p)
    small = min(exact_p, 1 - exact_p)
    return exact.upper_quantile(small, mp.mpf(kappa)) * (-1 if p < 0.5 else 1)


def quantile() -> Iterator[Row]:
    """Yield quantiles of lower-tail probabilities."""
    for kappa in CONCENTRATIONS:
        for p in (*LOWER, *UPPER):
            yield [argument(kappa), argument(p), value(signed_quantile(p, kappa))]
    for p in (p for p in (*LOWER, *UPPER) if p >= 1e-30):
        yield [argument(HUGE), argument(p), value(signed_quantile(p, HUGE))]


def bessel() -> Iterator[Row]:
    """Yield what depends on the concentration alone, at the list and 300 random ones."""
    random = 10 ** np.random.default_rng(1).uniform(-10, 18, 300)
    for kappa in sorted({*CONCENTRATIONS, HUGE, *map(float, random)}):
        k = mp.mpf(kappa)
        yield [
            argument(kappa),
            value(exact.i0e(k)),
            value(exact.log_two_pi_i0e(k)),
            value(exact.entropy(k)),
            value(exact.bessel_ratio(1, k)),
            value(exact.one_minus_a(k)),
        ]


def inverse() -> Iterator[Row]:
    """Yield the concentration of circular variances from just below 1 down to 1e-300."""
    rng = np.random.default_rng(2)
    near_one = [1 - 2.0**-53, 1 - 2.0**-52, *(1 - 10.0**-e for e in range(15, 0, -1))]
    near_zero = [10.0**-e for e in (*range(1, 21), 30, 50, 100, 150, 200, 250, 300)]
    chosen = [0.25, 0.4, 0.45, 0.5, 0.55, 0.6, 0.75, 0.8, 0.85]
    spread = [*rng.uniform(0, 1, 90), *10 ** rng.uniform(-18, 0, 60)]
    for v in sorted({*near_one, *near_zero, *chosen, *map(float, spread)}, reverse=True):
        yield [argument(v), value(exact.concentration(mp.mpf(v)))]


def moments() -> Iterator[Row]:
    """Yield I_n / I_0 where it is above 1e-290."""
    for kappa in CONCENTRATIONS:
        for n in ORDERS:
            ratio = exact.bessel_ratio(n, mp.mpf(kappa))
            if ratio > mp.mpf(10) ** -290:
                yield [argument(kappa), str(n), value(ratio)]


def kl() -> Iterator[Row]:
    """Yield divergences between pairs of laws: chosen, equal, almost equal and random ones."""
    rng = np.random.default_rng(3)
    pairs = [
        (0.0, 1.0, 0.0, 1.0),
        (0.0, 1.0, 0.0, 1.0 + 2.0**-20),
        (1.0, 5.0, 1.0 + 2.0**-20, 5.0),
        (0.0, 0.0, 1.0, 0.0),
        (0.0, 0.0, 0.0, 5.0),
        (0.0, 5.0, 2.0, 0.0),
        (0.0, 2.0, PI, 2.0),
        (-3.0, 2.0, 3.0, 2.0),
        (0.5, 1e-8, 0.25, 1e-4),
        (0.0, 1e6, 1e-3, 1e6),
        (0.0, 1e12, 0.0, 2e12),
        (0.0, 1e15, 1e-8, 1e12),
        (0.0, 1e15, 1.0, 1e-12),
        (0.0, 1e-12, 1.0, 1e15),
    ]
    for _ in range(86):
        locs = rng.uniform(-PI, PI, 2)
        kappas = 10 ** rng.uniform(-4, 5, 2)
        pairs.append((locs[0], kappas[0], locs[1], kappas[1]))
    for row in pairs:
        loc_p, kappa_p, loc_q, kappa_q = map(mp.mpf, map(float, row))
        divergence = exact.kl_divergence(loc_p - loc_q, kappa_p, kappa_q)
        yield [*map(argument, row), value(divergence)]


def reduce() -> Iterator[Row]:
    """Yield angles reduced by the real 2 pi, of any magnitude and near multiples of pi.

    6381956970095103 * 2^797 is the f64 closest to a multiple of pi / 2, so four times it is within
    2e-18 of a whole number of turns, and twice it of half a turn.
    """
    rng = np.random.default_rng(4)
    edges = [m * PI for m in (1, 2, 3, 4, 1e3, 1e6)]
    near = [np.nextafter(x, side) for x in edges for side in (0, np.inf)]
    chosen = [0.0, 5e-324, 1e-300, 1.0, 3.0, 4.0, 7.0, 10.0, 1e3, 1e6, 1e9, 1e15, 1e16, 1e22, 1e100]
    hard = [6381956970095103.0 * 2.0**e for e in (797, 798, 799)]
    large = [1e300, 1.7e308, float(np.finfo(float).max)]
    spread = 10 ** rng.uniform(-3, 308, 30)
    moderate = rng.uniform(0, 100, 15)
    signs = np.where(rng.uniform(size=45) < 0.5, -1.0, 1.0)
    both = [sign * x for x in (*edges, *near, -4.0, *hard, *large) for sign in (1, -1)]
    angles = {*both, *chosen, *(signs * [*spread, *moderate])}
    for angle in sorted(map(float, angles)):
        yield [argument(angle), value(exact.reduced(angle))]


TABLES: dict[str, tuple[str, Callable[[], Iterator[Row]]]] = {
    "log_prob": ("concentration,x,prob_log", log_prob),
    "cdf": ("concentration,x,cdf,sf", cdf),
    "quantile": ("concentration,p,quantile", quantile),
    "bessel": (
        "concentration,i0e,log_2pi_i0e,entropy,"
        "mean_resultant_length,one_minus_mean_resultant_length",
        bessel,
    ),
    "inverse": ("circular_variance,concentration", inverse),
    "moments": ("concentration,n,ratio", moments),
    "kl": ("loc_p,concentration_p,loc_q,concentration_q,kl", kl),
    "reduce": ("angle,reduced", reduce),
}


def table(name: str) -> tuple[str, list[Row]]:
    """Return the header and rows of one table, with working digits for the deepest tail."""
    header, rows = TABLES[name]
    with mp.workdps(exact.DEEP):
        return header, list(rows())
