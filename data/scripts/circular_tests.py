"""Statistics of tests of uniformity, of fit and of two samples: mpmath at 50 digits, exact rationals for two samples."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

import mpmath as mp

import exact
from circular_statistics import Row, concentration, moment, wrapped

GIVEN_DISTRIBUTION = (1.0, 1.5)  # loc and concentration of a distribution not fitted to any sample
SLOW = 30  # observations: below it the series of the exact p-value converges slowly, and is cut short
LARGEST_EXACT = 60  # n R^2: above it the exact p-value is below 1e-26
NEGLIGIBLE = mp.mpf(10) ** -32
NEGLIGIBLE_SLOW = mp.mpf(10) ** -15
DECIMALS_SLOW = 17
LARGE = 250  # observations: |J0|^n is negligible beyond its first zero, and below exp(-n t^2 / 4) before it


@cache
def bessel_zero(k: int) -> tuple[mp.mpf, mp.mpf]:
    """Return the k-th positive zero of J0, by Newton from McMahon's expansion, and J1 there."""
    far = (k - mp.mpf(1) / 4) * mp.pi
    zero = far + 1 / (8 * far)
    for _ in range(6):
        zero += mp.j0(zero) / mp.j1(zero)
    return zero, mp.j1(zero)


def resultant_exceeds(n: int, length: mp.mpf) -> mp.mpf:
    """Return the probability that n uniform directions have a mean resultant length above `length`.

    The sum of n unit vectors lies in the disc of radius n, where its density is a Fourier-Bessel series whose coefficients
    are the characteristic function J0(t)^n at the zeros of J0 over n; integrated over the disc of radius r = n R:
    P(n R <= r) = sum_k 2 r J0(t_k)^n J1(t_k r) / (t_k n^2 J1(n t_k)^2).
    """
    r, inside, k = n * length, mp.mpf(0), 0
    negligible = NEGLIGIBLE if n >= SLOW else NEGLIGIBLE_SLOW
    while True:
        k += 1
        zero, slope = bessel_zero(k)
        t = zero / n
        inside += 2 * r * mp.j0(t) ** n * mp.j1(t * r) / (t * (n * slope) ** 2)
        if t > 2 and mp.sqrt(2 / (mp.pi * t)) ** n < negligible:
            break
        if t < 2 and mp.exp(-n * t**2 / 4) < negligible and n > LARGE:
            break
    return 1 - inside


def rayleigh(x: Sequence[mp.mpf]) -> Iterator[Row]:
    """Yield n R^2 and its p-value by two expansions and, where it can be had, exactly."""
    n = len(x)
    length = mp.hypot(*moment(x, 1, [1] * n))
    z = n * length**2
    yield "rayleigh_z", "", z
    yield "rayleigh_p", "zar", mp.exp(mp.sqrt(1 + 4 * n + 4 * (n**2 - n * z)) - (1 + 2 * n))
    first = (2 * z - z**2) / (4 * n)
    second = (24 * z - 132 * z**2 + 76 * z**3 - 9 * z**4) / (288 * mp.mpf(n) ** 2)
    yield "rayleigh_p", "mardia_jupp", mp.exp(-z) * (1 + first - second)
    if z < LARGEST_EXACT:
        p = resultant_exceeds(n, length)
        yield "rayleigh_p", "exact", p if n >= SLOW else mp.nint(p * 10**DECIMALS_SLOW) / 10**DECIMALS_SLOW
    yield "rayleigh_known_loc_u", "loc=0", mp.sqrt(2 * n) * moment(x, 1, [1] * n)[0]


def kuiper(u: Sequence[mp.mpf]) -> mp.mpf:
    """Return V_n of sorted numbers in [0, 1]."""
    n = len(u)
    return max(mp.mpf(i + 1) / n - v for i, v in enumerate(u)) + max(v - mp.mpf(i) / n for i, v in enumerate(u))


def kolmogorov(u: Sequence[mp.mpf]) -> mp.mpf:
    """Return D_n of sorted numbers in [0, 1]."""
    n = len(u)
    return max(max(mp.mpf(i + 1) / n - v, v - mp.mpf(i) / n) for i, v in enumerate(u))


