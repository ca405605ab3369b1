"""Results that are plain values: tests, intervals and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vonmises import VonMises

    Numbers = float | np.floating | NDArray[np.floating]

_T = TypeVar("_T")


class PerParameter(NamedTuple, Generic[_T]):
    """A value for each estimated parameter, ``None`` for one that was known."""

    loc: _T | None
    concentration: _T | None


class Interval(NamedTuple):
    """The ends of a confidence interval: numbers, or arrays of a fit of lanes."""

    low: Numbers
    high: Numbers


@dataclass(frozen=True)
class TestResult:
    """The result of a test, or the results of the tests of lanes in arrays.

    Attributes
    ----------
    statistic : float or ndarray
        The statistic.
    p_value : float or ndarray
        The probability, if the hypothesis is true, of a statistic at least as large.
    method : str or ndarray
        How the p-value was found: ``"exact"``, ``"asymptotic"``, ``"simulated, 999 draws"``, or one of the last two
        followed by ``", ties ignored"``, where angles are equal that would differ if they had not been rounded:
        p-values are then too small. Say how they were rounded (`rounding`).
    """

    __test__: ClassVar[bool] = False  # no class of tests, whatever its name says to pytest

    statistic: Numbers
    p_value: Numbers
    method: str | NDArray[np.str_]

    @property
    def pvalue(self) -> Numbers:
        """The `p_value`, in SciPy's spelling."""
        return self.p_value


@dataclass(frozen=True)
class FittedTest(TestResult):
    """The result of a test against a distribution that was fitted to the same angles.

    Attributes
    ----------
    statistic, p_value, method
        As those of `TestResult`.
    loc, concentration : float
        The parameters of the fitted distribution.
    """

    loc: float
    concentration: float

    @property
    def distribution(self) -> VonMises:
        """The fitted distribution."""
        from vonmises import VonMises

        return VonMises(self.loc, self.concentration)


class Parameters(NamedTuple):
    """The parameters of a von Mises distribution."""

    loc: float
    concentration: float


@dataclass(frozen=True)
class Check:
    """One check of a lane.

    Attributes
    ----------
    name : str
        ``"direction"``, ``"concentration"``, ``"kuiper"`` or ``"watson"``.
    test : TestResult
        The check by itself.
    adjusted_p_value : float
        The p-value after Holm's adjustment for all checks of the report.
    """

    name: str
    test: TestResult
    adjusted_p_value: float


@dataclass(frozen=True)
class LaneReport:
    """The checks of one lane.

    Attributes
    ----------
    index : tuple of int
        Of the lane, on each of the other axes.
    samples : int
        The number of samples; of two arrays, in both together.
    expected : Parameters or None
        The parameters that the samples should have; for two arrays, those of the fit to the first.
    found : Parameters or None
        The parameters of the fit; for two arrays, of the fit to the second. ``None`` if all angles are equal.
    checks : tuple of Check
        The checks.
    smallest_p_value : float
        The smallest adjusted p-value.
    """

    index: tuple[int, ...]
    samples: int
    expected: Parameters | None
    found: Parameters | None
    checks: tuple[Check, ...]
    smallest_p_value: float


@dataclass(frozen=True)
class Shard:
    """Which part of a file another file holds.

    Attributes
    ----------
    index : int
        Of the part, from 0.
    count : int
        The number of parts.
    run : int
        What the parts of one file have in common.
    """

    index: int
    count: int
    run: int


class Description(NamedTuple):
    """What the header of an ``.npy`` file says."""

    shape: tuple[int, ...]
    dtype: np.dtype
    shard: Shard | None
