"""Tests of fit against exact references, SciPy and astropy."""

import numpy as np
import published
import pytest
import scipy.stats

from vonmises import Key, circular, gof, sample

SAMPLES = published.samples()
ONE_SAMPLE = [gof.kuiper, gof.watson, gof.kolmogorov_smirnov]
FITTED = [gof.kuiper_fitted, gof.watson_fitted, gof.kolmogorov_smirnov_fitted]
TWO_SAMPLE = [gof.kuiper_two_sample, gof.watson_two_sample]


def angles(*shape: int, key: int = 5) -> np.ndarray:
    return sample(Key(key), 0.5, 1.5, shape)


def distribution(parameter: str, x: np.ndarray) -> tuple[float, float]:
    if parameter == "fit":
        fitted = circular.fit(x)
        return fitted.loc, fitted.concentration
    return {"uniform": (np.pi, 0.0), "loc=1;kappa=1.5": (1.0, 1.5)}[parameter]


def test_statistics_of_published_samples_are_those_of_mpmath():
    functions = {"kuiper_v": gof.kuiper, "watson_u2": gof.watson, "kolmogorov_d": gof.kolmogorov_smirnov}
    compared = 0
    for data, statistic, parameter, value in published.statistics(*functions):
        x = SAMPLES[data]
        found = functions[statistic](x, *distribution(parameter, x)).statistic
        assert abs(found - value) < 1e-11 * max(1, value), (data, statistic, parameter)
        compared += 1
    assert compared >= 2 * 3 * 19


def test_exact_p_values_are_those_of_rationals():
    compared = 0
    for data, statistic, parameter, value in published.statistics("kuiper_p_exact", "rayleigh_p"):
        x = SAMPLES[data]
        if statistic == "rayleigh_p":
            if parameter != "exact":
                continue
            test = gof.rayleigh(x)
        else:
            test = gof.kuiper(x, *distribution(parameter.removesuffix(";exact"), x))
        if value > 0:
            assert abs(test.p_value / value - 1) < 1e-8, (data, statistic, parameter)
            compared += 1
    assert compared > 20


def test_two_samples_are_those_of_all_divisions():
    compared = 0
    for row in published.rows("reference/two_sample.csv"):
        values = np.array([int(value) for value in row["values"].split()]) * (2 * np.pi / 64)
        x, y = np.split(values, [int(row["m"])])
        for name, function in (("kuiper", gof.kuiper_two_sample), ("watson", gof.watson_two_sample)):
            test = function(x, y)
            assert abs(test.statistic - float(row[name])) < 1e-12
            if test.method == "exact":
                assert abs(test.p_value - float(row[f"{name}_p"])) < 1e-12
                compared += 1
    assert compared > 100


def test_kolmogorov_and_smirnov_are_scipy():
    x = circular.wrap(angles(60))
    test = gof.kolmogorov_smirnov(x, 0.0, 1.2)
    expected = scipy.stats.kstest(x, lambda x: scipy.stats.vonmises.cdf(x, 1.2), method="exact")
    np.testing.assert_allclose([test.statistic, test.p_value], [expected.statistic, expected.pvalue], rtol=1e-10)
    assert test.pvalue == test.p_value and test.method == "exact"


def test_kuiper_and_rayleigh_are_astropy():
    stats = pytest.importorskip("astropy.stats")
    x, y = circular.wrap(angles(60)), circular.wrap(angles(40, key=6))
    statistic, _ = stats.kuiper(x, lambda x: scipy.stats.vonmises.cdf(x, 1.2))
    assert abs(gof.kuiper(x, 0.0, 1.2).statistic - statistic) < 1e-12
    assert abs(gof.kuiper_two_sample(x, y).statistic - stats.kuiper_two(x, y)[0]) < 1e-12
    weak = angles(30)[:30] * 2.5
    assert abs(gof.rayleigh(weak).p_value - stats.rayleightest(weak)) < 5e-3  # astropy has a series


