"""Von Mises (circular) samples for whole parameter arrays, in parallel, from JAX-compatible keys.

>>> import numpy as np
>>> import vonmises
>>> key = vonmises.Key(42)  # the key of jax.random.key(42)
>>> x = vonmises.sample(key, [0.0, 1.0, 2.0], 5.0, (1000, 3))
>>> fit = vonmises.circular.fit(x[:, 1])
>>> bool(abs(fit.loc - 1) < 0.05), bool(abs(fit.concentration - 5) < 0.5)
(True, True)

Samples depend on their key, index, parameters and type alone: not on threads, shapes or the processor. The functions of
this module take anything that ``numpy.asarray`` takes, of any shape; their arguments broadcast.

==========================  ============================================================================
`sample`, `LazySamples`     samples, and arrays of samples that are drawn part by part
`Key`                       keys, random words, uniform and normal numbers
`prob`, `cdf`, ...          functions of the distribution; with ``_with_grad`` also their derivatives
`VonMises`                  one distribution, or an array of them, with the same functions as methods
`vonmises.circular`         statistics of angles, and fits
`vonmises.gof`              tests of fit, of two samples, of uniformity
`vonmises.validate`         checks of whole arrays of samples
`vonmises.plot`             pictures
`vonmises.npy`              parts of ``.npy`` files
`vonmises.jax`              samples and functions inside ``jit``, ``vmap`` and ``grad``; needs JAX
`vonmises.numpyro`          a distribution for NumPyro; needs NumPyro
`vonmises.scipy`            ``scipy.stats.vonmises``, computed by this package; needs SciPy
==========================  ============================================================================
"""

from vonmises import circular, gof, npy, plot, validate
from vonmises._core import (
    STREAM_VERSION,
    Key,
    LazySamples,
    cdf,
    cdf_with_grad,
    entropy,
    entropy_with_grad,
    fisher_information,
    get_num_threads,
    isf,
    kl_divergence,
    kl_divergence_with_grad,
    log_cdf,
    log_prob,
    log_prob_with_grad,
    log_sf,
    prob,
    quantile,
    quantile_with_grad,
    sample,
    sample_with_grad,
    set_num_threads,
    sf,
    sum_to_shape,
)
from vonmises._distribution import VonMises

__all__ = [
    "STREAM_VERSION",
    "Key",
    "LazySamples",
    "VonMises",
    "cdf",
    "cdf_with_grad",
    "circular",
    "entropy",
    "entropy_with_grad",
    "fisher_information",
    "get_num_threads",
    "gof",
    "isf",
    "kl_divergence",
    "kl_divergence_with_grad",
    "log_cdf",
    "log_prob",
    "log_prob_with_grad",
    "log_sf",
    "npy",
    "plot",
    "prob",
    "quantile",
    "quantile_with_grad",
    "sample",
    "sample_with_grad",
    "set_num_threads",
    "sf",
    "sum_to_shape",
    "validate",
]
