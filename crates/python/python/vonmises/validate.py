"""Validation of samples: whether they follow the distributions they should, and whether two arrays agree.

A report holds every check of every lane, with p-values adjusted by Holm's method: the probability that any check of
correct samples fails is at most the level.

Examples
--------
>>> from vonmises import Key, sample, validate
>>> x = sample(Key(1), [0.0, 1.0], [0.5, 50.0], (1000, 2))
>>> validate.lanes(x, [0.0, 1.0], [0.5, 50.0]).passed
True
>>> len(validate.lanes(x, [0.0, 1.0], [1.0, 100.0]).failures)
2
"""

from vonmises._core.validate import Comparison, Report, compare, distributions, elements, lanes
from vonmises._results import Check, LaneReport, Parameters

__all__ = [
    "Check",
    "Comparison",
    "LaneReport",
    "Parameters",
    "Report",
    "compare",
    "distributions",
    "elements",
    "lanes",
]
