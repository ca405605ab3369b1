"""Circular statistics and fits against mpmath's references, SciPy, astropy and loops over lanes."""

import copy
import pickle
from fractions import Fraction

import numpy as np
import published
import pytest
import scipy.stats

from vonmises import Key, circular, sample

SIMPLE = [
    circular.mean,
    circular.median,
    circular.variance,
    circular.std,
    circular.resultant_length,
    circular.range,
    circular.dispersion,
    circular.skewness,
    circular.kurtosis,
    circular.moment,
    circular.centred_moment,
]
WEIGHTED = [function for function in SIMPLE if function not in (circular.median, circular.range)]
NAMES = {
    "mean_direction": circular.mean,
    "mean_resultant_length": circular.resultant_length,
    "circular_variance": circular.variance,
    "circular_std": circular.std,
    "dispersion": circular.dispersion,
    "skewness": circular.skewness,
    "kurtosis": circular.kurtosis,
    "median": circular.median,
    "range": circular.range,
}
DIRECTIONS = ("mean_direction", "median")
SAMPLES = published.samples()


def angles(*shape: int, key: int = 5) -> np.ndarray:
    return sample(Key(key), 0.5, 1.5, shape)


@pytest.mark.parametrize("name", NAMES)
def test_statistics_of_published_samples_are_those_of_mpmath(name):
    compared = 0
    for data, _, parameter, value in published.statistics(name):
        found = NAMES[name](SAMPLES[data])
        difference = circular.distance(found, value) if name in DIRECTIONS else abs(found - value)
        assert parameter == "" and difference <= 2e-12 * max(1, abs(value)), data
        compared += 1
    assert compared == 19


def test_weighted_statistics_are_those_of_mpmath():
    compared = 0
    for data, statistic, _, value in published.statistics(*(f"weighted_{name}" for name in NAMES)):
        x = SAMPLES[data]
        found = NAMES[statistic.removeprefix("weighted_")](x, weights=1 + np.arange(len(x)) % 5)
        assert abs(found - value) <= 2e-12 * max(1, abs(value)), (data, statistic)
        compared += 1
    assert compared == 19 * 7


def test_moments_and_quantiles_are_those_of_mpmath():
    names = ["moment_cos", "moment_sin", "central_cos", "central_sin", "quantile"]
    compared = 0
    for data, statistic, parameter, value in published.statistics(*names):
        p = float(parameter.removeprefix("p="))
        if statistic == "quantile":
            found = circular.quantile(SAMPLES[data], p)
        else:
            function = circular.moment if statistic.startswith("moment") else circular.centred_moment
            moment = function(SAMPLES[data], int(p))
            found = moment.real if statistic.endswith("cos") else moment.imag
        assert abs(found - value) < 1e-11, (data, statistic, parameter)
        compared += 1
    assert compared > 200


def test_fits_are_those_of_mpmath():
    compared = 0
    for data, statistic, parameter, value in published.statistics("kappa", "se_loc", "se_kappa", "log_likelihood"):
        biases = {"": "none", "best_fisher": "best_fisher", "schou": "marginal_likelihood"}
        if parameter in biases:
            fitted = circular.fit(SAMPLES[data], bias=biases[parameter])
        elif parameter in ("loc=0", "loc=1"):
            fitted = circular.fit(SAMPLES[data], loc=float(parameter[4:]))
        else:
            continue
        errors = fitted.standard_errors
        found = {
            "kappa": fitted.concentration,
            "se_loc": errors.loc,
            "se_kappa": errors.concentration,
            "log_likelihood": fitted.log_likelihood,
        }[statistic]
        assert abs(found - value) <= 1e-11 * max(1, abs(value)), (data, statistic, parameter)
        compared += 1
    assert compared > 100


def test_intervals_of_fits_are_those_of_mpmath():
    compared = 0
    for data, statistic, parameter, value in published.statistics("kappa_lower", "kappa_upper", "loc_half_width"):
        if parameter == "profile_0.95":
            interval = circular.fit(SAMPLES[data]).confidence_interval(0.95)
            half = (interval.loc.high - interval.loc.low) / 2
            low, high = interval.concentration
            found = {"kappa_lower": low, "kappa_upper": high, "loc_half_width": half}[statistic]
            assert abs(found - value) <= 1e-10 * max(1, abs(value)), (data, statistic)
            compared += 1
    assert compared == 3 * 19


