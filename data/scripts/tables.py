"""The reference tables: rows of `exact` at chosen inputs, as text.

Inputs print as Python's repr, so that they parse back to the exact f64; values have 30 significant
digits. Random inputs come from fixed seeds, and many inputs fit in f32, so that both types are tested.
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
# More concentrations, which fit in f32: ten per decade where the shape of the distribution changes, fewer beyond.
FURTHER = tuple(
    float(np.float32(10**e))
    for e in (-30, -10, -5, -3, *np.arange(-20, 17) / 10, 1.75, 1.85, 2.2, 2.4, 2.55, 2.7, 3.5, 5, 7, 10, 18, 30, 38.5)
)
# The table engine interpolates over unit intervals of 384 / (kappa + 6); these lie just beside their edges.
BESIDE_EDGES = tuple(
    float(np.float32(384 / (k + side) - 6)) for k in range(1, 64) for side in (-0.001, 0.001)
)
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
# (w + 1/2) / 2^64 of words w that are small enough for an f64 to hold this exactly.
WORDS = tuple((w + 0.5) / 2.0**64 for w in (1, 12345, 3 << 28, 5 << 40, 7 << 47))
ORDERS = (1, 2, 3, 5, 10, 50, 200)


def value(x: mp.mpf) -> str:
    """Return 30 significant digits."""
    return mp.nstr(x, 30)


def argument(x: float) -> str:
    """Return text that parses back to exactly `x`; zero has no sign."""
    return repr(float(x) + 0.0)


def rest(x: mp.mpf) -> str:
    """Return what the f64 nearest to x leaves out, so that errors can be told to fractions of an ulp."""
    return repr(float(x - mp.mpf(float(x))))


def angles_of(kappa: float) -> list[float]:
    """Return angles in [0, pi], scaled to the width of the distribution and to the circle."""
    root = float(np.sqrt(kappa))
    bulk = [w / float(np.sqrt(1 + kappa)) for w in WIDTHS]
    deep = [2 * float(np.arcsin(w / 2 / root)) for w in WIDTHS if w < 2 * root]
    tiny = [5e-324, 1e-300, 1e-16]
    return sorted({0.0, *tiny, *(x for x in bulk if x <= PI), *deep, *map(float, ANGLES)})


def angles_for(kappa: float) -> list[float]:
    """Return the angles for a concentration; they fit in f32 if it is one of `FURTHER`."""
    if kappa not in FURTHER:
        return angles_of(kappa)
    narrow = {float(np.float32(x)) for x in angles_of(kappa)}
    return sorted(x for x in narrow if x <= PI)


def log_prob() -> Iterator[Row]:
    """Yield the log density; it is even in x, so the sign alternates to save half the rows."""
    for kappa in (*CONCENTRATIONS, HUGE, *FURTHER):
        for i, x in enumerate(angles_for(kappa)):
            log_density = exact.log_density(mp.mpf(x), mp.mpf(kappa))
            if abs(log_density) < mp.mpf(np.finfo(float).max):
                signed = argument(-x if i % 2 else x)
                yield [argument(kappa), signed, value(log_density), rest(log_density)]


def log_prob_gradient() -> Iterator[Row]:
    """Yield the derivatives of the log density in x, which is odd, and in the concentration, which is even."""
    for kappa in (*CONCENTRATIONS, *FURTHER):
        if 0 < kappa < 1e-300 or kappa > 1e20:
            continue
        rest_of_a = exact.one_minus_a(mp.mpf(kappa))
        for i, x in enumerate(angles_for(kappa)):
            sine, versine = mp.sin(mp.mpf(x)), 2 * mp.sin(mp.mpf(x) / 2) ** 2
            sign = -1 if i % 2 else 1
            yield [argument(kappa), argument(sign * x), value(-sign * kappa * sine), value(rest_of_a - versine)]


def fisher() -> Iterator[Row]:
    """Yield the Fisher information of the location, kappa A(kappa), and of the concentration, A'(kappa)."""
    for kappa in (*CONCENTRATIONS, *FURTHER, *BESIDE_EDGES):
        if (kappa == 0 or kappa >= 1e-150) and kappa <= 1e20:
            exactly = mp.mpf(kappa)
            yield [argument(kappa), value(exactly * exact.bessel_ratio(1, exactly)), value(exact.slope(exactly))]


