//! Samples of an array of keys: a row for each key, one after the other.

use crate::memory::list::collected;
use ndarray::ArrayD;
use vonmises::{Float, Key, LazySamples};

/// Rows that share their parameters, not drawn yet.
pub(super) struct Rows<'a, F: Float> {
    /// In row-major order.
    keys: Vec<Key>,
    /// The samples of a row, for any key.
    row: LazySamples<'a, F>,
    shape: Vec<usize>,
}

impl<'a, F: Float> Rows<'a, F> {
    pub(super) fn new(keys: ArrayD<Key>, row: LazySamples<'a, F>) -> vonmises::Result<Self> {
        let shape = [keys.shape(), row.shape()].concat();
        Ok(Self { keys: collected(keys.len(), keys)?, row, shape })
    }

    /// Returns the shape of the keys, followed by that of a row.
    pub(super) fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Fills `out` with the elements from the row-major index `start` on; beyond the end it is left as it is.
    pub(super) fn fill(&self, start: usize, mut out: &mut [F]) {
        let len = self.row.shape().iter().product::<usize>().max(1); // no element is asked for if rows are empty
        let mut offset = start % len;
        for &key in self.keys.get(start / len..).unwrap_or_default() {
            let (piece, rest) = out.split_at_mut(out.len().min(len - offset));
            if piece.is_empty() || self.row.with_key(key).fill(offset, piece).is_err() {
                return;
            }
            (out, offset) = (rest, 0);
        }
    }

    /// Returns a number that identifies the draw, for a single key that of its samples.
    pub(super) fn fingerprint(&self) -> u64 {
        let word = |key: &Key| {
            let [hi, lo] = key.data().map(u64::from);
            hi << 32 | lo
        };
        match self.keys.first() {
            Some(&key) if self.shape == self.row.shape() => self.row.with_key(key).fingerprint(),
            _ => {
                let lengths = self.shape.iter().map(|&length| length as u64);
                extended(self.row.fingerprint(), lengths.chain(self.keys.iter().map(word)))
            }
        }
    }
}

/// Returns the fingerprint of a draw and some words.
pub(super) fn extended(fingerprint: u64, words: impl IntoIterator<Item = u64>) -> u64 {
    let fold = |key: Key, word: u64| key.fold_in((word >> 32) as u32).fold_in(word as u32);
    let [hi, lo] = words.into_iter().fold(Key::new(fingerprint), fold).data().map(u64::from);
    hi << 32 | lo
}
