"""`vonmises.jax`: the bytes of the NumPy functions, in every transformation of JAX."""

import contextlib
import os
import subprocess
import sys
import textwrap
import threading

import pytest

jax = pytest.importorskip("jax")

import jax.experimental
import jax.numpy as jnp
import numpy as np
from jax import lax, random

import vonmises
import vonmises.jax as vj
from vonmises._core import xla
from vonmises._jax import calls, version

KEY = random.key(42)
LOCS = np.array([-3.0, 0.5, 40.0])
CONCENTRATIONS = np.array([[0.0], [0.3], [7.0], [1e5]])


def x64():
    return jax.enable_x64(True) if hasattr(jax, "enable_x64") else jax.experimental.enable_x64(True)


@pytest.fixture(params=["float32", "float64"])
def dtype(request):
    with x64() if request.param == "float64" else contextlib.nullcontext():
        yield np.dtype(request.param)


@pytest.fixture(params=["xla", "callback"])
def way(request, monkeypatch):
    monkeypatch.setattr(calls, "force_callback", request.param == "callback")
    return request.param


def own(key):
    """Returns a key of JAX as one of ours."""
    return vonmises.Key.from_data(np.asarray(random.key_data(key)))


def assert_same_bytes(found, expected):
    found, expected = np.asarray(found), np.asarray(expected)
    assert (found.shape, found.dtype) == (expected.shape, expected.dtype)
    assert found.tobytes() == expected.tobytes()


# Values


@pytest.mark.parametrize("shape", [(), (3,), (4, 3), (700, 4, 3), (30_000, 4, 3), (0, 4, 3)])
def test_samples_are_those_of_the_numpy_function(dtype, way, shape):
    loc = LOCS.astype(dtype) if shape else dtype.type(40.0)
    concentration = CONCENTRATIONS.astype(dtype) if len(shape) > 1 else dtype.type(2.5)
    expected = vonmises.sample(own(KEY), loc, concentration, shape, dtype=dtype)
    assert_same_bytes(vj.sample(KEY, loc, concentration, shape), expected)
    assert_same_bytes(jax.jit(lambda *given: vj.sample(*given, shape))(KEY, loc, concentration), expected)
    both = vonmises.sample_with_grad(own(KEY), loc, concentration, shape, dtype=dtype)
    for one, other in zip(jax.jit(lambda *given: vj.sample_with_grad(*given, shape))(KEY, loc, concentration), both):
        assert_same_bytes(one, other)


@pytest.mark.parametrize("shape", [None, (5, 3), (5, 3, 4, 3), (5, 3, 2000)])
def test_samples_of_arrays_of_keys_are_those_of_the_numpy_function(dtype, way, shape):
    keys = random.split(KEY, (5, 3))
    loc, concentration = dtype.type(0.5), dtype.type(2.0)
    if shape is not None and len(shape) == 4:
        loc, concentration = LOCS.astype(dtype), CONCENTRATIONS.astype(dtype)
    expected = vonmises.sample(own(keys), loc, concentration, shape, dtype=dtype)
    assert expected.shape == (shape or (5, 3))
    assert_same_bytes(vj.sample(keys, loc, concentration, shape), expected)
    assert_same_bytes(jax.jit(lambda keys: vj.sample(keys, loc, concentration, shape))(keys), expected)


def test_keys_and_parameters_broadcast_without_a_shape(dtype, way):
    keys, concentration = random.split(KEY, (5, 3)), np.arange(4, dtype=dtype).reshape(1, 1, 4)
    expected = vonmises.sample(own(keys), dtype.type(0.5), concentration)
    assert expected.shape == (5, 3, 4)
    assert_same_bytes(vj.sample(keys, dtype.type(0.5), concentration), expected)
    with pytest.raises(ValueError):
        vj.sample(keys, jnp.zeros(4), 1.0)


def test_keys_old_and_new_are_the_same(way):
    for seed in (0, 42):
        expected = vonmises.sample(vonmises.Key(seed), np.float32(0), np.float32(2), 9)
        assert_same_bytes(vj.sample(random.key(seed), 0, 2, 9), expected)
        assert_same_bytes(vj.sample(random.PRNGKey(seed), 0, 2, 9), expected)
        assert_same_bytes(vj.sample(np.asarray(random.PRNGKey(seed)), 0, 2, 9), expected)