def cdf() -> Iterator[Row]:
    """Yield both tails on both sides, as deep as `SMALLEST`."""
    for kappa in (*CONCENTRATIONS, *FURTHER):
        for x in angles_for(kappa):
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
    """Return Q(p) of the centred distribution; the complement of p is exact."""
    if p == 0.5:
        return mp.mpf(0)
    exact_p = mp.mpf(p)
    small = min(exact_p, 1 - exact_p)
    return exact.upper_quantile(small, mp.mpf(kappa)) * (-1 if p < 0.5 else 1)


def scattered_probabilities(rng: np.random.Generator, count: int) -> list[float]:
    """Return probabilities on both sides that fit in f32, 4p(1 - p) log-uniform over the rows of the engine."""
    product = 2 ** rng.uniform(-12, 0, count)
    lower = product / 4 / (0.5 + 0.5 * np.sqrt(1 - product))
    both = np.where(rng.uniform(size=count) < 0.5, lower, 1 - lower)
    return [float(np.float32(p)) for p in both]


def probabilities_of(kappa: float, rng: np.random.Generator) -> list[float]:
    """Return the list and a few random ones, or random ones alone beside an edge."""
    if kappa in BESIDE_EDGES:
        return scattered_probabilities(rng, 18)
    probabilities = [*LOWER, *WORDS, *UPPER, *scattered_probabilities(rng, 6)]
    return probabilities if kappa <= 1e15 else [p for p in probabilities if p >= 1e-30]


def quantile() -> Iterator[Row]:
    """Yield quantiles of lower-tail probabilities."""
    rng = np.random.default_rng(7)
    for kappa in sorted({*CONCENTRATIONS, *FURTHER, *BESIDE_EDGES, HUGE}):
        for p in probabilities_of(kappa, rng):
            yield [argument(kappa), argument(p), value(signed_quantile(p, kappa))]


def quantile_slope() -> Iterator[Row]:
    """Yield derivatives in the concentration of the angle above which the mass is p."""
    edges = (192 / k - 3 + side for k in (1, 2, 5, 10, 20, 24, 32, 40, 48, 56, 60, 63) for side in (0, 1e-9))
    for kappa in (*(k for k in CONCENTRATIONS if k == 0 or 1e-12 <= k), *edges):
        for p in (0.49, 0.4, 0.26, 0.24, 0.1, 0.03, 0.01, 1e-3, 2.6e-4, 1e-4, 1e-6, 1e-12, 2.0**-65):
            theta = exact.upper_quantile(mp.mpf(p), mp.mpf(kappa))
            yield [argument(kappa), argument(p), value(exact.slope_of_angle(theta, mp.mpf(kappa)))]


def gradient_concentrations() -> list[float]:
    """Return the concentrations of the tables of gradients: some of each kind."""
    return sorted({*(k for k in CONCENTRATIONS if k == 0 or k >= 1e-12), *FURTHER[4:-4:3], *BESIDE_EDGES[::5]})


def cdf_gradient() -> Iterator[Row]:
    """Yield the derivatives of the lower tail in x and in the concentration; the second is odd in x."""
    for kappa in gradient_concentrations():
        for i, x in enumerate(angles_for(kappa)):
            if 2 * kappa * np.sin(x / 2) ** 2 > 690:
                continue
            density = mp.exp(exact.log_density(mp.mpf(x), mp.mpf(kappa)))
            in_kappa = -density * exact.slope_of_angle(mp.mpf(x), mp.mpf(kappa))
            sign = -1 if i % 2 else 1
            yield [argument(kappa), argument(sign * x), value(density), value(sign * in_kappa)]


def quantile_gradient() -> Iterator[Row]:
    """Yield the derivatives of quantiles in the probability and in the concentration."""
    rng = np.random.default_rng(12)
    for kappa in gradient_concentrations():
        for p in probabilities_of(kappa, rng):
            quantile = signed_quantile(p, kappa)
            in_p = mp.exp(-exact.log_density(abs(quantile), mp.mpf(kappa)))
            in_kappa = exact.slope_of_angle(abs(quantile), mp.mpf(kappa)) * mp.sign(quantile)
            yield [argument(kappa), argument(p), value(in_p), value(in_kappa)]


