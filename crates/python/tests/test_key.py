"""Keys: the words of JAX's, and arrays of them."""

import pickle

import numpy as np
import pytest

from vonmises import Key, sample

# jax.random.key_data and jax.random.bits of JAX 0.10.2 with x64.
SPLIT = [[1832780943, 270669613], [64467757, 2916123636]]  # of the key 42
BITS = [2098992034, 2919706841, 2646866425]


def test_seeds():
    assert Key(42).data.tolist() == [0, 42]
    assert Key((1 << 32) + 5).data.tolist() == [1, 5]
    assert Key(-1).data.tolist() == [2**32 - 1, 2**32 - 1]
    assert Key(2**64 - 1) == Key(-1)
    assert Key(np.int32(7)) == Key(7)
    for seed in (2**64, -(2**63) - 1):
        with pytest.raises(OverflowError, match=r"must be from -2\*\*63 to 2\*\*64 - 1"):
            Key(seed)
    for seed in (1.5, "1", None):
        with pytest.raises(TypeError):
            Key(seed)


def test_split_and_fold_in():
    key = Key(42)
    assert key.split().data.tolist() == SPLIT
    first, second = key.split()
    assert first.data.tolist() == SPLIT[0] and second == key.fold_in(1)
    keys = key.split((2, 3))
    assert keys.shape == (2, 3) and keys.ndim == 2 and keys.size == 6 and len(keys) == 2
    assert keys[1, 2] == key.fold_in(5) and keys[-1, 0] == key.fold_in(3)
    assert keys.split(4).shape == (2, 3, 4)
    assert keys.split(4)[1, 0, 2] == keys[1, 0].fold_in(2)
    assert keys.fold_in(9)[0, 1] == keys[0, 1].fold_in(9)
    assert key.split(0).shape == (0,) and list(key.split(0)) == []
    assert key.split(100_000)[99_999] == key.fold_in(99_999)
    with pytest.raises(MemoryError):
        key.split(10**15)
    for bad in (-1, 2**32):
        with pytest.raises(OverflowError):
            key.fold_in(bad)


def test_indices_are_those_of_numpy():
    keys = Key(0).split((4, 5))
    data = keys.data
    mask = np.array([True, False, True, False])
    for index in (2, -1, slice(1, 3), (slice(None), 2), (..., 4), ([0, 3], [1, 1]), mask):
        picked = keys[index]
        rest = index if isinstance(index, tuple) else (index,)
        rows = data.view("u8")[..., 0][rest]
        assert np.array_equal(picked.data.view("u8")[..., 0], rows)
        assert picked.shape == rows.shape
    with pytest.raises(IndexError):
        keys[4]
    with pytest.raises(IndexError, match="one key cannot be indexed"):
        Key(0)[0]
    with pytest.raises(TypeError, match="one key has no length"):
        len(Key(0))


def test_draws():
    key = Key(42)
    assert key.bits(3).tolist() == BITS
    assert key.bits().dtype == np.uint32 and key.bits(2, "uint64").dtype == np.uint64
    assert float(key.uniform()) == 0.4267275666499091
    assert key.uniform(5, np.float32).dtype == np.float32
    assert key.normal((2, 3)).shape == (2, 3)
    keys = key.split(3)
    assert np.array_equal(keys.bits((2, 2))[1], keys[1].bits((2, 2)))
    assert np.array_equal(keys.normal(4)[2], keys[2].normal(4))
    assert np.array_equal(key.uniform(3000)[:5], key.uniform(5))
    for dtype in ("int32", "uint16", "float64"):
        with pytest.raises(TypeError, match="must be uint32 or uint64"):
            key.bits(3, dtype)


def test_data():
    keys = Key(5).split((2, 3))
    assert Key.from_data(keys.data) == keys
    assert Key.from_data([0, 42]) == Key(42)
    assert Key.from_data(np.array([[0, 42], [1, 5]], ">u4")[:, :]).data.tolist() == [[0, 42], [1, 5]]
    for bad, kind in (([1, 2, 3], TypeError), (7, TypeError), ([0.5, 1.0], TypeError), ([-1, 2], ValueError)):
        with pytest.raises(kind):
            Key.from_data(bad)


def test_values():
    key = Key(3)
    assert key == Key(3) and key != Key(4) and key != "key" and len({key, Key(3), Key(4)}) == 2
    assert pickle.loads(pickle.dumps(key)) == key
    keys = key.split(3)
    assert pickle.loads(pickle.dumps(keys)) == keys
    assert repr(key) == "Key(0x00000000, 0x00000003)" and repr(keys) == "<Key array of shape [3]>"


def test_keys_of_jax():
    jax = pytest.importorskip("jax")
    for make in (jax.random.key, jax.random.PRNGKey):
        for seed in (0, 42, 2**31):
            assert Key.from_data(make(seed)) == Key(seed)
        keys = jax.random.split(make(7), (2, 3))
        assert Key.from_data(keys) == Key(7).split((2, 3))
        assert np.array_equal(sample(make(7), 0.0, 2.0, 5), sample(Key(7), 0.0, 2.0, 5))
    assert jax.random.key_data(jax.random.wrap_key_data(Key(9).data)).tolist() == [0, 9]
    with pytest.raises(ValueError, match="threefry2x32"):
        Key.from_data(jax.random.key(0, impl="rbg"))
