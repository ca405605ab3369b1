"""Values of SciPy, astropy and pycircstat2 for the same samples, as the packages give them, right or wrong.

A row is missing where a package has no such function, or gives no finite number.
"""

import math
from collections.abc import Callable, Iterator, Sequence

import astropy.stats as ast
import numpy as np
import pycircstat2.descriptive as described
import pycircstat2.hypothesis as tests
from pycircstat2.distributions import vonmises as pycircstat2_vonmises
from scipy import stats

from circular_tests import GIVEN_DISTRIBUTION

Row = tuple[str, str, Callable[[], float]]

TURN = 2 * np.pi


def wrapped(x: np.ndarray, loc: float) -> np.ndarray:
    """Return the angles within half a turn of `loc`, where SciPy's cumulative function runs from 0 to 1."""
    return loc + np.remainder(x - loc + np.pi, TURN) - np.pi


def distributions(fit: tuple[float, float]) -> Iterator[tuple[str, float, float]]:
    """Yield the two von Mises distributions of the tests: name, mean direction, concentration."""
    yield "fit", *fit
    yield f"loc={GIVEN_DISTRIBUTION[0]:g};kappa={GIVEN_DISTRIBUTION[1]:g}", *GIVEN_DISTRIBUTION


def scipy_rows(x: np.ndarray, w: np.ndarray, fit: tuple[float, float]) -> Iterator[Row]:
    """Yield SciPy's values."""
    yield "mean_direction", "", lambda: stats.circmean(x, high=np.pi, low=-np.pi)
    yield "circular_variance", "", lambda: stats.circvar(x, high=np.pi, low=-np.pi)
    yield "circular_std", "", lambda: stats.circstd(x, high=np.pi, low=-np.pi)
    vectors = np.stack([np.cos(x), np.sin(x)], axis=-1)
    yield "mean_resultant_length", "", lambda: stats.directional_stats(vectors).mean_resultant_length
    yield "kappa", "", lambda: stats.vonmises.fit(x, fscale=1)[0]
    yield "kappa", "loc=0", lambda: stats.vonmises.fit(x, floc=0, fscale=1)[0]
    yield "kappa", "loc=1", lambda: stats.vonmises.fit(x, floc=1, fscale=1)[0]
    yield "fit_loc", "", lambda: stats.vonmises.fit(x, fscale=1)[1]
    for name, loc, kappa in distributions(fit):
        model = stats.vonmises(kappa, loc=loc)
        yield "kolmogorov_d", name, lambda model=model, loc=loc: stats.kstest(wrapped(x, loc), model.cdf).statistic
        yield "kolmogorov_p", f"{name};exact", lambda model=model, loc=loc: exact_ks(wrapped(x, loc), model.cdf)


def exact_ks(x: np.ndarray, cdf: Callable[[np.ndarray], np.ndarray]) -> float:
    """Return the exact p-value of the two-sided Kolmogorov-Smirnov test."""
    return stats.kstest(x, cdf, method="exact").pvalue


def astropy_rows(x: np.ndarray, w: np.ndarray, fit: tuple[float, float]) -> Iterator[Row]:
    """Yield astropy's values."""
    yield "mean_direction", "", lambda: ast.circmean(x)
    yield "circular_variance", "", lambda: ast.circvar(x)
    yield "circular_std", "", lambda: ast.circstd(x, method="circular")
    yield "angular_deviation", "", lambda: ast.circstd(x, method="angular")
    yield "weighted_mean_direction", "", lambda: ast.circmean(x, weights=w)
    yield "weighted_circular_variance", "", lambda: ast.circvar(x, weights=w)
    for p in (1, 2, 3):
        for prefix, weights in (("", None), ("weighted_", w)):
            pair = ast.circmoment(x, p=p, weights=weights)
            yield f"{prefix}moment_direction", f"p={p}", lambda pair=pair: pair[0]
            yield f"{prefix}moment_length", f"p={p}", lambda pair=pair: pair[1]
    yield "kappa", "", lambda: ast.vonmisesmle(x)[1]
    yield "rayleigh_p", "", lambda: ast.rayleightest(x)
    yield "known_loc_p", "loc=0", lambda: ast.vtest(x, mu=0.0)
    uniform = np.remainder(x, TURN) / TURN
    yield "kuiper_v", "uniform", lambda: ast.kuiper(uniform)[0]
    yield "kuiper_p", "uniform", lambda: ast.kuiper(uniform)[1]
    for name, loc, kappa in distributions(fit):
        model = stats.vonmises(kappa, loc=loc)
        yield "kuiper_v", name, lambda model=model, loc=loc: ast.kuiper(wrapped(x, loc), model.cdf)[0]
        yield "kuiper_p", name, lambda model=model, loc=loc: ast.kuiper(wrapped(x, loc), model.cdf)[1]