@pytest.mark.parametrize("function", ONE_SAMPLE)
def test_lanes_are_those_of_a_loop(function):
    x, loc, concentration = angles(4, 3, 25), np.linspace(0, 1, 4)[:, None], np.array([0.5, 1.5, 4.0])
    tests = function(x, loc, concentration, axis=-1)
    assert tests.statistic.shape == tests.p_value.shape == tests.method.shape == (4, 3)
    for i, j in np.ndindex(4, 3):
        one = function(x[i, j], loc[i, 0], concentration[j])
        assert (one.statistic, one.p_value) == (tests.statistic[i, j], tests.pvalue[i, j])
        assert one.method == tests.method[i, j]
    merged = function(x, 0.5, 1.5, axis=(0, 2))
    assert merged.p_value[1] == function(x[:, 1], 0.5, 1.5).p_value
    assert isinstance(function(x, 0.5, 1.5).p_value, np.float64)
    with pytest.raises(ValueError, match="loc of shape"):
        function(x, [0.5], 1.5)
    with pytest.raises(ValueError, match="shape"):
        function(x, np.zeros(5), 1.5, axis=2)
    with pytest.raises(ValueError, match="concentration = -1.0"):
        function(x, 0.5, -1)


def test_rayleigh_of_lanes():
    x = angles(4, 25)
    tests = gof.rayleigh(x, axis=1)
    assert tests.p_value.tolist() == [gof.rayleigh(row).p_value for row in x]
    np.testing.assert_allclose(tests.statistic, circular.resultant_length(x, axis=1), rtol=1e-14)


@pytest.mark.parametrize("function", [gof.rayleigh, *ONE_SAMPLE])
def test_nan_policies(function):
    x = angles(3, 20)
    x[1, 4] = np.nan
    with pytest.raises(ValueError, match="NaN"):
        function(x, axis=1)
    propagated, omitted = function(x, axis=1, nan_policy="propagate"), function(x, axis=1, nan_policy="omit")
    np.testing.assert_array_equal(np.isnan(propagated.p_value), [False, True, False])
    np.testing.assert_array_equal(np.isnan(propagated.statistic), [False, True, False])
    assert propagated.method[1] == "missing" and propagated.method[0] == omitted.method[0]
    assert omitted.p_value.tolist() == [function(row[~np.isnan(row)]).p_value for row in x]
    assert propagated.p_value[[0, 2]].tolist() == omitted.p_value[[0, 2]].tolist()
    assert np.isnan(function(x, nan_policy="propagate").p_value)
    np.testing.assert_array_equal(function(x.T, axis=0, nan_policy="propagate").p_value, propagated.p_value)


@pytest.mark.parametrize("function", [gof.rayleigh, *ONE_SAMPLE])
def test_bad_arguments(function):
    with pytest.raises(ValueError, match="no observations"):
        function([])
    with pytest.raises(ValueError, match="weight"):
        function([0.1, 0.2], weights=[1, 2])
    with pytest.raises(ValueError, match="out of range"):
        function([0.1, 0.2], axis=1)
    with pytest.raises(ValueError, match="nan_policy"):
        function([0.1, 0.2], nan_policy="")
    with pytest.raises(ValueError, match="inf"):
        function([0.1, np.inf], nan_policy="omit")


def test_rounded_angles_are_not_rejected_for_their_ties():
    x = np.round(sample(Key(2), 0.0, 0.0, 2000) / np.radians(10)) * np.radians(10)
    plain = gof.kuiper(x)
    assert plain.p_value < 0.01 and plain.method.endswith("ties ignored")
    for function in ONE_SAMPLE:
        rounded = function(x, rounding=np.radians(10))
        assert 0.01 < rounded.p_value and "ties" not in rounded.method
    values, counts = np.unique(x, return_counts=True)
    assert gof.kuiper(values, weights=counts, rounding=np.radians(10)).p_value == gof.kuiper(
        x, rounding=np.radians(10)
    ).p_value
    assert gof.rayleigh(x, rounding=np.radians(10)).p_value > 0.01


