"""Four devices of JAX each draw their shards of one array."""

import os

os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=4"

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding, PartitionSpec

jax.config.update("jax_enable_x64", True)

from vonmises import Key, LazySamples

lazy = LazySamples(Key(42), np.linspace(-3, 3, 50), np.geomspace(0.1, 1e4, 40)[:, None], (300, 40, 50))
devices = np.array(jax.devices())
assert devices.size == 4
for mesh, spec in (
    (Mesh(devices, ("draws",)), PartitionSpec("draws")),
    (Mesh(devices.reshape(2, 2), ("draws", "sites")), PartitionSpec("draws", "sites")),
    (Mesh(devices.reshape(2, 2), ("draws", "sectors")), PartitionSpec("draws", None, "sectors")),
):
    array = jax.make_array_from_callback(lazy.shape, NamedSharding(mesh, spec), lazy.__getitem__)
    assert np.asarray(array).tobytes() == lazy[...].tobytes()
    assert len({shard.device for shard in array.addressable_shards}) == 4
