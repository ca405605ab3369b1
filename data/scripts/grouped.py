"""Write `data/reference/grouped.csv`: fits and test statistics of rounded angles, with mpmath.

Run `python data/scripts/grouped.py`.

A row has the number of classes, the middle of class 0, and the numbers of angles in up to six classes.
The fits maximise the likelihood of the classes: both parameters, kappa for the direction 0.3, the
direction for kappa = 2. The statistics are those of the distribution with direction 0.3 and kappa 2,
where n F and the counts differ only at the borders of classes; Kolmogorov's cuts the circle at the
first border opposite to the direction or beyond.
"""

from pathlib import Path

import mpmath as mp
import numpy as np
from scipy.optimize import minimize
from scipy.stats import vonmises

DATA = Path(__file__).resolve().parents[1]
COLUMNS = "classes,offset," + ",".join(f"class_{i},count_{i}" for i in range(6)) + (
    ",loc,concentration,concentration_at_known_loc,loc_at_known_concentration,kolmogorov,kuiper,watson"
)
ROWS = (
    (16, 0.0, {0: 5, 1: 9, 2: 3, 15: 2}),
    (16, 0.1, {14: 3, 15: 8, 0: 20, 1: 7, 2: 1, 8: 1}),
    (16, 0.0, {3: 40, 4: 100, 5: 30}),
    (24, 0.0, {0: 1, 6: 1, 12: 1, 18: 2}),
    (36, -0.05, {35: 100, 0: 300, 1: 250, 2: 60, 3: 4}),
    (36, 0.0, {10: 2, 12: 5, 13: 1, 20: 1}),
    (72, 1.0, {70: 4, 71: 9, 0: 9, 1: 2}),
    (360, 0.0, {17: 3, 18: 1, 25: 2, 300: 1, 120: 1, 90: 2}),
    (4, 0.0, {0: 7, 1: 3, 3: 4}),
    (5, 0.2, {0: 100, 2: 30, 3: 20, 4: 60}),
    (3, 0.0, {0: 7, 1: 2, 2: 4}),
    (1440, 0.0, {0: 1, 2: 3, 3: 2, 7: 1, 9: 1, 15: 1}),
)  # fmt: skip


def mass(low, high, loc, kappa):
    """Return the mass between two angles, and the integral of the cosine of the deviation."""
    peak = 1 / (2 * mp.pi * mp.besseli(0, kappa) * mp.exp(-kappa))
    points = sorted({low, high, *(p for p in (loc - 2 * mp.pi, loc, loc + 2 * mp.pi) if low < p < high)})
    density = lambda x: peak * mp.exp(kappa * (mp.cos(x - loc) - 1))
    return mp.quad(density, points), mp.quad(lambda x: mp.cos(x - loc) * density(x), points)


def centred(angle):
    """Return the same direction in [-pi, pi)."""
    return angle - 2 * mp.pi * mp.floor((angle + mp.pi) / (2 * mp.pi))