def test_statistics_are_those_of_scipy():
    x = angles(40, 30)
    for axis in (None, 0, 1, (0, 1)):
        bounds = {"low": -np.pi, "high": np.pi, "axis": axis if axis != (0, 1) else None}
        np.testing.assert_allclose(circular.mean(x, axis), scipy.stats.circmean(x, **bounds), rtol=1e-12)
        np.testing.assert_allclose(circular.variance(x, axis), scipy.stats.circvar(x, **bounds), rtol=1e-12)
        np.testing.assert_allclose(circular.std(x, axis), scipy.stats.circstd(x, **bounds), rtol=1e-12)
    directions = scipy.stats.directional_stats(np.stack([np.cos(x), np.sin(x)], axis=-1), axis=1)
    np.testing.assert_allclose(circular.resultant_length(x, 1), directions.mean_resultant_length, rtol=1e-12)


def test_fits_are_those_of_scipy():
    x = angles(500)
    concentration, loc, _ = scipy.stats.vonmises.fit(x, fscale=1)
    fitted = circular.fit(x)
    np.testing.assert_allclose([fitted.loc, fitted.concentration], [loc, concentration], rtol=1e-9)
    log_likelihood = scipy.stats.vonmises.logpdf(x, fitted.concentration, fitted.loc).sum()
    np.testing.assert_allclose(fitted.log_likelihood, log_likelihood, rtol=1e-12)
    known, _, _ = scipy.stats.vonmises.fit(x, floc=0.3, fscale=1)
    np.testing.assert_allclose(circular.fit(x, loc=0.3).concentration, known, rtol=1e-9)


def test_statistics_are_those_of_astropy():
    stats = pytest.importorskip("astropy.stats.circstats")
    x, weights = angles(40, 30), np.random.default_rng(1).uniform(0.1, 3, (40, 30))
    for axis in (None, 0, 1):
        given = {"axis": axis, "weights": weights}
        np.testing.assert_allclose(circular.mean(x, **given), stats.circmean(x, **given), rtol=1e-12)
        np.testing.assert_allclose(circular.variance(x, **given), stats.circvar(x, **given), rtol=1e-12)
        for p in (1, 2, 3):
            direction, length = stats.circmoment(x, p, **given)
            np.testing.assert_allclose(circular.moment(x, p, **given), length * np.exp(1j * direction), atol=1e-14)
            if axis != 1:  # along which astropy cannot subtract the means
                direction, length = stats.circmoment(x, p, centered=True, **given)
                expected = length * np.exp(1j * direction)
                np.testing.assert_allclose(circular.centred_moment(x, p, **given), expected, atol=1e-14)
    loc, concentration = stats.vonmisesmle(x)
    fitted = circular.fit(x)
    assert abs(fitted.loc - loc) < 1e-12
    assert abs(fitted.concentration / concentration - 1) < 7e-3  # astropy approximates the inverse of I1/I0


@pytest.mark.parametrize("function", SIMPLE)
def test_lanes_are_those_of_a_loop(function):
    x = angles(4, 5, 6)
    for axis in (0, 1, 2, -1, -3):
        loop = np.apply_along_axis(lambda lane: function(lane), axis, x)
        np.testing.assert_array_equal(function(x, axis=axis), loop)
    merged = np.array([function(np.ascontiguousarray(x[:, i])) for i in range(5)])
    np.testing.assert_array_equal(function(x, axis=(0, 2)), merged)
    np.testing.assert_array_equal(function(x, axis=(-1, 0)), merged)
    assert function(x, axis=(1,)).shape == (4, 6)
    assert function(x, axis=(0, 1, 2)) == function(x) and np.ndim(function(x)) == 0


@pytest.mark.parametrize("function", WEIGHTED)
def test_weights_count_angles(function):
    x, counts = angles(3, 7), np.random.default_rng(2).integers(1, 4, (3, 7))
    for i in range(3):
        repeated = function(np.repeat(x[i], counts[i]))
        np.testing.assert_allclose(function(x, axis=1, weights=counts)[i], repeated, rtol=1e-13, atol=1e-14)
    lane = np.arange(1.0, 8.0)
    np.testing.assert_array_equal(
        function(x, axis=(0, 1), weights=lane), function(x, weights=np.broadcast_to(lane, (3, 7)))
    )
    np.testing.assert_array_equal(function(x, axis=1, weights=2), function(x, axis=1, weights=np.full((3, 7), 2)))


