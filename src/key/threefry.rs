//! The block of every random word: Threefry-2x32 with 20 rounds.
//!
//! Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".

/// Rotations of the even and the odd groups of four rounds.
const ROTATIONS: [[u32; 4]; 2] = [[13, 15, 26, 6], [17, 29, 16, 24]];
/// The constant that completes the key schedule (Skein's parity word).
const PARITY: u32 = 0x1BD1_1BDA;

/// Encrypts the 64-bit counter, high word first, under the key `(hi, lo)`.
#[inline]
pub(super) const fn block(key: [u32; 2], counter: u64) -> [u32; 2] {
    let schedule = [key[0], key[1], key[0] ^ key[1] ^ PARITY];
    let mut x0 = ((counter >> 32) as u32).wrapping_add(schedule[0]);
    let mut x1 = (counter as u32).wrapping_add(schedule[1]);
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
