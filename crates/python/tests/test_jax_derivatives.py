"""Derivatives of `vonmises.jax`: against finite differences, other implementations, and exact arithmetic."""

import decimal

import pytest

jax = pytest.importorskip("jax")

import jax.experimental
import jax.numpy as jnp
import numpy as np
from jax import random
from jax.scipy.special import i0e
from jax.test_util import check_grads

import vonmises
import vonmises.jax as vj
from vonmises._jax import calls, derivatives

KEY = random.key(42)


@pytest.fixture
def x64():
    with jax.enable_x64(True) if hasattr(jax, "enable_x64") else jax.experimental.enable_x64(True):
        yield


@pytest.fixture(params=["xla", "callback"])
def way(request, monkeypatch):
    monkeypatch.setattr(calls, "force_callback", request.param == "callback")


def reference_log_prob(x, loc, k):
    return k * (jnp.cos(x - loc) - 1) - jnp.log(2 * jnp.pi * i0e(k))


def grid():
    return jnp.linspace(-2.5, 2.9, 6), jnp.array([[0.3], [-1.0]]), jnp.array([[[0.2]], [[1.7]], [[25.0]]])


# First and second order, against finite differences


def test_samples_have_pathwise_derivatives(x64, way):
    draw = lambda loc, k: jnp.cos(vj.sample(KEY, loc, k, (3, 2, 40)))
    check_grads(draw, (jnp.array([[0.3], [-1.0]]), jnp.array([[[0.4]], [[1.7]], [[40.0]]])), 1, atol=1e-6, rtol=1e-6)
    keys = random.split(KEY, (2, 3))
    check_grads(lambda k: jnp.sin(vj.sample(keys, 0.5, k, (2, 3, 5))), (jnp.array([[[0.5]], [[3.0]]]),), 1)
    mapped = lambda loc, k: jax.vmap(lambda key, k: jnp.cos(vj.sample(key, loc, k, (5,))))(KEYS, k)
    check_grads(mapped, (0.5, jnp.array([0.5, 1.0, 2.0, 9.0])), 1, atol=1e-6, rtol=1e-6)


KEYS = random.split(KEY, 4)


def test_log_prob(x64, way):
    check_grads(vj.log_prob, grid(), 2, atol=1e-5, rtol=1e-5)


def test_cdf(x64, way):
    check_grads(vj.cdf, grid(), 1, atol=1e-6, rtol=1e-6)
    _, _, k = grid()
    check_grads(lambda x, loc: vj.cdf(x, loc, k), grid()[:2], 2, atol=1e-5, rtol=1e-5)
    mixed = jax.jacfwd(jax.grad(vj.cdf, argnums=2), argnums=0)(0.7, 0.2, 1.5)
    step = 1e-5
    difference = (jax.grad(vj.cdf)(0.7, 0.2, 1.5 + step) - jax.grad(vj.cdf)(0.7, 0.2, 1.5 - step)) / (2 * step)
    np.testing.assert_allclose(mixed, difference, rtol=1e-8)


def test_quantile(x64, way):
    p = jnp.array([0.05, 0.3, 0.5, 0.9])
    check_grads(vj.quantile, (p, *grid()[1:]), 1, atol=1e-5, rtol=1e-5)


def test_entropy_and_circular_variance(x64, way):
    k = jnp.array([0.02, 0.3, 1.0, 7.0, 60.0])
    check_grads(vj.entropy, (k,), 2, atol=1e-5, rtol=1e-5)
    check_grads(vj.circular_variance, (k,), 2, atol=1e-5, rtol=1e-5)


def test_divergence(x64, way):
    arguments = (jnp.array([0.3, -1.0]), jnp.array([[0.4], [3.0]]), 0.9, jnp.array([[1.5], [0.7]]))
    check_grads(vj.kl_divergence, arguments, 2, atol=1e-5, rtol=1e-5)


# Against other implementations


