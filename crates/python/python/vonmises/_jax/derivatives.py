"""The functions with their rules of differentiation: arguments are arrays of the results' rank."""

import functools
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax.custom_derivatives import SymbolicZero

from vonmises._jax.calls import call
from vonmises._jax.varying import made_varying, varying_axes

Array = jax.Array
Term = tuple[Callable[[], Any], Any]
Primals = tuple[Array, ...]
# Arrays, or zeros that are known to be such.
Tangents = tuple[Any, ...]
# Results, and their tangents.
Derived = tuple[Any, Any]


def _tangent(result: Array, *terms: Term) -> Array:
    """Returns the sum of factors times tangents, as a tangent of the result. Factors of zeros are not computed."""
    products = [factor() * tangent for factor, tangent in terms if _is_nonzero(tangent)]
    total = jnp.broadcast_to(sum(products[1:], products[0]), result.shape) if products else jnp.zeros_like(result)
    return made_varying([total], varying_axes(result))[0]


def _is_nonzero(tangent: Any) -> bool:
    return not isinstance(tangent, SymbolicZero)


def _one() -> float:
    return 1.0


def _refuse(of_what: str, *tangents: Any) -> None:
    if any(map(_is_nonzero, tangents)):
        raise NotImplementedError(f"{of_what} is not available")


def _broadcast(*arrays: Array) -> tuple[int, ...]:
    return jnp.broadcast_shapes(*(array.shape for array in arrays))


# Samples


@functools.partial(jax.custom_jvp, nondiff_argnums=(0,))
def sample(shape: tuple[int, ...], words: Array, loc: Array, concentration: Array) -> Array:
    """Returns samples of that shape, for the words of keys."""
    return call("sample", shape, words, loc, concentration)[0]


@functools.partial(sample.defjvp, symbolic_zeros=True)
def _sample_jvp(shape: tuple[int, ...], primals: Primals, tangents: Tangents) -> Derived:
    _, dloc, dconcentration = tangents
    if _is_nonzero(dconcentration):
        samples, slopes = sample_with_grad(shape, *primals)
    else:
        samples, slopes = sample(shape, *primals), None
    return samples, _tangent(samples, (_one, dloc), (lambda: slopes, dconcentration))


@functools.partial(jax.custom_jvp, nondiff_argnums=(0,))
def sample_with_grad(shape: tuple[int, ...], words: Array, loc: Array, concentration: Array) -> tuple[Array, Array]:
    return call("sample_with_grad", shape, words, loc, concentration)


@functools.partial(sample_with_grad.defjvp, symbolic_zeros=True)
def _sample_with_grad_jvp(shape: tuple[int, ...], primals: Primals, tangents: Tangents) -> Derived:
    _, dloc, dconcentration = tangents
    _refuse("the second derivative of a sample in its concentration", dconcentration)
    samples, slopes = sample_with_grad(shape, *primals)
    return (samples, slopes), (_tangent(samples, (_one, dloc)), _tangent(slopes))


# The mean resultant length A


@jax.custom_jvp
def resultant_length(concentration: Array) -> Array:
    return call("moments", concentration.shape, concentration)[0]


@functools.partial(resultant_length.defjvp, symbolic_zeros=True)
def _resultant_length_jvp(primals: Primals, tangents: Tangents) -> Derived:
    value = resultant_length(*primals)
    return value, _tangent(value, (lambda: slope(*primals), *tangents))


@jax.custom_jvp
def circular_variance(concentration: Array) -> Array:
    return call("moments", concentration.shape, concentration)[1]


@functools.partial(circular_variance.defjvp, symbolic_zeros=True)
def _circular_variance_jvp(primals: Primals, tangents: Tangents) -> Derived:
    value = circular_variance(*primals)
    return value, _tangent(value, (lambda: -slope(*primals), *tangents))


@jax.custom_jvp
def slope(concentration: Array) -> Array:
    """Returns A'."""
    return call("moments", concentration.shape, concentration)[2]


@functools.partial(slope.defjvp, symbolic_zeros=True)
def _slope_jvp(primals: Primals, tangents: Tangents) -> Derived:
    value = slope(*primals)
    return value, _tangent(value, (lambda: curvature(*primals), *tangents))


@jax.custom_jvp
def curvature(concentration: Array) -> Array:
    """Returns A''."""
    return call("moments", concentration.shape, concentration)[3]