def raw_outputs() -> list[tuple[int, float, float]]:
    """Return raw outputs of heads: 0 for an angle and a softplus, 1 for a vector; chosen and random ones."""
    rng = np.random.default_rng(13)
    logits = (0.0, -2.5, 3.1, 40.0, -1e6)
    shares = (-740.0, -300.0, -40.0, -5.0, -1.0, -1e-300, 0.0, 0.5, 3.0, 30.0, 37.0, 700.0, 1e6, 1e15)
    coordinates = (0.0, 1e-300, -1e-8, 0.3, -1.0, 5.0, -200.0, 1e6, 1e15)
    pairs = [(0, logit, share) for logit in logits for share in shares]
    pairs += [(1, x, y) for x in coordinates for y in coordinates]
    pairs += [(0, rng.uniform(-4, 4), rng.uniform(-8, 12)) for _ in range(75)]
    pairs += [(1, *(rng.choice((-1, 1), 2) * 10 ** rng.uniform(-4, 5, 2))) for _ in range(75)]
    return [(head, float(first), float(second)) for head, first, second in pairs]


def heads() -> Iterator[Row]:
    """Yield negative log-likelihoods of angles and their derivatives in both raw outputs."""
    rng = np.random.default_rng(14)
    for head, first, second in raw_outputs():
        x, y = mp.mpf(first), mp.mpf(second)
        loc, kappa = (mp.atan2(y, x), mp.hypot(x, y)) if head else (x, mp.log1p(mp.exp(y)))
        spread = 1 / np.sqrt(1 + float(kappa))
        for angle in (float(loc) + spread * rng.normal(), rng.uniform(-PI, PI)):
            gap = mp.mpf(angle) - loc
            in_kappa = 2 * mp.sin(gap / 2) ** 2 - exact.one_minus_a(kappa)
            if head:
                cosine, sine = (x / kappa, y / kappa) if kappa else (mp.mpf(1), mp.mpf(0))
                turned = -mp.sin(gap)
                gradient = (in_kappa * cosine - turned * sine, in_kappa * sine + turned * cosine)
            else:
                gradient = (-kappa * mp.sin(gap), in_kappa / (1 + mp.exp(-y)))
            loss = -exact.log_density(gap, kappa)
            yield [str(head), *map(argument, (first, second, angle)), value(loss), *map(value, gradient)]


def bessel() -> Iterator[Row]:
    """Yield what depends on the concentration alone, at the list and 300 random ones."""
    random = 10 ** np.random.default_rng(1).uniform(-10, 18, 300)
    for kappa in sorted({*CONCENTRATIONS, *FURTHER, HUGE, *map(float, random)}):
        k = mp.mpf(kappa)
        length, variance = exact.bessel_ratio(1, k), exact.one_minus_a(k)
        found = [exact.i0e(k), exact.log_two_pi_i0e(k), exact.entropy(k), length, variance]
        yield [argument(kappa), *map(value, found), *map(rest, found)]


def inverse() -> Iterator[Row]:
    """Yield the concentration of circular variances from just below 1 down to 1e-300."""
    rng = np.random.default_rng(2)
    near_one = [1 - 2.0**-53, 1 - 2.0**-52, *(1 - 10.0**-e for e in range(15, 0, -1))]
    near_zero = [10.0**-e for e in (*range(1, 21), 30, 50, 100, 150, 200, 250, 300)]
    chosen = [0.25, 0.4, 0.45, 0.5, 0.55, 0.6, 0.75, 0.8, 0.85]
    spread = [*rng.uniform(0, 1, 90), *10 ** rng.uniform(-18, 0, 60)]
    narrow = [float(np.float32(v)) for v in (*rng.uniform(0, 1, 40), *10 ** rng.uniform(-18, 0, 40))]
    for v in sorted({*near_one, *near_zero, *chosen, *map(float, spread), *narrow}, reverse=True):
        found = exact.concentration(mp.mpf(v))
        yield [argument(v), value(found), rest(found)]


def moments() -> Iterator[Row]:
    """Yield I_n / I_0 where it is above 1e-290."""
    for kappa in CONCENTRATIONS:
        for n in ORDERS:
            ratio = exact.bessel_ratio(n, mp.mpf(kappa))
            if ratio > mp.mpf(10) ** -290:
                yield [argument(kappa), str(n), value(ratio)]


def pairs_of_distributions() -> list[tuple[float, float, float, float]]:
    """Return locations and concentrations of two: chosen, equal, almost equal and random ones."""
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
    return pairs


