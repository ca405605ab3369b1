"""`vonmises.numpyro` against NumPyro's own distribution, and in inference where the answer is known."""

import pytest

jax = pytest.importorskip("jax")
numpyro = pytest.importorskip("numpyro")

import jax.numpy as jnp
import numpy as np
import numpyro.distributions as dist
from jax import random
from numpyro.distributions.kl import kl_divergence
from numpyro.infer import MCMC, NUTS, SVI, Trace_ELBO, TraceMeanField_ELBO

import vonmises
from vonmises.numpyro import VonMises

LOCS = jnp.array([-3.0, 0.0, 1.5])
CONCENTRATIONS = jnp.array([[0.3], [4.0]])


@pytest.fixture
def pair():
    return VonMises(LOCS, CONCENTRATIONS), dist.VonMises(LOCS, CONCENTRATIONS)


def test_log_prob_and_its_gradient_are_those_of_numpyro(pair):
    ours, theirs = pair
    x = random.uniform(random.key(0), (5, 2, 3), minval=-3.0, maxval=3.0)
    assert ours.log_prob(x).shape == (5, 2, 3)
    np.testing.assert_allclose(ours.log_prob(x), theirs.log_prob(x), rtol=2e-5, atol=2e-6)

    def gradient(family):
        total = lambda x, loc, kappa: family(loc, kappa).log_prob(x).sum()
        return jax.grad(total, argnums=(0, 1, 2))(x, LOCS, CONCENTRATIONS)

    for one, other in zip(gradient(VonMises), gradient(dist.VonMises)):
        np.testing.assert_allclose(one, other, rtol=2e-4, atol=2e-5)