FUNCTIONS = {
    "log_prob": (LOCS / 7, LOCS, CONCENTRATIONS),
    "cdf": (LOCS / 7, LOCS, CONCENTRATIONS),
    "quantile": (np.array([[0.0], [1e-6], [0.7], [1.0]]), LOCS, CONCENTRATIONS),
    "entropy": (CONCENTRATIONS,),
    "kl_divergence": (LOCS, CONCENTRATIONS, LOCS[::-1], CONCENTRATIONS[::-1]),
}


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("repeats", [1, 400])
def test_functions_are_those_for_numpy(dtype, way, name, repeats):
    arguments = [argument.astype(dtype) for argument in FUNCTIONS[name]]
    arguments[0] = np.tile(arguments[0], (repeats, 1, 1))
    expected = getattr(vonmises, name)(*arguments)
    assert_same_bytes(getattr(vj, name)(*arguments), expected)
    assert_same_bytes(jax.jit(getattr(vj, name))(*arguments), expected)
    numbers = [dtype.type(argument.flat[0]) for argument in arguments]
    assert_same_bytes(jax.jit(getattr(vj, name))(*numbers), dtype.type(getattr(vonmises, name)(*numbers)))
    gradients = getattr(vonmises, f"{name}_with_grad")(*arguments)
    with_rank = [argument.reshape((1,) * (3 - argument.ndim) + argument.shape) for argument in arguments]
    found = calls.call(f"{name}_with_grad", expected.shape, *map(jnp.asarray, with_rank))
    for one, other in zip(found, gradients, strict=True):
        assert_same_bytes(one, other)


def test_circular_variance_is_accurate(dtype):
    special = pytest.importorskip("scipy.special")
    k = np.array([0.0, 0.5, 30.0], dtype)
    wide = k.astype(float)
    exact = 1 - special.ive(1, wide) / special.ive(0, wide)
    np.testing.assert_allclose(vj.circular_variance(k), exact, rtol=2 * np.finfo(dtype).eps, atol=2e-15)
    large = dtype.type(1e12)
    assert vj.circular_variance(large) == pytest.approx(0.5e-12, rel=1e-6)


# Types and arguments


def test_types_are_promoted_as_by_jax():
    assert vj.sample(KEY, 0, 1).dtype == jnp.float32
    assert vj.log_prob(jnp.float16(0), 0, jnp.bfloat16(1)).dtype == jnp.float32
    assert vj.log_prob(np.float64(0), 0, 1).dtype == jnp.float32
    with x64():
        assert vj.sample(KEY, 0, 1).dtype == jnp.float64
        assert vj.sample(KEY, 0, jnp.float32(1)).dtype == jnp.float32
        assert vj.sample(KEY, 0, jnp.float32(1), dtype="float64").dtype == jnp.float64
        assert vj.entropy(jnp.arange(3)).dtype == jnp.float64
        assert vj.cdf(jnp.float32(1), np.float64(0), 2).dtype == jnp.float64
    with pytest.warns(UserWarning, match="float64"):
        assert vj.sample(KEY, 0, 1, dtype=np.float64).dtype == jnp.float32


@pytest.mark.parametrize(
    "error, match, draw",
    [
        (ValueError, "rbg", lambda: vj.sample(random.key(1, impl="rbg"), 0.0, 1.0)),
        (TypeError, "key of JAX", lambda: vj.sample(42, 0.0, 1.0)),
        (TypeError, r"float32 of shape \(2,\)", lambda: vj.sample(jnp.zeros(2), 0.0, 1.0)),
        (TypeError, "concentration has dtype complex64", lambda: vj.sample(KEY, 0.0, 1j)),
        (TypeError, "dtype = float16", lambda: vj.sample(KEY, 0.0, 1.0, dtype="float16")),
        (ValueError, r"\(3,\) do not broadcast to shape \(4,\)", lambda: vj.sample(KEY, jnp.zeros(3), 1.0, 4)),
        (ValueError, r"\(4, 3\) do not broadcast", lambda: vj.sample(KEY, jnp.zeros((4, 3)), 1.0, (3,))),
        (ValueError, "must begin", lambda: vj.sample(random.split(KEY, 5), 0.0, 1.0, (3, 5))),
        (ValueError, "shape", lambda: vj.log_prob(jnp.zeros(3), jnp.zeros(4), 1.0)),
    ],
)
def test_mistakes_are_explained(error, match, draw):
    with pytest.raises(error, match=match):
        draw()


