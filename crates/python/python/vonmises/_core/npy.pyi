"""The types of `vonmises.npy`."""

from collections.abc import Iterable
from os import PathLike

from vonmises._results import Description

def describe(path: str | PathLike[str]) -> Description: ...
def join(
    out: str | PathLike[str], parts: Iterable[str | PathLike[str]], *, overwrite: bool = False
) -> None: ...
