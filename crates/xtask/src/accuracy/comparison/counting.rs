//! A random generator that counts, so that a test can choose the word of a sample.

use ndarray_rand::rand::RngCore;

/// A generator whose words are consecutive integers, upwards or downwards from the first.
pub(crate) struct Counting {
    next: u64,
    step: u64,
}

impl Counting {
    /// Counts upwards.
    pub(crate) fn up(first: u64) -> Self {
        Self { next: first, step: 1 }
    }

    /// Counts downwards.
    pub(crate) fn down(first: u64) -> Self {
        Self { next: first, step: u64::MAX }
    }
}

impl RngCore for Counting {
    fn next_u32(&mut self) -> u32 {
        self.next_u64() as u32
    }
    fn next_u64(&mut self) -> u64 {
        let word = self.next;
        self.next = word.wrapping_add(self.step);
        word
    }
    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.next_u64() as u8);
    }
}
