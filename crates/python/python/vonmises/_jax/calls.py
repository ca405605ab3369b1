"""Calls of the compiled module's functions from programs of JAX."""

import enum
import functools
from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from vonmises._core import xla
from vonmises._jax.varying import common_axes, made_varying, passed_on
from vonmises._jax.version import is_known

# Whether programs call Python, which then calls the compiled module, on every platform. Programs that are traced later
# heed a change.
force_callback = False

_COUNTS: dict[str, int] = xla.result_counts()


@functools.cache
def _handlers_are_registered() -> bool:
    if not is_known():
        return False
    for name, handler in xla.targets().items():
        jax.ffi.register_ffi_target(_target(name), handler, platform="cpu", api_version=1)
    return True


def _target(name: str) -> str:
    return f"vonmises_{name}"


def call(name: str, shape: tuple[int, ...], *arguments: jax.Array) -> Any:
    """Calls a function whose results have that shape, and the type of the last argument.

    Under `jax.vmap` arguments and results get more axes in front, of length 1 for arguments that are not mapped.

    Parameters
    ----------
    name : str
        Of the function.
    shape : tuple of int
        Of each result.
    arguments : jax.Array
        Those of the function; all but keys of the results' rank.

    Returns
    -------
    tuple of jax.Array
        The results.
    """
    given = made_varying(arguments, common_axes(arguments))
    return _call(name, shape, _way(), *given)


class Way(enum.Enum):
    """How a program calls a function."""

    XLA = enum.auto()
    PYTHON = enum.auto()
    BY_PLATFORM = enum.auto()


def _way() -> Way:
    if force_callback or not _handlers_are_registered():
        return Way.PYTHON
    return Way.XLA if _is_for_processors_only() else Way.BY_PLATFORM


@functools.cache
def _is_for_processors_only() -> bool:
    """Returns whether programs are made for processors only, by a JAX that compiles the branches of all platforms.

    Before 0.6 or so, a branch that is not taken makes each call of a program slower by 250 microseconds if it calls
    Python.
    """
    if jax.default_backend() != "cpu":
        return False
    branches = {"cpu": jnp.negative, "default": jnp.sin}
    program = jax.jit(lambda x: jax.lax.platform_dependent(x, **branches)).lower(np.float32(1.0))
    return "sine" in program.as_text()


@functools.partial(jax.jit, static_argnums=(0, 1, 2), inline=True)
def _call(name: str, shape: tuple[int, ...], way: Way, *arguments: jax.Array) -> tuple[jax.Array, ...]:
    by_xla = functools.partial(_call_xla, name, shape)
    by_python = functools.partial(_call_python, name, shape)
    match way:
        case Way.XLA:
            return by_xla(*arguments)
        case Way.PYTHON:
            return by_python(*arguments)
        case Way.BY_PLATFORM:
            return jax.lax.platform_dependent(*arguments, cpu=by_xla, default=by_python)


def _results(name: str, shape: tuple[int, ...], arguments: Sequence[jax.Array]) -> tuple[jax.ShapeDtypeStruct, ...]:
    return (jax.ShapeDtypeStruct(shape, arguments[-1].dtype),) * _COUNTS[name]


def _call_xla(name: str, shape: tuple[int, ...], *arguments: jax.Array) -> tuple[jax.Array, ...]:
    results = _results(name, shape, arguments)
    made = jax.ffi.ffi_call(_target(name), results, vmap_method="expand_dims")(*arguments)
    return tuple(passed_on(arguments, made))


def _call_python(name: str, shape: tuple[int, ...], *arguments: jax.Array) -> tuple[jax.Array, ...]:
    results = _results(name, shape, arguments)
    on_numpy = functools.partial(_on_numpy, name, shape)
    made = jax.pure_callback(on_numpy, results, *arguments, vmap_method="expand_dims")
    return tuple(passed_on(arguments, made))


def _on_numpy(name: str, shape: tuple[int, ...], *arguments: Any) -> tuple[np.ndarray, ...]:
    # Arrays of JAX have memory that nobody writes to. `ascontiguousarray` would give a number an axis.
    arrays = [np.asarray(argument, order="C") for argument in arguments]
    mapped = arrays[-1].ndim - len(shape)
    outer = np.broadcast_shapes(*(array.shape[:mapped] for array in arrays))
    return tuple(xla.call(name, arrays, outer + shape))
