"""Tests of whether angles follow a distribution, whether two samples follow the same one, and of uniformity.

Kuiper's and Watson's tests detect any difference, wherever the circle is cut: the first is best against two groups or a
hole, the second against a shift or a change of concentration. Rayleigh's is best for uniformity against one preferred
direction. If the distribution was fitted to the same angles, use a ``_fitted`` test: p-values of the others would be
too large. Angles that were rounded, to whole degrees or the points of a compass, are tied, which is evidence against
every continuous distribution unless you say how they were rounded (`rounding`).

Examples
--------
>>> from vonmises import Key, gof, sample
>>> x = sample(Key(1), 1.0, 0.5, 200)
>>> bool(gof.rayleigh(x).p_value < 1e-3)  # a direction is preferred
True
>>> bool(gof.watson_fitted(x, Key(1), 199).p_value > 0.05)  # by a von Mises distribution
True
"""

from vonmises._core.gof import (
    kolmogorov_smirnov,
    kolmogorov_smirnov_fitted,
    kuiper,
    kuiper_fitted,
    kuiper_two_sample,
    rayleigh,
    watson,
    watson_fitted,
    watson_two_sample,
)
from vonmises._results import FittedTest, TestResult

__all__ = [
    "FittedTest",
    "TestResult",
    "kolmogorov_smirnov",
    "kolmogorov_smirnov_fitted",
    "kuiper",
    "kuiper_fitted",
    "kuiper_two_sample",
    "rayleigh",
    "watson",
    "watson_fitted",
    "watson_two_sample",
]
