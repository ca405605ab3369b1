"""
The von Mises distribution for `scipy.stats`: change one import.

``from vonmises.scipy import vonmises`` takes the place of ``from scipy.stats import vonmises``. It has the methods of a
distribution of SciPy with SciPy's meaning, computed by this package, and works where `scipy.stats` takes a
distribution: `probplot`, `goodness_of_fit` and the like. `vonmises_line` is the same for ``scipy.stats.vonmises_line``.

Samples are not those of SciPy for the same ``random_state``, but are reproducible in the same way.

Examples
--------
>>> from vonmises.scipy import vonmises
>>> wind = vonmises(kappa=2.0, loc=1.0)
>>> float(wind.cdf(1.0))
0.5
>>> from scipy import stats
>>> bool(stats.kstest(wind.rvs(size=1000, random_state=0), wind.cdf).pvalue > 0.01)
True
"""

import numpy as np

from vonmises._scipy.circle import VonMisesCircle
from vonmises._scipy.line import VonMisesLine

__all__ = ["vonmises", "vonmises_line"]

vonmises = VonMisesCircle(name="vonmises")
vonmises_line = VonMisesLine(a=-np.pi, b=np.pi, name="vonmises_line")
