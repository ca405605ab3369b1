"""Calls all kinds of functions, for few and for many elements, and counts threads that are not the package's own."""

import os

import numpy as np

import vonmises
from vonmises import Key, LazySamples, sample


def others() -> int:
    """The number of threads that are not of the package's own pools."""
    names = [open(f"/proc/self/task/{task}/comm").read() for task in os.listdir("/proc/self/task")]
    return sum(not name.startswith("vonmises-") for name in names)


before = others()
for size in (1, 10, 1024, 1025, 100_000):
    x = sample(Key(1), 0.0, 2.0, size)
    for function in (vonmises.prob, vonmises.log_prob, vonmises.cdf, vonmises.sf, vonmises.log_cdf, vonmises.log_sf,
                     vonmises.log_prob_with_grad, vonmises.cdf_with_grad):
        function(x, 0.1, np.full(size, 3.0))
    for function in (vonmises.quantile, vonmises.isf, vonmises.quantile_with_grad):
        function(np.full(size, 0.3), 0.1, 3.0)
    for function in (vonmises.entropy, vonmises.entropy_with_grad, vonmises.fisher_information):
        function(np.full(size, 3.0))
    vonmises.kl_divergence(x, 1.0, 0.0, 2.0), vonmises.kl_divergence_with_grad(x, 1.0, 0.0, 2.0)
    vonmises.sum_to_shape(x, (1,))
    for key in (Key(1), Key(1).split(2)):
        key.bits(size), key.uniform(size), key.normal(size), key.split(size)
    lazy = LazySamples(Key(1), x, 2.0)
    lazy[...], lazy[size // 2:], lazy[::9], lazy[::-300], lazy.fingerprint, lazy.fill(np.empty(size)), np.asarray(lazy)
    lazy.save(f"x{size}.npy")
    if size == 1:
        continue  # one angle has no fit
    circular = vonmises.circular
    circular.mean(x), circular.median(x), circular.fit(x), circular.std(x, axis=0), circular.quantile(x, 0.5)
    accumulator = circular.Accumulator()
    accumulator.add(x)
    vonmises.gof.rayleigh(x), vonmises.gof.kuiper(x, 0.0, 2.0)
    vonmises.plot.rose(x).to_svg()
assert others() == before, (others(), before)