def test_the_compiled_module_refuses_arrays_that_do_not_fit():
    with pytest.raises(KeyError):
        xla.call("no such", [np.zeros(2)], (2,))
    with pytest.raises(ValueError, match="2 arguments instead of 3"):
        xla.call("log_prob", [np.zeros(2)] * 2, (2,))
    with pytest.raises(ValueError, match="broadcast to shape"):
        xla.call("log_prob", [np.zeros(2)] * 3, (3,))
    with pytest.raises(ValueError, match="row-major"):
        xla.call("entropy", [np.zeros((2, 3)).T], (3, 2))
    with pytest.raises(TypeError, match="int64"):
        xla.call("entropy", [np.zeros(2, np.int64)], (2,))
    with pytest.raises(ValueError, match="F32 is needed|U32"):
        xla.call("sample", [np.zeros(2, np.float32), np.zeros(2, np.float32), np.zeros(2, np.float32)], (2,))
    with pytest.raises(ValueError, match=r"keys of shape \[3\]"):
        xla.call("sample", [np.zeros((3, 2), np.uint32), np.zeros(2), np.zeros(2)], (2,))


def test_handlers_report_errors_to_xla():
    assert calls._handlers_are_registered()
    result = jax.ShapeDtypeStruct((3,), jnp.float32)
    wrong = jax.jit(lambda x: jax.ffi.ffi_call("vonmises_log_prob", result)(x, x))
    with pytest.raises(Exception, match="INVALID_ARGUMENT: vonmises: 2 arguments instead of 3"):
        jax.block_until_ready(wrong(jnp.zeros(3)))
    whole = jax.jit(lambda x: jax.ffi.ffi_call("vonmises_entropy", result)(x))
    with pytest.raises(Exception, match="type 4"):
        jax.block_until_ready(whole(jnp.zeros(3, jnp.int32)))


@pytest.mark.parametrize("found", [None, (0, 99), (1, 0)])
def test_an_unknown_version_of_the_interface_means_calls_of_python(monkeypatch, found):
    monkeypatch.setattr(version, "interface_version", lambda: found)
    assert not version.is_known()
    calls._handlers_are_registered.cache_clear()
    try:
        text = jax.jit(lambda k: vj.sample(k, 0.0, 1.0)).lower(KEY).as_text()
    finally:
        calls._handlers_are_registered.cache_clear()
    assert "callback" in text and "vonmises_sample" not in text


def test_programs_of_a_known_version_do_not_call_python():
    assert version.FIRST <= version.interface_version() <= version.LAST
    text = jax.jit(lambda k: vj.sample(k, 0.0, 1.0)).lower(KEY).as_text()
    assert "vonmises_sample" in text and "callback" not in text


# Parameters out of range

BAD = [np.nan, np.inf, -np.inf, -1.0]


def test_parameters_out_of_range_give_nan_where_they_are(dtype, way):
    loc = np.array([0.0, np.nan, 1.0, np.inf], dtype)
    concentration = np.array([[1.0], [-1.0], [np.nan], [np.inf], [0.0]], dtype)
    good = np.isfinite(loc) & (np.isfinite(concentration) & (concentration >= 0))
    for shape in ((5, 4), (500, 5, 4)):
        x = np.asarray(vj.sample(KEY, loc, concentration, shape))
        stand_ins = np.where(good, loc, 0), np.where(good, concentration, 1)
        expected = vonmises.sample(own(KEY), *stand_ins, shape, dtype=dtype)
        assert_same_bytes(np.where(good, x, 0), np.where(good, expected, 0))
        assert (np.isnan(x) == ~np.broadcast_to(good, shape)).all()
    for value in vj.log_prob(0.0, loc, concentration), vj.cdf(dtype.type(0), loc, concentration):
        assert (np.isnan(value) == ~good).all()
    assert (np.isnan(vj.entropy(concentration)) == ~good[:, :1]).all()
    assert (np.isnan(vj.kl_divergence(loc, concentration, 0, 1)) == ~good).all()
    assert (np.isnan(vj.kl_divergence(0, 1, loc, concentration)) == ~good).all()
    assert np.isnan(vj.quantile(np.array([-0.1, 0.5, 1.1, np.nan], dtype), 0, 1)).tolist() == [True, False, True, True]


