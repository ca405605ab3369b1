//! The words of an array whose first axes are those of an array of keys.
//!
//! Feeds a sample's bytes: integer operations only.

use super::key::Key;
use super::threefry::{BATCH, fill_each};

/// From this many words of a key on, they are made key by key.
const LONG: usize = 4 * BATCH;

/// As many words for each key: word i of key b has the row-major index b · each + i.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    keys: &'a [Key],
    each: usize,
}

impl<'a> Words<'a> {
    pub(crate) fn new(keys: &'a [Key], each: usize) -> Self {
        Self { keys, each }
    }

    /// Returns the words of a single key.
    pub(crate) fn of_key(key: &'a Key) -> Self {
        Self { keys: std::slice::from_ref(key), each: usize::MAX }
    }

    /// Sets `out[i]` to what `join` makes of the block of the word with index `start + i`.
    ///
    /// The words past the last one are those of no key in particular.
    #[inline(always)]
    pub(crate) fn fill<T>(self, start: usize, out: &mut [T], join: impl Fn([u32; 2]) -> T) {
        match *self.keys {
            [key] => key.fill(start as u64, out, join),
            _ if self.each >= LONG => self.fill_runs(start, out, join),
            _ => self.fill_short(start, out, join),
        }
    }

    /// Fills the runs of one key after the other.
    #[inline(always)]
    fn fill_runs<T>(self, start: usize, out: &mut [T], join: impl Fn([u32; 2]) -> T) {
        let (mut key, mut index, mut rest) = (start / self.each, start % self.each, out);
        while !rest.is_empty() {
            let (run, after) = rest.split_at_mut((self.each - index).min(rest.len()));
            self.key(key).fill(index as u64, run, &join);
            (key, index, rest) = (key + 1, 0, after);
        }
    }

    /// Fills words of many keys, each with a key and a counter of its own.
    #[inline(always)]
    fn fill_short<T>(self, start: usize, out: &mut [T], join: impl Fn([u32; 2]) -> T) {
        let each = self.each.max(1);
        let (mut key, mut index) = (start / each, start % each);
        for chunk in out.chunks_mut(BATCH) {
            let (mut keys, mut counters) = ([[0; 2]; BATCH], [0; BATCH]);
            for (slot, counter) in keys.iter_mut().zip(&mut counters) {
                (*slot, *counter) = (self.key(key).data(), index as u32);
                index += 1;
                if index == each {
                    (key, index) = (key + 1, 0);
                }
            }
            fill_each(&keys, &counters, chunk, &join);
        }
    }

    #[inline(always)]
    fn key(self, index: usize) -> Key {
        self.keys.get(index).copied().unwrap_or_default()
    }
}
