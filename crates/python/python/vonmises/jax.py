"""Samples and functions of the von Mises distribution in programs of JAX: compiled, mapped and differentiated.

The functions work under `jax.jit`, `jax.vmap`, `jax.grad` and the rest of JAX. On processors a compiled program calls
the library on its own memory, without Python; on other devices it calls it on the host. Samples are those of
`vonmises.sample` for the same key, to the byte.

A parameter that is out of range gives NaN in the elements that it broadcasts to, as is usual in JAX.

Notes
-----
An array that lies on several devices is gathered for a call: in `jax.shard_map` each device draws its own part. JAX
before 0.6 needs ``check_rep=False`` there, and `jax.jit` around what is differentiated.

Examples
--------
>>> import jax
>>> import vonmises.jax
>>> key = jax.random.key(42)
>>> draw = jax.jit(lambda loc, concentration: vonmises.jax.sample(key, loc, concentration, (1000,)))
>>> draw(0.5, 2.0).shape
(1000,)
"""

from typing import Any

import jax

from vonmises._jax import derivatives
from vonmises._jax.arguments import Shape, numbers, output_shape, with_rank, words

__all__ = ["cdf", "circular_variance", "entropy", "kl_divergence", "log_prob", "quantile", "sample", "sample_with_grad"]


def sample(key: Any, loc: Any, concentration: Any, shape: Shape = None, dtype: Any = None) -> jax.Array:
    """Draws samples in [-pi, pi).

    Each sample is a smooth function of its parameters for a fixed key, except for the jump by a turn where it is
    wrapped: its derivative in the location is 1, and that in the concentration the pathwise or implicit one. Second
    derivatives in the concentration are not available.

    Parameters
    ----------
    key : key of JAX
        New style or old, of the implementation threefry2x32; or an array of keys of shape B for one draw each. The
        result's shape then begins with B.
    loc : array_like
        Mean directions in radians.
    concentration : array_like
        At least 0, where 0 is the uniform distribution.
    shape : int or sequence of int, optional
        The full shape of the result: the parameters broadcast to it. By default the shape that they broadcast to.
    dtype : dtype, optional
        ``float32`` or ``float64``. By default what JAX promotes the parameters to, ``float32`` at
        least.

    Returns
    -------
    jax.Array
        The samples. Under `jax.vmap` each lane has the samples of its own call.

    Raises
    ------
    TypeError
        If an argument is not of such a type.
    ValueError
        If shapes do not fit, or the key is of another implementation.

    Examples
    --------
    >>> import jax
    >>> import jax.numpy as jnp
    >>> from vonmises.jax import sample
    >>> x = sample(jax.random.key(1), jnp.array([0.0, 1.0, 2.0]), 5.0, (1000, 3))
    >>> x.shape, x.dtype
    ((1000, 3), dtype('float32'))
    >>> lanes = jax.vmap(lambda key: sample(key, 0.5, 2.0, (10,)))(jax.random.split(jax.random.key(1), 4))
    >>> lanes.shape
    (4, 10)
    >>> slope = jax.grad(lambda k: jnp.cos(sample(jax.random.key(1), 0.0, k, (1000,))).mean())(2.0)
    >>> bool(abs(slope - 0.1642) < 0.02)
    True
    """
    return derivatives.sample(*_drawing(key, loc, concentration, shape, dtype))


def sample_with_grad(
    key: Any, loc: Any, concentration: Any, shape: Shape = None, dtype: Any = None
) -> tuple[jax.Array, jax.Array]:
    """Draws the samples of `sample`, and the derivative of each in its concentration.

    Parameters
    ----------
    key, loc, concentration, shape, dtype
        As for `sample`.

    Returns
    -------
    samples : jax.Array
        The samples.
    derivatives : jax.Array
        The derivatives, of the same shape.

    Examples
    --------
    >>> import jax
    >>> from vonmises.jax import sample, sample_with_grad
    >>> key = jax.random.key(1)
    >>> x, slopes = sample_with_grad(key, 0.5, 2.0, 4)
    >>> bool((slopes == jax.jacfwd(lambda k: sample(key, 0.5, k, 4))(2.0)).all())
    True
    """
    return derivatives.sample_with_grad(*_drawing(key, loc, concentration, shape, dtype))


