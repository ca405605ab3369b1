"""The distributions for `scipy.stats`: against mpmath's numbers, and in the hands of SciPy's functions."""

import doctest
import pickle

import numpy as np
import pytest
from reference import column, table

stats = pytest.importorskip("scipy.stats")

from vonmises import VonMises, _scipy, scipy  # noqa: E402
from vonmises._scipy import circle, fit, functions, keys, line, moments, turns  # noqa: E402
from vonmises.scipy import vonmises, vonmises_line  # noqa: E402

pytestmark = pytest.mark.filterwarnings("error")
BOTH = pytest.mark.parametrize("distribution", [vonmises, vonmises_line], ids=["circle", "line"])

#: The means of x**2, x**4, x**6, x**8: with mpmath, for w = lambda x: mpmath.exp(k * (mpmath.cos(x) - 1)),
#: mpmath.quad(lambda x: x**n * w(x), parts) / mpmath.quad(w, parts), where parts splits [0, pi] at a few 1 / sqrt(k).
MOMENTS = {
    0.0: (3.2898681336964529, 19.481818206800487, 137.34131336790063, 1054.2812240078416),
    0.001: (3.2878682589371734, 19.466341883361271, 137.22123219809995, 1053.3160125686677),
    2.0: (0.7644618798111269, 2.270241855361728, 11.794424436132478, 78.461904218567405),
    50.0: (0.020204479599051395, 0.0012331724463859127, 0.00012633040915757021, 1.8248758032146478e-5),
    1000000.0: (1.0000005000005417e-6, 3.000004000007e-12, 1.5000037500097125e-17, 1.0500042000151201e-22),
}

#: x, kappa, and turns + mpmath.quad(lambda t: mpmath.exp(k * mpmath.cos(t)), [-mpmath.pi, rest]) / (2 pi I0(k)).
TURNS = [
    (4.0, 1.0, 1.0449336859158741885),
    (-4.0, 1.0, -0.044933685915874188507),
    (3.141592653589793, 2.0, 0.99999999999999999884),
    (3.1415926535897936, 2.0, 1.000000000000000003),
    (-3.1415926535897936, 2.0, -3.0389565038446174786e-18),
    (100.0, 0.5, 16.371963470335096339),
    (1000000.0, 3.0, 159155.27987468510937),
    (22.0, 50.0, 4.0),
]


@pytest.fixture
def circular():
    return pytest.importorskip("vonmises.circular")


@BOTH
@pytest.mark.parametrize("kappa", [0.0, 1.0, 50.0, 1e6, 1e12])
def test_functions_agree_with_mpmath(distribution, kappa):
    frozen = distribution(kappa)
    density = table("log_prob", kappa)
    x, expected = column(density, "x"), column(density, "prob_log")
    assert np.max(np.abs(frozen.logpdf(x) - expected) / (1 + kappa)) < 1e-15
    assert np.max(np.abs(frozen.pdf(x) - np.exp(expected)) / np.sqrt(1 + kappa)) < 1e-14
    tails = table("cdf", kappa)
    x = column(tails, "x")
    for name, log_name in (("cdf", "logcdf"), ("sf", "logsf")):
        expected, logarithms = column(tails, name), np.log(column(tails, name))
        small = ((x <= 0) == (name == "cdf")) & (np.abs(x) < distribution.b)  # SciPy itself answers from the ends on
        error = np.abs(getattr(frozen, name)(x) / expected - 1)
        assert np.all((error <= 1.7e-15 + 1.7e-16 * np.abs(logarithms))[small])
        error = np.abs(getattr(frozen, log_name)(x) - logarithms)
        assert np.all((error <= 2e-15 * (1 + np.abs(logarithms)))[small])


@BOTH
@pytest.mark.parametrize("kappa", [0.0, 1.0, 50.0, 1e6, 1e12])
def test_quantiles_agree_with_mpmath(distribution, kappa):
    rows = table("quantile", kappa)
    p, expected = column(rows, "p"), column(rows, "quantile")
    inner = (p > 0) & (p < 1)
    p, expected = p[inner], expected[inner]
    scale = np.maximum(np.abs(expected), 1 / np.sqrt(1 + kappa))
    assert np.max(np.abs(distribution.ppf(p, kappa) - expected) / scale) < 2.8e-15
    assert np.max(np.abs(distribution.isf(p, kappa) + expected) / scale) < 2.8e-15


def test_entropy_agrees_with_mpmath():
    rows = table("bessel")
    kappa, expected = column(rows, "concentration"), column(rows, "entropy")
    assert np.max(np.abs(vonmises.entropy(kappa) - expected) / np.maximum(1, np.abs(expected))) < 2e-15


