"""Write `data/reference/null.csv`: p-values of four statistics of uniformity, to 30 digits.

The methods are not those of the crate.

Kolmogorov and Kuiper: the generating functions over n (Kemperman 1957; the same for Kuiper) as power series, divided term by
term with as many digits as the alternating sums need; for large n the sum of their residues.
Rayleigh: closed forms, one integral over the third angle, Kluyver's integral of Bessel functions of real argument.
Watson: closed forms, for n = 2 and 3.

Run `python data/scripts/null.py`.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import mpmath as mp

TARGET = Path(__file__).resolve().parents[1] / "reference" / "null.csv"
DIGITS = 30
Row = tuple[str, int, float, mp.mpf]


def crossing_polynomial(x: mp.mpf, order: int) -> list[mp.mpf]:
    """Return the coefficients of q_x(z) = sum over j <= x of (-z (x - j))^j / j!, up to `order`."""
    coefficients, factorial = [], mp.mpf(1)
    for j in range(order + 1):
        factorial *= max(j, 1)
        coefficients.append((j - x) ** j / factorial if j < x else mp.mpf(j == 0))
    return coefficients


def quotient(numerator: list[mp.mpf], denominator: list[mp.mpf], order: int) -> mp.mpf:
    """Return the coefficient of z^order in a quotient of series whose denominator begins with 1."""
    degree = max(i for i, c in enumerate(denominator) if c)
    found: list[mp.mpf] = []
    for m in range(order + 1):
        products = (denominator[j] * found[m - j] for j in range(1, min(m, degree) + 1))
        found.append(numerator[m] - mp.fsum(products))
    return found[order]


def kolmogorov(n: int, d: float) -> mp.mpf:
    """P(D_n >= d): sum of z^n n^n / n! P(D_n < c / n) over n is q_c(z)^2 / q_2c(z)."""
    with mp.workdps(340 + n):
        c = n * mp.mpf(d)
        half = crossing_polynomial(c, n)
        square = [mp.fsum(half[i] * half[m - i] for i in range(m + 1)) for m in range(n + 1)]
        inside = quotient(square, crossing_polynomial(2 * c, n), n)
        return 1 - inside * mp.factorial(n) / mp.mpf(n) ** n


def kuiper(n: int, v: float) -> mp.mpf:
    """P(V_n >= v): sum of z^n n^(n - 1) / n! P(V_n < a / n) over n is z q_(a - 1)(z) / q_a(z)."""
    with mp.workdps(340 + n):
        a = n * mp.mpf(v)
        shifted = [mp.mpf(0), *crossing_polynomial(a - 1, n - 1)]
        inside = quotient(shifted, crossing_polynomial(a, n), n)
        return 1 - inside * mp.factorial(n) / mp.mpf(n) ** (n - 1)


def crossing_rows() -> Iterator[Row]:
    """Rows of the two statistics, from the least value to beyond p = 1e-300."""
    scaled = [0.3, 0.45, 0.6, 0.8, 1.0, 1.3, 1.7, 2.05, 2.1, 2.15, 2.6, 3.5, 5.0, 8.0, 12.0, 17.0]
    for n in (1, 2, 3, 4, 5, 7, 10, 20, 49, 99, 101, 200, 500, 999, 1001, 1500):
        for x in scaled:
            value = x / n**0.5
            for name, tail, least in (("kolmogorov", kolmogorov, 0.5), ("kuiper", kuiper, 1.0)):
                if least / n < value < 1:
                    p = tail(n, value)
                    if p > mp.mpf("1e-300"):
                        yield name, n, value, p
        for value in (0.5, 0.52, 0.9, 1 - 2.0**-20):
            if n <= 100:
                yield "kolmogorov", n, value, kolmogorov(n, value)
                if n * value > 1:
                    yield "kuiper", n, value, kuiper(n, value)


def residues(n: int, width: mp.mpf, power: int) -> mp.mpf:
    """P(D_n < c / n) for width = c and power 2, P(V_n < a / n) for width = a and power 1, by poles at h = i b.

    With lambda = b cot b -+ i b, the poles are where (1 - lambda_1) / (lambda_2 - 1) exp(-2 power width h) is 1. Other
    solutions of lambda exp(-lambda) = z are below exp(-2 width).
    """
    with mp.workdps(45):

        def ratio(b: mp.mpf) -> mp.mpf:
            h, mean = mp.mpc(0, b), b * mp.cot(b) - 1
            return (h - mean) / (h + mean)

        def log_z(b: mp.mpf) -> mp.mpf:
            return mp.log(b / mp.sin(b)) - b * mp.cot(b)

        total, j = mp.mpf(0), 0
        while True:
            j += 1
            b = mp.pi * j / (power * width + mp.mpf(1) / 3)
            turns = 2 * mp.pi * j + mp.pi
            b = mp.findroot(lambda x: turns - 2 * mp.atan2(x, x * mp.cot(x) - 1) - 2 * power * width * x, b)
            decay, h = mp.expj(-2 * width * b), mp.mpc(0, b)
            slope = mp.diff(lambda x: ratio(x) * mp.expj(-2 * power * width * x), b) / mp.diff(log_z, b)
            weight = 1 / (h + b * mp.cot(b) - 1)
            top = weight * decay * (2 - (1 + ratio(b)) * decay) if power == 2 else 2 * h
            term = -(top / slope).real * mp.exp(-n * (log_z(b) + 1))
            total += term
            if n * b * b > 200:
                break
        scale = mp.sqrt(2 * mp.pi * n) * mp.exp(mp.loggamma(n + 1) - (n + mp.mpf(1) / 2) * mp.log(n) + n) / mp.sqrt(2 * mp.pi)
        return total * scale * (1 if power == 2 else n)


def large_rows() -> Iterator[Row]:
    """Rows of the two statistics for large n."""
    for n in (10_000, 1_000_000):
        for x in (0.3, 0.5, 0.8, 1.2, 1.8, 2.5, 3.2):
            value = x / n**0.5
            yield "kolmogorov", n, value, 1 - residues(n, n * mp.mpf(value), 2)
            yield "kuiper", n, value, 1 - residues(n, n * mp.mpf(value), 1)


def three_vectors(r: mp.mpf) -> mp.mpf:
    """P(R_3 >= r): the third angle, given that two vectors half an angle a from their sum have length 2 sin a."""

    def given(a: mp.mpf) -> mp.mpf:
        two = 2 * mp.sin(a)
        cosine = (r * r - two * two - 1) / (2 * two)
        return mp.acos(max(-1, min(1, cosine))) / mp.pi

    edges = [mp.asin(e / 2) for e in (abs(r - 1), r + 1) if 0 < e < 2]
    return mp.quad(given, sorted([0, *edges, mp.pi / 2])) * 2 / mp.pi


def kluyver(n: int, r: mp.mpf) -> mp.mpf:
    """P(R_n >= r) = 1 - r times the integral of J_1(r t) J_0(t)^n, for n >= 30.

    It is cut where J_0^n is below the working precision, which is all that is left of p.
    """
    end = 2 / mp.pi * mp.power(10, mp.mpf(2 * mp.mp.dps) / n)
    pieces = int(end * n / 12) + 1
    points = [end * k / pieces for k in range(pieces + 1)]
    return 1 - r * mp.quad(lambda t: mp.besselj(1, r * t) * mp.besselj(0, t) ** n, points)


def rayleigh_rows() -> Iterator[Row]:
    """Rows by R_n / n; for a vector shorter than 1, P(R_n >= 1) = n / (n + 1)."""
    with mp.workdps(50):
        for value in (0.01, 0.3, 0.7, 0.99, 1 - 2.0**-30):
            yield "rayleigh", 1, value, mp.mpf(1)
            yield "rayleigh", 2, value, 2 * mp.acos(value) / mp.pi
        for value in (0.01, 0.1, 0.2, 0.32, 0.34, 0.5, 0.6, 0.8, 0.95, 0.999, 1 - 2.0**-30):
            yield "rayleigh", 3, value, three_vectors(3 * mp.mpf(value))
        for n in (4, 8, 16, 64, 1024, 65536):
            yield "rayleigh", n, 1 / n, mp.mpf(n) / (n + 1)
    for n, digits, values in (
        (30, 24, (0.05, 0.2, 0.4, 0.6)),
        (100, 45, (0.02, 0.1, 0.3, 0.4)),
        (1000, 45, (0.01, 0.05, 0.1)),
    ):
        with mp.workdps(digits):
            for value in values:
                yield "rayleigh", n, value, kluyver(n, n * mp.mpf(value))


def watson_two_or_three(n: int, x: mp.mpf) -> mp.mpf:
    """P(U2_n >= x): a chord of a segment, or a triangle less a circle about its centre."""
    v = x - mp.mpf(1) / (12 * n)
    if n == 2:
        return 1 - 2 * mp.sqrt(2 * v)
    corner = mp.mpf(2) / 9
    area = mp.sqrt(27) / 4 * corner
    side = mp.sqrt(corner) / 2
    angle = mp.acos(side / mp.sqrt(v)) if v > side**2 else mp.mpf(0)
    segments = 3 * (v * angle - side * mp.sqrt(v - side**2)) if v > side**2 else mp.mpf(0)
    return 1 - (mp.pi * v - segments) / area


def watson_rows() -> Iterator[Row]:
    """Rows by U2, between its least and greatest values."""
    with mp.workdps(60):
        for n in (2, 3):
            low, high = 1 / (12 * n), n / 12
            for share in (0.001, 0.05, 0.2, 0.24, 0.26, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999, 0.999999):
                value = low + share * (high - low)
                yield "watson", n, value, watson_two_or_three(n, mp.mpf(value))


def main() -> None:
    """Write the table."""
    with TARGET.open("w") as file:
        file.write("statistic,n,value,p\n")
        for name, n, value, p in chain(crossing_rows(), large_rows(), rayleigh_rows(), watson_rows()):
            file.write(f"{name},{n},{value!r},{mp.nstr(p, DIGITS)}\n")


if __name__ == "__main__":
    main()
