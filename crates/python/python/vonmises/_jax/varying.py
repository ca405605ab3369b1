"""What JAX knows of arrays in `jax.shard_map`, and foreign calls forget.

Since 0.6 these are the mesh axes that an array varies over: inputs of one call must agree in them, and results get
them. Before, it is the mesh.
"""

from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp


def passed_on(arguments: Sequence[jax.Array], results: Sequence[jax.Array]) -> list[jax.Array]:
    """Returns the results of a call as arrays on the mesh and over the axes of its arguments."""
    if hasattr(jax.lax, "pcast") or hasattr(jax.lax, "pvary"):
        return made_varying(results, common_axes(arguments))
    on_mesh = [argument for argument in arguments if not _mesh(argument).empty]
    return [_on_mesh_of(on_mesh[0], result) if on_mesh else result for result in results]


def _mesh(array: jax.Array) -> Any:
    return jax.core.get_aval(array).sharding.mesh  # type: ignore[attr-defined] # of older versions


def _on_mesh_of(argument: jax.Array, result: jax.Array) -> jax.Array:
    # To add -0.0 changes no number.
    nothing = -0.0 * (argument != argument).any().astype(result.dtype)
    return result + jnp.broadcast_to(nothing, result.shape)


def common_axes(arrays: Sequence[jax.Array]) -> frozenset[str]:
    """Returns the axes that any of the arrays varies over."""
    return frozenset().union(*map(varying_axes, arrays))


def varying_axes(array: jax.Array) -> frozenset[str]:
    """Returns the axes that the array varies over."""
    typeof = getattr(jax, "typeof", None)
    if typeof is None:
        return frozenset()
    aval = typeof(array)
    axes = getattr(aval, "vma", None)  # before 0.10
    if axes is None:
        axes = getattr(getattr(aval, "manual_axis_type", None) or getattr(aval, "mat", None), "varying", ())
    return frozenset(axes or ())


def made_varying(arrays: Sequence[jax.Array], axes: frozenset[str]) -> list[jax.Array]:
    """Returns the arrays as ones that vary over these axes."""
    return [_cast(array, tuple(sorted(axes - varying_axes(array)))) for array in arrays]


def _cast(array: jax.Array, axes: tuple[str, ...]) -> jax.Array:
    if not axes:
        return array
    if hasattr(jax.lax, "pcast"):
        return jax.lax.pcast(array, axes, to="varying")
    return jax.lax.pvary(array, axes)  # type: ignore[attr-defined] # of older versions
