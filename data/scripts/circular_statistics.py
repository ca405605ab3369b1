"""Statistics of one sample and the von Mises fit, to 50 digits with mpmath.

Each function yields (statistic, parameter, value). Inputs are exact doubles, pi is the real one.
"""

from collections.abc import Iterator, Sequence

import mpmath as mp

import exact

Row = tuple[str, str, mp.mpf | int]

SAME = mp.mpf("1e-12")  # distances closer than this count as equal: the doubles of tied degrees differ by 1e-16
KNOWN_LOCS = (0.0, 1.0)


def chi2_95() -> mp.mpf:
    """Return the 0.95 quantile of chi-squared with one degree of freedom."""
    return 2 * mp.erfinv(mp.mpf(19) / 20) ** 2


def wrapped(angle: mp.mpf) -> mp.mpf:
    """Return the angle modulo the real 2 pi in (-pi, pi]; within `SAME` of the cut it counts as at pi."""
    turned = angle - 2 * mp.pi * mp.ceil((angle - mp.pi) / (2 * mp.pi))
    return turned + 2 * mp.pi if turned < -mp.pi + SAME else turned


def moment(x: Sequence[mp.mpf], p: int, w: Sequence[int], about: mp.mpf | int = 0) -> tuple[mp.mpf, mp.mpf]:
    """Return the mean cosine and sine of p (x - about)."""
    total = mp.mpf(sum(w))
    cosines = mp.fsum(wi * mp.cos(p * (xi - about)) for xi, wi in zip(x, w, strict=True))
    sines = mp.fsum(wi * mp.sin(p * (xi - about)) for xi, wi in zip(x, w, strict=True))
    return cosines / total, sines / total


def moments(x: Sequence[mp.mpf], w: Sequence[int]) -> Iterator[Row]:
    """Yield the trigonometric moments about 0 and about the mean direction."""
    c, s = moment(x, 1, w)
    mean = mp.atan2(s, c)
    for p in (1, 2, 3):
        c, s = moment(x, p, w)
        yield "moment_cos", f"p={p}", c
        yield "moment_sin", f"p={p}", s
        yield "moment_length", f"p={p}", mp.hypot(c, s)
        yield "moment_direction", f"p={p}", mp.atan2(s, c)
    for p in (2, 3):
        c, s = moment(x, p, w, mean)
        yield "central_cos", f"p={p}", c
        yield "central_sin", f"p={p}", s


def summary(x: Sequence[mp.mpf], w: Sequence[int]) -> Iterator[Row]:
    """Yield what follows from the first two moments."""
    c, s = moment(x, 1, w)
    length, mean = mp.hypot(c, s), mp.atan2(s, c)
    c2, s2 = moment(x, 2, w, mean)
    yield "mean_direction", "", mean
    yield "mean_resultant_length", "", length
    yield "circular_variance", "", 1 - length
    yield "circular_std", "", mp.sqrt(-2 * mp.log(length))
    yield "angular_deviation", "", mp.sqrt(2 * (1 - length))
    yield "dispersion", "", (1 - c2) / (2 * length**2)
    yield "dispersion_from_length", "", (1 - mp.hypot(c2, s2)) / (2 * length**2)
    yield "skewness", "", s2 / (1 - length) ** mp.mpf("1.5")
    yield "kurtosis", "", (c2 - length**4) / (1 - length) ** 2


def _mean_distance(x: Sequence[mp.mpf], centre: mp.mpf) -> mp.mpf:
    return mp.fsum(abs(wrapped(xi - centre)) for xi in x) / len(x)