@functools.partial(curvature.defjvp, symbolic_zeros=True)
def _curvature_jvp(primals: Primals, tangents: Tangents) -> Derived:
    _refuse("a derivative of such a high order in the concentration", *tangents)
    value = curvature(*primals)
    return value, _tangent(value)


# The logarithm of the density


@jax.custom_jvp
def log_prob(x: Array, loc: Array, concentration: Array) -> Array:
    return call("log_prob", _broadcast(x, loc, concentration), x, loc, concentration)[0]


@functools.partial(log_prob.defjvp, symbolic_zeros=True)
def _log_prob_jvp(primals: Primals, tangents: Tangents) -> Derived:
    value, in_x, in_concentration = log_prob_with_grad(*primals)
    return value, _of_angle(value, in_x, in_concentration, tangents)


def _of_angle(result: Array, in_x: Array, in_concentration: Array, tangents: Tangents) -> Array:
    """Returns the tangent of a function of x - loc and the concentration."""
    dx, dloc, dconcentration = tangents
    return _tangent(result, (lambda: in_x, dx), (lambda: -in_x, dloc), (lambda: in_concentration, dconcentration))


@jax.custom_jvp
def log_prob_with_grad(x: Array, loc: Array, concentration: Array) -> tuple[Array, Array, Array]:
    return call("log_prob_with_grad", _broadcast(x, loc, concentration), x, loc, concentration)


@functools.partial(log_prob_with_grad.defjvp, symbolic_zeros=True)
def _log_prob_with_grad_jvp(primals: Primals, tangents: Tangents) -> Derived:
    x, loc, concentration = primals
    results = value, in_x, in_concentration = log_prob_with_grad(*primals)
    dx, dloc, dconcentration = tangents
    sine, cosine = jnp.sin(x - loc), jnp.cos(x - loc)
    return results, (
        _of_angle(value, in_x, in_concentration, tangents),
        _of_angle(in_x, -concentration * cosine, -sine, tangents),
        _tangent(
            in_concentration,
            (lambda: -sine, dx),
            (lambda: sine, dloc),
            (lambda: -slope(concentration), dconcentration),
        ),
    )


# The cumulative function and the quantile


@jax.custom_jvp
def cdf(x: Array, loc: Array, concentration: Array) -> Array:
    return call("cdf", _broadcast(x, loc, concentration), x, loc, concentration)[0]


@functools.partial(cdf.defjvp, symbolic_zeros=True)
def _cdf_jvp(primals: Primals, tangents: Tangents) -> Derived:
    value, in_x, in_concentration = cdf_with_grad(*primals)
    return value, _of_angle(value, in_x, in_concentration, tangents)


@jax.custom_jvp
def cdf_with_grad(x: Array, loc: Array, concentration: Array) -> tuple[Array, Array, Array]:
    return call("cdf_with_grad", _broadcast(x, loc, concentration), x, loc, concentration)


@functools.partial(cdf_with_grad.defjvp, symbolic_zeros=True)
def _cdf_with_grad_jvp(primals: Primals, tangents: Tangents) -> Derived:
    dx, dloc, dconcentration = tangents
    _refuse("the second derivative of cdf in the concentration", dconcentration)
    results = value, density, in_concentration = cdf_with_grad(*primals)
    _, log_in_x, log_in_concentration = log_prob_with_grad(*primals)
    mixed = density * log_in_concentration
    return results, (
        _of_angle(value, density, in_concentration, tangents),
        _of_angle(density, density * log_in_x, mixed, tangents),
        _of_angle(in_concentration, mixed, mixed, tangents),
    )


@jax.custom_jvp
def quantile(p: Array, loc: Array, concentration: Array) -> Array:
    return call("quantile", _broadcast(p, loc, concentration), p, loc, concentration)[0]


@functools.partial(quantile.defjvp, symbolic_zeros=True)
def _quantile_jvp(primals: Primals, tangents: Tangents) -> Derived:
    value, in_p, in_concentration = quantile_with_grad(*primals)
    dp, dloc, dconcentration = tangents
    terms = (lambda: in_p, dp), (_one, dloc), (lambda: in_concentration, dconcentration)
    return value, _tangent(value, *terms)


@jax.custom_jvp
def quantile_with_grad(p: Array, loc: Array, concentration: Array) -> tuple[Array, Array, Array]:
    return call("quantile_with_grad", _broadcast(p, loc, concentration), p, loc, concentration)


