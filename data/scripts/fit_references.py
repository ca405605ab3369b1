"""Write `data/reference/fit.csv` and `slope.csv`: fits, their errors and intervals, to 50 digits.

Run `python data/scripts/fit_references.py`.

The angles of each fit are 0 and PI (the f64), with weights that are f64 as well, so that n and the
mean resultant length are exact rationals, of any size. Everything is solved from its definition: the
log likelihood n (kappa R - log(2 pi I0(kappa))), its maximum over kappa at each direction, and plain
differences, with digits to spare for their cancellation.
"""

from collections.abc import Callable
from pathlib import Path

import mpmath as mp

import exact
from tables import argument, value

DATA = Path(__file__).resolve().parents[1]
LEVEL = 0.95
CONCENTRATIONS = (0.1, 0.5, 1.0, 1.9, 2.1, 5.0, 10.0, 24.0, 26.0, 100.0, 1e4, 1e8, 1e12)
COUNTS = (2, 3, 5, 10, 100, 10**4, 10**6)
SLOPES = (
    0.0, 1e-300, 1e-8, 1e-3, 0.1, 0.5, 0.999, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 17.0, 22.0, 24.999, 25.0, 26.0,
    30.0, 40.0, 60.0, 100.0, 300.0, 1e3, 1e4, 1e6, 1e9, 1e12, 1e20, 1e50, 1e100, 1e150, 1e200, 1e300,
)  # fmt: skip
COLUMNS = (
    "weight_0,weight_pi,concentration,best_fisher,marginal_likelihood,log_likelihood,error_loc,"
    "error_concentration,lower,upper,turn,known,turn_known"
)


def ratio(kappa: mp.mpf) -> mp.mpf:
    """Return A(kappa) to the working precision."""
    if kappa < exact.LARGE:
        return mp.besseli(1, kappa) / mp.besseli(0, kappa)
    series = exact._series_coefficients
    return mp.fsum(series(1, kappa)) / mp.fsum(series(0, kappa))


def slope(kappa: mp.mpf) -> mp.mpf:
    """Return A'(kappa) = 1 - A / kappa - A^2."""
    if kappa == 0:
        return mp.mpf(1) / 2
    with mp.workdps(60 + 2 * int(abs(mp.log10(kappa)))):
        return 1 - ratio(kappa) / kappa - ratio(kappa) ** 2


def root(f: Callable[[mp.mpf], mp.mpf], low: mp.mpf, high: mp.mpf) -> mp.mpf:
    """Return the root of f between two points where its signs differ."""
    return mp.findroot(f, (low, high), solver="anderson", tol=mp.mpf(10) ** -80, maxsteps=400, verify=False)


class Data:
    """Weights at 0 and PI; R to the 1e-32 that PI is away from pi."""

    def __init__(self, kappa: float, count: int) -> None:
        v = exact.one_minus_a(mp.mpf(kappa))
        self.weight_pi = float(v * count / 2)
        self.weight_0 = float(count - mp.mpf(self.weight_pi))
        self.n = mp.mpf(self.weight_0) + mp.mpf(self.weight_pi)
        cosine, sine = mp.cos(float(mp.pi)), mp.sin(float(mp.pi))
        self.r = mp.hypot(self.weight_0 + cosine * self.weight_pi, sine * self.weight_pi) / self.n
        self.kappa = exact.concentration(1 - self.r)

    def log_likelihood(self, kappa: mp.mpf, cosine: mp.mpf) -> mp.mpf:
        """Return the log likelihood where the mean of cos(x - loc) is `cosine`."""
        return self.n * (-kappa * (1 - cosine) - exact.log_two_pi_i0e(kappa))

    def best_fisher(self) -> mp.mpf:
        """Return Best & Fisher's estimate."""
        n, kappa = self.n, self.kappa
        if kappa < 2:
            return max(kappa - 2 / (n * kappa), mp.mpf(0))
        return (n - 1) ** 3 * kappa / (n**3 + n)

    def marginal_likelihood(self) -> mp.mpf:
        """Return the maximum of I0(n R kappa) / I0(kappa)^n, from the zero of its slope in log kappa."""
        n, r = self.n, self.r
        if n * r * r <= 1:
            return mp.mpf(0)

        def excess(log_kappa: mp.mpf) -> mp.mpf:
            kappa = mp.exp(log_kappa)
            return (1 - r) + r * exact.one_minus_a(n * r * kappa) - exact.one_minus_a(kappa)

        low = mp.log(self.kappa * (1 - 1 / (n * r * r)) / 100)
        return mp.exp(root(lambda t: excess(t) * mp.exp(t), low, mp.log(self.kappa)))

    def interval(self, drop: mp.mpf) -> tuple[mp.mpf, mp.mpf]:
        """Return where the log likelihood of kappa is `drop` below its maximum."""
        top = self.log_likelihood(self.kappa, self.r)

        def short(kappa: mp.mpf) -> mp.mpf:
            return top - self.log_likelihood(kappa, self.r) - drop

        lower = mp.mpf(0)
        if short(lower) > 0:
            lower = mp.exp(root(lambda t: short(mp.exp(t)), mp.log(self.kappa) - 40, mp.log(self.kappa)))
        far = 2 * self.kappa + 1
        while short(far) < 0:
            far *= 2
        return lower, mp.exp(root(lambda t: short(mp.exp(t)), mp.log(self.kappa), mp.log(far)))

    def turn(self, drop: mp.mpf) -> mp.mpf:
        """Return the angle at which the log likelihood, maximised over kappa, is `drop` below its maximum."""
        top = self.log_likelihood(self.kappa, self.r)
        if top - self.log_likelihood(mp.mpf(0), self.r) <= drop:
            return +mp.pi

        def short(log_angle: mp.mpf) -> mp.mpf:
            cosine = self.r * mp.cos(mp.exp(log_angle))
            return top - self.log_likelihood(exact.concentration(1 - cosine), cosine) - drop

        guess = mp.sqrt(2 * drop / (self.n * self.kappa * self.r))
        return mp.exp(root(short, mp.log(guess / 10), mp.log(min(10 * guess, mp.pi / 2 - mp.mpf(10) ** -20))))

    def row(self, known: float) -> list[str]:
        """Return a line of the table, with the turn for a known concentration at its end."""
        drop = mp.erfinv(mp.mpf(LEVEL)) ** 2
        gone = drop / (2 * self.n * known * self.r)
        values = (
            self.kappa,
            self.best_fisher(),
            self.marginal_likelihood(),
            self.log_likelihood(self.kappa, self.r),
            1 / mp.sqrt(self.n * self.kappa * self.r),
            1 / mp.sqrt(self.n * slope(self.kappa)),
            *self.interval(drop),
            self.turn(drop),
        )
        turn_known = 2 * mp.asin(mp.sqrt(gone)) if gone < 1 else +mp.pi
        weights = (argument(self.weight_0), argument(self.weight_pi))
        return [*weights, *map(value, values), argument(known), value(turn_known)]


def write(name: str, header: str, rows: list[list[str]]) -> None:
    """Write one table."""
    lines = [header, *(",".join(row) for row in rows)]
    (DATA / "reference" / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"reference/{name}.csv {len(rows)} rows")


def main() -> None:
    """Write both tables."""
    with mp.workdps(exact.DIGITS + exact.GUARD):
        write("slope", "concentration,slope", [[argument(k), value(slope(mp.mpf(k)))] for k in SLOPES])
        rows = [Data(kappa, count).row(kappa) for kappa in CONCENTRATIONS for count in COUNTS]
        write("fit", COLUMNS, rows)


if __name__ == "__main__":
    main()