class Classes:
    """Counts of classes."""

    def __init__(self, count, offset, counts):
        self.step = 2 * mp.pi / count
        self.offset, self.count, self.counts = mp.mpf(offset), count, counts
        self.n = sum(counts.values())

    def borders(self, j):
        return self.offset + (j - mp.mpf(1) / 2) * self.step, self.offset + (j + mp.mpf(1) / 2) * self.step

    def scores(self, loc, kappa):
        """Return the derivatives of the log likelihood."""
        ratio = mp.besseli(1, kappa) / mp.besseli(0, kappa)
        peak = 1 / (2 * mp.pi * mp.besseli(0, kappa) * mp.exp(-kappa))
        density = lambda x: peak * mp.exp(kappa * (mp.cos(x - loc) - 1))
        by_loc = by_kappa = mp.mpf(0)
        for j, count in self.counts.items():
            low, high = self.borders(j)
            inside, cosine = mass(low, high, loc, kappa)
            by_loc += count * (density(low) - density(high)) / inside
            by_kappa += count * (cosine / inside - ratio)
        return by_loc, by_kappa

    def start(self):
        """Return the maximum of the likelihood to SciPy's precision."""
        width, offset = float(self.step), float(self.offset)

        def loss(point):
            masses = vonmises(np.exp(point[1]), loc=point[0])
            cells = ((offset + (j - 0.5) * width, offset + (j + 0.5) * width, c) for j, c in self.counts.items())
            return -sum(c * np.log(max(masses.cdf(high) - masses.cdf(low), 1e-300)) for low, high, c in cells)

        mean = sum(c * np.exp(1j * (offset + j * width)) for j, c in self.counts.items()) / self.n
        begin = (np.angle(mean), np.log(2 * abs(mean) / (1 - abs(mean) ** 2)))
        return minimize(loss, begin, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000}).x

    def fit(self):
        """Solve for each parameter in turn, from SciPy's maximum, until neither changes."""
        loc, log_kappa = (mp.mpf(float(value)) for value in self.start())
        kappa = mp.exp(log_kappa)
        while True:
            before = loc, kappa
            loc = self.root(lambda loc: self.scores(loc, kappa)[0], loc, mp.mpf("1e-6"))
            kappa = self.root(lambda kappa: self.scores(loc, kappa)[1], kappa, kappa * mp.mpf("1e-6"))
            if abs(loc - before[0]) + abs(kappa / before[1] - 1) < mp.mpf("1e-22"):
                return [centred(loc), kappa]

    def root(self, f, near, width):
        return mp.findroot(f, (near - width, near + width), solver="secant", tol=1e-50)

    def fit_kappa(self, loc):
        f = lambda kappa: self.scores(loc, kappa)[1]
        if f(mp.mpf("1e-20")) <= 0:
            return mp.mpf(0)
        high = mp.mpf(1)
        while f(high) > 0:
            high *= 2
        return mp.findroot(f, (high / 1024, high), solver="anderson", tol=1e-50)

    def fit_loc(self, kappa):
        return centred(self.root(lambda loc: self.scores(loc, kappa)[0], mp.mpf(float(self.start()[0])), mp.mpf("0.01")))

    def statistics(self, loc, kappa):
        masses = [mass(*self.borders(j), loc, kappa)[0] for j in range(self.count)]
        lows = [self.borders(j)[0] - loc for j in range(self.count)]
        lows = [low - 2 * mp.pi * mp.floor((low + mp.pi) / (2 * mp.pi)) for low in lows]
        cut = min(range(self.count), key=lambda j: lows[j])
        total, sums, weights = mp.mpf(0), [], []
        for i in range(self.count):
            j = (cut + i) % self.count
            total += self.counts.get(j, 0) - self.n * masses[j]
            sums.append(total)
            weights.append((masses[j] + masses[(j + 1) % self.count]) / 2)
        mean = mp.fsum(w * s for w, s in zip(weights, sums))
        watson = mp.fsum(w * (s - mean) ** 2 for w, s in zip(weights, sums)) / self.n
        return [max(abs(s) for s in sums) / self.n, (max(sums) - min(sums)) / self.n, watson]


def row(count, offset, counts):
    classes = Classes(count, offset, counts)
    pairs = [(str(j), str(c)) for j, c in counts.items()]
    pairs += [("0", "0")] * (6 - len(pairs))
    values = [*classes.fit(), classes.fit_kappa(mp.mpf(0.3)), classes.fit_loc(mp.mpf(2))]
    values += classes.statistics(mp.mpf(0.3), mp.mpf(2))
    return [str(count), str(offset), *(text for pair in pairs for text in pair), *(mp.nstr(v, 25) for v in values)]


def main():
    """Write the table."""
    mp.mp.dps = 30
    lines = [COLUMNS]
    for given in ROWS:
        lines.append(",".join(row(*given)))
    (DATA / "reference/grouped.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