def test_where_masks_what_is_out_of_range(way):
    def masked(k):
        safe = jnp.where(k > 0, k, 1.0)
        return jnp.where(k > 0, vj.sample(KEY, 0.0, k, k.shape), 0.0), vj.sample(KEY, 0.0, safe, k.shape)

    k = jnp.array([-1.0, 2.0, jnp.nan, 3.0])
    found, safe = jax.jit(masked)(k)
    assert found.tolist() == jnp.where(k > 0, safe, 0.0).tolist()


# Transformations


def lanes(draw, *arguments):
    """Returns the results of `draw` for each lane of the arguments."""
    each = range(len(arguments[0]))
    return np.stack([np.asarray(draw(*(argument[lane] for argument in arguments))) for lane in each])


KEYS = random.split(KEY, 6)
GIVEN = {
    "keys": (0, None, None),
    "locations": (None, 0, None),
    "concentrations": (None, None, 0),
    "parameters": (None, 0, 0),
    "keys and concentrations": (0, None, 0),
    "all": (0, 0, 0),
}


@pytest.mark.parametrize("axes", GIVEN.values(), ids=GIVEN)
@pytest.mark.parametrize("shape", [(), (10,), (300, 2)])
def test_each_lane_of_vmap_is_its_own_call(dtype, way, axes, shape):
    loc, concentration = jnp.linspace(-4, 4, 6, dtype=dtype), jnp.arange(6, dtype=dtype) / 2
    full = [KEYS, loc, concentration]
    given = [argument if axis == 0 else argument[1] for argument, axis in zip(full, axes)]
    draw = lambda key, loc, concentration: vj.sample(key, loc, concentration, shape)
    found = jax.jit(jax.vmap(draw, axes))(*given)
    repeated = [argument if axis == 0 else argument[np.ones(6, int)] for argument, axis in zip(full, axes)]
    assert_same_bytes(found, lanes(draw, *repeated))
    assert_same_bytes(jax.vmap(draw, axes)(*given), found)


@pytest.mark.parametrize("keys_first", [False, True])
def test_vmap_nests_in_both_orders(way, keys_first):
    concentrations = jnp.array([[0.5, 1.0, 30.0], [2.0, 0.0, 4.0]])
    draw = lambda key, concentration: vj.sample(key, 0.5, concentration, (7, 3))
    if keys_first:
        found = jax.vmap(jax.vmap(draw, (None, 0)), (0, None))(KEYS, concentrations)
        expected = np.stack([lanes(lambda k: draw(key, k), concentrations) for key in KEYS])
    else:
        found = jax.vmap(jax.vmap(draw, (0, None)), (None, 0))(KEYS, concentrations)
        expected = np.stack([lanes(lambda key: draw(key, k), KEYS) for k in concentrations])
    assert_same_bytes(found, expected)


def test_vmap_of_arrays_of_keys(way):
    keys = random.split(KEY, (4, 3))
    draw = lambda keys, loc: vj.sample(keys, loc, 2.0, (3, 5))
    locs = jnp.linspace(-1, 1, 4)
    assert_same_bytes(jax.vmap(draw)(keys, locs), lanes(draw, keys, locs))
    assert_same_bytes(jax.vmap(draw, (None, 0))(keys[0], locs), np.stack([draw(keys[0], loc) for loc in locs]))
    assert_same_bytes(jax.vmap(draw, (1, None))(random.split(KEY, (3, 4)), 0.5), lanes(
        lambda keys: draw(keys, 0.5), random.split(KEY, (3, 4)).T
    ))


