"""The functions that the distributions on the circle and on the line share."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import rv_continuous
from scipy.stats._distn_infrastructure import _ShapeInfo  # what `scipy.stats.fit` asks of every distribution

from vonmises import _core
from vonmises._scipy.keys import key_of
from vonmises._scipy.moments import moment
from vonmises._scipy.turns import at_finite, turns

#: Where the integral of an expectation is split, in multiples of 1 / sqrt(1 + kappa) from the mean direction.
_SPLITS = np.array([-40.0, -8.0, -2.0, 0.0, 2.0, 8.0, 40.0])


class VonMisesFunctions(rv_continuous):
    """The von Mises distribution with the shape parameter kappa, at least 0 and finite, and the mean direction 0."""

    def _shape_info(self) -> list[_ShapeInfo]:
        return [_ShapeInfo("kappa", False, (0, np.inf), (True, False))]

    def _argcheck(self, kappa: NDArray[Any]) -> NDArray[np.bool_]:
        return np.greater_equal(kappa, 0) & np.isfinite(kappa)

    def _rvs(self, kappa: NDArray[Any], size: Any = None, random_state: Any = None) -> NDArray[Any]:
        kappa = np.array(kappa)  # SciPy's may be a view that NumPy warns of
        return _core.sample(key_of(random_state), 0.0, kappa, kappa.shape if size is None else size)

    def _pdf(self, x: NDArray[Any], kappa: NDArray[Any]) -> NDArray[Any]:
        return at_finite(_core.prob, x, kappa)

    def _logpdf(self, x: NDArray[Any], kappa: NDArray[Any]) -> NDArray[Any]:
        return at_finite(_core.log_prob, x, kappa)

    def _cdf(self, x: NDArray[Any], kappa: NDArray[Any]) -> NDArray[Any]:
        within = at_finite(_core.cdf, x, kappa)
        return turns(x, within) + within

    def _sf(self, x: NDArray[Any], kappa: NDArray[Any]) -> NDArray[Any]:
        within = at_finite(_core.cdf, x, kappa)
        return at_finite(_core.sf, x, kappa) - turns(x, within)

    def _logcdf(self, x: NDArray[Any], kappa: NDArray[Any]) -> NDArray[Any]:
        within = at_finite(_core.cdf, x, kappa)
        turn = turns(x, within)
        return np.where(turn == 0, at_finite(_core.log_cdf, x, kappa), _log(turn + within))

    def _logsf(self, x: NDArray[Any], kappa: NDArray[Any]) -> NDArray[Any]:
        turn = turns(x, at_finite(_core.cdf, x, kappa))
        return np.where(turn == 0, at_finite(_core.log_sf, x, kappa), _log(at_finite(_core.sf, x, kappa) - turn))

    def _ppf(self, q: NDArray[Any], kappa: NDArray[Any]) -> NDArray[Any]:
        turn = np.floor(np.where(q == 1, 0.0, q))  # `expect` asks beyond one turn
        return _core.quantile(q - turn, 0.0, kappa) + 2 * np.pi * turn

    def _isf(self, q: NDArray[Any], kappa: NDArray[Any]) -> NDArray[Any]:
        return _core.isf(q, 0.0, kappa)

    def _entropy(self, kappa: NDArray[Any]) -> NDArray[Any]:
        valid = self._argcheck(kappa)  # SciPy asks before it has checked
        return np.where(valid, _core.entropy(np.where(valid, kappa, 0.0)), np.nan)

    def _munp(self, n: int, kappa: NDArray[Any]) -> NDArray[Any]:
        return moment(int(n), kappa)

    def expect(
        self,
        func: Any = None,
        args: Any = (),
        loc: float = 0,
        scale: float = 1,
        lb: float | None = None,
        ub: float | None = None,
        conditional: bool = False,
        **kwds: Any,
    ) -> Any:
        """
        Returns the mean of a function of the angle, by numerical integration.

        As `scipy.stats.rv_continuous.expect`; by default from ``loc - pi`` to ``loc + pi``, or over the support of
        `vonmises_line`. The interval is split about the peaks of the density, so that a narrow one is found.

        Examples
        --------
        >>> from vonmises.scipy import vonmises
        >>> bool(abs(vonmises(1e10).expect(lambda x: 1) - 1) < 1e-9)
        True
        """
        half = np.pi * (scale if np.isfinite(self.a) else 1)  # SciPy's default on the circle disregards the scale
        lb = loc - half if lb is None else lb
        ub = loc + half if ub is None else ub
        if args and np.isfinite(lb) and np.isfinite(ub) and not {"points", "weight"} & kwds.keys():
            kwds["points"] = _splits(args[0], loc, scale, lb, ub)
            kwds.setdefault("limit", 50 + 2 * len(kwds["points"]))
        return super().expect(func, args, loc, scale, lb, ub, conditional, **kwds)


def _splits(kappa: ArrayLike, loc: float, scale: float, lb: float, ub: float) -> list[float]:
    """Returns where to split the integral from `lb` to `ub`: about the peaks, of which the first 100 count."""
    period = 2 * np.pi * scale
    first = np.ceil((lb - loc) / period - 0.5)
    last = min(np.floor((ub - loc) / period + 0.5), first + 99)
    peaks = loc + period * np.arange(first, last + 1)
    width = scale / np.sqrt(1 + np.asarray(kappa, np.float64).item())
    points = (peaks[:, None] + width * _SPLITS).ravel()
    return points[(points > lb) & (points < ub)].tolist()


def _log(values: NDArray[Any]) -> NDArray[Any]:
    """Returns logarithms; NaN for less than nothing, which SciPy's distributions return with a warning."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log(values)
