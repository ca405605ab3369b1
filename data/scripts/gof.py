"""Write `data/reference/gof.csv`: one-sample test statistics of fixed angles, with mpmath at 50 digits.

Run `python data/scripts/gof.py`. Angle i of a sample is loc + width * w(i), in doubles, w a Weyl sequence on
[-1/2, 1/2). The statistics belong to those doubles and to the von Mises distribution with this location and
concentration.
"""

from pathlib import Path

import mpmath as mp

import exact

OUTPUT = Path(__file__).resolve().parents[1] / "reference" / "gof.csv"
DISTRIBUTIONS = ((0.0, 0.0), (0.0, 0.5), (1.0, 2.0), (-3.0, 4.0), (100.0, 2.0), (2.0, 50.0), (0.5, 1e4), (3.0, 1e9))
SIZES = (1, 2, 7, 100, 1000)
WIDTHS = (1.0, 4.0)  # in standard deviations of the distribution, or in radians


def weyl(i: int) -> float:
    """Return a number in [-1/2, 1/2), exactly."""
    return ((i * 2654435769) % 2**32) / 2**32 - 0.5


def mass(x: float, loc: float, kappa: float) -> mp.mpf:
    """Return the value of the cdf, the circle being cut opposite to `loc`."""
    with mp.workdps(80):
        theta = mp.mpf(x) - mp.mpf(loc)
        theta -= 2 * mp.pi * mp.floor((theta + mp.pi) / (2 * mp.pi))
        upper = exact.tail(abs(theta), mp.mpf(kappa), 80)
        return upper if theta < 0 else 1 - upper


def statistics(angles: list[float], loc: float, kappa: float) -> list[mp.mpf]:
    """Return D, V, U squared (by the usual form, which cancels) and the resultant length."""
    n = len(angles)
    u = sorted(mass(x, loc, kappa) for x in angles)
    above = max(mp.mpf(i + 1) / n - value for i, value in enumerate(u))
    below = max(value - mp.mpf(i) / n for i, value in enumerate(u))
    square = mp.fsum((value - mp.mpf(2 * i + 1) / (2 * n)) ** 2 for i, value in enumerate(u)) + mp.mpf(1) / (12 * n)
    watson = square - n * (mp.fsum(u) / n - mp.mpf(1) / 2) ** 2
    resultant = mp.fsum(mp.expj(mp.mpf(x)) for x in angles) / n
    return [max(above, below), above + below, watson, abs(resultant)]


def main() -> None:
    """Write one line for each sample."""
    mp.mp.dps = 50
    lines = ["loc,concentration,width,n,kolmogorov_smirnov,kuiper,watson,resultant_length"]
    for loc, kappa in DISTRIBUTIONS:
        for size in SIZES:
            for width in WIDTHS:
                scale = width / max(1.0, kappa) ** 0.5
                results = statistics([loc + scale * weyl(i) for i in range(size)], loc, kappa)
                numbers = ",".join(mp.nstr(value, 25) for value in results)
                lines.append(f"{loc!r},{kappa!r},{scale!r},{size},{numbers}")
    OUTPUT.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
