"""Each rank of MPI draws its share of the rows and writes it into one `.npy` file, by MPI-IO.

Run as `mpirun -n 3 python mpi_rows.py FILE`. The file does not depend on the number of ranks.
"""

import io
import sys

import numpy as np
from mpi4py import MPI

from vonmises import Key, LazySamples

lazy = LazySamples(Key(42), np.linspace(-3, 3, 50), np.geomspace(0.1, 1e4, 40)[:, None], (300, 40, 50))

header = io.BytesIO()
np.lib.format.write_array_header_1_0(
    header, {"descr": lazy.dtype.str, "fortran_order": False, "shape": lazy.shape}
)

world = MPI.COMM_WORLD
first, last = (len(lazy) * rank // world.size for rank in (world.rank, world.rank + 1))
rows = np.ascontiguousarray(lazy[first:last])
mode = MPI.MODE_CREATE | MPI.MODE_WRONLY
file = MPI.File.Open(world, sys.argv[1], mode)
if world.rank == 0:
    file.Write_at(0, header.getvalue())
file.Write_at_all(len(header.getvalue()) + first * (lazy.nbytes // len(lazy)), rows)
file.Close()