def test_vmap_of_functions(dtype, way):
    x, k = jnp.linspace(-3, 3, 5, dtype=dtype), jnp.arange(4, dtype=dtype)
    table = jax.vmap(jax.vmap(vj.log_prob, (0, None, None)), (None, None, 0))(x, 0.5, k)
    assert_same_bytes(table, vonmises.log_prob(np.asarray(x), dtype.type(0.5), np.asarray(k)[:, None]))
    gradients = jax.vmap(jax.grad(vj.log_prob, argnums=2), (0, None, None))(x, dtype.type(0.5), dtype.type(2))
    assert_same_bytes(gradients, vonmises.log_prob_with_grad(np.asarray(x), dtype.type(0.5), dtype.type(2))[2])


def test_scan_while_loop_and_cond(way):
    def step(loc, key):
        loc = vj.sample(key, loc, 4.0)
        return loc, loc

    _, walk = jax.jit(lambda keys: lax.scan(step, 0.0, keys))(KEYS)
    loc, expected = np.float32(0), []
    for key in KEYS:
        loc = vonmises.sample(own(key), loc, np.float32(4.0))
        expected.append(loc)
    assert_same_bytes(walk, np.array(expected, np.float32))

    def body(state):
        index, total = state
        return index + 1, total + vj.sample(random.fold_in(KEY, index), 0.0, 4.0, (3,))

    _, total = lax.while_loop(lambda state: state[0] < 5, body, (0, jnp.zeros(3)))
    draws = [vonmises.sample(own(KEY).fold_in(index), np.float32(0), np.float32(4), 3) for index in range(5)]
    assert_same_bytes(total, sum(draws, np.zeros(3, np.float32)))
    chosen = jax.jit(lambda c: lax.cond(c, lambda: vj.sample(KEY, 0.0, 4.0), lambda: jnp.float32(9)))
    assert chosen(True) == vj.sample(KEY, 0.0, 4.0) and chosen(False) == 9
    assert_same_bytes(lax.map(lambda key: vj.sample(key, 0.5, 2.0, (2000,)), KEYS), lanes(
        lambda key: vj.sample(key, 0.5, 2.0, (2000,)), KEYS
    ))


def test_without_compilation(way):
    expected = vj.sample(KEY, 0.5, 2.0, (4,))
    with jax.disable_jit():
        assert_same_bytes(vj.sample(KEY, 0.5, 2.0, (4,)), expected)
        assert jax.grad(lambda loc: vj.sample(KEY, loc, 2.0))(0.5) == 1
    assert jax.eval_shape(lambda key: vj.sample(key, 0.5, 2.0, (4,)), KEY).shape == (4,)


def test_donated_and_reused_buffers():
    locs = np.linspace(-3, 3, 5000, dtype=np.float32)
    program = jax.jit(lambda loc, k: (vj.sample(KEY, loc, k), loc + 1), donate_argnums=0)
    expected = vonmises.sample(own(KEY), locs, np.float32(2))
    for _ in range(3):
        assert_same_bytes(program(jnp.asarray(locs), 2.0)[0], expected)
    twice = jax.jit(lambda x: vj.log_prob(vj.log_prob(x, 0.0, 2.0), 0.0, 2.0), donate_argnums=0)
    once = vonmises.log_prob(locs, np.float32(0), np.float32(2))
    assert_same_bytes(twice(jnp.asarray(locs)), vonmises.log_prob(once, np.float32(0), np.float32(2)))


def test_empty_shapes_in_every_transformation(way):
    assert vj.sample(KEY, jnp.zeros((0, 3)), 2.0).shape == (0, 3)
    assert vj.sample(random.split(KEY, 0), 0.0, 2.0).shape == (0,)
    assert jax.vmap(lambda loc: vj.sample(KEY, loc, 2.0, (0,)))(jnp.zeros(4)).shape == (4, 0)
    assert vj.entropy(jnp.zeros(0)).shape == (0,)
    assert jax.grad(lambda k: vj.sample(KEY, 0.0, k, (0,)).sum())(2.0) == 0
    assert jax.vmap(vj.log_prob, (0, None, None))(jnp.zeros((3, 0)), 0.0, 1.0).shape == (3, 0)


