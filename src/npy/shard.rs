//! Parts of a file that are made apart, and what a part's header says of the whole.

use super::error::Error;
use super::header::layout::tuple;
use std::ops::Range;

/// One part of a file that is made in several: which one, of how many, and of which run.
///
/// Part i of n holds rows ⌊i R / n⌋ to ⌊(i + 1) R / n⌋ of the R rows of the leading axis, i from 0; it may be empty. A
/// part is an `.npy` file of its rows that NumPy loads, and its header says in a comment what it is a part of:
///
/// ```text
/// {'descr': '<f8', 'fortran_order': False, 'shape': (143, 5), }  # vonmises shard 3/7, shape (1000, 5), run 0123456789abcdef
/// ```
///
/// `run` is any number that parts of one whole share and parts of another do not, such as
/// [`LazySamples::fingerprint`](crate::LazySamples::fingerprint); [`Writer::join`](super::Writer::join) compares it.
///
/// # Example
/// ```
/// use vonmises::npy::Shard;
/// let shard = Shard::new(3, 7, 0x1234)?;
/// assert_eq!(shard.rows(1000), 428..571);
/// assert!(Shard::new(7, 7, 0x1234).is_err());
/// # Ok::<(), vonmises::npy::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shard {
    index: usize,
    count: usize,
    run: u64,
}

impl Shard {
    /// Part `index` of `count`, counted from 0.
    ///
    /// # Errors
    /// [`Error::ShardIndex`] if `index` is not less than `count`.
    pub fn new(index: usize, count: usize, run: u64) -> Result<Self, Error> {
        if index < count { Ok(Self { index, count, run }) } else { Err(Error::ShardIndex { index, count }) }
    }

    /// Which part this is, counted from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// The number of parts.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// What the parts of one whole share.
    #[must_use]
    pub fn run(&self) -> u64 {
        self.run
    }

    /// The rows of this part, of so many.
    #[must_use]
    pub fn rows(&self, rows: usize) -> Range<usize> {
        let bound = |part: u128| (part * rows as u128 / self.count as u128) as usize; // at most `rows`
        bound(self.index as u128)..bound(self.index as u128 + 1)
    }

    /// The shape of this part of a file of that shape; none if that has no rows.
    pub(crate) fn part_of(&self, whole: &[usize]) -> Option<Vec<usize>> {
        let (&rows, rest) = whole.split_first()?;
        Some([&[self.rows(rows).len()], rest].concat())
    }

    /// What the header of this part of a file of that shape says behind its dictionary.
    pub(crate) fn comment(&self, whole: &[usize]) -> String {
        format!("  # {}", self.remark(whole))
    }

    fn remark(&self, whole: &[usize]) -> String {
        let Self { index, count, run } = self;
        format!("vonmises shard {index}/{count}, shape {}, run {run:016x}", tuple(whole))
    }

    /// The part and the shape of the whole, if a comment is exactly what [`Shard::comment`] writes.
    pub(crate) fn parse(comment: &str) -> Option<(Self, Vec<usize>)> {
        let (place, rest) = comment.strip_prefix("vonmises shard ")?.split_once(", shape (")?;
        let (index, count) = place.split_once('/')?;
        let (lengths, run) = rest.split_once("), run ")?;
        let lengths = lengths.split(',').map(str::trim).filter(|length| !length.is_empty());
        let whole: Vec<usize> = lengths.map(|length| length.parse().ok()).collect::<Option<_>>()?;
        let run = u64::from_str_radix(run, 16).ok()?;
        let shard = Self::new(index.parse().ok()?, count.parse().ok()?, run).ok()?;
        (shard.remark(&whole) == comment).then_some((shard, whole))
    }
}
