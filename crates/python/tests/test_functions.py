"""Functions: mpmath's values in the repository's tables, and Python's conventions.

The accuracy of the library is tested in Rust, on these tables and more; here it is enough that each function is the one
that its name says.
"""

import csv
import inspect

import numpy as np
import pytest

import vonmises


@pytest.fixture
def reference(data):
    """Reads a table of `data/reference` as columns of numbers."""

    def read(name: str) -> dict[str, np.ndarray]:
        with open(data / "reference" / f"{name}.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        return {field: np.array([float(row[field]) for row in rows]) for field in rows[0]}

    return read


def close(found, expected, relative, absolute=0.0):
    return np.all(np.abs(found - expected) <= relative * np.abs(expected) + absolute)


def test_densities(reference):
    columns = reference("log_prob")
    x, kappa, expected = columns["x"], columns["concentration"], columns["prob_log"]
    assert close(vonmises.log_prob(x, 0.0, kappa), expected, 1e-14, 1e-14)
    inside = expected > -600
    assert close(vonmises.prob(x, 0.0, kappa)[inside], np.exp(expected[inside]), 1e-12)


def test_tails(reference):
    columns = reference("cdf")
    x, kappa, below, above = (columns[name] for name in ("x", "concentration", "cdf", "sf"))
    for function, log, expected in ((vonmises.cdf, vonmises.log_cdf, below), (vonmises.sf, vonmises.log_sf, above)):
        inside = expected > 1e-290
        assert close(function(x, 0.0, kappa)[inside], expected[inside], 2e-13)
        assert close(log(x, 0.0, kappa)[inside], np.log(expected[inside]), 1e-13, 1e-13)


def test_quantiles(reference):
    columns = reference("quantile")
    p, kappa, expected = columns["p"], columns["concentration"], columns["quantile"]
    scale = np.maximum(np.abs(expected), 1 / np.sqrt(1 + kappa))
    assert np.all(np.abs(vonmises.quantile(p, 0.0, kappa) - expected) <= 1e-14 * scale)
    assert np.all(np.abs(vonmises.isf(p, 0.0, kappa) + expected) <= 1e-14 * scale)


def test_entropy_and_divergence(reference):
    columns = reference("bessel")
    assert close(vonmises.entropy(columns["concentration"]), columns["entropy"], 1e-14, 1e-13)
    columns = reference("fisher")
    found = vonmises.fisher_information(columns["concentration"])
    assert close(found[0], columns["of_loc"], 1e-14) and close(found[1], columns["of_concentration"], 1e-14)
    columns = reference("kl")
    arguments = (columns[name] for name in ("loc_p", "concentration_p", "loc_q", "concentration_q"))
    assert close(vonmises.kl_divergence(*arguments), columns["kl"], 1e-12, 1e-13)


@pytest.mark.parametrize(
    ("function", "table", "first"),
    [
        (vonmises.log_prob_with_grad, "log_prob_gradient", "x"),
        (vonmises.cdf_with_grad, "cdf_gradient", "x"),
        (vonmises.quantile_with_grad, "quantile_gradient", "p"),
    ],
)
def test_derivatives(reference, function, table, first):
    columns = reference(table)
    inside = (np.abs(columns[f"in_{first}"]) < 1e300) & (np.abs(columns["in_concentration"]) < 1e300)
    given = columns[first][inside], 0.0, columns["concentration"][inside]
    value, in_first, in_concentration = function(*given)
    plain = getattr(vonmises, function.__name__.removesuffix("_with_grad"))
    assert value.tobytes() == plain(*given).tobytes()
    scale = 1 / (1 + columns["concentration"][inside])
    assert close(in_first, columns[f"in_{first}"][inside], 1e-11, 1e-13)
    assert np.all(np.abs(in_concentration - columns["in_concentration"][inside]) <= 1e-11 * (1 + scale))


def test_derivatives_of_the_divergence(reference):
    columns = reference("kl_gradient")
    given = [columns[name] for name in ("loc_p", "concentration_p", "loc_q", "concentration_q")]
    value, *derivatives = vonmises.kl_divergence_with_grad(*given)
    assert value.tobytes() == vonmises.kl_divergence(*given).tobytes()
    for found, name in zip(derivatives, ("in_loc_p", "in_concentration_p", "in_concentration_q"), strict=True):
        assert close(found, columns[name], 1e-11, 1e-12)


FUNCTIONS = ["prob", "log_prob", "cdf", "sf", "log_cdf", "log_sf", "quantile", "isf", "kl_divergence"]
FUNCTIONS += ["log_prob_with_grad", "cdf_with_grad", "quantile_with_grad", "kl_divergence_with_grad"]
FUNCTIONS += ["entropy", "entropy_with_grad", "fisher_information"]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_conventions(name):
    """Types, shapes and layouts, and the same numbers on the pool as on the calling thread."""
    function = getattr(vonmises, name)
    names = list(inspect.signature(function).parameters)
    rng = np.random.default_rng(1)
    first = rng.uniform(0.1, 0.9, (70, 40))
    rest = [rng.uniform(0.1, 3.0, 40) for _ in names[1:]]

    def call(*given):
        results = function(*given)
        return results if isinstance(results, (tuple, list)) else (results,)

    whole = call(first, *rest)
    for result in whole:
        assert result.shape == (70, 40) and result.dtype == np.float64
    few = call(first[:3], *rest)
    strange = call(np.asfortranarray(first).astype(">f8"), *(values[::-1].copy()[::-1] for values in rest))
    for result, small, odd in zip(whole, few, strange, strict=True):
        assert small.tobytes() == result[:3].tobytes() and odd.tobytes() == result.tobytes()
    single = call(first.astype("f4"), *(values.astype("f4") for values in rest))
    assert all(result.dtype == np.float32 for result in single)
    assert all(isinstance(result, np.float64) for result in call(*([0.5] * len(names))))
    assert all(result.shape == (0, 40) for result in call(first[:0], *rest))
    if len(names) > 1:
        with pytest.raises(ValueError, match="do not broadcast"):
            function(np.zeros(3), *([np.ones(4)] * (len(names) - 1)))
    bad = first.copy()
    bad[61, 7] = np.nan
    with pytest.raises(ValueError, match="must be") as caught:
        function(bad, *rest)
    assert caught.value.index == (61, 7) and caught.value.argument == names[0]


def test_sum_to_shape():
    x = np.random.default_rng(1).normal(size=(50, 3, 40))
    assert np.allclose(vonmises.sum_to_shape(x, (3, 1)), x.sum(axis=(0, 2), keepdims=True)[0], rtol=1e-14, atol=1e-13)
    assert vonmises.sum_to_shape(x, ()) == pytest.approx(x.sum(), abs=1e-12)
    with pytest.raises(ValueError, match="do not broadcast"):
        vonmises.sum_to_shape(x, (4,))