def test_log_prob_is_differentiated_as_by_jax(x64):
    arguments = grid()
    total = lambda f: lambda *given: f(*given).sum()
    for one, other in zip(
        jax.grad(total(vj.log_prob), argnums=(0, 1, 2))(*arguments),
        jax.grad(total(reference_log_prob), argnums=(0, 1, 2))(*arguments),
    ):
        np.testing.assert_allclose(one, other, rtol=1e-11, atol=1e-12)
    ours = jax.hessian(total(vj.log_prob), argnums=(0, 1, 2))(*arguments)
    theirs = jax.hessian(total(reference_log_prob), argnums=(0, 1, 2))(*arguments)
    for one, other in zip(jax.tree.leaves(ours), jax.tree.leaves(theirs)):
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-10)


def test_mean_of_pathwise_derivatives_is_the_derivative_of_the_mean(x64):
    # The mean of cos x is A(k) cos loc, of which sums over 1e5 samples have a standard error below 0.003.
    loss = lambda loc, k: jnp.cos(vj.sample(KEY, loc, k, (100_000,))).mean()
    in_loc, in_k = jax.jit(jax.grad(loss, argnums=(0, 1)))(0.4, 2.0)
    length, slope = derivatives.resultant_length(jnp.float64(2.0)), derivatives.slope(jnp.float64(2.0))
    assert abs(in_loc + length * np.sin(0.4)) < 0.015
    assert abs(in_k - slope * np.cos(0.4)) < 0.015


def moments_in_decimal(k):
    """Returns A, A' and A'' from the power series of I0 and I1, in 80 digits."""
    with decimal.localcontext() as context:
        context.prec = 80
        k = decimal.Decimal(k)
        square, term, zero, one, index = k * k / 4, decimal.Decimal(1), decimal.Decimal(0), decimal.Decimal(0), 0
        while index < 10 or term > zero * decimal.Decimal(10) ** -80:
            zero += term
            one += term * k / 2 / (index + 1)
            index += 1
            term *= square / (index * index)
        a = one / zero
        slope = 1 - a / k - a * a
        return tuple(map(float, (a, slope, -slope / k + a / (k * k) - 2 * a * slope)))


@pytest.mark.parametrize("k", [1e-8, 1e-3, 0.1, 0.2499, 0.25, 0.7, 3.0, 9.0, 13.0, 29.9, 30.0, 80.0, 900.0])
def test_moments_are_exact(x64, k):
    found = [float(f(jnp.float64(k))) for f in (derivatives.resultant_length, derivatives.slope, derivatives.curvature)]
    np.testing.assert_allclose(found, moments_in_decimal(k), rtol=1e-13)


def test_curvature_of_large_and_of_no_concentration(x64):
    # A'' is -1/k^3 - 3/(4 k^4) - ..., as A is 1 - 1/(2k) - 1/(8k^2) - ...
    for k in (1e6, 1e50):
        assert float(derivatives.curvature(jnp.float64(k))) == pytest.approx(-(k**-3) * (1 + 0.75 / k), rel=1e-12)
    assert derivatives.curvature(jnp.float64(0.0)) == 0
    many = jnp.linspace(0, 50, 3000)
    apart = jnp.stack([derivatives.curvature(part) for part in jnp.split(many, 6)])
    assert (derivatives.curvature(many) == apart.ravel()).all()


# Transformations


@pytest.mark.parametrize("transform", [jax.jacfwd, jax.jacrev, jax.grad])
def test_modes_agree(transform):
    slopes = vonmises.sample_with_grad(vonmises.Key(42), np.float32(0.5), np.float32(2.0), 5)[1]
    if transform is jax.grad:
        found = jnp.stack([transform(lambda k: vj.sample(KEY, 0.5, k, (5,))[index])(2.0) for index in range(5)])
    else:
        found = transform(lambda k: vj.sample(KEY, 0.5, k, (5,)))(2.0)
    assert np.asarray(found).tobytes() == slopes.tobytes()


