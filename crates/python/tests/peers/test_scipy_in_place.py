"""Whether the tests of SciPy really meet this package."""

import adapters
from scipy import stats

from vonmises import scipy


def test_names_in_scipy_are_ours(request):
    for module in (stats, stats.distributions, stats._continuous_distns):
        assert module.vonmises is scipy.vonmises and module.vonmises_line is scipy.vonmises_line
    assert stats.circmean is adapters.circmean


def test_parameters_of_circular_tests_are_ours(request):
    from_scipy = [item for item in request.session.items if item.path.name == "test_scipy_circular.py"]
    functions = [item.callspec.params.get("test_func") for item in from_scipy if hasattr(item, "callspec")]
    assert all(function.__module__ == "adapters" for function in functions if function is not None)
