"""SciPy's class of tests of `vonmises`, and its tests that run with every distribution, for ours."""

from scipy.stats.tests.test_distributions import *  # noqa: F403
