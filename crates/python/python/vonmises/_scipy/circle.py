"""The distribution on the circle, ``scipy.stats.vonmises``."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import CensoredData

from vonmises._scipy.fit import fixed_parameters, maximum_likelihood
from vonmises._scipy.functions import VonMisesFunctions


class VonMisesCircle(VonMisesFunctions):
    """
    A von Mises continuous random variable, in the place of ``scipy.stats.vonmises``.

    The density is ``exp(kappa * cos(x - loc)) / (2 pi I0(kappa))`` for every angle x in radians. The shape parameter
    ``kappa`` is the concentration, at least 0, and ``loc`` the mean direction.

    Notes
    -----
    What SciPy's documentation says of its `vonmises` holds here. The density is periodic, the support is the whole
    line, and ``cdf(x + 2 pi) == cdf(x) + 1``. ``rvs`` returns angles in [-pi, pi], ``ppf`` and ``isf`` those in
    [loc - pi, loc + pi] except at 0 and 1, where they return the ends of the support. ``mean``, ``var`` and the other
    moments are those of the angle as a number in [loc - pi, loc + pi], not circular; those are in `vonmises.VonMises`.
    A ``scale`` is accepted and stretches the line, period included.

    Unlike SciPy's, small upper tails (``sf``, ``logsf``, ``isf``) and logarithms of tails (``logcdf``) are accurate,
    and ``expect`` finds the peak for every ``kappa``. A ``kappa`` that is infinite is out of range.

    Examples
    --------
    >>> import numpy as np
    >>> from vonmises.scipy import vonmises
    >>> float(vonmises.pdf(0.0, kappa=1.0, loc=np.pi / 2))
    0.1257082635...
    >>> float(vonmises.cdf(1.0 + 2 * np.pi, 1.0) - vonmises.cdf(1.0, 1.0))
    1.0
    >>> float(vonmises.sf(0.5, 1000.0)) > 0
    True
    """

    def rvs(self, *args: Any, **kwds: Any) -> Any:
        """
        Draws angles in [-pi, pi]; as `scipy.stats.rv_continuous.rvs`.

        The generator ``random_state`` gives the two words of a key. Equal generators give equal samples.

        Examples
        --------
        >>> from vonmises.scipy import vonmises
        >>> a, b = (vonmises.rvs(4.0, loc=1.0, size=3, random_state=seed) for seed in (7, 7))
        >>> bool((a == b).all())
        True
        """
        x = super().rvs(*args, **kwds)
        return np.where(np.abs(x) <= np.pi, x, np.mod(x + np.pi, 2 * np.pi) - np.pi)[()]

    def fit(self, data: ArrayLike | CensoredData, *args: Any, **kwds: Any) -> tuple[float, float, float]:
        """
        Fits ``kappa`` and ``loc`` to angles by maximum likelihood.

        Parameters
        ----------
        data : array_like
            Angles in radians, of any size. Censored data are fitted by SciPy's general method with the scale 1.
        *args, **kwds
            As for `scipy.stats.rv_continuous.fit`: `f0`, `fkappa` or `fix_kappa` hold kappa fixed, `floc` the mean
            direction. First guesses are not needed and have no effect, nor has `fscale`. With ``method="MM"``, or
            ``superfit=True``, SciPy's general method is used, which also estimates the scale.

        Returns
        -------
        kappa, loc, scale : float
            `loc` is in [-pi, pi], and `scale` is 1.

        Raises
        ------
        ValueError
            If there are no angles or one is not finite.
        TypeError, RuntimeError
            If an argument is unknown; if all parameters are fixed.

        Notes
        -----
        As with SciPy, kappa is 1e16 for angles that are all equal, where the likelihood has no maximum, and 2.2e-308,
        not 0, where the angles are further from a fixed `loc` than angles without a preferred direction.

        Examples
        --------
        >>> from vonmises.scipy import vonmises
        >>> kappa, loc, scale = vonmises.fit(vonmises.rvs(4.0, loc=1.0, size=10_000, random_state=0))
        >>> bool(abs(kappa - 4) < 0.2 and abs(loc - 1) < 0.02), scale
        (True, 1)
        """
        if isinstance(data, CensoredData) and data.num_censored() == 0:
            data = data._uncensor()
        if isinstance(data, CensoredData):
            return super().fit(data, *args, **{"fscale": 1, **kwds})
        if kwds.pop("superfit", False) or str(kwds.get("method", "mle")).lower() == "mm":
            return super().fit(data, *args, **kwds)
        kappa, loc = fixed_parameters(args, kwds)
        return maximum_likelihood(data, kappa, loc)
