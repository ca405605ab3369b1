"""Keys from the generators of NumPy."""

from __future__ import annotations

import numpy as np

from vonmises import _core


def key_of(random_state: np.random.Generator | np.random.RandomState) -> _core.Key:
    """
    Makes a key from the next two words of a generator.

    Examples
    --------
    >>> import numpy as np
    >>> from vonmises._scipy.keys import key_of
    >>> key_of(np.random.default_rng(1)) == key_of(np.random.default_rng(1))
    True
    """
    draw = random_state.integers if isinstance(random_state, np.random.Generator) else random_state.randint
    return _core.Key.from_data(draw(0, 2**32, size=2, dtype=np.uint32))