def test_moments_are_those_of_numpyro(pair):
    ours, theirs = pair
    np.testing.assert_allclose(ours.mean, theirs.mean, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(ours.variance, theirs.variance, rtol=1e-5)


def test_samples_are_those_of_the_package_and_have_the_moments(pair):
    ours, _ = pair
    x = ours.sample(random.key(7), (20_000,))
    words = vonmises.Key.from_data(random.key_data(random.key(7)))
    expected = vonmises.sample(words, np.asarray(LOCS), np.asarray(CONCENTRATIONS), (20_000, 2, 3))
    assert np.asarray(x).tobytes() == expected.tobytes()
    assert (ours.rsample(random.key(7), (20_000,)) == x).all()
    moment = np.exp(1j * np.asarray(x, np.float64)).mean(axis=0)
    exact = (1 - np.asarray(ours.variance)) * np.exp(1j * np.asarray(ours.mean))
    assert abs(moment - exact).max() < 5 * np.sqrt(0.5 / 20_000)  # five standard errors


def test_cdf_icdf_and_entropy(pair):
    ours, _ = pair
    q = jnp.array([0.01, 0.5, 0.99])
    np.testing.assert_allclose(ours.cdf(ours.icdf(q)), jnp.broadcast_to(q, (2, 3)), rtol=2e-5)
    np.testing.assert_allclose(ours.icdf(0.5), jnp.broadcast_to(LOCS, (2, 3)), atol=1e-6)
    x = ours.sample(random.key(3), (50_000,))
    sums = -ours.log_prob(x).mean(axis=0)
    np.testing.assert_allclose(ours.entropy(), sums, atol=0.03)
    assert ours.entropy().shape == ours.batch_shape


def test_shapes_expand_and_pass_through_transformations():
    base = VonMises(0.5, 2.0)
    expanded = base.expand([4]).to_event(1)
    assert expanded.sample(random.key(1), (3,)).shape == (3, 4)
    assert expanded.log_prob(jnp.zeros((3, 4))).shape == (3,)
    assert base.has_rsample and expanded.has_rsample
    assert base.batch_shape == () and VonMises(LOCS, CONCENTRATIONS).batch_shape == (2, 3)
    leaves, tree = jax.tree.flatten(base)
    again = jax.tree.unflatten(tree, leaves)
    assert again.log_prob(1.0) == jax.jit(lambda d: d.log_prob(1.0))(base)
    many = jax.vmap(lambda loc: VonMises(loc, 2.0))(LOCS)
    np.testing.assert_allclose(jax.vmap(lambda d: d.mean)(many), LOCS, atol=1e-6)


def test_parameters_are_validated():
    with pytest.raises(ValueError, match="concentration"):
        VonMises(0.0, -1.0, validate_args=True)
    assert VonMises(0.0, 0.0, validate_args=True).log_prob(0.0) == pytest.approx(-np.log(2 * np.pi))


def test_divergence_is_the_mean_of_the_log_ratio():
    p, q = VonMises(0.5, 2.0), VonMises(-1.0, 0.7)
    x = p.sample(random.key(5), (200_000,))
    ratios = p.log_prob(x) - q.log_prob(x)
    error = 5 * float(ratios.std()) / np.sqrt(x.size)
    for pair in (p, q), (p, dist.VonMises(-1.0, 0.7)), (dist.VonMises(0.5, 2.0), q):
        assert abs(float(kl_divergence(*pair)) - float(ratios.mean())) < error
    assert kl_divergence(p.expand([4]), q).shape == (4,)


# Angles with known concentration under a von Mises prior: the posterior of the mean direction is von Mises.
PRIOR, KNOWN = (0.0, 0.5), 1.5
OBSERVED = np.array([1.2, 0.4, 2.0, 1.7, -0.3, 0.9])
VECTOR = PRIOR[1] * np.exp(1j * PRIOR[0]) + KNOWN * np.exp(1j * OBSERVED).sum()


def model():
    direction = numpyro.sample("direction", VonMises(*PRIOR))
    with numpyro.plate("angles", OBSERVED.size):
        numpyro.sample("x", VonMises(direction, KNOWN), obs=jnp.asarray(OBSERVED, jnp.float32))


def guide():
    loc = numpyro.param("loc", jnp.float32(0.0))
    concentration = numpyro.param("concentration", jnp.float32(1.0), constraint=dist.constraints.positive)
    numpyro.sample("direction", VonMises(loc, concentration))


@pytest.mark.parametrize("loss", [Trace_ELBO(num_particles=32), TraceMeanField_ELBO(num_particles=32)])
def test_variational_inference_finds_the_posterior(loss):
    svi = SVI(model, guide, numpyro.optim.Adam(0.03), loss)
    found = svi.run(random.key(0), 1200, progress_bar=False).params
    assert float(found["loc"]) == pytest.approx(np.angle(VECTOR), abs=0.05)
    assert float(found["concentration"]) == pytest.approx(abs(VECTOR), rel=0.1)


def test_nuts_finds_the_posterior():
    mcmc = MCMC(NUTS(model), num_warmup=300, num_samples=2000, progress_bar=False)
    mcmc.run(random.key(1))
    drawn = np.exp(1j * np.asarray(mcmc.get_samples()["direction"], np.float64)).mean()
    exact = 1 - float(VonMises(0.0, abs(VECTOR)).variance)
    assert abs(np.angle(drawn) - np.angle(VECTOR)) < 0.06
    assert abs(abs(drawn) - exact) < 0.01


def test_nuts_recovers_location_and_concentration():
    x = vonmises.sample(vonmises.Key(11), 0.8, 3.0, 400)

    def both():
        loc = numpyro.sample("loc", dist.Uniform(-np.pi, np.pi))
        concentration = numpyro.sample("concentration", dist.Exponential(0.1))
        numpyro.sample("x", VonMises(loc, concentration).expand([400]).to_event(1), obs=jnp.asarray(x))

    chains = {"num_chains": 2, "chain_method": "vectorized", "progress_bar": False}
    mcmc = MCMC(NUTS(both), num_warmup=300, num_samples=500, **chains)
    mcmc.run(random.key(2))
    drawn = mcmc.get_samples()
    assert float(drawn["loc"].mean()) == pytest.approx(0.8, abs=0.12)
    assert float(drawn["concentration"].mean()) == pytest.approx(3.0, abs=0.8)


def test_predictive_and_handlers_draw_from_it():
    predictive = numpyro.infer.Predictive(model, num_samples=7)
    assert predictive(random.key(3))["direction"].shape == (7,)