def _drawing(key: Any, loc: Any, concentration: Any, shape: Shape, dtype: Any) -> tuple[Any, ...]:
    key_words = words(key)
    parameters = numbers(dtype, loc=loc, concentration=concentration)
    output = output_shape(shape, key_words.shape[:-1], *(parameter.shape for parameter in parameters))
    return output, key_words, *with_rank(len(output), *parameters)


def log_prob(x: Any, loc: Any, concentration: Any) -> jax.Array:
    """Returns the logarithm of the density at `x`. It has derivatives of first and second order in all arguments.

    Parameters
    ----------
    x : array_like
        Angles in radians, of any size.
    loc : array_like
        Mean directions in radians.
    concentration : array_like
        At least 0.

    Returns
    -------
    jax.Array
        Of the shape that the arguments broadcast to.

    Examples
    --------
    >>> import jax
    >>> from vonmises.jax import log_prob
    >>> float(log_prob(0.0, 0.0, 0.0))
    -1.837877...
    >>> information = -jax.hessian(log_prob, argnums=2)(1.0, 0.0, 0.0)
    >>> float(information)
    0.5
    """
    return derivatives.log_prob(*_aligned(x=x, loc=loc, concentration=concentration))


def cdf(x: Any, loc: Any, concentration: Any) -> jax.Array:
    """Returns the probability between ``loc - pi`` and `x`.

    It has derivatives in all arguments, and second ones but that in the concentration.

    Parameters
    ----------
    x : array_like
        Angles in radians, of any size.
    loc : array_like
        Mean directions in radians.
    concentration : array_like
        At least 0.

    Returns
    -------
    jax.Array
        Of the shape that the arguments broadcast to.

    Examples
    --------
    >>> from vonmises.jax import cdf
    >>> float(cdf(0.5, 0.5, 2.0))
    0.5
    """
    return derivatives.cdf(*_aligned(x=x, loc=loc, concentration=concentration))


def quantile(p: Any, loc: Any, concentration: Any) -> jax.Array:
    """Returns the angle in [loc - pi, loc + pi] below which the probability is `p`; it is not wrapped.

    It has first derivatives in all arguments.

    Parameters
    ----------
    p : array_like
        Probabilities, from 0 to 1.
    loc : array_like
        Mean directions in radians.
    concentration : array_like
        At least 0.

    Returns
    -------
    jax.Array
        Of the shape that the arguments broadcast to.

    Examples
    --------
    >>> from vonmises.jax import quantile
    >>> float(quantile(0.5, 0.25, 2.0))
    0.25
    """
    return derivatives.quantile(*_aligned(p=p, loc=loc, concentration=concentration))


def entropy(concentration: Any) -> jax.Array:
    """Returns the differential entropy in nats. It has derivatives of first and second order.

    Parameters
    ----------
    concentration : array_like
        At least 0.

    Returns
    -------
    jax.Array
        Of the same shape.

    Examples
    --------
    >>> import jax
    >>> from vonmises.jax import entropy
    >>> float(jax.grad(entropy)(0.0))
    -0.0
    """
    return derivatives.entropy(*numbers(concentration=concentration))


def circular_variance(concentration: Any) -> jax.Array:
    """Returns the circular variance, 1 less the mean resultant length, without cancellation.

    It has derivatives of first and second order.

    Parameters
    ----------
    concentration : array_like
        At least 0.

    Returns
    -------
    jax.Array
        Of the same shape.

    Examples
    --------
    >>> from vonmises.jax import circular_variance
    >>> float(circular_variance(0.0))
    1.0
    """
    return derivatives.circular_variance(*numbers(concentration=concentration))


def kl_divergence(loc: Any, concentration: Any, other_loc: Any, other_concentration: Any) -> jax.Array:
    """Returns the Kullback-Leibler divergence of distributions from others, in nats.

    It has derivatives of first and second order in all arguments.

    Parameters
    ----------
    loc, concentration : array_like
        Of the distributions that angles come from.
    other_loc, other_concentration : array_like
        Of the others.

    Returns
    -------
    jax.Array
        Of the shape that the arguments broadcast to.

    Examples
    --------
    >>> from vonmises.jax import kl_divergence
    >>> float(kl_divergence(0.5, 2.0, 0.5, 2.0))
    0.0
    """
    pairs = {"other_loc": other_loc, "other_concentration": other_concentration}
    return derivatives.kl_divergence(*_aligned(loc=loc, concentration=concentration, **pairs))


def _aligned(**given: Any) -> list[jax.Array]:
    arrays = numbers(**given)
    return with_rank(max(array.ndim for array in arrays), *arrays)
