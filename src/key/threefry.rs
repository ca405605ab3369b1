//! The block of every random word: Threefry-2x32 with 20 rounds.
//!
//! Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".

/// Rotations of the even and the odd groups of four rounds.
const ROTATIONS: [[u32; 4]; 2] = [[13, 15, 26, 6], [17, 29, 16, 24]];
/// The constant that completes the key schedule (Skein's parity word).
const PARITY: u32 = 0x1BD1_1BDA;

/// Blocks that are made together, so that the compiler can put them in vectors.
const LANES: usize = 16;

/// Encrypts the 64-bit counter, high word first, under the key `(hi, lo)`.
#[inline]
pub(super) const fn block(key: [u32; 2], counter: u64) -> [u32; 2] {
    encrypt(key, (counter >> 32) as u32, counter as u32)
}

/// `out[i] = join(block(key, start + i))`, several blocks at a time.
#[inline(always)]
pub(super) fn fill<T>(key: [u32; 2], start: u64, out: &mut [T], join: impl Fn([u32; 2]) -> T) {
    for (index, chunk) in out.chunks_mut(LANES).enumerate() {
        let (firsts, seconds) = lanes(key, start.wrapping_add((index * LANES) as u64));
        for ((slot, &first), &second) in chunk.iter_mut().zip(&firsts).zip(&seconds) {
            *slot = join([first, second]);
        }
    }
}

/// The first and the second words of the blocks from `counter` on, in 32-bit arithmetic throughout where the high word of
/// the counter does not change on the way.
#[inline(always)]
fn lanes(key: [u32; 2], counter: u64) -> ([u32; LANES], [u32; LANES]) {
    let (mut firsts, mut seconds) = ([0; LANES], [0; LANES]);
    let (high, low) = ((counter >> 32) as u32, counter as u32);
    if low <= u32::MAX - LANES as u32 {
        for i in 0..LANES {
            [firsts[i], seconds[i]] = encrypt(key, high, low + i as u32);
        }
    } else {
        for i in 0..LANES {
            [firsts[i], seconds[i]] = block(key, counter.wrapping_add(i as u64));
        }
    }
    (firsts, seconds)
}

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
