"""
Runs other packages' own tests of circular statistics against this one.

    pytest crates/python/tests/peers

The tests are those of the installed SciPy and astropy; nothing of theirs is copied. Where they name a distribution or a
function that this package replaces, ours is put in its place before they run. Tests of other things are left out.
Tests that their authors call slow run too, and so do those that SciPy expects to fail. What fails is in `expected.py`,
with the reason, and must fail. NumPyro's package on PyPI has no tests.

Their files change with every version: the lists here are those of SciPy 1.17 and astropy 8. With an older SciPy, or one
that was installed without its tests, nothing is run.
"""

from importlib.util import find_spec
from pathlib import Path

import adapters
import numpy as np
import pytest
import scipy
from expected import FAILURES
from scipy import stats as scipy_stats

from vonmises import scipy as ours

collect_ignore_glob = []
if tuple(map(int, scipy.__version__.split(".")[:2])) < (1, 17) or find_spec("scipy.stats.tests") is None:
    collect_ignore_glob.append("test_*.py")

HERE = Path(__file__).resolve().parent
DISTRIBUTIONS = ("vonmises", "vonmises_line")
MARKERS = ("slow", "xslow", "fail_slow", "thread_unsafe", "parallel_threads_limit", "array_api_backends", "iterations")
MARKERS += ("skip_xp_backends", "xfail_xp_backends", "xfail_on_32bit", "timeout", "uses_xp_capabilities")
#: SciPy's functions, and what takes their place.
REPLACED = {getattr(scipy_stats, name): getattr(adapters, name) for name in ("circmean", "circvar", "circstd")}


def pytest_configure(config):
    for name in MARKERS:
        config.addinivalue_line("markers", f"{name}: a marker of SciPy's tests")


@pytest.fixture
def xp():
    """What SciPy's tests run with: array libraries, here NumPy."""
    from scipy._lib._array_api import array_namespace

    return array_namespace(np.empty(0))


@pytest.fixture
def num_parallel_threads():
    return 1


@pytest.fixture(autouse=True)
def in_the_place_of_scipy(request, monkeypatch):
    if not request.path.name.startswith("test_scipy"):
        return
    # Some tests set a state, and do not take it back.
    for distribution in (ours.vonmises, ours.vonmises_line):
        monkeypatch.setattr(distribution, "_random_state", distribution._random_state)
    for module in (scipy_stats, scipy_stats.distributions, scipy_stats._continuous_distns):
        for name in DISTRIBUTIONS:
            monkeypatch.setattr(module, name, getattr(ours, name))
    for function, replacement in REPLACED.items():
        monkeypatch.setattr(scipy_stats, function.__name__, replacement)
    for variable in ("SCIPY_XSLOW", "SCIPY_XFAIL"):  # run also what is slow, and what SciPy expects to fail
        monkeypatch.setenv(variable, "1")


def pytest_collection_modifyitems(config, items):
    theirs = [item for item in items if item.path.parent == HERE]
    kept = [item for item in theirs if _concerns_us(item)]
    left_out = set(theirs) - set(kept)
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=list(left_out))
    for item in kept:
        _replace_parameters(item)
        _expect(item)
    if not any("::" in argument for argument in config.args):
        _check_that_nothing_is_gone(theirs, kept)


def _concerns_us(item):
    """Returns whether a test is of a distribution that this package replaces; all are outside SciPy's long files."""
    if not item.path.name.startswith("test_scipy_distributions"):
        return True
    return "TestVonMises" in item.nodeid or not _parameters(item).isdisjoint(DISTRIBUTIONS)


def _parameters(item):
    """Returns the parameters of a test that are words, and the names of those that are functions."""
    values = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return {getattr(value, "__name__", value) for value in values if isinstance(value, str) or callable(value)}


def _replace_parameters(item):
    """Replaces functions of SciPy among the parameters of a test, which were read when SciPy's file was imported."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    for name, value in parameters.items():
        if callable(value) and value in REPLACED:
            parameters[name] = REPLACED[value]


def _entry(item):
    """Returns the entry of `expected.py` that a test belongs to, if there is one."""
    for test, *parameters in FAILURES.get(item.path.stem, {}):
        if test == item.originalname and _parameters(item).issuperset(parameters):
            return (test, *parameters)
    return None


def _expect(item):
    entry = _entry(item)
    if entry is not None:
        reason = FAILURES[item.path.stem][entry]
        item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


def _check_that_nothing_is_gone(theirs, kept):
    """Raises if a file of SciPy has no test of ours any more, or no longer a test that is expected to fail."""
    for file in {item.path.stem for item in theirs}:
        entries = {_entry(item) for item in kept if item.path.stem == file}
        if not entries:
            raise pytest.UsageError(f"{file}: no test is left of a distribution that this package replaces")
        for entry in FAILURES.get(file, {}).keys() - entries:
            raise pytest.UsageError(f"{file}: {entry} of expected.py is no test of theirs")
