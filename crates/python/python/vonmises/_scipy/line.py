"""The distribution on the line from -pi to pi, ``scipy.stats.vonmises_line``."""

from vonmises._scipy.functions import VonMisesFunctions


class VonMisesLine(VonMisesFunctions):
    """
    A von Mises continuous random variable on the line, in the place of ``scipy.stats.vonmises_line``.

    The density is that of `vonmises` with the shape parameter ``kappa`` from -pi to pi, and 0 outside; ``loc`` and
    ``scale`` move and stretch it, so that the support is from ``loc - pi * scale`` to ``loc + pi * scale``.

    Notes
    -----
    Samples lie in the support. Those of SciPy 1.17 are wrapped to [-pi, pi] for any ``loc`` and ``scale``. ``fit`` is
    the general method of SciPy with these functions.

    Examples
    --------
    >>> from vonmises.scipy import vonmises_line
    >>> float(vonmises_line.cdf(4.0, 1.0)), float(vonmises_line.pdf(4.0, 1.0))
    (1.0, 0.0)
    >>> x = vonmises_line(1.0, loc=10.0).rvs(1000, random_state=0)
    >>> bool(x.min() > 6.8 and x.max() < 13.2)
    True
    """
