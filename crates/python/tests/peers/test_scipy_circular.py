"""SciPy's tests of `circmean`, `circvar` and `circstd`."""

import pytest
from scipy.stats.tests import test_morestats as upstream
from scipy.stats.tests.test_morestats import TestCircFuncs, TestCircFuncsNanPolicy  # noqa: F401

pytest.importorskip("vonmises.circular")


class TestDirectionalStats:
    """The test of `directional_stats` that compares it with `circmean` and `circvar`."""

    test_directional_stats_2d = upstream.TestDirectionalStats.test_directional_stats_2d