@pytest.mark.parametrize("function", SIMPLE)
def test_nan_policies(function):
    x = angles(3, 8)
    x[1, 4] = np.nan
    with pytest.raises(ValueError, match="NaN") as raised:
        function(x, axis=1)
    assert raised.value.index == (1, 4) and raised.value.argument == "x"
    propagated, omitted = function(x, axis=1, nan_policy="propagate"), function(x, axis=1, nan_policy="omit")
    np.testing.assert_array_equal(np.isnan(propagated), [False, True, False])
    expected = [function(row[~np.isnan(row)]) for row in x]
    np.testing.assert_array_equal(omitted, expected)
    np.testing.assert_array_equal(propagated[[0, 2]], omitted[[0, 2]])
    assert np.isnan(function(x, nan_policy="propagate"))
    assert function(x, nan_policy="omit") == function(x[~np.isnan(x)])
    assert function(x[0], nan_policy="propagate") == function(x[0])


@pytest.mark.parametrize("function", SIMPLE)
def test_any_layout_order_and_type(function):
    x = angles(6, 8)
    expected = function(x, axis=1)
    wide = np.zeros((6, 16))
    wide[:, ::2] = x
    constant = x.copy()
    constant.flags.writeable = False
    for same in (wide[:, ::2], np.asfortranarray(x), x.astype(">f8"), constant, x.tolist(), x[:, ::-1][:, ::-1]):
        np.testing.assert_array_equal(function(same, axis=1), expected)
    single = x.astype(np.float32)
    assert np.asarray(function(single)).dtype == (np.float32 if np.isrealobj(expected) else np.complex64)
    for same in (single.astype(">f4"), np.asfortranarray(single)):
        np.testing.assert_array_equal(function(same, axis=0), function(single, axis=0))
    whole = np.arange(12).reshape(3, 4)
    np.testing.assert_array_equal(function(whole, axis=1), function(whole.astype(float), axis=1))


def test_arrays_of_other_packages():
    x = angles(6, 8)
    pandas = pytest.importorskip("pandas")
    assert circular.mean(pandas.Series(x[0])) == circular.mean(x[0])
    assert circular.std(pandas.DataFrame(x), axis=1).tolist() == circular.std(x, axis=1).tolist()
    jax = pytest.importorskip("jax.numpy")
    single = x.astype(np.float32)
    np.testing.assert_array_equal(circular.mean(jax.asarray(single), axis=0), circular.mean(single, axis=0))
    weights = jax.asarray(single) + 4
    np.testing.assert_array_equal(
        circular.fit(jax.asarray(single), weights=weights).loc, circular.fit(single, weights=np.asarray(weights)).loc
    )


@pytest.mark.parametrize("function", SIMPLE)
def test_bad_arguments(function):
    x = angles(3, 4)
    with pytest.raises(ValueError, match="no observations"):
        function([])
    with pytest.raises(ValueError, match="no observations"):
        function(np.zeros((3, 0)), axis=1)
    assert function(np.zeros((0, 3)), axis=1).shape == (0,)
    with pytest.raises(ValueError, match="lane 1: .*no observations"):
        function([[0.1, 0.2], [np.nan, np.nan]], axis=1, nan_policy="omit")
    with pytest.raises(ValueError, match="axis 2 is out of range"):
        function(x, axis=2)
    with pytest.raises(ValueError, match="axis -3 is out of range"):
        function(x, axis=-3)
    with pytest.raises(ValueError, match="axis 0 is out of range"):
        function(0.5, axis=0)
    with pytest.raises(ValueError, match="twice"):
        function(x, axis=(0, -2))
    with pytest.raises(ValueError, match="at least one"):
        function(x, axis=())
    with pytest.raises(TypeError, match="axis = 0.5"):
        function(x, axis=0.5)
    with pytest.raises(ValueError, match="nan_policy = \"skip\""):
        function(x, nan_policy="skip")
    with pytest.raises(ValueError, match="infinity|inf"):
        function([0.1, np.inf], nan_policy="propagate")
    with pytest.raises(TypeError, match="masked"):
        function(np.ma.masked_array([0.1, 0.2], [True, False]))
    with pytest.raises(TypeError, match="complex"):
        function([1j])


