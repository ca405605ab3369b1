"""The distribution as an object: against mpmath's numbers, and as a value of Python."""

import copy
import doctest
import pickle

import numpy as np
import pytest
from reference import column, table

import vonmises
from vonmises import Key, VonMises, _distribution

#: sqrt(-2 ln(I1(k) / I0(k))): mpmath.sqrt(-2 * mpmath.log(mpmath.besseli(1, k) / mpmath.besseli(0, k))), k the f64.
STANDARD_DEVIATIONS = {
    1e-300: 37.187865630572928876,
    1e-9: 6.544679215592824822,
    0.1: 2.4482569199722814744,
    1.0: 1.2700884583350955954,
    3.0: 0.64921365834326274025,
    100.0: 0.10025200597629210459,
    1e10: 1.000000000025e-05,
}


@pytest.fixture
def circular():
    return pytest.importorskip("vonmises.circular")


@pytest.mark.parametrize("concentration", [0.0, 1e-8, 1.0, 50.0, 1e6, 1e12])
def test_densities_and_tails_agree_with_mpmath(concentration):
    distribution = VonMises(0.0, concentration)
    density = table("log_prob", concentration)
    expected = column(density, "prob_log")
    terms = np.maximum(np.abs(expected), concentration)
    assert np.max(np.abs(distribution.log_prob(column(density, "x")) - expected) / (1 + terms)) < 1e-15
    tails = table("cdf", concentration)
    x = column(tails, "x")
    for name, log_name in (("cdf", "log_cdf"), ("sf", "log_sf")):
        expected = column(tails, name)
        bound = 1.7e-15 + 1.7e-16 * np.abs(np.log(expected))
        below = (x <= 0) == (name == "cdf")  # the tail that is small
        assert np.all((np.abs(getattr(distribution, name)(x) / expected - 1) <= bound)[below])
        logarithms = np.log(expected)
        difference = getattr(distribution, log_name)(x) - logarithms
        assert np.all((np.abs(difference) <= 2e-15 * (1 + np.abs(logarithms)))[below])


@pytest.mark.parametrize("concentration", [0.0, 1e-8, 1.0, 50.0, 1e6, 1e12])
def test_quantiles_agree_with_mpmath(concentration):
    rows = table("quantile", concentration)
    p, expected = column(rows, "p"), column(rows, "quantile")
    scale = np.maximum(np.abs(expected), 1 / np.sqrt(1 + concentration))
    distribution = VonMises(0.0, concentration)
    assert np.max(np.abs(distribution.quantile(p) - expected) / scale) < 2.8e-15
    assert np.max(np.abs(distribution.isf(p) + expected) / scale) < 2.8e-15


def test_entropy_and_divergence_agree_with_mpmath():
    rows = table("bessel")
    concentration, expected = column(rows, "concentration"), column(rows, "entropy")
    larger = np.maximum(1, np.abs(expected))
    assert np.max(np.abs(VonMises(0.0, concentration).entropy() - expected) / larger) < 2e-15
    rows = table("kl")
    first = VonMises(column(rows, "loc_p"), column(rows, "concentration_p"))
    second = VonMises(column(rows, "loc_q"), column(rows, "concentration_q"))
    expected = column(rows, "kl")
    assert np.max(np.abs(first.kl_divergence(second) - expected) / np.maximum(1, expected)) < 1e-13
    with pytest.raises(TypeError, match="other must be a VonMises, not float"):
        first.kl_divergence(1.0)


def test_circular_variance_agrees_with_mpmath(circular):
    rows = table("bessel")
    concentration = column(rows, "concentration")
    expected = column(rows, "one_minus_mean_resultant_length")
    assert np.max(np.abs(VonMises(0.0, concentration).variance() / expected - 1)) < 1e-15


def test_circular_standard_deviation_agrees_with_mpmath(circular):
    concentration = np.array(list(STANDARD_DEVIATIONS))
    expected = np.array(list(STANDARD_DEVIATIONS.values()))
    assert np.max(np.abs(VonMises(0.0, concentration).std() / expected - 1)) < 1e-15
    assert np.isinf(VonMises(0.0, 0.0).std())


def test_mean_is_the_direction_modulo_a_turn():
    # mpmath: x - 2 * mpmath.pi * mpmath.floor(x / (2 * mpmath.pi) + 0.5) for each x at 50 digits
    loc = [0.5, -3.0, 4.0, 1e17]
    expected = [0.5, -3.0, -2.2831853071795864769, -2.6584887370946804251]
    assert np.max(np.abs(VonMises(loc, 1.0).mean() - expected)) < 1e-15
    assert VonMises(np.pi, 1.0).mean() == -np.pi
    single = VonMises(np.float32([3.5, np.pi]), 1.0).mean()  # the f32 nearest to pi is above it
    assert single.dtype == np.float32 and np.max(np.abs(single - np.float32([-2.7831853, -3.1415926]))) < 3e-7


