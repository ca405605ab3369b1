"""Files in NumPy's format that were written in parts.

NumPy reads and writes ``.npy`` files. What it cannot do is here: see which part of a run a file is, and join the parts.

Examples
--------
>>> import pathlib, tempfile
>>> import numpy as np
>>> from vonmises import npy
>>> with tempfile.TemporaryDirectory() as folder:
...     np.save(path := pathlib.Path(folder, "angles.npy"), np.zeros(3, np.float32))
...     npy.describe(path).shape
(3,)
"""

from vonmises._core.npy import describe, join
from vonmises._results import Description, Shard

__all__ = ["Description", "Shard", "describe", "join"]
