"""The types of `vonmises.plot`."""

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal, TypeAlias, TypedDict, Unpack, final

from numpy.typing import ArrayLike

from vonmises import VonMises

_NanPolicy: TypeAlias = Literal["raise", "omit"]
_Rounding: TypeAlias = float | tuple[float, float] | None

class _Options(TypedDict, total=False):
    title: str | None
    bins: int | None
    centred: bool
    units: Literal["degrees", "radians"] | float
    orientation: Literal["mathematical", "compass"] | None
    distribution: Literal["fitted"] | VonMises | None
    level: float | None
    points: bool
    layers: Sequence[float] | None
    layer_name: str | None
    width: float
    font: str | PathLike[str] | None
    font_size: float
    color: str | None
    legend: bool

def rose(
    x: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    rounding: _Rounding = None,
    **options: Unpack[_Options],
) -> Picture: ...
def histogram(
    x: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    rounding: _Rounding = None,
    **options: Unpack[_Options],
) -> Picture: ...
def quantiles(
    x: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    rounding: _Rounding = None,
    **options: Unpack[_Options],
) -> Picture: ...
def wind_rose(
    x: ArrayLike,
    values: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    nan_policy: _NanPolicy = "raise",
    rounding: _Rounding = None,
    **options: Unpack[_Options],
) -> Picture: ...
def panels(
    kind: Literal["rose", "histogram", "quantiles"],
    samples: Mapping[Any, ArrayLike] | Iterable[ArrayLike],
    *,
    values: Mapping[Any, ArrayLike] | Iterable[ArrayLike] | None = None,
    nan_policy: _NanPolicy = "raise",
    rounding: _Rounding = None,
    **options: Unpack[_Options],
) -> Picture: ...
@final
class Picture:
    @property
    def size(self) -> tuple[float, float]: ...
    def to_svg(self) -> str: ...
    def to_png(self, *, dpi: float = 300.0) -> bytes: ...
    def save(self, path: str | PathLike[str], *, overwrite: bool = True, dpi: float = 300.0) -> None: ...
    def _repr_svg_(self) -> str: ...
