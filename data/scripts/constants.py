"""Write `src/special/constants.rs` and `src/special/bessel/rows.rs`: long constants, computed with mpmath.

The bits of 1 / (2 pi) reduce any finite f64 angle by the real 2 pi; the Gauss-Legendre rules integrate the density;
the rows give its peak and its entropy. Run `python data/scripts/constants.py`.
"""

from pathlib import Path

import mpmath as mp

SPECIAL = Path(__file__).resolve().parents[2] / "src" / "special"
LIMBS = 20
POINTS = 16
GRADED_POINTS = 32
ROWS = 128
TERMS = 8
SHIFT = 6
SAMPLES = 20

HEADER = """\
//! Long constants, as tables that a script makes.
//!
//! * [`INV_TWO_PI`]: the first 1280 bits after the binary point of 1 / (2 \u03c0), truncated, most
//!   significant limb first. No f64 reaches 2^1024, so the fraction of x / (2 \u03c0) is known to 2^-256
//!   for every finite x.
//! * [`GAUSS_NODES`], [`GAUSS_WEIGHTS`]: the 16-point Gauss\u2013Legendre rule on [0, 1], nodes ascending,
//!   each the nearest f64: exact for polynomials of degree 31.
//! * [`GRADED_NODES`], [`GRADED_WEIGHTS`]: the 32-point rule in t where x = (t + t\u00b3)/2, which is denser
//!   towards 0.
//! * [`ATAN_EIGHTHS`]: the arctangents of j / 8, each the nearest f64.
//! * [`COS_FORTY_EIGHTHS`]: the cosines of j \u03c0 / 48 over one turn, each the nearest f64.
//!
//! Made by `python data/scripts/constants.py` (mpmath, {digits} digits for the bits and 50 for the rules);
//! do not edit by hand.
"""


ROWS_HEADER = """\
//! Polynomials in the concentration, as tables that a script makes; `peak` says what they are for.
//!
//! Row i is about the \u03ba\u1d62 that is nearest to 768 / (i + 1/2) \u2212 6 in double arithmetic; its eight coefficients are
//! those of the powers of t = 768 / (\u03ba + 6) \u2212 768 / (\u03ba\u1d62 + 6), which runs over [\u22121/2, 1/2]. What is left out is below
//! 1e-17 of the value.
//!
//! Made by `python data/scripts/constants.py` (mpmath, 60 digits); do not edit by hand.

use crate::simd::aligned::Aligned;
"""


def inverse_two_pi_limbs(count: int) -> list[int]:
    """Return the first `64 * count` fractional bits of 1 / (2 pi), highest limb first."""
    bits = 64 * count
    with mp.workprec(bits + 128):
        whole = int(mp.floor(mp.ldexp(1 / (2 * mp.pi), bits)))
    return [whole >> (bits - 64 * (i + 1)) & (2**64 - 1) for i in range(count)]


def legendre_with_slope(n: int, x: mp.mpf) -> tuple[mp.mpf, mp.mpf]:
    """Return P_n(x) and P_n'(x), by the three-term recurrence."""
    before, value = mp.mpf(1), x
    for k in range(2, n + 1):
        before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
    return value, n * (before - x * value) / (1 - x * x)


def gauss_legendre(n: int) -> list[tuple[mp.mpf, mp.mpf]]:
    """Return the nodes (ascending) and weights on [0, 1]."""
    with mp.workdps(50):
        rule = []
        for i in range(n):
            x = -mp.cos(mp.pi * (i + mp.mpf(3) / 4) / (n + mp.mpf(1) / 2))
            for _ in range(8):
                value, slope = legendre_with_slope(n, x)
                x -= value / slope
            _, slope = legendre_with_slope(n, x)
            rule.append(((1 + x) / 2, 1 / ((1 - x * x) * slope**2)))
        return rule


def table(name: str, doc: str, values: list[mp.mpf]) -> list[str]:
    """Return the lines of one constant, each value rounded once to f64."""
    head = ["", f"/// {doc}", f"pub(crate) const {name}: [f64; {len(values)}] = ["]
    return head + [f"    {float(value)!r}," for value in values] + ["];"]


def scaled_bessels(kappa: mp.mpf) -> tuple[mp.mpf, mp.mpf]:
    """Return exp(-kappa) I0(kappa) and 1 - I1(kappa) / I0(kappa)."""
    if kappa < 5000:
        i0, i1 = mp.besseli(0, kappa), mp.besseli(1, kappa)
        return i0 * mp.exp(-kappa), (i0 - i1) / i0
    half, inverse = mp.mpf(1) / 2, 1 / (2 * kappa)
    sum0, sum1 = mp.hyp2f0(half, half, inverse), mp.hyp2f0(-half, 3 * half, inverse)
    return sum0 / mp.sqrt(2 * mp.pi * kappa), (sum0 - sum1) / sum0