@BOTH
@pytest.mark.parametrize("kappa", MOMENTS)
def test_moments_agree_with_mpmath(distribution, kappa):
    second, fourth, *_ = MOMENTS[kappa]
    for order, expected in zip((2, 4, 6, 8), MOMENTS[kappa], strict=True):
        assert distribution.moment(order, kappa) == pytest.approx(expected, rel=2e-14)
    mean, variance, skewness, kurtosis = distribution.stats(kappa, moments="mvsk")
    assert mean == skewness == 0
    assert variance == pytest.approx(second, rel=2e-14)
    assert kurtosis == pytest.approx(fourth / second**2 - 3, abs=1e-13)
    assert distribution.std(kappa, loc=2.0, scale=3.0) == pytest.approx(3 * np.sqrt(second), rel=2e-14)
    assert distribution.mean(kappa, loc=2.0) == 2.0


@pytest.mark.parametrize(("x", "kappa", "expected"), TURNS)
def test_the_distribution_function_counts_whole_turns(x, kappa, expected):
    assert vonmises.cdf(x, kappa) == pytest.approx(expected, rel=1e-15, abs=1e-15)
    assert vonmises.sf(x, kappa) == pytest.approx(1 - expected, rel=1e-15, abs=2e-15)
    logarithm = vonmises.logcdf(x, kappa)
    assert logarithm == pytest.approx(np.log(expected), abs=1e-15) if expected > 0 else not np.isfinite(logarithm)


def test_the_ends_of_a_turn_lie_in_it():
    above, below = np.nextafter(np.pi, 4), np.nextafter(-np.pi, -4)
    for kappa in (0.0, 1.0, 700.0):
        cdf = vonmises.cdf([below, -np.pi, np.pi, above], kappa)
        assert np.all(np.abs(cdf - [0, 0, 1, 1]) < 1e-15) and np.all(np.diff(cdf) >= 0)


def test_angles_at_infinity_and_parameters_out_of_range():
    assert np.isnan(vonmises.pdf([np.inf, -np.inf, np.nan], 1.0)).all()
    assert np.array_equal(vonmises.cdf([-np.inf, np.inf], 1.0), [0, 1])
    for kappa in (-1.0, np.nan, np.inf):
        values = [vonmises.pdf(0.5, kappa), vonmises.cdf(0.5, kappa), vonmises.ppf(0.5, kappa), vonmises.entropy(kappa)]
        assert np.isnan(values).all()
        with pytest.raises(ValueError, match="Domain error"):
            vonmises.rvs(kappa)
    assert np.array_equal(vonmises.pdf(0.5, [1.0, -1.0]), [vonmises.pdf(0.5, 1.0), np.nan], equal_nan=True)


@pytest.mark.parametrize("method", ["pdf", "logpdf", "cdf", "sf", "ppf", "isf"])
@pytest.mark.parametrize("name", ["vonmises", "vonmises_line"])
def test_broadcasting_location_and_scale_are_those_of_scipy(name, method):
    ours, theirs = (getattr(module, name) for module in (scipy, stats))
    kappa, loc, scale = np.array([0.01, 0.3, 2.0, 20.0]), np.array([[-5.0], [0.0], [1.0]]), 1.5
    x = np.linspace(-12, 12, 50)[:, None, None]
    argument = (x + 13) / 26 if method in ("ppf", "isf") else x
    mine, other = (getattr(d, method)(argument, kappa, loc=loc, scale=scale) for d in (ours, theirs))
    assert mine.shape == other.shape == (50, 3, 4)
    np.testing.assert_allclose(mine, other, rtol=1e-9, atol=1e-11)


@BOTH
def test_support_interval_and_median_are_those_of_scipy(distribution):
    theirs = getattr(stats, distribution.name)
    for method, arguments in (("support", ()), ("interval", (0.9,)), ("median", ())):
        ours, expected = (getattr(d, method)(*arguments, 2.0, loc=1.0, scale=2.0) for d in (distribution, theirs))
        np.testing.assert_allclose(ours, expected, rtol=1e-12)
    np.testing.assert_array_equal(distribution.ppf([0, 1], 2.0), theirs.ppf([0, 1], 2.0))


@pytest.mark.parametrize("kappa", [0.0, 1.0, 1e4, 1e10])
def test_expectations_of_constants_and_of_a_turn(kappa):
    for distribution in (vonmises, vonmises_line):
        assert distribution(kappa, loc=2.0).expect(lambda x: 1) == pytest.approx(1, abs=1e-8)
        assert distribution(kappa, loc=2.0).expect() == pytest.approx(2, abs=1e-8)
    turned = vonmises(kappa, loc=2.0).expect(lambda x: np.exp(1j * x), 5.0, 5.0 + 2 * np.pi, complex_func=True)
    ratio = 1 - float(vonmises_variance(kappa))
    assert turned == pytest.approx(ratio * np.exp(2j), abs=1e-8)
    whole = vonmises.expect(lambda x: 1, (kappa,), lb=0, ub=100)
    assert whole == pytest.approx(vonmises.cdf(100, kappa) - vonmises.cdf(0, kappa), rel=1e-8)
    assert vonmises(kappa).expect(lambda x: 1, lb=0, ub=1, conditional=True) == pytest.approx(1, abs=1e-8)


