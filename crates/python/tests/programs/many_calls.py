"""Makes 100,000 calls, and looks at the memory that the process has then."""

import os

import numpy as np

import vonmises
from vonmises import Key, LazySamples, sample

LOCS, CONCENTRATIONS = np.zeros(7), np.full((3, 1), 2.0, "f4")


def resident() -> int:
    """The bytes of memory that the process has."""
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def calls(count: int) -> None:
    """Makes five calls as often as that: for few elements and for more, with an error, and of a part."""
    key = Key(1)
    for number in range(count):
        sample(key, LOCS, 2.0)
        sample(key.split(2), 0.0, CONCENTRATIONS, (2, 3, 5) if number % 10 else (2, 3, 500))
        vonmises.log_prob_with_grad(LOCS, 0.5, CONCENTRATIONS)
        LazySamples(key, LOCS, 1.0, (4, 7))[1:, 2]
        try:
            sample(key, LOCS, -1.0)
        except ValueError:
            pass


calls(2_000)
before = resident()
calls(20_000)
assert resident() - before < 2_000_000, (before, resident())
