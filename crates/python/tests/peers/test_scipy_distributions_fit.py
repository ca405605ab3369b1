"""SciPy's tests of fits of all distributions."""

from scipy.stats.tests.test_fit import *  # noqa: F403