def vonmises_variance(kappa):
    """Returns 1 - mpmath.besseli(1, kappa) / mpmath.besseli(0, kappa), to 18 digits."""
    return {0.0: 1.0, 1.0: 0.553610034103465493, 1e4: 5.00012501250195353e-05, 1e10: 5.000000000125e-11}[kappa]


@BOTH
@pytest.mark.parametrize("kappa", [0.0, 0.5, 50.0, 1e6])
def test_samples_follow_the_distribution(distribution, kappa):
    frozen = distribution(kappa)
    x = frozen.rvs(10_000, random_state=np.random.default_rng(5))
    assert np.all(np.abs(x) <= np.pi)
    assert stats.kstest(x, frozen.cdf).pvalue > 1e-3
    assert stats.cramervonmises(x, frozen.cdf).pvalue > 1e-3
    _, (slope, intercept, correlation) = stats.probplot(x, dist=distribution, sparams=(kappa,))
    spread = frozen.std()
    assert slope == pytest.approx(1, abs=0.05) and abs(intercept) < 0.05 * spread and correlation > 0.995


def test_samples_about_another_direction_are_wrapped():
    x = vonmises.rvs(2.0, loc=3.0, size=10_000, random_state=0)
    assert np.all(np.abs(x) <= np.pi) and x.min() < -2 and x.max() > 2
    assert stats.kstest(np.mod(x - 3 + np.pi, 2 * np.pi) - np.pi, vonmises(2.0).cdf).pvalue > 1e-3
    on_the_line = vonmises_line.rvs(2.0, loc=3.0, size=10_000, random_state=0)
    assert on_the_line.max() > np.pi and stats.kstest(on_the_line, vonmises_line(2.0, loc=3.0).cdf).pvalue > 1e-3


@pytest.mark.parametrize("make", [lambda: 7, lambda: np.random.RandomState(7), lambda: np.random.default_rng(7)])
def test_random_states_make_samples_reproducible(make):
    first, second = (vonmises.rvs(3.0, size=5, random_state=make()) for _ in range(2))
    assert np.array_equal(first, second)
    state = np.random.default_rng(1) if isinstance(make(), int) else make()
    first, second = (vonmises.rvs(3.0, size=5, random_state=state) for _ in range(2))
    assert not np.array_equal(first, second)


def test_an_integer_is_the_seed_of_a_random_state():
    given = vonmises.rvs(3.0, size=5, random_state=7)
    assert np.array_equal(given, vonmises.rvs(3.0, size=5, random_state=np.random.RandomState(7)))
    frozen = vonmises(3.0)
    frozen.random_state = 7
    assert np.array_equal(frozen.rvs(5), given)


def test_the_seed_of_numpy_counts_where_no_random_state_is_given():
    state = np.random.get_state()
    samples = []
    for random_state in (None, np.random):
        np.random.seed(4)
        samples.append(vonmises.rvs(3.0, size=5, random_state=random_state))
    np.random.set_state(state)
    assert np.array_equal(*samples)
    assert np.array_equal(samples[0], vonmises.rvs(3.0, size=5, random_state=4))


def test_samples_are_those_of_a_key_of_two_words():
    words = np.random.default_rng(3).integers(0, 2**32, size=2, dtype=np.uint32)
    x = vonmises.rvs(2.0, size=(2, 3), random_state=np.random.default_rng(3))
    assert np.array_equal(x, VonMises(0.0, 2.0).sample(keys._core.Key.from_data(words), (2, 3)))


def test_sizes_of_samples():
    assert np.isscalar(vonmises.rvs(1.0)) and np.isscalar(vonmises.rvs(1.0, size=()))
    assert vonmises.rvs([1.0, 2.0], size=(3, 2)).shape == (3, 2)
    assert vonmises.rvs([[1.0], [2.0]], loc=[0.0, 1.0, 2.0]).shape == (2, 3)
    assert vonmises.rvs(1.0, size=0).shape == (0,)
    with pytest.raises(ValueError, match="size does not match"):
        vonmises.rvs([1.0, 2.0], size=3)


