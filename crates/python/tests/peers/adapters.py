"""Functions of SciPy by those of `vonmises.circular`: units and names are changed, nothing is computed."""

import numpy as np


def circular():
    from vonmises import circular

    return circular


def circmean(samples, high=2 * np.pi, low=0, axis=None, nan_policy="propagate"):
    """`scipy.stats.circmean`."""
    angle, degree = _scipy("mean", samples, high - low, axis, nan_policy)
    return np.mod(angle * degree - low, high - low) + low


def circvar(samples, high=2 * np.pi, low=0, axis=None, nan_policy="propagate"):
    """`scipy.stats.circvar`."""
    return _scipy("variance", samples, high - low, axis, nan_policy)[0]


def circstd(samples, high=2 * np.pi, low=0, axis=None, nan_policy="propagate", *, normalize=False):
    """`scipy.stats.circstd`."""
    deviation, degree = _scipy("std", samples, high - low, axis, nan_policy)
    return deviation if normalize else deviation * degree


def _scipy(name, samples, period, axis, nan_policy):
    """Returns a statistic in radians, and the size of a radian in SciPy's unit."""
    degree = period / (2 * np.pi)
    angles = np.asarray(samples, np.float64) / degree
    statistic = getattr(circular(), name)
    if nan_policy != "propagate":
        return statistic(angles, axis=axis, nan_policy=nan_policy), degree
    missing = np.isnan(angles)  # ours either refuses these or leaves them out
    value = statistic(np.where(missing, 0.0, angles), axis=axis)
    return np.where(missing.any(axis=axis), np.nan, value)[()], degree
