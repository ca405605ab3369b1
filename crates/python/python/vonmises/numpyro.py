"""The von Mises distribution for NumPyro: reparametrised in both parameters, with cumulative function and divergence.

NumPyro's own distribution draws by rejection, and its samples have no derivative in the concentration. This one can be
the guide of stochastic variational inference.

Examples
--------
>>> import jax
>>> from vonmises.numpyro import VonMises
>>> directions = VonMises(0.5, 2.0).expand([3])
>>> directions.sample(jax.random.key(1), (1000,)).shape
(1000, 3)
"""

import math
from typing import Any

import jax
import jax.numpy as jnp
from jax import lax
from numpyro.distributions import Distribution, constraints
from numpyro.distributions import VonMises as OfNumPyro
from numpyro.distributions.kl import kl_divergence
from numpyro.distributions.util import promote_shapes, validate_sample

import vonmises.jax

__all__ = ["VonMises"]


class VonMises(Distribution):
    """The von Mises distribution of angles in [-pi, pi).

    Parameters
    ----------
    loc : array_like
        Mean directions in radians.
    concentration : array_like
        At least 0.
    validate_args : bool, optional
        Whether to check parameters and values.

    Examples
    --------
    >>> import jax
    >>> from numpyro.distributions import kl_divergence
    >>> from vonmises.numpyro import VonMises
    >>> mean_cosine = lambda k: jax.numpy.cos(VonMises(0.0, k).rsample(jax.random.key(1), (1000,))).mean()
    >>> bool(jax.grad(mean_cosine)(2.0) > 0.1)
    True
    >>> float(kl_divergence(VonMises(0.5, 2.0), VonMises(0.5, 2.0)))
    0.0
    """

    arg_constraints = {"loc": constraints.real, "concentration": constraints.nonnegative}
    support = constraints.circular
    reparametrized_params = ["loc", "concentration"]

    def __init__(self, loc: Any, concentration: Any, *, validate_args: bool | None = None) -> None:
        self.loc, self.concentration = promote_shapes(loc, concentration)
        batch_shape = lax.broadcast_shapes(jnp.shape(loc), jnp.shape(concentration))
        super().__init__(batch_shape=batch_shape, validate_args=validate_args)

    def sample(self, key: jax.Array, sample_shape: tuple[int, ...] = ()) -> jax.Array:
        """Draws samples; the derivatives in the parameters are pathwise.

        Parameters
        ----------
        key : key of JAX
            A single one.
        sample_shape : tuple of int
            In front of the batch's shape.

        Returns
        -------
        jax.Array
            The samples of `vonmises.sample`.
        """
        return vonmises.jax.sample(key, self.loc, self.concentration, tuple(sample_shape) + self.batch_shape)

    def rsample(self, key: jax.Array, sample_shape: tuple[int, ...] = ()) -> jax.Array:
        """Draws the samples of `sample`."""
        return self.sample(key, sample_shape)

    @validate_sample
    def log_prob(self, value: Any) -> jax.Array:
        """Returns the logarithm of the density at angles."""
        return vonmises.jax.log_prob(value, self.loc, self.concentration)

    def cdf(self, value: Any) -> jax.Array:
        """Returns the probability between ``loc - pi`` and angles."""
        return vonmises.jax.cdf(value, self.loc, self.concentration)

    def icdf(self, q: Any) -> jax.Array:
        """Returns the angles in [loc - pi, loc + pi] with these cumulative probabilities."""
        return vonmises.jax.quantile(q, self.loc, self.concentration)

    def entropy(self) -> jax.Array:
        """Returns the differential entropy in nats."""
        return jnp.broadcast_to(vonmises.jax.entropy(self.concentration), self.batch_shape)

    @property
    def mean(self) -> jax.Array:
        """The mean direction, in [-pi, pi)."""
        return jnp.broadcast_to((self.loc + math.pi) % (2.0 * math.pi) - math.pi, self.batch_shape)

    @property
    def variance(self) -> jax.Array:
        """The circular variance, 1 less the mean resultant length."""
        return jnp.broadcast_to(vonmises.jax.circular_variance(self.concentration), self.batch_shape)


@kl_divergence.register(VonMises, VonMises)
@kl_divergence.register(VonMises, OfNumPyro)
@kl_divergence.register(OfNumPyro, VonMises)
def _kl_divergence(p: Distribution, q: Distribution) -> jax.Array:
    return vonmises.jax.kl_divergence(p.loc, p.concentration, q.loc, q.concentration)
