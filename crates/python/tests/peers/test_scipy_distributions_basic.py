"""SciPy's tests of all continuous distributions."""

from scipy.stats.tests.test_continuous_basic import *  # noqa: F403