def test_bad_weights():
    x = angles(3, 4)
    with pytest.raises(ValueError, match=r"weights\[2\] = -1.0"):
        circular.mean(x, weights=[1, 1, -1, 1])
    with pytest.raises(ValueError, match="shape"):
        circular.mean(x, weights=[1, 1, 1])
    with pytest.raises(ValueError, match="no observations"):
        circular.mean(x, weights=0)


def test_undefined_lanes_are_named():
    with pytest.raises(ValueError, match="all angles are equal"):
        circular.skewness([0.5, 0.5])
    with pytest.raises(ValueError, match="lane 1: "):
        circular.kurtosis([[0.1, 0.7], [0.5, 0.5]], axis=1)
    with pytest.raises(ValueError, match="lane 1: "):
        circular.skewness([[np.nan, 0.7], [0.5, 0.5]], axis=1, nan_policy="propagate")


def test_a_number_is_one_angle():
    assert circular.mean(7.0) == circular.wrap(7.0) and circular.variance(7.0) == 0
    assert isinstance(circular.mean(7.0), np.float64)
    assert circular.mean(np.float32(0.5)).dtype == np.float32


def test_quantiles_have_the_shape_of_the_probabilities_and_the_lanes():
    x, p = angles(4, 9), np.array([[0.1, 0.5], [0.9, 1.0]])
    found = circular.quantile(x, p, axis=1)
    assert found.shape == (2, 2, 4)
    for i in np.ndindex(2, 2):
        np.testing.assert_array_equal(found[i], [circular.quantile(row, p[i]) for row in x])
    np.testing.assert_array_equal(circular.quantile(x, 0.5, axis=1), circular.median(x, axis=1))
    assert circular.quantile(x, []).shape == (0,)
    with pytest.raises(ValueError, match="1.5"):
        circular.quantile(x, 1.5)
    x[0, 0] = np.nan
    assert np.isnan(circular.quantile(x, [0.2, 0.4], axis=1, nan_policy="propagate")).sum() == 2


def test_functions_of_elements():
    x = np.array([0.5, np.pi, -4.0, 1e6])
    np.testing.assert_allclose(np.exp(1j * circular.wrap(x)), np.exp(1j * x), atol=1e-12)
    distance = circular.distance(x[:, None], x)
    np.testing.assert_allclose(np.cos(distance), np.cos(x[:, None] - x), atol=1e-9)
    kappa = np.array([0.3, 2.0, 50.0])
    expected = 1 - scipy.special.ive(1, kappa) / scipy.special.ive(0, kappa)
    np.testing.assert_allclose(circular.concentration_to_variance(kappa), expected, rtol=1e-13)
    np.testing.assert_allclose(circular.variance_to_concentration(expected), kappa, rtol=1e-12)
    assert circular.wrap(np.float32(4)).dtype == np.float32
    with pytest.raises(ValueError, match="variance"):
        circular.variance_to_concentration(0.0)


def test_fits_of_lanes_are_those_of_a_loop():
    x = angles(4, 50)
    options = {"bias": "best_fisher", "weights": np.arange(1, 51)}
    fitted, single = circular.fit(x, axis=1, **options), [circular.fit(row, **options) for row in x]
    assert fitted.shape == (4,) and single[0].shape == () and np.ndim(single[0].loc) == 0
    for name in ("loc", "concentration", "weight", "log_likelihood"):
        np.testing.assert_array_equal(getattr(fitted, name), [getattr(one, name) for one in single])
    for one, low, high in zip(single, *fitted.confidence_interval(0.9).concentration, strict=True):
        assert (low, high) == one.confidence_interval(0.9).concentration
    np.testing.assert_array_equal(fitted.standard_errors.loc, [one.standard_errors.loc for one in single])