def kl() -> Iterator[Row]:
    """Yield divergences between pairs of distributions."""
    for row in pairs_of_distributions():
        loc_p, kappa_p, loc_q, kappa_q = map(mp.mpf, map(float, row))
        divergence = exact.kl_divergence(loc_p - loc_q, kappa_p, kappa_q)
        yield [*map(argument, row), value(divergence)]


def kl_gradient() -> Iterator[Row]:
    """Yield the derivatives of those divergences, in the location of p and in both concentrations."""
    for row in pairs_of_distributions():
        loc_p, kappa_p, loc_q, kappa_q = map(mp.mpf, map(float, row))
        yield [*map(argument, row), *map(value, exact.kl_gradient(loc_p - loc_q, kappa_p, kappa_q))]


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


def distance() -> Iterator[Row]:
    """Yield pairs of angles: of any size, close to each other, whole turns apart, and opposite."""
    rng = np.random.default_rng(11)
    chosen = [0.0, 1e-300, 0.1, -1.0, 3.0, PI, -PI, 7.0, 1e3, 1e6, 1e9, 1e15, 1e22, 1e100, 1.7e308]
    hard = [6381956970095103.0 * 2.0**e for e in (797, 798, 799)]
    close = [(a, np.nextafter(a, np.inf)) for a in chosen[1:]]
    turns = [(a, a + 2 * PI * n) for a in (0.1, -1.0, 3.0) for n in (1, -1, 3, 1e3, -1e6, 1e9, 1e15)]
    opposite = [(a, a + PI * (2 * n + 1)) for a in (0.1, -1.0, 3.0) for n in (0, -1, 7, 1e3, -1e6, 1e9)]
    spread = rng.choice((-1.0, 1.0), (40, 2)) * 10 ** rng.uniform(-3, 308, (40, 2))
    moderate = rng.uniform(-20, 20, (40, 2))
    single = rng.uniform(-1e3, 1e3, (40, 2)).astype(np.float32)
    extremes = [(-HUGE, HUGE), (5e-324, 0.0), (5e-324, -5e-324), (PI, -PI), (np.nextafter(PI, 0), -PI)]
    pairs = [*((a, b) for a in chosen for b in (0.0, 2.0)), *((a, 0.0) for a in hard), *extremes]
    for a, b in [*pairs, *close, *turns, *opposite, *spread, *moderate, *single]:
        yield [argument(a), argument(b), value(exact.distance(float(a), float(b)))]


TABLES: dict[str, tuple[str, Callable[[], Iterator[Row]]]] = {
    "log_prob": ("concentration,x,prob_log,rest", log_prob),
    "log_prob_gradient": ("concentration,x,in_x,in_concentration", log_prob_gradient),
    "fisher": ("concentration,of_loc,of_concentration", fisher),
    "cdf": ("concentration,x,cdf,sf", cdf),
    "quantile": ("concentration,p,quantile", quantile),
    "cdf_gradient": ("concentration,x,in_x,in_concentration", cdf_gradient),
    "quantile_gradient": ("concentration,p,in_p,in_concentration", quantile_gradient),
    "heads": ("head,first,second,angle,loss,in_first,in_second", heads),
    "quantile_slope": ("concentration,upper_tail,slope", quantile_slope),
    "bessel": (
        "concentration,i0e,log_2pi_i0e,entropy,"
        "mean_resultant_length,one_minus_mean_resultant_length,i0e_rest,log_2pi_i0e_rest,entropy_rest,"
        "mean_resultant_length_rest,one_minus_mean_resultant_length_rest",
        bessel,
    ),
    "inverse": ("circular_variance,concentration,rest", inverse),
    "moments": ("concentration,n,ratio", moments),
    "kl": ("loc_p,concentration_p,loc_q,concentration_q,kl", kl),
    "kl_gradient": (
        "loc_p,concentration_p,loc_q,concentration_q,in_loc_p,in_concentration_p,in_concentration_q",
        kl_gradient,
    ),
    "reduce": ("angle,reduced", reduce),
    "distance": ("a,b,distance", distance),
}


def table(name: str) -> tuple[str, list[Row]]:
    """Return the header and rows of one table, with working digits for the deepest tail."""
    header, rows = TABLES[name]
    with mp.workdps(exact.DEEP):
        return header, list(rows())
