"""Arguments: keys, parameters, types and shapes."""

from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

Shape = int | Sequence[int] | None


def words(key: Any) -> jax.Array:
    """Returns the words of a key or an array of keys, uint32 of shape (..., 2)."""
    dtype = getattr(key, "dtype", None)
    if dtype is not None and jnp.issubdtype(dtype, jax.dtypes.prng_key):
        if str(dtype) != "key<fry>":
            raise ValueError(
                f"a key of JAX's implementation {dtype}: only threefry2x32, JAX's default, is supported"
            )
        return jax.random.key_data(key)
    if dtype != np.uint32 or np.ndim(key) == 0 or np.shape(key)[-1] != 2:
        found = type(key).__name__ if dtype is None else f"{dtype} of shape {np.shape(key)}"
        raise TypeError(f"key: must be a key of JAX, such as jax.random.key(42), or uint32 words (..., 2); got {found}")
    return jnp.asarray(key)


def numbers(dtype: Any = None, **given: Any) -> list[jax.Array]:
    """Returns arguments as arrays of one type: `dtype`, or `float32` or `float64` by JAX's promotion."""
    arrays = [jnp.asarray(value) for value in given.values()]
    for name, array in zip(given, arrays):
        if not (jnp.issubdtype(array.dtype, jnp.floating) or jnp.issubdtype(array.dtype, jnp.integer)):
            raise TypeError(f"{name} has dtype {array.dtype}: real numbers are needed")
    common = jnp.promote_types(jnp.result_type(*arrays, float), jnp.float32) if dtype is None else float_type(dtype)
    return [array.astype(common) for array in arrays]


def float_type(dtype: Any) -> np.dtype:
    """Returns a `dtype` argument; `float64` is `float32` with JAX's warning, unless `jax_enable_x64` is set."""
    named = np.dtype(dtype)
    if named not in (np.float32, np.float64):
        raise TypeError(f"dtype = {named}: must be float32 or float64")
    return jnp.zeros((), named).dtype


def output_shape(shape: Shape, keys: tuple[int, ...], *given: tuple[int, ...]) -> tuple[int, ...]:
    """Returns the shape of samples: `shape`, or that of one draw for each key.

    Raises
    ------
    ValueError
        If parameters of the given shapes do not broadcast to it, or it does not begin with the shape of the keys.
    """
    common = np.broadcast_shapes(*given)
    if shape is None:
        outer = keys + (1,) * (len(common) - len(keys))
        return np.broadcast_shapes(outer, common) if keys else common
    asked = (shape,) if isinstance(shape, (int, np.integer)) else tuple(int(axis) for axis in shape)
    if asked[: len(keys)] != keys:
        raise ValueError(f"keys of shape {keys}: the output's shape {asked} must begin with theirs")
    if not _broadcasts(common, asked):
        raise ValueError(f"parameters of broadcast shape {common} do not broadcast to shape {asked}")
    return asked


def _broadcasts(common: tuple[int, ...], asked: tuple[int, ...]) -> bool:
    try:
        return np.broadcast_shapes(common, asked) == asked
    except ValueError:
        return False


def with_rank(rank: int, *arrays: jax.Array) -> list[jax.Array]:
    """Returns arrays with axes of length 1 in front, up to that rank."""
    return [array.reshape((1,) * (rank - array.ndim) + array.shape) for array in arrays]