def median_of(x: Sequence[mp.mpf]) -> tuple[mp.mpf, mp.mpf, int]:
    """Return the median, the mean distance from it, and how many different observations attain the minimum.

    The mean distance is piecewise linear with its minima at observations; if several attain it, within `SAME`, the
    median is their mean direction where that attains it too, and otherwise the one nearest to the mean direction of
    all, clockwise of it if two are as near.
    """
    distances = {xi: _mean_distance(x, xi) for xi in set(x)}
    least = min(distances.values())
    at = [xi for xi, distance in distances.items() if distance < least + SAME]
    c, s = moment(at, 1, [1] * len(at))
    middle = mp.atan2(s, c)
    if mp.hypot(c, s) < SAME or _mean_distance(x, middle) > least + SAME:
        c, s = moment(x, 1, [1] * len(x))
        offsets = sorted(wrapped(xi - mp.atan2(s, c)) for xi in at)
        nearest = min(map(abs, offsets))
        middle = wrapped(mp.atan2(s, c) + next(offset for offset in offsets if abs(offset) < nearest + SAME))
    return middle, least, len(at)


def quantile_of(offsets: Sequence[mp.mpf], p: mp.mpf) -> mp.mpf:
    """Return the type-7 quantile of sorted numbers: linear between those of rank 1 + (n - 1) p."""
    below = int(mp.floor((len(offsets) - 1) * p))
    part = (len(offsets) - 1) * p - below
    above = min(below + 1, len(offsets) - 1)
    return offsets[below] + part * (offsets[above] - offsets[below])


def large_sample(x: Sequence[mp.mpf]) -> Iterator[Row]:
    """Yield half the width of Fisher's (1993, section 4.4.4) interval of the mean direction, where it exists."""
    c, s = moment(x, 1, [1] * len(x))
    length, mean = mp.hypot(c, s), mp.atan2(s, c)
    dispersion = (1 - moment(x, 2, [1] * len(x), mean)[0]) / (2 * length**2)
    sine = mp.sqrt(chi2_95() * dispersion / len(x))
    if sine <= 1:
        yield "loc_half_width", "dispersion_0.95", mp.asin(sine)


def order(x: Sequence[mp.mpf]) -> Iterator[Row]:
    """Yield the median, the quantiles about it and the range."""
    median, distance, minimisers = median_of(x)
    offsets = sorted(wrapped(xi - median) for xi in x)
    yield "median", "", median
    yield "mean_distance", "median", distance
    yield "median_minimisers", "", minimisers
    yield "antipodes_of_median", "", sum(mp.pi - abs(offset) < SAME for offset in offsets)
    for p in ("0.25", "0.75"):
        yield "quantile", f"p={p}", wrapped(median + quantile_of(offsets, mp.mpf(p)))
    turned = sorted(xi - 2 * mp.pi * mp.floor(xi / (2 * mp.pi)) for xi in x)
    gaps = [b - a for a, b in zip(turned, [*turned[1:], turned[0] + 2 * mp.pi], strict=True)]
    yield "range", "", 2 * mp.pi - max(gaps)


def concentration(length: mp.mpf) -> mp.mpf:
    """Return the kappa with mean resultant length `length`, 0 if that is not positive."""
    return exact.concentration(1 - length) if length > 0 else mp.mpf(0)


def bias_corrected(kappa: mp.mpf, n: int) -> mp.mpf:
    """Return the estimate corrected as Best and Fisher (1981)."""
    if kappa < 2:
        return max(kappa - 2 / (n * kappa), mp.mpf(0)) if kappa > 0 else mp.mpf(0)
    return (n - 1) ** 3 * kappa / (n**3 + n)


def marginal(length: mp.mpf, n: int) -> mp.mpf:
    """Return Schou's (1978) estimate: the root of A(k) = R A(n R k), 0 if n R^2 <= 1."""
    if n * length**2 <= 1:
        return mp.mpf(0)

    def gap(log_kappa: mp.mpf) -> mp.mpf:
        kappa = mp.exp(log_kappa)
        ratio = exact.bessel_ratio(1, kappa) / exact.bessel_ratio(1, n * length * kappa)
        return mp.log(ratio / length)

    start = mp.log(concentration(length))
    return mp.exp(mp.findroot(gap, (start - 8, start), solver="anderson", tol=mp.mpf(10) ** -90, maxsteps=500))


