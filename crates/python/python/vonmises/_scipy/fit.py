"""The fit, with the arguments that fits of SciPy have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

#: The names under which SciPy takes a fixed shape parameter.
_FIXED_KAPPA = ("f0", "fkappa", "fix_kappa")
#: All other arguments of a fit.
_OTHERS = ("floc", "fscale", "loc", "scale", "optimizer", "method")
#: SciPy's concentration of angles that are all equal.
_EQUAL = 1e16


def fixed_parameters(args: Sequence[Any], kwds: dict[str, Any]) -> tuple[float | None, float | None]:
    """
    Returns the concentration and the direction that the arguments of a fit hold fixed.

    Raises
    ------
    TypeError
        If there are too many arguments, or an unknown one.
    ValueError
        If the concentration is fixed under two names, or a fixed parameter is out of range.
    RuntimeError
        If all parameters are fixed.

    Examples
    --------
    >>> from vonmises._scipy.fit import fixed_parameters
    >>> fixed_parameters((), {"fkappa": 2.0, "loc": 0.5})
    (2.0, None)
    """
    unknown = kwds.keys() - {*_FIXED_KAPPA, *_OTHERS}
    if unknown:
        raise TypeError(f"Unknown keyword arguments: {unknown}.")
    if len(args) > 1:
        raise TypeError("Too many positional arguments.")
    kappas = [kwds[name] for name in _FIXED_KAPPA if kwds.get(name) is not None]
    if len(kappas) > 1:
        raise ValueError(f"kappa is fixed more than once: give one of {', '.join(_FIXED_KAPPA)}")
    kappa, loc = (kappas or [None])[0], kwds.get("floc")
    if kappa is not None and loc is not None and kwds.get("fscale") is not None:
        raise RuntimeError("All parameters fixed. There is nothing to optimize.")
    if kappa is not None and not (np.isfinite(kappa) and kappa >= 0):
        raise ValueError(f"the fixed kappa is {kappa}: must be finite and at least 0")
    if loc is not None and not np.isfinite(loc):
        raise ValueError(f"the fixed loc is {loc}: must be finite")
    return kappa, loc


def maximum_likelihood(data: ArrayLike, kappa: float | None, loc: float | None) -> tuple[float, float, float]:
    """
    Returns kappa, loc and the scale 1: what is not fixed as `vonmises.circular.fit` estimates it.

    Examples
    --------
    >>> from vonmises._scipy.fit import maximum_likelihood
    >>> maximum_likelihood([0.5, 0.5], None, None)
    (1e+16, 0.5, 1)
    """
    angles = np.asarray(data, np.float64).ravel()
    if angles.size == 0:
        raise ValueError("there are no angles to fit")
    if not np.isfinite(angles).all():
        raise ValueError("The data contains non-finite values.")
    if kappa is None and np.all(angles == (angles[0] if loc is None else loc)):
        return _EQUAL, _wrapped(angles[0]), 1
    from vonmises import circular

    fitted = circular.fit(angles, loc=loc, concentration=kappa)
    if kappa is None:
        kappa = max(float(fitted.concentration), np.finfo(np.float64).tiny)
    return kappa, _wrapped(float(fitted.loc if loc is None else loc)), 1


def _wrapped(angle: float) -> float:
    """Returns an angle in [-pi, pi]."""
    angle = float(angle)
    return angle if abs(angle) <= np.pi else float(np.mod(angle + np.pi, 2 * np.pi) - np.pi)