@functools.partial(quantile_with_grad.defjvp, symbolic_zeros=True)
def _quantile_with_grad_jvp(primals: Primals, tangents: Tangents) -> Derived:
    dp, dloc, dconcentration = tangents
    _refuse("the second derivative of a quantile", dp, dconcentration)
    results = value, in_p, in_concentration = quantile_with_grad(*primals)
    return results, (_tangent(value, (_one, dloc)), _tangent(in_p), _tangent(in_concentration))


# Entropy and divergence


@jax.custom_jvp
def entropy(concentration: Array) -> Array:
    return call("entropy", concentration.shape, concentration)[0]


@functools.partial(entropy.defjvp, symbolic_zeros=True)
def _entropy_jvp(primals: Primals, tangents: Tangents) -> Derived:
    value, derivative = entropy_with_grad(*primals)
    return value, _tangent(value, (lambda: derivative, *tangents))


@jax.custom_jvp
def entropy_with_grad(concentration: Array) -> tuple[Array, Array]:
    return call("entropy_with_grad", concentration.shape, concentration)


@functools.partial(entropy_with_grad.defjvp, symbolic_zeros=True)
def _entropy_with_grad_jvp(primals: Primals, tangents: Tangents) -> Derived:
    (concentration,) = primals
    results = value, derivative = entropy_with_grad(concentration)

    def second() -> Array:
        return -slope(concentration) - concentration * curvature(concentration)

    return results, (_tangent(value, (lambda: derivative, *tangents)), _tangent(derivative, (second, *tangents)))


@jax.custom_jvp
def kl_divergence(loc: Array, concentration: Array, other_loc: Array, other_concentration: Array) -> Array:
    arguments = (loc, concentration, other_loc, other_concentration)
    return call("kl_divergence", _broadcast(*arguments), *arguments)[0]


@functools.partial(kl_divergence.defjvp, symbolic_zeros=True)
def _kl_divergence_jvp(primals: Primals, tangents: Tangents) -> Derived:
    value, *gradient = kl_divergence_with_grad(*primals)
    return value, _of_pair(value, gradient, tangents)


def _of_pair(result: Array, gradient: Any, tangents: Tangents) -> Array:
    """Returns the tangent of a function of loc - other_loc and both concentrations."""
    dloc, dconcentration, dother_loc, dother_concentration = tangents
    in_loc, in_concentration, in_other = (factor if callable(factor) else lambda f=factor: f for factor in gradient)
    return _tangent(
        result,
        (in_loc, dloc),
        (lambda: -in_loc(), dother_loc),
        (in_concentration, dconcentration),
        (in_other, dother_concentration),
    )


@jax.custom_jvp
def kl_divergence_with_grad(
    loc: Array, concentration: Array, other_loc: Array, other_concentration: Array
) -> tuple[Array, Array, Array, Array]:
    arguments = (loc, concentration, other_loc, other_concentration)
    return call("kl_divergence_with_grad", _broadcast(*arguments), *arguments)


@functools.partial(kl_divergence_with_grad.defjvp, symbolic_zeros=True)
def _kl_divergence_with_grad_jvp(primals: Primals, tangents: Tangents) -> Derived:
    loc, kappa, other_loc, other = primals
    results = value, in_loc, in_kappa, in_other = kl_divergence_with_grad(*primals)
    sine, cosine = jnp.sin(loc - other_loc), jnp.cos(loc - other_loc)
    # The derivatives are other A sin, A' (kappa - other cos) and A(other) - A cos, where A is A(kappa).
    of_loc = (
        lambda: other * resultant_length(kappa) * cosine,
        lambda: other * slope(kappa) * sine,
        lambda: resultant_length(kappa) * sine,
    )
    of_kappa = (
        of_loc[1],
        lambda: curvature(kappa) * (kappa - other * cosine) + slope(kappa),
        lambda: -slope(kappa) * cosine,
    )
    of_other = (of_loc[2], of_kappa[2], lambda: slope(other))
    return results, (
        _of_pair(value, (in_loc, in_kappa, in_other), tangents),
        _of_pair(in_loc, of_loc, tangents),
        _of_pair(in_kappa, of_kappa, tangents),
        _of_pair(in_other, of_other, tangents),
    )