def test_tables_of_counts_are_those_of_the_angles():
    x, counts = published.counted("mallards")
    step = np.radians(20)
    given = {"weights": counts, "rounding": (step, np.radians(10))}
    test = gof.watson_fitted(x, Key(1), 99, **given)
    repeated = gof.watson_fitted(np.repeat(x, counts), Key(1), 99, rounding=(step, np.radians(10)))
    assert test == repeated and test.p_value == 0.01
    fitted = circular.fit(x, **given)
    assert (test.loc, test.concentration) == (fitted.loc, fitted.concentration)


@pytest.mark.parametrize("function", FITTED)
def test_fitted(function):
    x = angles(100)
    test, fitted = function(x, Key(1), 199), circular.fit(x)
    assert (test.loc, test.concentration, test.method) == (fitted.loc, fitted.concentration, "simulated, 199 draws")
    plain = {gof.kuiper_fitted: gof.kuiper, gof.watson_fitted: gof.watson}.get(function, gof.kolmogorov_smirnov)
    assert abs(test.statistic - plain(x, test.loc, test.concentration).statistic) < 1e-14
    assert test.p_value > 0.05 and (test.p_value * 200).round(9) % 1 == 0
    two_groups = np.concatenate([sample(Key(3), 0.0, 4.0, 50), sample(Key(2), 3.0, 4.0, 50)])
    assert function(two_groups, Key(1), 199).p_value <= 0.02
    x[3] = np.nan
    assert np.isnan(function(x, Key(1), 9, nan_policy="propagate").p_value)
    assert function(x, Key(1), 9, nan_policy="omit").p_value == function(np.delete(x, 3), Key(1), 9).p_value
    with pytest.raises(ValueError, match="NaN"):
        function(x, Key(1), 9)
    with pytest.raises(ValueError, match="draws"):
        function([0.1, 0.5], Key(1), 0)
    with pytest.raises(ValueError, match="keys"):
        function([0.1, 0.5], Key(1).split(2), 9)
    with pytest.raises(TypeError, match="key"):
        function([0.1, 0.5], 42, 9)


@pytest.mark.parametrize("function", TWO_SAMPLE)
def test_permutations(function):
    x, y = angles(8), angles(9, key=6) + 0.4
    test, permuted = function(x, y), function(x, y, key=Key(3), draws=9999)
    assert test.method == "exact" and permuted.method == "simulated, 9999 draws"
    deviation = np.sqrt(test.p_value * (1 - test.p_value) / 9999)
    assert test.statistic == permuted.statistic and abs(test.p_value - permuted.p_value) < 5 * deviation
    assert function(x, y, key=Key(3), draws=9999) == permuted
    x[2] = np.nan
    assert np.isnan(function(x, y, nan_policy="propagate").p_value)
    assert np.isnan(function(y, x, nan_policy="propagate").p_value)
    assert function(x, y, nan_policy="omit") == function(np.delete(x, 2), y)
    with pytest.raises(ValueError, match=r"y\[2\] = NaN"):
        function(y, x)
    with pytest.raises(ValueError, match="y of shape"):
        function(y, [])


def test_any_layout_and_type():
    x = angles(6, 20)
    expected = gof.watson(x, 0.5, 1.5, axis=1).p_value
    wide = np.zeros((6, 40))
    wide[:, ::2] = x
    for same in (wide[:, ::2], np.asfortranarray(x), x.astype(">f8"), x.tolist()):
        np.testing.assert_array_equal(gof.watson(same, 0.5, 1.5, axis=1).p_value, expected)
    single = gof.rayleigh(x.astype(np.float32), axis=1)
    assert single.p_value.dtype == np.float64


def test_distribution_of_a_fitted_test():
    vonmises = pytest.importorskip("vonmises")
    if not hasattr(vonmises, "VonMises"):
        pytest.skip("the package has no distribution")
    test = gof.kuiper_fitted(angles(50), Key(1), 9)
    assert (test.distribution.loc, test.distribution.concentration) == (test.loc, test.concentration)
    fitted = circular.fit(angles(50))
    assert fitted.distribution.loc == fitted.loc
