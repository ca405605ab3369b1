"""The von Mises distribution to 50 digits with mpmath: Bessel ratios, tails, quantiles, reductions.

Two expansions cover every concentration, and meet at `LARGE`. Below it, Fourier series and
mpmath's own Bessel functions, with enough working digits that no cancellation shows in a tail of
1e-300. Above it, the asymptotic series in 1 / kappa, whose smallest term is about exp(-2 kappa),
far below any digit printed.
"""

from functools import cache

import mpmath as mp

DIGITS = 50
GUARD = 40
LARGE = 1000
DEEP = 420  # working digits for probabilities down to 1e-300 and angles within 1e-300 of pi
SHALLOW = 130


def _series_coefficients(order: int, kappa: mp.mpf) -> list[mp.mpf]:
    """Return the terms of sqrt(2 pi kappa) exp(-kappa) I_order(kappa) for large kappa."""
    terms = [mp.mpf(1)]
    while abs(terms[-1]) > mp.eps:
        k = len(terms)
        terms.append(terms[-1] * ((2 * k - 1) ** 2 - 4 * order**2) / (8 * k * kappa))
        if k > 2 * kappa:
            raise ArithmeticError("the asymptotic series does not reach the working precision")
    return terms


def bessel_ratio(order: int, kappa: mp.mpf) -> mp.mpf:
    """Return I_order(kappa) / I_0(kappa), the length of the order-th trigonometric moment."""
    with mp.workdps(DIGITS + GUARD):
        if kappa < LARGE:
            return mp.besseli(order, kappa) / mp.besseli(0, kappa)
        return mp.fsum(_series_coefficients(order, kappa)) / mp.fsum(_series_coefficients(0, kappa))


def one_minus_a(kappa: mp.mpf, digits: int = DIGITS + GUARD) -> mp.mpf:
    """Return 1 - I1(kappa) / I0(kappa) without losing digits at large kappa."""
    with mp.workdps(digits):
        if kappa < LARGE:
            return 1 - bessel_ratio(1, kappa)
        whole = _series_coefficients(0, kappa)
        first = _series_coefficients(1, kappa)
        # Both begin with 1, and the rest of `whole` is positive while that of `first` is negative.
        return (mp.fsum(whole[1:]) - mp.fsum(first[1:])) / mp.fsum(whole)


def slope(kappa: mp.mpf) -> mp.mpf:
    """Return A'(kappa) = 1 - A / kappa - A^2, with as many more digits as cancel: a factor 2 kappa^2."""
    # Below the series' working precision the quotient is 1/2 and nothing else is left.
    if kappa < mp.mpf(10) ** -30:
        return mp.mpf(1) / 2
    digits = DIGITS + GUARD + 2 * max(0, int(mp.log10(kappa)) - 20)
    with mp.workdps(digits):
        rest = one_minus_a(kappa, digits)
        return rest * (2 - rest) - (1 - rest) / kappa


def kl_gradient(gap: mp.mpf, kappa_p: mp.mpf, kappa_q: mp.mpf) -> tuple[mp.mpf, mp.mpf, mp.mpf]:
    """Return the derivatives of KL(p || q) in the location of p and in both concentrations."""
    with mp.workdps(DIGITS + GUARD):
        a_p, a_q = bessel_ratio(1, kappa_p), bessel_ratio(1, kappa_q)
        a_gap = a_q - a_p if min(kappa_p, kappa_q) < 1 else one_minus_a(kappa_p) - one_minus_a(kappa_q)
        turned = 2 * mp.sin(gap / 2) ** 2
        in_p = (kappa_p - kappa_q + kappa_q * turned) * slope(kappa_p)
        return kappa_q * a_p * mp.sin(gap), in_p, a_gap + a_p * turned


