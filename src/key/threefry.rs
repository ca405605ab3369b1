//! The random function Threefry-2x32 with 20 rounds, whose blocks are the source of every random word.
//!
//! Feeds a sample's bytes: integer operations only.
//!
//! Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".

/// Rotations of the even and the odd groups of four rounds.
const ROTATIONS: [[u32; 4]; 2] = [[13, 15, 26, 6], [17, 29, 16, 24]];
/// The constant that completes the key schedule (Skein's parity word).
const PARITY: u32 = 0x1BD1_1BDA;

/// Number of blocks that are made together, so that the compiler can use vectors.
pub(super) const BATCH: usize = 16;

/// Encrypts the 64-bit counter, high word first, under the key `(hi, lo)`.
#[inline]
pub(crate) const fn block(key: [u32; 2], counter: u64) -> [u32; 2] {
    encrypt(key, (counter >> 32) as u32, counter as u32)
}

/// Sets `out[i] = join(block(key, start + i))`, computing several blocks at a time.
#[inline(always)]
pub(crate) fn fill<T>(key: [u32; 2], start: u64, out: &mut [T], join: impl Fn([u32; 2]) -> T) {
    if let [single] = out {
        *single = join(block(key, start));
        return;
    }
    for (index, chunk) in out.chunks_mut(BATCH).enumerate() {
        let (firsts, seconds) = batch_of_blocks(key, start.wrapping_add((index * BATCH) as u64));
        join_each(&firsts, &seconds, chunk, &join);
    }
}

/// Sets `out[i] = join(block(keys[i], counters[i]))`, computing all blocks together.
#[inline(always)]
pub(super) fn fill_each<T>(
    keys: &[[u32; 2]; BATCH],
    counters: &[u32; BATCH],
    out: &mut [T],
    join: impl Fn([u32; 2]) -> T,
) {
    let (mut firsts, mut seconds) = ([0; BATCH], [0; BATCH]);
    for i in 0..BATCH {
        [firsts[i], seconds[i]] = encrypt(keys[i], 0, counters[i]);
    }
    join_each(&firsts, &seconds, out, join);
}

/// Does the same for counters of any size.
#[inline(always)]
pub(super) fn fill_each_far<T>(
    keys: &[[u32; 2]; BATCH],
    counters: &[u64; BATCH],
    out: &mut [T],
    join: impl Fn([u32; 2]) -> T,
) {
    let (mut firsts, mut seconds) = ([0; BATCH], [0; BATCH]);
    for i in 0..BATCH {
        [firsts[i], seconds[i]] = block(keys[i], counters[i]);
    }
    join_each(&firsts, &seconds, out, join);
}

/// Sets `out[i] = join([firsts[i], seconds[i]])`.
#[inline(always)]
fn join_each<T>(firsts: &[u32; BATCH], seconds: &[u32; BATCH], out: &mut [T], join: impl Fn([u32; 2]) -> T) {
    for ((slot, &first), &second) in out.iter_mut().zip(firsts).zip(seconds) {
        *slot = join([first, second]);
    }
}

/// Returns the first and the second words of the blocks from `counter` on.
///
/// Where the high word of the counter stays the same, all arithmetic has 32 bits.
#[inline(always)]
fn batch_of_blocks(key: [u32; 2], counter: u64) -> ([u32; BATCH], [u32; BATCH]) {
    let (mut firsts, mut seconds) = ([0; BATCH], [0; BATCH]);
    let (high, low) = ((counter >> 32) as u32, counter as u32);
    if low <= u32::MAX - BATCH as u32 {
        for i in 0..BATCH {
            [firsts[i], seconds[i]] = encrypt(key, high, low + i as u32);
        }
    } else {
        for i in 0..BATCH {
            [firsts[i], seconds[i]] = block(key, counter.wrapping_add(i as u64));
        }
    }
    (firsts, seconds)
}

/// Encrypts the two words of a counter.
#[inline(always)]
const fn encrypt(key: [u32; 2], high: u32, low: u32) -> [u32; 2] {
    let schedule = [key[0], key[1], key[0] ^ key[1] ^ PARITY];
    let mut x0 = high.wrapping_add(schedule[0]);
    let mut x1 = low.wrapping_add(schedule[1]);
    let mut group = 0;
    while group < 5 {
        let mut round = 0;
        while round < 4 {
            x0 = x0.wrapping_add(x1);
            x1 = x1.rotate_left(ROTATIONS[group % 2][round]) ^ x0;
            round += 1;
        }
        x0 = x0.wrapping_add(schedule[(group + 1) % 3]);
        x1 = x1.wrapping_add(schedule[(group + 2) % 3]).wrapping_add(group as u32 + 1);
        group += 1;
    }
    [x0, x1]
}

#[cfg(test)]
mod tests {
    use super::{block, fill};

    #[test]
    fn the_block_is_threefry_2x32() {
        // Random123's known answers (kat_vectors, threefry 2x32, 20 rounds).
        assert_eq!(block([0, 0], 0), [0x6b20_0159, 0x99ba_4efe]);
        assert_eq!(block([u32::MAX; 2], u64::MAX), [0x1cb9_96fc, 0xbb00_2be7]);
        assert_eq!(block([0x1319_8a2e, 0x0370_7344], 0x243f_6a88_85a3_08d3), [0xc492_3a9c, 0x483d_f7a0]);
    }

    #[test]
    fn words_beyond_the_first_four_billion_are_those_of_jax() {
        // Element 2³² + 3 of 32-bit `jax.random.bits(jax.random.key(42), …)`, by jax 0.10.2.
        let mut words = [0; 100];
        fill([0, 42], (1 << 32) - 57, &mut words, |[a, b]| a ^ b);
        assert_eq!(words[60], 3_568_963_970);
        for (counter, word) in ((1 << 32) - 57..).zip(words) {
            let [a, b] = block([0, 42], counter);
            assert_eq!(word, a ^ b);
        }
    }

    #[test]
    fn counters_wrap_around() {
        let mut blocks = [[0; 2]; 40];
        fill([0, 42], u64::MAX - 19, &mut blocks, |block| block);
        assert_eq!(blocks[19], block([0, 42], u64::MAX));
        assert_eq!(blocks[20], block([0, 42], 0));
    }
}