def test_methods_are_the_functions_and_broadcast():
    distribution = VonMises([[0.0], [1.0]], [1.0, 2.0, 3.0])
    assert distribution.shape == (2, 3)
    x = np.linspace(-3, 3, 7)[:, None, None]
    for name in ("prob", "log_prob", "cdf", "sf", "log_cdf", "log_sf"):
        values = getattr(vonmises, name)(x, distribution.loc, distribution.concentration)
        assert np.array_equal(getattr(distribution, name)(x), values) and values.shape == (7, 2, 3)
    for values in (distribution.entropy(), distribution.mean()):
        assert values.shape == (2, 3) and values.flags.writeable
    assert np.array_equal(distribution.entropy()[1], vonmises.entropy([1.0, 2.0, 3.0]))


def test_spread_has_the_shape_of_the_distribution(circular):
    distribution = VonMises([[0.0], [1.0]], [1.0, 2.0, 3.0])
    assert distribution.variance().shape == distribution.std().shape == (2, 3)


def test_samples_are_those_of_the_function():
    distribution = VonMises([0.0, 1.0], 2.0)
    key = Key(3)
    assert np.array_equal(distribution.sample(key), vonmises.sample(key, [0.0, 1.0], 2.0))
    x, slope = distribution.sample_with_grad(key, (5, 2), dtype=np.float32)
    assert x.dtype == np.float32 and x.shape == slope.shape == (5, 2)
    assert np.array_equal(x, distribution.sample(key, (5, 2), dtype=np.float32))
    assert distribution.sample(key.split(4), (4, 2)).shape == (4, 2)


def test_numbers_take_the_type_of_arrays_beside_them():
    assert VonMises(0.0, 2).prob(np.float32([1.0])).dtype == np.float32
    assert VonMises(np.float64(0.0), 2.0).prob(np.float32([1.0])).dtype == np.float64
    assert VonMises([0, 1], np.float32(2.0)).prob(1.0).dtype == np.float64


@pytest.mark.parametrize(
    ("loc", "concentration", "message"),
    [
        (0.0, [1.0, -2.0], r"concentration\[1\] = -2"),
        (np.nan, 1.0, "loc = NaN"),
        ([0.0, 1.0], [1.0, 2.0, 3.0], "do not broadcast"),
    ],
)
def test_parameters_are_checked_when_the_object_is_made(loc, concentration, message):
    with pytest.raises(ValueError, match=message):
        VonMises(loc, concentration)


def test_the_object_does_not_change():
    given = np.array([1.0, 2.0])
    distribution = VonMises(0.0, given)
    given[0] = 5.0
    assert distribution.concentration[0] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        distribution.concentration[0] = 5.0
    with pytest.raises(AttributeError, match="cannot set"):
        distribution.loc = 1.0
    with pytest.raises(AttributeError, match="cannot set"):
        distribution.other = 1.0
    with pytest.raises(AttributeError, match="cannot delete"):
        del distribution._loc


def test_equality_hash_repr_copies_and_pickles():
    distribution = VonMises(0.5, [1.0, 2.0])
    for other in (pickle.loads(pickle.dumps(distribution)), copy.copy(distribution), copy.deepcopy(distribution)):
        assert other == distribution and hash(other) == hash(distribution)
    assert distribution == VonMises(np.float32(0.5), np.array([1, 2]))
    assert hash(VonMises(0.0, 1.0)) == hash(VonMises(-0.0, 1.0)) and VonMises(0.0, 1.0) == VonMises(-0.0, 1.0)
    assert distribution != VonMises(0.5, [1.0, 3.0]) and distribution != VonMises(0.5, 1.0) and distribution != 0.5
    assert repr(VonMises(0.5, 2)) == "VonMises(loc=0.5, concentration=2.0)"


def test_fit_returns_the_maximum_of_the_likelihood(circular):
    x = VonMises(1.0, 4.0).sample(Key(1), 1000)
    fitted = VonMises.fit(x)
    likelihood = fitted.log_prob(x).sum()
    for loc, concentration in ((1e-3, 0.0), (-1e-3, 0.0), (0.0, 1e-2), (0.0, -1e-2)):
        assert VonMises(fitted.loc + loc, fitted.concentration + concentration).log_prob(x).sum() < likelihood
    assert VonMises.fit(x, loc=1.5).loc == 1.5


def test_the_examples_of_the_documentation(circular):
    failures, number = doctest.testmod(_distribution, optionflags=doctest.ELLIPSIS)
    assert failures == 0 and number > 20