def slope_of_angle(theta: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return d theta / d kappa where the mass above theta stays the same, to 25 digits.

    It is an integral over the tail, or near the centre minus that over the rest.
    """
    with mp.workdps(DEEP):
        to_end = mp.pi - theta
    with mp.workdps(DIGITS):
        rest, unit = one_minus_a(kappa), 1 / mp.sqrt(1 + kappa)
        near_centre = 4 * theta**2 * (1 + kappa) < 1
        reach = min(to_end, 25 / mp.sqrt(kappa)) if kappa > 0 else to_end
        length = -theta if near_centre else reach

        def integrand(part: mp.mpf) -> mp.mpf:
            # Of order 1, because mpmath's quadrature stops at an absolute error.
            step = part * length
            fall = 2 * kappa * mp.sin(step / 2) * mp.sin(theta + step / 2)
            return (rest - 2 * mp.sin((theta + step) / 2) ** 2) / unit**2 * mp.exp(-fall)

        panels = 1 if near_centre else int(mp.ceil(length / unit))
        return unit**2 * length * mp.quad(integrand, mp.linspace(0, 1, panels + 1), method="gauss-legendre")


def log_two_pi_i0e(kappa: mp.mpf) -> mp.mpf:
    """Return log(2 pi exp(-kappa) I0(kappa)), the normaliser of the density."""
    with mp.workdps(DIGITS + GUARD):
        if kappa < LARGE:
            return mp.log(2 * mp.pi * mp.besseli(0, kappa)) - kappa
        return mp.log(mp.sqrt(2 * mp.pi / kappa) * mp.fsum(_series_coefficients(0, kappa)))


def i0e(kappa: mp.mpf) -> mp.mpf:
    """Return exp(-kappa) I0(kappa)."""
    with mp.workdps(DIGITS + GUARD):
        return mp.exp(log_two_pi_i0e(kappa)) / (2 * mp.pi)


def entropy(kappa: mp.mpf) -> mp.mpf:
    """Return the differential entropy, log(2 pi i0e) + kappa (1 - A)."""
    with mp.workdps(DIGITS + GUARD):
        return log_two_pi_i0e(kappa) + kappa * one_minus_a(kappa)


def log_density(theta: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return the log of the centred density."""
    with mp.workdps(DIGITS + GUARD):
        return -2 * kappa * mp.sin(theta / 2) ** 2 - log_two_pi_i0e(kappa)


def kl_divergence(gap: mp.mpf, kappa_p: mp.mpf, kappa_q: mp.mpf) -> mp.mpf:
    """Return KL(p || q) of two distributions whose mean directions are `gap` apart."""
    with mp.workdps(DIGITS + GUARD):
        rest = one_minus_a(kappa_p)
        turned = rest + (1 - rest) * 2 * mp.sin(gap / 2) ** 2
        return log_two_pi_i0e(kappa_q) - log_two_pi_i0e(kappa_p) + kappa_q * turned - kappa_p * rest


def concentration(circular_variance: mp.mpf) -> mp.mpf:
    """Return the kappa whose mean resultant length is 1 - `circular_variance`.

    The logarithm of the smaller of the two is close to a straight line in log kappa, so the secant
    method needs no care.
    """
    with mp.workdps(DIGITS + GUARD):
        v, length = circular_variance, 1 - circular_variance
        near_point = 2 * v < 1
        start = mp.log(1 / (2 * v) + mp.mpf(1) / 4 if near_point else 2 * length)

        def gap(log_kappa: mp.mpf) -> mp.mpf:
            kappa = mp.exp(log_kappa)
            return mp.log(one_minus_a(kappa) / v if near_point else bessel_ratio(1, kappa) / length)

        return mp.exp(mp.findroot(gap, (start, start + mp.mpf("0.01")), tol=mp.mpf(10) ** -120))


def reduced(angle: float) -> mp.mpf:
    """Return `angle` modulo the real 2 pi, in [-pi, pi)."""
    with mp.workdps(DEEP):
        x = mp.mpf(angle)
        return x - 2 * mp.pi * mp.floor((x + mp.pi) / (2 * mp.pi))


def distance(a: float, b: float) -> mp.mpf:
    """Return the length of the shorter arc between two angles, in [0, pi]."""
    with mp.workdps(2 * DEEP):  # two angles of 1e308 can differ by 1e-300
        difference = mp.mpf(a) - mp.mpf(b)
        return abs(difference - 2 * mp.pi * mp.nint(difference / (2 * mp.pi)))


@cache
def _fourier_coefficients(kappa: mp.mpf, digits: int) -> tuple[mp.mpf, ...]:
    """Return I_n / I_0 for n = 0, 1, ... until they vanish, by backward recurrence."""
    with mp.workdps(digits):
        count, bound = 1, kappa / 2
        while bound > mp.eps / 10**20:
            count += 1
            bound *= kappa / (2 * count)
        above, here = mp.mpf(0), mp.mpf(1)
        found = [here]
        for n in range(count, 0, -1):
            above, here = here, above + 2 * n * here / kappa
            found.append(here)
        return tuple(value / here for value in reversed(found))


def _fourier_tail(theta: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return the mass of [theta, pi] by Clenshaw's rule on the Fourier series."""
    straight = (mp.pi - theta) / (2 * mp.pi)
    if kappa == 0:
        return straight
    ratios = _fourier_coefficients(kappa, mp.mp.dps)
    twice_cos = 2 * mp.cos(theta)
    after, here = mp.mpf(0), mp.mpf(0)
    for n in range(len(ratios) - 1, 0, -1):
        after, here = here, ratios[n] / n + twice_cos * here - after
    return straight - here * mp.sin(theta) / mp.pi


def _gaussian_tail(theta: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return the mass of [theta, pi] for large kappa as a series of incomplete gammas.

    With s = 2 sqrt(kappa) sin(t/2) the density is exp(-s^2/2) (1 - s^2/(4 kappa))^(-1/2), expanded
    term by term; integrating to infinity instead of 2 sqrt(kappa) changes exp(-2 kappa) of it.
    """
    x = 2 * kappa * mp.sin(theta / 2) ** 2
    gamma = mp.sqrt(mp.pi) * mp.erfc(mp.sqrt(x))
    power = mp.sqrt(x) * mp.exp(-x)
    factor, total, m = mp.mpf(1), gamma, 0
    while factor * gamma > mp.eps * total:
        gamma = (m + mp.mpf(1) / 2) * gamma + power
        power *= x
        m += 1
        factor *= mp.mpf(2 * m - 1) / (4 * m * kappa)
        total += factor * gamma
    return total / (mp.sqrt(2 * kappa) * 2 * mp.pi * i0e(kappa))


def tail(theta: mp.mpf, kappa: mp.mpf, digits: int = DEEP) -> mp.mpf:
    """Return the mass of [theta, pi], for theta in [0, pi], with `digits` working digits."""
    with mp.workdps(digits if kappa < LARGE else DIGITS + GUARD):
        return _fourier_tail(theta, kappa) if kappa < LARGE else _gaussian_tail(theta, kappa)


def _first_guess(p: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return an angle near the one whose tail is p.

    Near pi the density is flat, so p / f(pi) is the distance; elsewhere the tail is about
    exp(-s^2/2) / 2 at most.
    """
    lowest = mp.exp(log_density(mp.pi, kappa)) if kappa < LARGE else mp.mpf(0)
    if p < lowest:
        return mp.pi - p / lowest
    s = mp.sqrt(-2 * mp.log(2 * p))
    return 2 * mp.asin(s / (2 * mp.sqrt(kappa))) if s < 2 * mp.sqrt(kappa) else mp.mpf(0)


def upper_quantile(p: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return the angle in [0, pi] with mass p <= 1/2 above it.

    Newton's method on log of the tail, which is fast in deep tails, kept inside a bracket. The tail
    is convex, so a plain Newton step from the left never passes the root: the way back in.
    """
    digits = SHALLOW if p > mp.mpf(10) ** -40 else DEEP
    with mp.workdps(digits if kappa < LARGE else DIGITS + GUARD):
        left, right = mp.mpf(0), +mp.pi
        theta = _first_guess(p, kappa)
        for _ in range(500):
            mass = tail(theta, kappa, digits)
            left, right = (theta, right) if mass >= p else (left, theta)
            width = mass / mp.exp(log_density(theta, kappa))
            step = width * mp.log(mass / p)
            if not left <= theta + step <= right:
                step = width - width * p / mass if mass >= p else (left - theta) / 2
            theta += step
            if abs(step) <= theta * mp.mpf(10) ** -(DIGITS + 10):
                return theta
    raise ArithmeticError(f"no quantile for p = {p}, concentration = {kappa}")
