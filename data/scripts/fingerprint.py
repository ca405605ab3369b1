"""Fingerprints of two draws, from the definition alone: the numbers in tests/suite/guarantee_3_purity/fingerprints.rs.

Python 3, no packages.
"""

import struct

MASK = 0xFFFFFFFF
STREAM_VERSION = 2


def threefry(key, counter):
    """Threefry-2x32 with 20 rounds (Salmon et al. 2011)."""
    schedule = [key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDA]
    first, second = (counter[0] + schedule[0]) & MASK, (counter[1] + schedule[1]) & MASK
    for group in range(5):
        for turn in [(13, 15, 26, 6), (17, 29, 16, 24)][group % 2]:
            first = (first + second) & MASK
            second = ((second << turn | second >> (32 - turn)) & MASK) ^ first
        first = (first + schedule[(group + 1) % 3]) & MASK
        second = (second + schedule[(group + 2) % 3] + group + 1) & MASK
    return first, second


def digest(words):
    state = (0, 0)
    for word in words:
        state = threefry(state, (word >> 32, word & MASK))
    return state[0] << 32 | state[1]


def parameter(shape, values):
    words = [struct.unpack("<Q", struct.pack("<d", value))[0] for value in values]
    return [len(shape), *shape, *(digest(words[i : i + 1024]) for i in range(0, len(words), 1024))]


def fingerprint(bits, key, shape, loc, concentration):
    return digest([STREAM_VERSION, bits, key, len(shape), *shape, *parameter(*loc), *parameter(*concentration)])


def main():
    assert threefry((0, 42), (0, 1)) == (64467757, 2916123636)  # jax.random.fold_in(jax.random.key(42), 1)
    print(f"{fingerprint(64, 1, [10], ([1], [0.5]), ([], [2.0])):#018x}")
    locs = [i / 1024 for i in range(1500)]
    print(f"{fingerprint(32, (1 << 32) + 7, [2, 1500], ([1500], locs), ([2, 1], [0.25, 8.0])):#018x}")


if __name__ == "__main__":
    main()