def pycircstat2_rows(x: np.ndarray, w: np.ndarray, fit: tuple[float, float]) -> Iterator[Row]:
    """Yield pycircstat2's values; the angles are reduced to [0, 2 pi) first."""
    turned, n = np.remainder(x, TURN), len(x)
    length = described.circ_r(turned)
    yield "mean_direction", "", lambda: described.circ_mean(turned)
    yield "mean_resultant_length", "", lambda: length
    yield "circular_variance", "", lambda: described.circ_var(turned)
    yield "circular_std", "", lambda: described.circ_std(turned)
    yield "angular_deviation", "", lambda: described.angular_std(turned)
    yield "dispersion", "", lambda: described.circ_dispersion(turned)
    yield "skewness", "", lambda: described.circ_skewness(turned)
    yield "kurtosis", "", lambda: described.circ_kurtosis(turned)
    yield "median", "", lambda: described.circ_median(turned)
    yield "quantile", "p=0.25", lambda: described.circ_quantile(turned, 0.25)[0]
    yield "quantile", "p=0.75", lambda: described.circ_quantile(turned, 0.75)[0]
    yield "range", "", lambda: described.circ_range(turned)
    yield "weighted_mean_direction", "", lambda: described.circ_mean(turned, w)
    yield "weighted_mean_resultant_length", "", lambda: described.circ_r(turned, w)
    yield "kappa", "", lambda: described.circ_kappa(length)
    yield "kappa", "best_fisher", lambda: described.circ_kappa(length, n)
    yield "kappa", "vonmises.fit", lambda: pycircstat2_vonmises.fit(turned, method="mle")[1]
    yield "rayleigh_z", "", lambda: tests.rayleigh_test(turned).z
    yield "rayleigh_p", "", lambda: tests.rayleigh_test(turned).pval
    yield "known_loc_p", "loc=0", lambda: tests.V_test(alpha=turned, angle=0.0).pval
    yield "kuiper_modified", "uniform", lambda: tests.kuiper_test(turned, n_simulation=1).V
    yield "kuiper_p", "uniform", lambda: tests.kuiper_test(turned, n_simulation=1).pval
    yield "watson_u2", "uniform", lambda: tests.watson_test(turned, n_simulation=1).U2
    yield "watson_p", "uniform", lambda: tests.watson_test(turned, n_simulation=1).pval


def pair_rows(first: np.ndarray, second: np.ndarray) -> Iterator[tuple[str, str, Callable[[], float], str]]:
    """Yield the two-sample values: statistic, parameter, value, package; pycircstat2 fails unless they are sorted."""
    a, b = np.sort(np.remainder(first, TURN)), np.sort(np.remainder(second, TURN))
    yield "two_sample_kuiper_v", "", lambda: ast.kuiper_two(a, b)[0], "astropy"
    yield "two_sample_kuiper_p", "", lambda: ast.kuiper_two(a, b)[1], "astropy"
    yield "two_sample_watson_u2", "", lambda: tests.watson_u2_test([a, b]).U2, "pycircstat2"
    yield "two_sample_watson_p", "", lambda: tests.watson_u2_test([a, b]).pval, "pycircstat2"


PACKAGES: dict[str, Callable[[np.ndarray, np.ndarray, tuple[float, float]], Iterator[Row]]] = {
    "scipy": scipy_rows,
    "astropy": astropy_rows,
    "pycircstat2": pycircstat2_rows,
}


def number(value: Callable[[], float]) -> str | None:
    """Return the value with 17 digits, or nothing where the package fails or has no finite number."""
    try:
        found = float(np.asarray(value()).item())
    except (ArithmeticError, RuntimeError, TypeError, ValueError) as error:
        print(f"no value: {error!r}"[:160])
        return None
    return f"{found:.17g}" if math.isfinite(found) else None


def rows(x: Sequence[float], w: Sequence[int], fit: tuple[float, float]) -> Iterator[tuple[str, str, str, str]]:
    """Yield (statistic, parameter, value, package) of a sample."""
    angles, weights = np.array(x), np.array(w, dtype=float)
    for package, values in PACKAGES.items():
        for statistic, parameter, value in values(angles, weights, fit):
            if (text := number(value)) is not None:
                yield statistic, parameter, text, package