def relative_peak(kappa: mp.mpf) -> mp.mpf:
    """Return the density at the mode divided by sqrt((kappa + 6) / 8)."""
    return 1 / (2 * mp.pi * scaled_bessels(kappa)[0]) / mp.sqrt((kappa + SHIFT) / 8)


def loss(kappa: mp.mpf) -> mp.mpf:
    """Return kappa (1 - A(kappa)), by which the entropy exceeds minus the logarithm of the peak."""
    return kappa * scaled_bessels(kappa)[1]


def chebyshev_polynomial(n: int) -> list[int]:
    """Return the coefficients of T_n(2 t), lowest power first."""
    before, polynomial = [0], [1]
    for k in range(n):
        raised = [0] + [(2 if k == 0 else 4) * c for c in polynomial]
        before, polynomial = polynomial, [a - b for a, b in zip(raised, before + [0, 0])]
    return polynomial


def row(function, number: int) -> list[mp.mpf]:
    """Return the power series of the Chebyshev series of the function on one row, cut after TERMS terms."""
    scale = mp.mpf(SHIFT * ROWS)
    centre = scale / (mp.mpf(float(SHIFT * ROWS) / (number + 0.5) - float(SHIFT)) + SHIFT)
    angles = [mp.pi * (2 * k + 1) / (2 * SAMPLES) for k in range(SAMPLES)]
    values = [function(scale / (centre + mp.cos(angle) / 2) - SHIFT) for angle in angles]
    powers = [mp.mpf(0)] * TERMS
    for n in range(TERMS):
        share = 2 * mp.fsum(v * mp.cos(n * a) for v, a in zip(values, angles)) / SAMPLES / (2 if n == 0 else 1)
        for power, coefficient in enumerate(chebyshev_polynomial(n)):
            powers[power] += share * coefficient
    return powers


def row_table(name: str, doc: str, function) -> list[str]:
    """Return the lines of one table of rows."""
    lines = ["", f"/// {doc}", "#[rustfmt::skip] // one row to a line"]
    lines.append(f"pub(crate) const {name}: [Aligned<[f64; {TERMS}]>; {ROWS}] = [")
    for number in range(ROWS):
        lines.append("    Aligned([" + ", ".join(repr(float(value)) for value in row(function, number)) + "]),")
    return lines + ["];"]


def rows_source() -> str:
    """Return the file of rows."""
    with mp.workdps(60):
        lines = [ROWS_HEADER.rstrip("\n")]
        lines += row_table("PEAKS", "The density at the mode, divided by \u221a((\u03ba + 6) / 8).", relative_peak)
        lines += row_table("LOSSES", "\u03ba (1 \u2212 A(\u03ba)).", loss)
    return "\n".join(lines) + "\n"


def rust_source() -> str:
    """Return the whole file, formatted as rustfmt would leave it."""
    digits = int(mp.ceil((64 * LIMBS + 128) * mp.log10(2)))
    lines = [HEADER.format(digits=digits)]
    lines.append("/// The bits of 1 / (2 \u03c0) after the point, most significant limb first.")
    lines.append(f"pub(crate) const INV_TWO_PI: [u64; {LIMBS}] = [")
    for limb in inverse_two_pi_limbs(LIMBS):
        text = f"{limb:016x}"
        grouped = "_".join(text[i : i + 4] for i in range(0, 16, 4))
        lines.append(f"    0x{grouped},")
    lines.append("];")
    with mp.workdps(50):
        rule = gauss_legendre(POINTS)
        fine = gauss_legendre(GRADED_POINTS)
        nodes = [(t + t**3) / 2 for t, _ in fine]
        weights = [(1 + 3 * t**2) / 2 * w for t, w in fine]
        lines += table("GAUSS_NODES", "Nodes of the 16-point Gauss\u2013Legendre rule on [0, 1].", [x for x, _ in rule])
        lines += table("GAUSS_WEIGHTS", "Its weights.", [w for _, w in rule])
        lines += table("GRADED_NODES", "Nodes of the 32-point rule, graded towards 0.", nodes)
        lines += table("GRADED_WEIGHTS", "Their weights.", weights)
        arctangents = [mp.atan(mp.mpf(j) / 8) for j in range(9)]
        lines += table("ATAN_EIGHTHS", "arctan(j / 8) for j = 0..=8.", arctangents)
        cosines = [mp.cospi(mp.mpf(j) / 48) for j in range(96)]
        lines += table("COS_FORTY_EIGHTHS", "cos(j \u03c0 / 48) for j = 0..96.", cosines)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for name, source in (("constants.rs", rust_source()), ("bessel/rows.rs", rows_source())):
        (SPECIAL / name).write_text(source, encoding="utf-8")