@BOTH
def test_frozen_and_pickled_distributions(distribution):
    frozen = distribution(2.0, loc=1.0)
    for other in (pickle.loads(pickle.dumps(frozen)), pickle.loads(pickle.dumps(distribution))(2.0, loc=1.0)):
        assert other.cdf(1.7) == frozen.cdf(1.7) == distribution.cdf(1.7, 2.0, loc=1.0)
        assert np.array_equal(other.rvs(3, random_state=1), frozen.rvs(3, random_state=1))
    assert distribution.shapes == "kappa" and distribution(kappa=2.0).kwds == {"kappa": 2.0}
    assert "kappa" in distribution.__doc__ and "%" not in distribution.__doc__


def test_fit_is_the_maximum_of_the_likelihood(circular):
    x = vonmises.rvs(4.0, loc=1.0, size=2000, random_state=0)
    theirs = stats.vonmises.fit(x)
    for given in (x, x + 4 * np.pi, stats.CensoredData(x)):
        assert vonmises.fit(given) == pytest.approx(theirs, rel=1e-9)
    kappa, loc, _ = vonmises.fit(x)
    assert vonmises.fit(x, floc=0.5) == pytest.approx(stats.vonmises.fit(x, floc=0.5), rel=1e-9)
    for name in ("f0", "fkappa", "fix_kappa"):
        assert vonmises.fit(x, **{name: 2.0}) == pytest.approx((2.0, loc, 1))
    assert vonmises.nnlf((kappa, loc, 1), x) <= vonmises.nnlf((kappa * 1.001, loc, 1), x)
    assert vonmises.fit(x, 2.0, loc=0.3, scale=1.0, fscale=1) == (kappa, loc, 1)


def test_fits_without_a_maximum_are_those_of_scipy(circular):
    assert vonmises.fit([0.5, 0.5]) == stats.vonmises.fit([0.5, 0.5]) == (1e16, 0.5, 1)
    away = vonmises.fit([2.0, 2.5, 3.0], floc=-1.0)
    assert away == stats.vonmises.fit([2.0, 2.5, 3.0], floc=-1.0) and away[0] == np.finfo(float).tiny


def test_fit_checks_its_arguments(circular):
    data = [1.0, 2.0, 3.0]
    with pytest.raises(ValueError, match="no angles"):
        vonmises.fit([])
    with pytest.raises(ValueError, match="non-finite"):
        vonmises.fit([1.0, np.nan])
    with pytest.raises(TypeError, match="Unknown keyword arguments: {'kapa'}"):
        vonmises.fit(data, kapa=2.0)
    with pytest.raises(TypeError, match="Too many positional arguments"):
        vonmises.fit(data, 1.0, 2.0)
    with pytest.raises(RuntimeError, match="All parameters fixed"):
        vonmises.fit(data, f0=1.0, floc=0.0, fscale=1.0)
    with pytest.raises(ValueError, match="more than once"):
        vonmises.fit(data, f0=1.0, fkappa=1.0)
    with pytest.raises(ValueError, match="the fixed kappa is -1.0"):
        vonmises.fit(data, f0=-1.0)
    with pytest.raises(ValueError, match="the fixed loc is inf"):
        vonmises.fit(data, floc=np.inf)


def test_general_methods_of_scipy_fit(circular):
    x = vonmises.rvs(4.0, size=500, random_state=0)
    kappa, loc, _ = vonmises.fit(x)
    general = vonmises.fit(x, floc=0, fscale=1, superfit=True)
    assert general[0] == pytest.approx(vonmises.fit(x, floc=0)[0], rel=1e-3)
    assert vonmises_line.fit(x, floc=0, fscale=1)[0] == pytest.approx(general[0], rel=1e-3)
    for distribution in (vonmises, vonmises_line):
        assert distribution.fit(x, method="MM", fscale=1)[0] == pytest.approx(4, rel=0.2)
    found = stats.fit(vonmises, x, bounds={"kappa": (0, 10), "loc": (-3, 3)}).params
    assert found.kappa == pytest.approx(kappa, rel=1e-3) and found.loc == pytest.approx(loc, abs=1e-3)
    censored = stats.CensoredData.interval_censored(x - 1e-4, x + 1e-4)
    assert vonmises.fit(censored) == pytest.approx((kappa, loc, 1), rel=1e-2)


def test_goodness_of_fit_takes_the_distribution(circular):
    x = vonmises.rvs(4.0, size=100, random_state=0)
    test = stats.goodness_of_fit(vonmises, x, statistic="ks", n_mc_samples=99)  # about 0.7, give or take 0.1
    assert test.pvalue > 0.01
    assert stats.ks_1samp(x, vonmises.cdf, args=(4.0,)).pvalue > 0.01


@pytest.mark.parametrize("module", [scipy, circle, fit, functions, keys, line, moments, turns, _scipy])
def test_the_examples_of_the_documentation(circular, module):
    failures, number = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert failures == 0 and (number > 0 or module is _scipy)