def deficit(kappa: mp.mpf, length: mp.mpf, best: mp.mpf) -> mp.mpf:
    """Return the mean log-likelihood lost at `kappa` against `best`, with the mean direction fitted."""
    return (best - kappa) * (length - 1) - exact.log_two_pi_i0e(best) + exact.log_two_pi_i0e(kappa)


def kappa_interval(length: mp.mpf, n: int) -> tuple[mp.mpf, mp.mpf]:
    """Return the ends of the 95 % profile-likelihood interval; the lower one is 0 if nothing rejects it."""
    best, allowed = concentration(length), chi2_95() / (2 * n)

    def gap(kappa: mp.mpf) -> mp.mpf:
        return deficit(kappa, length, best) - allowed

    upper = 2 * best
    while gap(upper) < 0:
        upper *= 2
    ends = [] if gap(mp.mpf(0)) > 0 else [mp.mpf(0)]
    for bracket in ([(mp.mpf(0), best)] if not ends else []) + [(best, upper)]:
        ends.append(mp.findroot(gap, bracket, solver="anderson", tol=mp.mpf(10) ** -90, maxsteps=500))
    return ends[0], ends[1]


def loc_half_width(length: mp.mpf, n: int) -> mp.mpf:
    """Return half the width of the 95 % profile-likelihood interval of the mean direction, pi if all are in."""
    best, allowed = concentration(length), chi2_95() / (2 * n)
    most = exact.log_two_pi_i0e(mp.mpf(0)) - exact.log_two_pi_i0e(best) + best * (length - 1)
    if most <= allowed:
        return +mp.pi

    def gap(half: mp.mpf) -> mp.mpf:
        turned = length * mp.cos(half)
        kappa = concentration(turned)
        value = kappa * (turned - 1) - exact.log_two_pi_i0e(kappa)
        return best * (length - 1) - exact.log_two_pi_i0e(best) - value - allowed

    bracket = (mp.mpf("1e-6"), mp.pi / 2 - mp.mpf("1e-12"))
    return mp.findroot(gap, bracket, solver="anderson", tol=mp.mpf(10) ** -70, maxsteps=500)


def fit(x: Sequence[mp.mpf]) -> Iterator[Row]:
    """Yield the maximum-likelihood fit, its corrections, errors and intervals."""
    n, ones = len(x), [1] * len(x)
    c, s = moment(x, 1, ones)
    length = mp.hypot(c, s)
    kappa = concentration(length)
    a = length
    yield "kappa", "", kappa
    yield "kappa", "best_fisher", bias_corrected(kappa, n)
    yield "kappa", "schou", marginal(length, n)
    for loc in KNOWN_LOCS:
        yield "kappa", f"loc={loc:g}", concentration(moment(x, 1, ones, mp.mpf(loc))[0])
    yield "se_loc", "", 1 / mp.sqrt(n * kappa * a)
    yield "se_kappa", "", 1 / mp.sqrt(n * (1 - a / kappa - a**2))
    yield "log_likelihood", "", n * (kappa * (length - 1) - exact.log_two_pi_i0e(kappa))
    lower, upper = kappa_interval(length, n)
    yield "kappa_lower", "profile_0.95", lower
    yield "kappa_upper", "profile_0.95", upper
    yield "loc_half_width", "profile_0.95", loc_half_width(length, n)


def rows(angles: Sequence[float], w: Sequence[int]) -> Iterator[Row]:
    """Yield every statistic of a sample, the weighted ones last."""
    x = [mp.mpf(angle) for angle in angles]
    ones = [1] * len(x)
    yield "n", "", len(x)
    yield from summary(x, ones)
    yield from moments(x, ones)
    yield from order(x)
    yield from large_sample(x)
    yield from fit(x)
    for name, parameter, value in (*summary(x, w), *moments(x, w)):
        yield f"weighted_{name}", parameter, value