def test_programs_run_beside_one_another():
    program = jax.jit(lambda key: vj.sample(key, 0.5, 2.0, (200_000,)))
    expected = [np.asarray(program(key)) for key in KEYS]
    wrong = []

    def work(index):
        for _ in range(5):
            if np.asarray(program(KEYS[index])).tobytes() != expected[index].tobytes():
                wrong.append(index)

    threads = [threading.Thread(target=work, args=(index,)) for index in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.mark.parametrize("threads", [1, 3])
def test_samples_do_not_depend_on_threads(threads):
    program = jax.jit(lambda k: vj.sample_with_grad(KEY, 0.5, k))
    k = jnp.linspace(0, 9, 50_000)
    expected = program(k)
    vonmises.set_num_threads(threads)
    try:
        for one, other in zip(program(k), expected):
            assert_same_bytes(one, other)
    finally:
        vonmises.set_num_threads(0)


SHARDED = """
    import inspect
    import jax, jax.numpy as jnp, numpy as np
    from jax.sharding import Mesh, PartitionSpec as P
    import vonmises, vonmises.jax as vj
    from vonmises._jax import calls

    try:
        from jax import shard_map
    except ImportError:
        from jax.experimental.shard_map import shard_map
    # JAX before 0.6 has no rule for such calls, and asks for this.
    relaxed = {"check_rep": False} if "check_rep" in inspect.signature(shard_map).parameters else {}
    assert len(jax.devices()) == 4
    mesh = Mesh(np.array(jax.devices()), ("d",))
    key, locs = jax.random.key(42), jnp.linspace(-3, 3, 8)

    def draw(loc, k):
        own = jax.random.fold_in(key, jax.lax.axis_index("d"))
        return vj.sample(own, loc, k, loc.shape)

    sharded = jax.jit(shard_map(draw, mesh=mesh, in_specs=(P("d"), P()), out_specs=P("d"), **relaxed))
    for callback in (False, True):
        calls.force_callback = callback
        x = np.asarray(sharded(locs, 2.0))
        for d in range(4):
            part = slice(2 * d, 2 * d + 2)
            own = vonmises.Key(42).fold_in(d)
            assert (x[part] == vonmises.sample(own, np.asarray(locs[part]), np.float32(2))).all()
        in_k = jax.grad(lambda k: sharded(locs, k).sum())(2.0)
        alone = sum(draw_gradient for draw_gradient in (
            jax.grad(lambda k: vj.sample(jax.random.fold_in(key, d), locs[2 * d:2 * d + 2], k).sum())(2.0)
            for d in range(4)))
        assert abs(in_k - alone) < 1e-5, (in_k, alone)
        mean = jax.jit(shard_map(lambda x, k: jax.lax.pmean(vj.log_prob(x, 0.0, k).mean(), "d"),
                                 mesh=mesh, in_specs=(P("d"), P()), out_specs=P(), **relaxed))
        assert abs(mean(locs, 2.0) - vj.log_prob(locs, 0.0, 2.0).mean()) < 1e-6
        slope = jax.grad(lambda k: mean(locs, k))(2.0)
        assert abs(slope - jax.grad(lambda k: vj.log_prob(locs, 0.0, k).mean())(2.0)) < 1e-6
        # An array that lies on several devices, without shard_map.
        spread = jax.device_put(locs, jax.sharding.NamedSharding(mesh, P("d")))
        found = jax.jit(lambda loc: vj.sample(key, loc, 2.0))(spread)
        assert (np.asarray(found) == vonmises.sample(vonmises.Key(42), np.asarray(locs), np.float32(2))).all()
    print("done")
"""


def test_shard_map_on_four_devices():
    environment = {**os.environ, "XLA_FLAGS": "--xla_force_host_platform_device_count=4"}
    command = [sys.executable, "-c", textwrap.dedent(SHARDED)]
    outcome = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert outcome.stdout.strip() == "done", outcome.stderr
