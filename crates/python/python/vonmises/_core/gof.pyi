"""The types of `vonmises.gof`."""

from typing import Literal, SupportsIndex, TypeAlias

from numpy.typing import ArrayLike

from vonmises import Key
from vonmises._results import FittedTest, TestResult

_Axis: TypeAlias = SupportsIndex | tuple[SupportsIndex, ...] | None
_NanPolicy: TypeAlias = Literal["raise", "omit", "propagate"]
_Rounding: TypeAlias = float | tuple[float, float] | None

def rayleigh(
    x: ArrayLike,
    axis: _Axis = None,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    *,
    rounding: _Rounding = None,
) -> TestResult: ...
def kuiper(
    x: ArrayLike,
    loc: ArrayLike | None = None,
    concentration: ArrayLike | None = None,
    axis: _Axis = None,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    *,
    rounding: _Rounding = None,
) -> TestResult: ...
def kuiper_fitted(
    x: ArrayLike,
    key: Key | ArrayLike,
    draws: int = 999,
    *,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    rounding: _Rounding = None,
) -> FittedTest: ...
def watson(
    x: ArrayLike,
    loc: ArrayLike | None = None,
    concentration: ArrayLike | None = None,
    axis: _Axis = None,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    *,
    rounding: _Rounding = None,
) -> TestResult: ...
def watson_fitted(
    x: ArrayLike,
    key: Key | ArrayLike,
    draws: int = 999,
    *,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    rounding: _Rounding = None,
) -> FittedTest: ...
def kolmogorov_smirnov(
    x: ArrayLike,
    loc: ArrayLike | None = None,
    concentration: ArrayLike | None = None,
    axis: _Axis = None,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    *,
    rounding: _Rounding = None,
) -> TestResult: ...
def kolmogorov_smirnov_fitted(
    x: ArrayLike,
    key: Key | ArrayLike,
    draws: int = 999,
    *,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    rounding: _Rounding = None,
) -> FittedTest: ...
def kuiper_two_sample(
    x: ArrayLike,
    y: ArrayLike,
    *,
    key: Key | ArrayLike | None = None,
    draws: int = 999,
    nan_policy: _NanPolicy = "raise",
) -> TestResult: ...
def watson_two_sample(
    x: ArrayLike,
    y: ArrayLike,
    *,
    key: Key | ArrayLike | None = None,
    draws: int = 999,
    nan_policy: _NanPolicy = "raise",
) -> TestResult: ...