def test_fits_with_nan_and_known_parameters():
    x = angles(3, 50)
    x[2, 7] = np.nan
    fitted = circular.fit(x, axis=1, nan_policy="propagate", loc=0.5)
    np.testing.assert_array_equal(np.isnan(fitted.concentration), [False, False, True])
    assert fitted.standard_errors.loc is None and fitted.confidence_interval().loc is None
    assert np.isnan(fitted.standard_errors.concentration[2])
    assert fitted.loc[0] == 0.5 and circular.fit(x[0], concentration=2).concentration == 2
    assert np.isnan(circular.fit(x, nan_policy="propagate").loc)
    omitted = circular.fit(x, axis=1, nan_policy="omit")
    assert omitted.weight.tolist() == [50, 50, 49]
    single = circular.fit(x[:2].astype(np.float32), axis=1)
    assert single.loc.dtype == np.float32 and single.weight.dtype == np.float64


def test_fits_of_rounded_angles_find_the_distribution():
    """Steps as wide as the distribution lower the concentration of a fit that does not know them."""
    step = np.radians(22.5)
    x = np.round(sample(Key(1), 0.7, 50.0, 100_000) / step) * step
    assert abs(circular.fit(x).concentration - 31.9) < 2
    fitted = circular.fit(x, rounding=step)
    assert abs(fitted.concentration - 50) < 1.5 and abs(fitted.loc - 0.7) < 3e-3
    down = circular.fit(x - 0.5 * step, rounding=(step, -0.5 * step))
    assert abs(down.loc - (fitted.loc - 0.5 * step)) < 1e-9
    with pytest.raises(ValueError, match="step = 1.0"):
        circular.fit(x, rounding=1.0)
    with pytest.raises(TypeError, match="rounding = wide"):
        circular.fit(x, rounding="wide")


def test_fits_of_classes_are_those_of_mpmath():
    compared = 0
    for row in published.rows("reference/grouped.csv"):
        classes, offset = int(row["classes"]), float(row["offset"])
        counts = np.array([int(row[f"count_{i}"]) for i in range(6)])
        step = 2 * np.pi / classes
        x = offset + step * np.array([int(row[f"class_{i}"]) for i in range(6)])
        fitted = circular.fit(x, weights=counts, rounding=(step, offset))
        assert abs(fitted.concentration / float(row["concentration"]) - 1) < 1e-8
        assert circular.distance(fitted.loc, float(row["loc"])) < 1e-9
        compared += 1
    assert compared > 5


def test_bad_fits():
    with pytest.raises(ValueError, match="equal"):
        circular.fit([0.5, 0.5])
    with pytest.raises(ValueError, match="lane 1: "):
        circular.fit([[0.1, 0.5], [0.5, 0.5]], axis=1)
    with pytest.raises(ValueError, match="bias"):
        circular.fit([0.1, 0.5], bias="fisher")
    with pytest.raises(ValueError, match="concentration = -1.0"):
        circular.fit([0.1, 0.5], concentration=-1)
    with pytest.raises(ValueError, match="level"):
        circular.fit([0.1, 0.5]).confidence_interval(1.5)


def test_bootstrap():
    x = angles(200)
    fitted = circular.fit(x)
    interval = fitted.bootstrap(x, Key(4), 999, 0.95)
    low, high = fitted.confidence_interval(0.95).concentration
    assert abs(interval.concentration.low - low) < 0.15 and abs(interval.concentration.high - high) < 0.15
    assert interval.loc.low < 0.5 < interval.loc.high
    assert interval == fitted.bootstrap(x, Key(4)) != fitted.bootstrap(x, Key(5))
    counts = np.ones(200)
    assert interval.concentration != fitted.bootstrap(x, Key(4), weights=2 * counts).concentration
    assert circular.fit(x, loc=0.5).bootstrap(x, Key(4), 99).loc is None
    with pytest.raises(ValueError, match="keys"):
        fitted.bootstrap(x, Key(4).split(2))
    with pytest.raises(ValueError, match="draws"):
        fitted.bootstrap(x, Key(4), 10)
    with pytest.raises(ValueError, match="whole array"):
        circular.fit(x.reshape(2, 100), axis=1).bootstrap(x, Key(4))
    with pytest.raises(ValueError, match="propagate"):
        fitted.bootstrap(x, Key(4), nan_policy="propagate")


