"""The distribution as an object: parameters checked once, functions as methods."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from vonmises import _core

#: Below this concentration A, the mean resultant length, is half the concentration to the last bit.
_SMALL = 1e-8


class VonMises:
    """
    Von Mises distributions with given mean directions and concentrations.

    The density of an angle x is ``exp(concentration * cos(x - loc)) / (2 pi I0(concentration))``. Parameters that are
    arrays broadcast: the object then stands for an array of distributions of the shape `shape`, and the arguments of
    its methods broadcast to that. The object does not change; it can be compared, hashed, copied and pickled.

    Parameters
    ----------
    loc : array_like
        Mean directions in radians.
    concentration : array_like
        At least 0, where 0 is the uniform distribution.

    Raises
    ------
    ValueError
        If a parameter is out of range (the message names it, its index and its value) or shapes do not broadcast.

    Examples
    --------
    >>> import numpy as np
    >>> from vonmises import Key, VonMises
    >>> wind = VonMises(1.0, [2.0, 8.0])
    >>> wind
    VonMises(loc=1.0, concentration=array([2., 8.]))
    >>> x = wind.sample(Key(42), (1000, 2))
    >>> bool(np.abs(np.angle(np.exp(1j * x).mean(axis=0)) - 1).max() < 0.1)
    True
    >>> wind.prob(1.0)
    array([0.51588541, 1.10962118])
    """

    __slots__ = ("_loc", "_concentration", "_shape")

    _loc: float | NDArray[Any]
    _concentration: float | NDArray[Any]
    _shape: tuple[int, ...]

    def __init__(self, loc: ArrayLike, concentration: ArrayLike) -> None:
        density = _core.log_prob(0.0, loc, concentration)  # checks both
        object.__setattr__(self, "_loc", _constant(loc))
        object.__setattr__(self, "_concentration", _constant(concentration))
        object.__setattr__(self, "_shape", np.shape(density))

    @classmethod
    def fit(cls, x: ArrayLike, **options: Any) -> VonMises:
        """
        Fits the distribution to angles by maximum likelihood.

        Parameters
        ----------
        x : array_like
            Angles in radians, of any size.
        **options
            Those of `vonmises.circular.fit`.

        Returns
        -------
        VonMises
            With the estimates. `vonmises.circular.fit` itself also returns their standard errors.

        Raises
        ------
        ValueError
            If there are no angles, one is not finite, or all are equal: the concentration is then infinite.

        Examples
        --------
        >>> from vonmises import Key, VonMises
        >>> fitted = VonMises.fit(VonMises(1.0, 4.0).sample(Key(0), 100_000))
        >>> bool(abs(fitted.loc - 1.0) < 0.01 and abs(fitted.concentration - 4.0) < 0.1)
        True
        """
        from vonmises import circular

        fitted = circular.fit(x, **options)
        return cls(fitted.loc, fitted.concentration)

    @property
    def loc(self) -> float | NDArray[Any]:
        """The mean directions as they were given: a number, or an array that cannot be written to."""
        return self._loc

    @property
    def concentration(self) -> float | NDArray[Any]:
        """The concentrations as they were given: a number, or an array that cannot be written to."""
        return self._concentration

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape that the parameters broadcast to; ``()`` for one distribution."""
        return self._shape

    def sample(
        self, key: Any, shape: int | tuple[int, ...] | None = None, *, dtype: DTypeLike | None = None
    ) -> NDArray[Any]:
        """
        Draws samples in [-pi, pi), in parallel: those of `vonmises.sample`.

        Parameters
        ----------
        key : Key
            One key, or an array of keys for one draw each; also a key of JAX.
        shape : int or tuple of int, optional
            The full shape of the result, which begins with that of the keys and to which the parameters broadcast. By
            default the shape of the distribution.
        dtype : dtype, optional
            ``float64`` or ``float32``. By default ``float32`` if all parameters that are arrays have that type.

        Returns
        -------
        ndarray
            The samples.

        Examples
        --------
        >>> from vonmises import Key, VonMises, sample
        >>> bool((VonMises(0.5, 2.0).sample(Key(1), 5) == sample(Key(1), 0.5, 2.0, 5)).all())
        True
        """
        return _core.sample(key, self._loc, self._concentration, shape, dtype=dtype)

    def sample_with_grad(
        self, key: Any, shape: int | tuple[int, ...] | None = None, *, dtype: DTypeLike | None = None
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """
        Draws the samples of `sample`, and the derivative of each in its concentration.

        Parameters
        ----------
        key, shape, dtype
            As for `sample`.

        Returns
        -------
        samples, derivatives : ndarray
            Of the same shape. The derivative in the location is 1.

        Examples
        --------
        >>> from vonmises import Key, VonMises
        >>> samples, derivatives = VonMises(0.0, 2.0).sample_with_grad(Key(1), 1000)
        >>> bool((samples * derivatives < 0).all())  # more concentration moves samples towards the location
        True
        """
        return _core.sample_with_grad(key, self._loc, self._concentration, shape, dtype=dtype)

    def prob(self, x: ArrayLike) -> NDArray[Any]:
        """
        Returns the density at `x`, as `vonmises.prob`.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(0.0, 1.0).prob(0.0))
        0.3417104886...
        """
        return _core.prob(x, self._loc, self._concentration)

    def log_prob(self, x: ArrayLike) -> NDArray[Any]:
        """
        Returns the logarithm of the density at `x`, as `vonmises.log_prob`.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(0.0, 1e6).log_prob(3.0))
        -1989986.507...
        """
        return _core.log_prob(x, self._loc, self._concentration)

    def cdf(self, x: ArrayLike) -> NDArray[Any]:
        """
        Returns the probability between ``loc - pi`` and `x`, as `vonmises.cdf`.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(0.5, 1.0).cdf(0.5))
        0.5
        """
        return _core.cdf(x, self._loc, self._concentration)

    def sf(self, x: ArrayLike) -> NDArray[Any]:
        """
        Returns the probability between `x` and ``loc + pi``, as `vonmises.sf`: accurate where it is small.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(0.0, 1000.0).sf(0.5)) < 1e-50
        True
        """
        return _core.sf(x, self._loc, self._concentration)

    def log_cdf(self, x: ArrayLike) -> NDArray[Any]:
        """
        Returns the logarithm of `cdf`, also where that underflows.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(0.0, 1e6).log_cdf(-3.0)) < -1e6
        True
        """
        return _core.log_cdf(x, self._loc, self._concentration)

    def log_sf(self, x: ArrayLike) -> NDArray[Any]:
        """
        Returns the logarithm of `sf`, also where that underflows.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(0.0, 1e6).log_sf(3.0)) < -1e6
        True
        """
        return _core.log_sf(x, self._loc, self._concentration)

    def quantile(self, p: ArrayLike) -> NDArray[Any]:
        """
        Returns the angle in [loc - pi, loc + pi] below which the probability is `p`, as `vonmises.quantile`.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(0.5, 3.0).quantile(0.5))
        0.5
        """
        return _core.quantile(p, self._loc, self._concentration)

    def isf(self, p: ArrayLike) -> NDArray[Any]:
        """
        Returns the angle in [loc - pi, loc + pi] above which the probability is `p`, as `vonmises.isf`.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> distribution = VonMises(0.0, 100.0)
        >>> bool(abs(distribution.sf(distribution.isf(1e-30)) / 1e-30 - 1) < 1e-12)
        True
        """
        return _core.isf(p, self._loc, self._concentration)

    def entropy(self) -> NDArray[Any]:
        """
        Returns the differential entropy in nats, of the shape of the distribution.

        Examples
        --------
        >>> import numpy as np
        >>> from vonmises import VonMises
        >>> bool(abs(VonMises(0.0, 0.0).entropy() - np.log(2 * np.pi)) < 1e-15)
        True
        """
        return self._broadcast(_core.entropy(self._concentration))

    def kl_divergence(self, other: VonMises) -> NDArray[Any]:
        """
        Returns the Kullback-Leibler divergence of this distribution from another, in nats.

        Parameters
        ----------
        other : VonMises
            Of a shape that broadcasts with that of this.

        Returns
        -------
        ndarray
            The mean of the logarithm of the ratio of the densities, this to the other, over angles from this.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> bool(VonMises(0.0, 2.0).kl_divergence(VonMises([0.0, 1.0], 2.0))[1] > 0.5)
        True
        """
        if not isinstance(other, VonMises):
            raise TypeError(f"other must be a VonMises, not {type(other).__name__}")
        return _core.kl_divergence(self._loc, self._concentration, other._loc, other._concentration)

    def mean(self) -> NDArray[Any]:
        """
        Returns the circular mean: `loc` modulo 2 pi, in [-pi, pi), of the shape of the distribution.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(4.0, 2.0).mean())
        -2.2831853...
        """
        loc = np.asarray(self._loc)
        exact = loc.astype(np.float64)
        wrapped = np.where(np.abs(exact) < np.pi, exact, np.arctan2(np.sin(exact), np.cos(exact)))
        rounded = wrapped.astype(loc.dtype)
        edge = loc.dtype.type(np.pi)
        return self._broadcast(np.where(rounded >= edge, -edge, rounded))

    def variance(self) -> NDArray[Any]:
        """
        Returns the circular variance 1 - A(concentration), in [0, 1], of the shape of the distribution.

        A is I1 / I0, the mean resultant length. A large concentration has the variance ``1 / (2 concentration)``.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> float(VonMises(0.0, 0.0).variance())
        1.0
        """
        from vonmises import circular

        return self._broadcast(circular.concentration_to_variance(self._concentration))

    def std(self) -> NDArray[Any]:
        """
        Returns the circular standard deviation, the square root of -2 ln A(concentration), in radians.

        It is infinite for the uniform distribution, and has the shape of the distribution.

        Examples
        --------
        >>> from vonmises import VonMises
        >>> bool(abs(VonMises(0.0, 1e6).std() - 1e-3) < 1e-9)
        True
        """
        concentration = np.asarray(self._concentration)
        kappa = concentration.astype(np.float64)
        information, _ = _core.fisher_information(kappa)  # kappa A(kappa)
        with np.errstate(divide="ignore", invalid="ignore"):
            low = np.where(kappa < _SMALL, np.log(kappa) - np.log(2.0), np.log(information / kappa))
        high = np.log1p(-np.asarray(VonMises(0.0, np.maximum(kappa, 1.0)).variance()))
        std = np.sqrt(-2.0 * np.where(kappa < 1.0, low, high))
        return self._broadcast(std.astype(concentration.dtype))

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a VonMises does not change: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a VonMises does not change: cannot delete {name}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, VonMises):
            return NotImplemented
        return np.array_equal(self._loc, other._loc) and np.array_equal(self._concentration, other._concentration)

    def __hash__(self) -> int:
        return hash((_hashable(self._loc), _hashable(self._concentration)))

    def __repr__(self) -> str:
        return f"VonMises(loc={self._loc!r}, concentration={self._concentration!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return VonMises, (self._loc, self._concentration)

    def _broadcast(self, values: ArrayLike) -> NDArray[Any]:
        """Returns values of one parameter in the shape of the distribution."""
        values = np.asarray(values)
        if values.shape != self._shape:
            values = np.broadcast_to(values, self._shape).copy()
        return values[()]


def _constant(parameter: ArrayLike) -> float | NDArray[Any]:
    """Returns a number of Python as a float, which takes the type of arrays beside it; else an array of our own."""
    if isinstance(parameter, (int, float)) and type(parameter) in (int, float):  # a `numpy.float64` has a type
        return float(parameter)
    array = np.array(parameter)
    if array.dtype.kind != "f" or array.dtype.itemsize < 4:
        array = array.astype(np.float32 if array.dtype.kind == "f" else np.float64)
    array.setflags(write=False)
    return array


def _hashable(parameter: float | NDArray[Any]) -> tuple[tuple[int, ...], bytes]:
    """Returns the shape and the values, equal for equal parameters: -0.0 + 0.0 is 0.0."""
    return np.shape(parameter), (np.asarray(parameter, np.float64) + 0.0).tobytes()
