"""Write `src/special/constants.rs`: numbers too long to type, made once with mpmath.

The bits of 1 / (2 pi) reduce any finite f64 angle by the real 2 pi; the Gauss-Legendre rules
integrate the density. Run `python data/constants.py` from the root of the repository.
"""

from pathlib import Path

import mpmath as mp

TARGET = Path(__file__).resolve().parent.parent / "src" / "special" / "constants.rs"
LIMBS = 20
POINTS = 16
EDGES = (0, mp.mpf(1) / 5, mp.mpf(1) / 2, 1)

HEADER = """\
//! Long constants, as tables that a script makes.
//!
//! * [`INV_TWO_PI`]: the first 1280 bits after the binary point of 1 / (2 \u03c0), truncated, most
//!   significant limb first. No f64 reaches 2^1024, so the fraction of x / (2 \u03c0) is known to 2^-256
//!   for every finite x.
//! * [`GAUSS_NODES`], [`GAUSS_WEIGHTS`]: the 16-point Gauss\u2013Legendre rule on [0, 1], nodes ascending,
//!   each the nearest f64: exact for polynomials of degree 31.
//! * [`GRADED_NODES`], [`GRADED_WEIGHTS`]: the same rule on each of [0, 0.2], [0.2, 0.5] and [0.5, 1].
//! * [`ATAN_EIGHTHS`]: the arctangents of j / 8, each the nearest f64.
//! * [`COS_FORTY_EIGHTHS`]: the cosines of j \u03c0 / 48 over one turn, each the nearest f64.
//!
//! Made by `python data/constants.py` (mpmath, {digits} digits for the bits and 50 for the rules);
//! do not edit by hand.
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
        panels = list(zip(EDGES, EDGES[1:]))
        nodes = [a + (b - a) * x for a, b in panels for x, _ in rule]
        weights = [(b - a) * w for a, b in panels for _, w in rule]
        lines += table("GAUSS_NODES", "Nodes of the 16-point Gauss\u2013Legendre rule on [0, 1].", [x for x, _ in rule])
        lines += table("GAUSS_WEIGHTS", "Its weights.", [w for _, w in rule])
        lines += table("GRADED_NODES", "Nodes of that rule on three panels graded towards 0.", nodes)
        lines += table("GRADED_WEIGHTS", "Their weights.", weights)
        arctangents = [mp.atan(mp.mpf(j) / 8) for j in range(9)]
        lines += table("ATAN_EIGHTHS", "arctan(j / 8) for j = 0..=8.", arctangents)
        cosines = [mp.cospi(mp.mpf(j) / 48) for j in range(96)]
        lines += table("COS_FORTY_EIGHTHS", "cos(j \u03c0 / 48) for j = 0..96.", cosines)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    source = rust_source()
    TARGET.write_text(source, encoding="utf-8")
    print(source, end="")