def test_fits_are_pickled_to_the_bit():
    x = angles(5, 30)
    x[3, 3] = np.nan
    given = {"axis": 1, "nan_policy": "propagate"}
    for fitted in (circular.fit(x, **given), circular.fit(x.astype(np.float32), **given), circular.fit(x[0], loc=0.1)):
        for same in (pickle.loads(pickle.dumps(fitted)), copy.deepcopy(fitted)):
            assert repr(same) == repr(fitted) and same.shape == fitted.shape
            np.testing.assert_array_equal(same.loc, fitted.loc)
            np.testing.assert_array_equal(same.concentration, fitted.concentration)
            for one, other in zip(same.confidence_interval(), fitted.confidence_interval(), strict=True):
                np.testing.assert_array_equal(one, other)
    with pytest.raises(ValueError):
        type(fitted)._restored("{}")


def test_an_accumulator_is_the_whole():
    x = angles(30_000)
    for pieces in (1, 7, 1000):
        sums = circular.Accumulator()
        for piece in np.array_split(x, pieces):
            sums.add(piece)
        assert sums.weight == 30_000
        assert abs(sums.mean() - circular.mean(x)) < 1e-15
        assert abs(sums.variance() / circular.variance(x) - 1) < 3e-15
        assert abs(sums.resultant_length() - circular.resultant_length(x)) < 1e-15
        assert abs(sums.fit().concentration / circular.fit(x).concentration - 1) < 1e-14


def test_an_accumulator_of_one_array_is_that_of_rational_sums():
    """Sums of weights are exact where they are multiples of a power of two."""
    x, weights = angles(1000), np.random.default_rng(3).integers(1, 1000, 1000) / 1024
    sums = circular.Accumulator()
    for piece, part in zip(np.array_split(x, 9), np.array_split(weights, 9), strict=True):
        sums.add(piece, part)
    assert sums.weight == float(sum(map(Fraction, weights.tolist())))


def chunked(x: np.ndarray, sizes: list[int], pickled: bool) -> bytes:
    sums = circular.Accumulator()
    for piece in np.split(x, np.cumsum(sizes)[:-1]):
        part = circular.Accumulator()
        part.add(piece)
        if pickled:
            part, sums = pickle.loads(pickle.dumps(part)), pickle.loads(pickle.dumps(sums))
        sums.merge(part)
    return pickle.dumps(sums)


def test_the_same_arrays_in_the_same_order_give_the_same_bytes():
    import vonmises

    x = angles(50_000)
    for sizes in ([50_000], [20_000, 30_000], [9000] * 5 + [5000]):
        expected = chunked(x, sizes, False)
        assert chunked(x, sizes, True) == expected
        try:
            for threads in (1, 3):
                vonmises.set_num_threads(threads)
                assert chunked(x, sizes, False) == expected
        finally:
            vonmises.set_num_threads(0)


def test_accumulators_add_up():
    parts = []
    for piece in np.split(angles(900), 3):
        part = circular.Accumulator()
        part.add(piece)
        parts.append(part)
    total = sum(parts)
    assert total.weight == 900 and parts[0].weight == 300
    assert pickle.dumps(total) == pickle.dumps(parts[0] + parts[1] + parts[2])
    with pytest.raises(TypeError):
        parts[0] + 1
    with pytest.raises(TypeError):
        1 + parts[0]
    assert "weight 900" in repr(total)


def test_a_refused_array_changes_nothing():
    sums = circular.Accumulator()
    for statistic in (sums.mean, sums.variance, sums.resultant_length, sums.fit):
        with pytest.raises(ValueError, match="no observations"):
            statistic()
    sums.add([0.5, np.nan], nan_policy="omit")
    before = pickle.dumps(sums)
    with pytest.raises(ValueError, match="NaN"):
        sums.add([0.5, np.nan])
    with pytest.raises(ValueError, match="propagate"):
        sums.add([0.5, np.nan], nan_policy="propagate")
    sums.add([])
    sums.add([0.5], weights=0)
    sums.merge(circular.Accumulator())
    assert pickle.dumps(sums) == before and sums.weight == 1
    empty = pickle.loads(pickle.dumps(circular.Accumulator()))
    assert empty.weight == 0 and "weight 0" in repr(empty)