def watson(u: Sequence[mp.mpf]) -> mp.mpf:
    """Return U^2 of sorted numbers in [0, 1]."""
    n = len(u)
    squares = mp.fsum((v - (2 * i + 1) / (2 * mp.mpf(n))) ** 2 for i, v in enumerate(u))
    return squares - n * (mp.fsum(u) / n - mp.mpf(1) / 2) ** 2 + 1 / (12 * mp.mpf(n))


def kuiper_tail(value: mp.mpf) -> mp.mpf:
    """Return the asymptotic probability that sqrt(n) V_n exceeds `value`."""
    return mp.nsum(lambda j: 2 * (4 * j**2 * value**2 - 1) * mp.exp(-2 * j**2 * value**2), [1, 60], method="d")


def kuiper_exceeds(value: mp.mpf, n: int) -> mp.mpf | None:
    """Return the probability that V_n exceeds `value`, by Stephens' (1965) finite sum, where that holds: the upper tail."""
    if value < (mp.mpf(1) / 2 if n % 2 == 0 else mp.mpf(n - 1) / (2 * n)) or value >= 1:
        return None
    with mp.workdps(400):
        v, inverse = mp.mpf(value), mp.mpf(1) / n
        total = mp.mpf(0)
        for t in range(int(mp.floor(n * (1 - v))) + 1):
            y, slope = v + t * inverse, 3 - 2 * inverse
            cubic = n * y**3 - slope * t * y**2 + slope * t * (t - 1) * inverse * y - t * (t - 1) * (t - 2) * inverse**2
            total += mp.binomial(n, t) * (1 - y) ** (n - t - 1) * y ** (t - 3) * cubic
        return total


def watson_tail(value: mp.mpf) -> mp.mpf:
    """Return the asymptotic probability that U^2 exceeds `value`."""
    return mp.nsum(lambda j: 2 * (-1) ** (int(j) - 1) * mp.exp(-2 * (j * mp.pi) ** 2 * value), [1, 200], method="d")


def modified_kuiper(value: mp.mpf, n: int) -> mp.mpf:
    """Return Stephens' (1970) modified statistic, whose null distribution hardly depends on n."""
    return value * (mp.sqrt(n) + mp.mpf("0.155") + mp.mpf("0.24") / mp.sqrt(n))


def modified_watson(value: mp.mpf, n: int) -> mp.mpf:
    """Return Stephens' (1970) modified statistic, whose null distribution hardly depends on n."""
    tenth = mp.mpf("0.1")
    return (value - tenth / n + tenth / n**2) * (1 + 8 * tenth / n)


def fitted_distribution(x: Sequence[mp.mpf]) -> tuple[float, float]:
    """Return the maximum-likelihood mean direction and concentration, rounded to doubles."""
    c, s = moment(x, 1, [1] * len(x))
    return float(mp.atan2(s, c)), float(concentration(mp.hypot(c, s)))


def von_mises_cdf(loc: float, kappa: float) -> Callable[[mp.mpf], mp.mpf]:
    """Return the cumulative function that starts at loc - pi."""

    @cache
    def cdf(x: mp.mpf) -> mp.mpf:
        gap = wrapped(x - mp.mpf(loc))
        tail = exact.tail(abs(gap), mp.mpf(kappa), exact.SHALLOW)
        return tail if gap < 0 else 1 - tail

    return cdf


def of_fit(x: Sequence[mp.mpf], name: str, cdf: Callable[[mp.mpf], mp.mpf]) -> Iterator[Row]:
    """Yield the statistics of fit to the distribution `name`, with p-values for a distribution given beforehand."""
    u, n = sorted(map(cdf, x)), len(x)
    v, u2 = kuiper(u), watson(u)
    yield "kuiper_v", name, v
    yield "kuiper_modified", name, modified_kuiper(v, n)
    yield "kuiper_p_asymptotic", name, kuiper_tail(modified_kuiper(v, n))
    if (exceeds := kuiper_exceeds(v, n)) is not None:
        yield "kuiper_p_exact", name, exceeds
    yield "watson_u2", name, u2
    yield "watson_modified", name, modified_watson(u2, n)
    yield "watson_p_asymptotic", name, watson_tail(modified_watson(u2, n))
    yield "kolmogorov_d", name, kolmogorov(u)


