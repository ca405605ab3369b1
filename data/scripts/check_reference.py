"""Check the values that the search for the largest errors compares with, against mpmath at 50 digits.

`python data/scripts/check_reference.py [FILE]` prints the largest error of the reference for each function, and fails
if one is above 1e-18. FILE is `data/measurements/maxima.csv` or what `cargo xtask accuracy --reference N` prints.

An error is relative to the value, for logarithms, entropy and divergence to the value or 1, and for angles to the unit
of their errors, max(|Q|, 1/sqrt(1 + kappa)). A derivative that passes zero counts as at least its size nearby, and one of
the divergence as its largest term.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import mpmath as mp

import exact
from fingerprint import threefry

LIMIT = 1e-18
FILE = Path(__file__).resolve().parents[1] / "measurements" / "maxima.csv"
LOGARITHMS = ("log_cdf", "log_sf", "log_prob", "entropy", "kl_divergence")
Row = dict[str, str]


def mass_below(x: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return the probability of [-pi, x]."""
    # A tail that 50 digits of its complement do not show would take long.
    too_deep = 2 * kappa * mp.sin(x / 2) ** 2 > 900
    tail = mp.mpf(0) if too_deep else exact.tail(abs(x), kappa)
    return 1 - tail if x > 0 else tail


def log_mass_below(x: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return its logarithm; where the tail is too deep for the series, from the integral relative to its start."""
    depth = 2 * kappa * mp.sin(x / 2) ** 2
    if x > 0:
        return mp.log1p(-exact.tail(x, kappa)) if depth < 900 else mp.mpf(0)
    if depth < 900:
        return mp.log(exact.tail(-x, kappa))
    start = -x
    stop = min(+mp.pi, start + 150 / (kappa * mp.sin(start)) + mp.sqrt(300 / kappa))
    ratio = mp.quad(
        lambda t: mp.exp(-2 * kappa * mp.sin((t - start) / 2) * mp.sin((t + start) / 2)),
        mp.linspace(start, stop, 25),
    )
    return mp.log(ratio) + exact.log_density(start, kappa)


def word_of(seed: int, bits: int) -> int:
    """Return the first word of the key of a seed."""
    high, low = threefry((seed >> 32, seed % 2**32), (0, 0))
    return high << 32 | low if bits == 64 else high ^ low


def probability_of(row: Row) -> tuple[mp.mpf, bool]:
    """Return the smaller tail that an angle belongs to, and whether it is the lower one."""
    if row["function"].startswith("sample"):
        bits = 64 if row["type"] == "f64" else 32
        word = int(row["argument"]) if row["function"] == "samples" else word_of(int(row["argument"]), bits)
        small = min(word, 2**bits - 1 - word)
        return (mp.mpf(small) + 0.5) / 2**bits, small == word
    p = mp.mpf(float(row["argument"]))
    return min(p, 1 - p), (p < 0.5) != (row["function"] == "isf")


def angle_error(row: Row, value: mp.mpf, kappa: mp.mpf) -> mp.mpf:
    """Return how far an angle is from the quantile, by one Newton step, in the unit of its error."""
    p, is_lower = probability_of(row)
    with mp.workdps(exact.DEEP):
        if row["function"] == "samples" and abs(value) > mp.pi:
            value -= 2 * mp.pi * mp.sign(value)
        theta = -value if is_lower else value
        if theta > mp.pi:  # rounded past the end
            return (theta - mp.pi) / mp.mpf(float(row["unit"]))
        tail = exact.tail(theta, kappa) if theta >= 0 else 1 - exact.tail(-theta, kappa)
        return (tail - p) / mp.exp(exact.log_density(theta, kappa)) / mp.mpf(float(row["unit"]))


def expected(row: Row, kappa: mp.mpf) -> mp.mpf:
    """Return the value of any function but the quantiles."""
    match row["function"]:
        case "cdf" | "log_cdf" | "sf" | "log_sf" as name:
            x = mp.mpf(float(row["argument"])) * (-1 if name.endswith("sf") else 1)
            return log_mass_below(x, kappa) if name.startswith("log") else mass_below(x, kappa)
        case "log_prob":
            return exact.log_density(mp.mpf(float(row["argument"])), kappa)
        case "prob":
            return mp.exp(exact.log_density(mp.mpf(float(row["argument"])), kappa))
        case "entropy":
            return exact.entropy(kappa)
        case "concentration_to_variance":
            return exact.one_minus_a(kappa)
        case "trigonometric_moment(1)":
            return exact.bessel_ratio(1, kappa)
        case "circular_standard_deviation":
            near_one = kappa > 1
            log = mp.log1p(-exact.one_minus_a(kappa)) if near_one else mp.log(exact.bessel_ratio(1, kappa))
            return mp.sqrt(-2 * log)
        case "variance_to_concentration":
            return exact.concentration(mp.mpf(float(row["argument"])))
        case "trigonometric_moment(n)":
            with mp.workdps(exact.DIGITS + exact.GUARD):
                order = int(row["argument"])
                return mp.besseli(order, kappa, maxterms=10**6) / mp.besseli(0, kappa, maxterms=10**6)
        case "kl_divergence":
            turn, other = (mp.mpf(float(number)) for number in row["argument"].split(";"))
            return exact.kl_divergence(turn, kappa, other)
    raise ValueError(row["function"])


def derivative(row: Row, kappa: mp.mpf) -> tuple[mp.mpf, mp.mpf]:
    """Return the value of a derivative, and the least size by which its error is divided."""
    match row["function"]:
        case "log_prob_with_grad: x":
            return -kappa * mp.sin(mp.mpf(float(row["argument"]))), mp.mpf(0)
        case "log_prob_with_grad: concentration":
            x = mp.mpf(float(row["argument"]))
            return exact.one_minus_a(kappa) - 2 * mp.sin(x / 2) ** 2, 1 / (1 + kappa)
        case "cdf_with_grad: x":
            return mp.exp(exact.log_density(mp.mpf(float(row["argument"])), kappa)), mp.mpf(0)
        case "cdf_with_grad: concentration":
            x = mp.mpf(float(row["argument"]))
            slope = mp.exp(exact.log_density(x, kappa)) * exact.slope_of_angle(abs(x), kappa)
            return -mp.sign(x) * slope, mp.mpf(0)
        case "sample_with_grad: concentration" | "quantile_with_grad: concentration" | "quantile_with_grad: p" as name:
            p, is_lower = probability_of(row)
            theta = exact.upper_quantile(p, kappa)
            if name.endswith("p"):
                return mp.exp(-exact.log_density(theta, kappa)), mp.mpf(0)
            slope = exact.slope_of_angle(theta, kappa)
            return -slope if is_lower else slope, (1 + kappa) ** mp.mpf(-1.5)
        case "entropy_with_grad: concentration":
            return -kappa * exact.slope(kappa), mp.mpf(0)
        case "fisher_information: loc":
            return kappa * exact.bessel_ratio(1, kappa), mp.mpf(0)
        case "fisher_information: concentration":
            return exact.slope(kappa), mp.mpf(0)
    turn, other = (mp.mpf(float(number)) for number in row["argument"].split(";"))
    in_loc, in_kappa, in_other = exact.kl_gradient(-turn, kappa, other)
    a, turned = exact.bessel_ratio(1, kappa), 2 * mp.sin(turn / 2) ** 2
    match row["function"]:
        case "kl_divergence_with_grad: loc":
            return in_loc, mp.mpf(0)
        case "kl_divergence_with_grad: concentration":
            return in_kappa, exact.slope(kappa) * max(abs(kappa - other), other * turned)
        case "kl_divergence_with_grad: other_concentration":
            larger_a = max(a, exact.bessel_ratio(1, other))
            larger_rest = max(exact.one_minus_a(kappa), exact.one_minus_a(other))
            return in_other, max(min(larger_a, larger_rest), a * turned)
    raise ValueError(row["function"])


def error(row: Row) -> mp.mpf:
    """Return the error of the reference of a row."""
    kappa = mp.mpf(float(row["kappa"] or 0))
    value = mp.mpf(float(row["high"])) + mp.mpf(float(row["low"]))
    if ": " in row["function"]:
        true, least = derivative(row, kappa)
        return abs(value - true) / max(abs(true), least) if value != true else mp.mpf(0)
    if row["function"] in ("samples", "quantile", "isf"):
        return abs(angle_error(row, value, kappa))
    true = expected(row, kappa)
    scale = max(abs(true), 1) if row["function"] in LOGARITHMS else abs(true)
    return abs(value - true) / scale


def main() -> None:
    """Print the largest errors and fail if one is too large."""
    worst: dict[str, tuple[mp.mpf, str]] = defaultdict(lambda: (mp.mpf(0), ""))
    counts: dict[str, int] = defaultdict(int)
    path = sys.argv[1] if len(sys.argv) > 1 else FILE
    with open(path, encoding="utf-8", newline="") as file, mp.workdps(exact.DIGITS):
        for row in csv.DictReader(file):
            name = row["function"]
            counts[name] += 1
            place = f"{row['type']} kappa {row['kappa']}, {row['argument']}"
            worst[name] = max(worst[name], (error(row), place))
    for name, (largest, place) in worst.items():
        print(f"{name:<44} {counts[name]:4} points, largest error {mp.nstr(largest, 3)} at {place}")
    if max(largest for largest, _ in worst.values()) > LIMIT:
        raise SystemExit(f"above the limit {LIMIT}")


if __name__ == "__main__":
    main()
