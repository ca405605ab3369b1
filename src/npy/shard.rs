//! Parts of a file that are written separately, and the comment in a part's header that describes the whole.

use crate::npy::error::{Error, ErrorKind};
use crate::npy::header::format::format_tuple;
use std::ops::Range;

/// Which part of a file to write, where the file is written in several parts: its index, their number, and the run.
///
/// Part i of n, i from 0, holds rows ⌊i R / n⌋ up to ⌊(i + 1) R / n⌋ of the R rows of the leading axis; it may be
/// empty. A part is an `.npy` file of its rows, which NumPy loads; a comment in its header describes the whole:
///
/// ```text
/// {'descr': '<f8', 'fortran_order': False, 'shape': (143, 5), }  # vonmises shard 3/7, shape (1000, 5), run 0123456789abcdef
/// ```
///
/// `run` identifies the whole: a number that its parts have in common and parts of others do not, such as
/// [`LazySamples::fingerprint`](crate::LazySamples::fingerprint). [`Writer::join`](super::Writer::join) compares it.
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
    /// Returns part `index` of `count`, counted from 0, of the run identified by `run`.
    ///
    /// # Errors
    /// [`ErrorKind::ShardIndex`] if `index` is not less than `count`.
    pub fn new(index: usize, count: usize, run: u64) -> Result<Self, Error> {
        if index < count {
            Ok(Self { index, count, run })
        } else {
            Err(Error::new(None, ErrorKind::ShardIndex { index, count }))
        }
    }

    /// Returns the index of the part, counted from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// Returns the number of parts.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Returns the number that identifies the run.
    #[must_use]
    pub fn run(&self) -> u64 {
        self.run
    }

    /// Returns the rows of this part of an array of `rows` rows.
    #[must_use]
    pub fn rows(&self, rows: usize) -> Range<usize> {
        let bound = |part: u128| (part * rows as u128 / self.count as u128) as usize; // at most `rows`
        bound(self.index as u128)..bound(self.index as u128 + 1)
    }

    /// Returns the shape of this part of a whole of that shape; `None` if that has no axes.
    pub(crate) fn part_shape(&self, whole: &[usize]) -> Option<Vec<usize>> {
        let (&rows, rest) = whole.split_first()?;
        Some([&[self.rows(rows).len()], rest].concat())
    }

    /// Formats what stands behind the dictionary in the header of this part of a whole of that shape.
    pub(crate) fn comment(&self, whole: &[usize]) -> String {
        format!("  # {}", self.comment_text(whole))
    }

    fn comment_text(&self, whole: &[usize]) -> String {
        let Self { index, count, run } = self;
        format!("vonmises shard {index}/{count}, shape {}, run {run:016x}", format_tuple(whole))
    }

    /// Parses the text of a comment; returns the part and the shape of the whole if the text is exactly what
    /// [`Shard::comment`] formats.
    pub(crate) fn parse(comment: &str) -> Option<(Self, Vec<usize>)> {
        let (part, rest) = comment.strip_prefix("vonmises shard ")?.split_once(", shape (")?;
        let (index, count) = part.split_once('/')?;
        let (lengths, run) = rest.split_once("), run ")?;
        let lengths = lengths.split(',').map(str::trim).filter(|length| !length.is_empty());
        let whole: Vec<usize> = lengths.map(|length| length.parse().ok()).collect::<Option<_>>()?;
        let run = u64::from_str_radix(run, 16).ok()?;
        let shard = Self::new(index.parse().ok()?, count.parse().ok()?, run).ok()?;
        (shard.comment_text(&whole) == comment).then_some((shard, whole))
    }
}