def test_gradients_pass_through_loops_jit_and_vmap():
    def walk(k):
        step = lambda loc, key: (vj.sample(key, loc, k),) * 2
        return jax.lax.scan(step, 0.0, KEYS)[0]

    by_hand = sum(vj.sample_with_grad(KEYS[i], at, 2.0)[1] for i, at in enumerate(starts(2.0)))
    assert jax.jit(jax.grad(walk))(2.0) == pytest.approx(float(by_hand), rel=1e-5)
    assert jax.grad(jax.checkpoint(walk))(2.0) == pytest.approx(float(by_hand), rel=1e-5)
    each = jax.vmap(jax.grad(walk))(jnp.array([1.0, 2.0]))
    assert each[1] == pytest.approx(float(by_hand), rel=1e-5)
    value, tangent = jax.jvp(walk, (2.0,), (3.0,))
    assert value == walk(2.0) and tangent == pytest.approx(3 * float(by_hand), rel=1e-5)


def starts(k):
    loc = 0.0
    for key in KEYS:
        yield loc
        loc = vj.sample(key, loc, k)


def test_integers_and_keys_have_no_tangents():
    assert jax.grad(lambda k: vj.log_prob(1, 0, k))(2.0) == jax.grad(lambda k: vj.log_prob(1.0, 0.0, k))(2.0)
    _, tangent = jax.jvp(lambda k: vj.sample(KEY, jnp.int32(1), k, (3,)), (2.0,), (1.0,))
    assert tangent.shape == (3,)
    words = random.key_data(KEY)
    in_words = jax.grad(lambda words, k: vj.sample(words, 0.0, k), argnums=(0, 1), allow_int=True)(words, 2.0)
    assert in_words[0].dtype == jax.dtypes.float0 and in_words[1].dtype == jnp.float32
    assert jax.grad(lambda n: vj.entropy(n), allow_int=True)(3).dtype == jax.dtypes.float0


def test_derivatives_that_are_not_available_are_refused():
    twice = jax.grad(jax.grad(lambda k: jnp.cos(vj.sample(KEY, 0.0, k, (3,))).sum()))
    for program in (twice, jax.jit(twice)):
        with pytest.raises(NotImplementedError, match="second derivative of a sample"):
            program(2.0)
    with pytest.raises(NotImplementedError, match="second derivative of cdf"):
        jax.hessian(vj.cdf, argnums=2)(0.5, 0.0, 2.0)
    with pytest.raises(NotImplementedError, match="second derivative of a quantile"):
        jax.hessian(vj.quantile)(0.5, 0.0, 2.0)
    with pytest.raises(NotImplementedError, match="order"):
        jax.grad(jax.hessian(vj.entropy))(2.0)


def test_second_derivatives_that_do_not_need_them_are_available():
    # In the location a sample is linear.
    loss = lambda loc, k: jnp.cos(vj.sample(KEY, loc, k, (3,))).sum()
    assert jax.grad(jax.grad(loss))(0.5, 2.0) == pytest.approx(-float(loss(0.5, 2.0)), rel=1e-5)
    scaled = lambda a: jax.grad(lambda k: a * vj.sample(KEY, 0.0, k))(2.0)
    assert jax.grad(scaled)(3.0) == vj.sample_with_grad(KEY, 0.0, 2.0)[1]
    third = jax.grad(jax.grad(jax.grad(vj.log_prob)))(1.0, 0.0, 2.0)
    assert third == pytest.approx(2 * np.sin(1.0), rel=1e-5)
    in_k = jax.grad(jax.grad(jax.grad(vj.log_prob, argnums=2), argnums=2), argnums=2)(1.0, 0.0, 2.0)
    assert in_k == pytest.approx(-moments_in_decimal(2.0)[2], rel=1e-5)


def test_gradients_out_of_range_are_nan_where_they_are():
    k = jnp.array([2.0, -1.0, 3.0])
    slopes = jax.grad(lambda k: vj.sample(KEY, 0.0, k).sum())(k)
    assert np.isnan(slopes).tolist() == [False, True, False]
    assert slopes[0] == vj.sample_with_grad(KEY, 0.0, 2.0, (3,))[1][0]
