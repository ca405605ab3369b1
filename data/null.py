"""Write `reference/null.csv`: tails of four statistics of uniformity, to 30 digits, by methods that the crate does not use.

Kolmogorov and Kuiper: the generating functions over n (Kemperman 1957; the same for Kuiper) as power series, divided term by
term with as many digits as the alternating sums need.
Run `python data/null.py` from the root of the repository.
"""

from collections.abc import Iterator
from pathlib import Path

import mpmath as mp

TARGET = Path(__file__).resolve().parent / "reference" / "null.csv"
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


def main() -> None:
    """Write the table."""
    with TARGET.open("w") as file:
        file.write("statistic,n,value,p\n")
        for name, n, value, p in crossing_rows():
            file.write(f"{name},{n},{value!r},{mp.nstr(p, DIGITS)}\n")


if __name__ == "__main__":
    main()
