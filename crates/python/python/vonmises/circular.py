"""Circular statistics: mean direction, spread, moments and quantiles of angles, and fits of the von Mises distribution.

Angles are in radians and may be of any size. Every statistic is that of a whole array or, with `axis`, of each lane
along it; angles may have weights, and NaN may be a missing angle (`nan_policy`). Statistics are computed in ``float64``
with compensated sums, do not depend on the number of threads, and have the type of the angles.

Examples
--------
>>> import numpy as np
>>> from vonmises import circular
>>> headings = np.radians([350.0, 20.0, 5.0])  # about north
>>> float(np.degrees(circular.mean(headings)).round(9))
5.0
>>> float(circular.fit(headings).concentration.round(2))
22.27
"""

from vonmises._core.circular import (
    Accumulator,
    Fitted,
    centred_moment,
    concentration_to_variance,
    dispersion,
    distance,
    fit,
    kurtosis,
    mean,
    median,
    moment,
    quantile,
    range,
    resultant_length,
    skewness,
    std,
    variance,
    variance_to_concentration,
    wrap,
)
from vonmises._results import Interval, PerParameter

__all__ = [
    "Accumulator",
    "Fitted",
    "Interval",
    "PerParameter",
    "centred_moment",
    "concentration_to_variance",
    "dispersion",
    "distance",
    "fit",
    "kurtosis",
    "mean",
    "median",
    "moment",
    "quantile",
    "range",
    "resultant_length",
    "skewness",
    "std",
    "variance",
    "variance_to_concentration",
    "wrap",
]
