"""Functions that the compiled programs of JAX call; `vonmises.jax` is their public side."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

def targets() -> dict[str, Any]: ...
def result_counts() -> dict[str, int]: ...
def call(
    name: str, arguments: Sequence[NDArray[Any]], shape: tuple[int, ...], /
) -> list[NDArray[np.float32]] | list[NDArray[np.float64]]: ...