def rows(angles: Sequence[float]) -> Iterator[Row]:
    """Yield every test statistic of a sample."""
    x = [mp.mpf(angle) for angle in angles]
    loc, kappa = fitted_distribution(x)
    yield from rayleigh(x)
    yield from of_fit(x, "uniform", lambda xi: xi / (2 * mp.pi) - mp.floor(xi / (2 * mp.pi)))
    yield "fit_loc", "f64", loc
    yield "fit_kappa", "f64", kappa
    yield from of_fit(x, "fit", von_mises_cdf(loc, kappa))
    loc, kappa = GIVEN_DISTRIBUTION
    yield from of_fit(x, f"loc={loc:g};kappa={kappa:g}", von_mises_cdf(loc, kappa))


def _steps(first: Sequence[Fraction], second: Sequence[Fraction]) -> list[tuple[Fraction, int]]:
    """Return F1 - F2 after each different angle in [0, 360), and how many observations are there."""
    a, b = [v % 360 for v in first], [v % 360 for v in second]
    found, at_a, at_b = [], 0, 0
    for angle in sorted({*a, *b}):
        here = a.count(angle), b.count(angle)
        at_a, at_b = at_a + here[0], at_b + here[1]
        found.append((Fraction(at_a, len(a)) - Fraction(at_b, len(b)), sum(here)))
    return found


def two_sample(first: Sequence[Fraction], second: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return Kuiper's V and Watson's U^2 of two samples in degrees, ties counted with their multiplicity."""
    steps, n, m = _steps(first, second), len(first), len(second)
    differences = [d for d, _ in steps]
    v = max(*differences, Fraction(0)) - min(*differences, Fraction(0))
    squares = sum(t * d**2 for d, t in steps)
    total = sum(t * d for d, t in steps)
    return v, Fraction(n * m, (n + m) ** 2) * (squares - total**2 / (n + m))


def _scaled(marks: Sequence[int], ends: set[int]) -> tuple[int, int]:
    """Return n m V and (n + m)^3 n m U^2 as integers, from the steps of n m (F1 - F2) and where runs of ties end."""
    here, before, values, sizes = 0, -1, [], []
    for i, mark in enumerate(marks):
        here += mark
        if i in ends:
            values.append(here)
            sizes.append(i - before)
            before = i
    total = sum(t * d for t, d in zip(sizes, values, strict=True))
    squares = sum(t * d * d for t, d in zip(sizes, values, strict=True))
    return max(values) - min(values), len(marks) * squares - total**2


def permutation_p(first: Sequence[Fraction], second: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the exact shares of all relabellings whose V and U^2 reach those observed.

    n m (F1 - F2) goes up by m at an observation of the first sample and down by n at one of the second.
    """
    n, m = len(first), len(second)
    pooled = sorted(v % 360 for v in (*first, *second))
    ends = {i for i in range(n + m) if i == n + m - 1 or pooled[i] != pooled[i + 1]}
    v, u2 = two_sample(first, second)
    least_v, least_u2 = v * n * m, u2 * (n + m) ** 3 * n * m
    reached_v, reached_u2, count = 0, 0, 0
    for chosen in combinations(range(n + m), n):
        marks = [-n] * (n + m)
        for i in chosen:
            marks[i] = m
        found_v, found_u2 = _scaled(marks, ends)
        reached_v, reached_u2, count = reached_v + (found_v >= least_v), reached_u2 + (found_u2 >= least_u2), count + 1
    return Fraction(reached_v, count), Fraction(reached_u2, count)


def pair_rows(first: Sequence[Fraction], second: Sequence[Fraction]) -> Iterator[tuple[str, str, Fraction]]:
    """Yield the statistics of a pair and, for small samples, their exact permutation p-values."""
    v, u2 = two_sample(first, second)
    yield "two_sample_kuiper_v", "", v
    yield "two_sample_watson_u2", "", u2
    if mp.binomial(len(first) + len(second), len(first)) < 2e6:
        p_v, p_u2 = permutation_p(first, second)
        yield "two_sample_kuiper_p", "permutation", p_v
        yield "two_sample_watson_p", "permutation", p_u2
