"""Write `data/reference/two_sample.csv`: two-sample statistics and their exact permutation p-values.

Every division of the pooled values is tried. Run `python data/scripts/two_sample.py`; it needs only the standard
library. Every number is an exact rational until it is printed. Angles are `value` tenths of a radian; the first `m`
values are the first sample.
"""

from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import lcm
from pathlib import Path
from random import Random

OUTPUT = Path(__file__).resolve().parents[1] / "reference" / "two_sample.csv"
SIZES = ((1, 1), (1, 5), (2, 2), (2, 7), (3, 4), (3, 6), (4, 4), (4, 6), (5, 5), (5, 8), (6, 6), (6, 9), (7, 8), (8, 8))
MODULI = (None, 3, 5, 9)  # None: no ties; otherwise values below this number


def differences(first: Counter, second: Counter, m: int, n: int) -> list[tuple[Fraction, int]]:
    """Return F - G just after each distinct value, and how many values are equal to it."""
    height, rows = Fraction(0), []
    for v in sorted(first | second):
        height += Fraction(first[v], m) - Fraction(second[v], n)
        rows.append((height, first[v] + second[v]))
    return rows


def statistics(first: Counter, second: Counter) -> tuple[Fraction, Fraction]:
    """Return Kuiper's V and Watson's U squared."""
    m, n = first.total(), second.total()
    rows = differences(first, second, m, n)
    heights = [height for height, _ in rows]
    v = max(heights) - min(heights)
    mean = sum(height * ties for height, ties in rows) / (m + n)
    square = sum(ties * (height - mean) ** 2 for height, ties in rows)
    return v, Fraction(m * n, (m + n) ** 2) * square


def p_values(values: list[int], m: int) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Return V, the part of all divisions with at least that V, and the same for U squared."""
    whole = Counter(values)
    observed = statistics(Counter(values[:m]), Counter(values[m:]))
    known: dict[tuple[int, ...], tuple[Fraction, Fraction]] = {}
    at_least, count = [0, 0], 0
    for chosen in combinations(sorted(values), m):
        if chosen not in known:
            first = Counter(chosen)
            known[chosen] = statistics(first, whole - first)
        count += 1
        for which in (0, 1):
            at_least[which] += known[chosen][which] >= observed[which]
    v, square = observed
    return v, Fraction(at_least[0], count), square, Fraction(at_least[1], count)


def check_classic() -> None:
    """Compare with Watson's own form, which knows no ties, and with V as D+ plus D-, where nothing is tied."""
    random = Random(1)
    for m, n in SIZES:
        order = random.sample(range(60), m + n)
        v, square = statistics(Counter(order[:m]), Counter(order[m:]))
        d = [
            Fraction(sum(a <= t for a in order[:m]), m) - Fraction(sum(b <= t for b in order[m:]), n)
            for t in sorted(order)
        ]
        assert v == max(0, *d) - min(0, *d) and (v * lcm(m, n)).denominator == 1
        assert square == Fraction(m * n, (m + n) ** 2) * (sum(x * x for x in d) - sum(d) ** 2 / (m + n))


def main() -> None:
    """Check, then write one line for each pair of samples."""
    check_classic()
    random = Random(0)
    lines = ["m,kuiper,kuiper_p,watson,watson_p,values"]
    for m, n in SIZES:
        for modulus in MODULI:
            for spread in (0, 1):
                values = random.sample(range(60), m + n) if modulus is None else random.choices(range(modulus), k=m + n)
                if spread:  # samples that lie apart have small probabilities
                    values.sort()
                results = p_values(values, m)
                numbers = ",".join(repr(float(number)) for number in results)
                lines.append(f"{m},{numbers},{' '.join(map(str, values))}")
    OUTPUT.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
