"""Angles beyond one turn, and those that are not finite."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def at_finite(function: Callable[..., NDArray[Any]], x: ArrayLike, kappa: ArrayLike) -> NDArray[Any]:
    """
    Returns a function of angles, and NaN for angles that are not finite, which the function refuses.

    Parameters
    ----------
    function : callable
        Of the angle, the mean direction and the concentration.
    x, kappa : array_like
        Angles in radians and concentrations, which broadcast.

    Examples
    --------
    >>> import numpy as np
    >>> from vonmises import cdf
    >>> from vonmises._scipy.turns import at_finite
    >>> at_finite(cdf, [0.0, np.inf], 1.0)
    array([0.5, nan])
    """
    finite = np.isfinite(x)
    if finite.all():
        return function(x, 0.0, kappa)
    return np.where(finite, function(np.where(finite, x, 0.0), 0.0, kappa), np.nan)


def turns(x: ArrayLike, within: ArrayLike) -> NDArray[Any]:
    """
    Returns the number of the turn that each angle is in: 0 for those in [-pi, pi], 1 for those above up to 3 pi.

    Near an end of a turn rounding could put an angle into the wrong one, which would move its probability by 1. The
    probability within the turn, of the angle reduced without error, tells on which side of the middle the angle is;
    with this the turn is certain.

    Parameters
    ----------
    x : array_like
        Angles in radians.
    within : array_like
        The distribution function of the angles, from 0 to 1.

    Examples
    --------
    >>> import numpy as np
    >>> from vonmises import cdf
    >>> from vonmises._scipy.turns import turns
    >>> x = np.array([-4.0, -np.pi, np.pi, np.nextafter(np.pi, 4.0)])
    >>> turns(x, cdf(x, 0.0, 1.0))
    array([-1.,  0.,  0.,  1.])
    """
    towards_middle = np.where(np.asarray(within) < 0.5, 0.25, -0.25)
    return np.rint(np.asarray(x) / (2 * np.pi) + towards_middle) + 0.0  # 0.0, not -0.0
