//! The error of parameters, shapes, statistics and maps: a single type, so that `?` works inside a lane. The error of a
//! lane holds whatever error the lane returned.
//!
//! Every room uses it; it uses none.

use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The reason why a call was refused. The fields say what was wrong and where.
///
/// Two errors are equal if their fields are; the errors of lanes, which may be of any type, compare by their text.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An element of an argument, or the number given for it, lies outside the argument's range.
    #[error("{}: must be {requirement}", element(argument, index, *flat, *value))]
    Value {
        /// Name of the argument.
        argument: &'static str,
        /// Index of the first offending element on each axis; empty for a number.
        index: Vec<usize>,
        /// Its row-major index; 0 for a number.
        flat: usize,
        /// Its value.
        value: f64,
        /// The exact condition that it breaks.
        requirement: &'static str,
    },
    /// These angles do not determine the statistic: it has no value, or no finite one.
    #[error("the {statistic} is undefined: {reason}")]
    Undefined {
        /// The statistic in words.
        statistic: &'static str,
        /// What it lacks.
        reason: &'static str,
    },
    /// The statistic or test takes no weights.
    #[error("weighted angles are not accepted: {reason}")]
    Weighted {
        /// Why it takes none.
        reason: &'static str,
    },
    /// The sum of the weights is so small or large that products of weights lose digits or overflow.
    #[error("the weights sum to {total:?}: must be from 1e-100 to 1e300")]
    TotalWeight {
        /// The sum.
        total: f64,
    },
    /// Two shapes do not broadcast together.
    #[error("shapes {left:?} and {right:?} do not broadcast")]
    Broadcast {
        /// Shape of the earlier argument, or the broadcast of all earlier ones.
        left: Vec<usize>,
        /// Shape of the later argument.
        right: Vec<usize>,
    },
    /// Two arrays that are compared element by element have different shapes.
    #[error("shapes {left:?} and {right:?} differ")]
    Shapes {
        /// Shape of the first.
        left: Vec<usize>,
        /// Shape of the second.
        right: Vec<usize>,
    },
    /// The parameters' broadcast shape does not itself broadcast to the requested shape.
    #[error("parameters of broadcast shape {parameters:?} do not broadcast to shape {requested:?}")]
    OutputShape {
        /// The parameters' broadcast shape.
        parameters: Vec<usize>,
        /// The requested shape.
        requested: Vec<usize>,
    },
    /// An array of this shape overflows the address space or cannot be allocated.
    #[error("an array of shape {shape:?} is too large")]
    TooLarge {
        /// The requested shape.
        shape: Vec<usize>,
    },
    /// A range of elements extends past the end of its array.
    #[error("elements {start} and on, {count} in number, of an array that has {len}")]
    Range {
        /// Index of the range's first element.
        start: usize,
        /// Number of elements in the range.
        count: usize,
        /// Number of elements in the array.
        len: usize,
    },
    /// A slice of an array does not have one range for each axis.
    #[error("{ranges} ranges for an array of rank {rank}: a slice has one for each axis")]
    SliceRank {
        /// Number of ranges.
        ranges: usize,
        /// Rank of the array.
        rank: usize,
    },
    /// A range of a slice extends past the end of its axis, or ends before it starts.
    #[error("range {start}..{end} of axis {axis}, which has length {len}")]
    Slice {
        /// The axis.
        axis: usize,
        /// Index on the axis of the range's first element.
        start: usize,
        /// Index after its last element.
        end: usize,
        /// Length of the axis.
        len: usize,
    },
    /// An array of keys was given where one key is needed.
    #[error("an array of keys of shape {shape:?} where one key is needed")]
    KeyBatch {
        /// Shape of the array of keys.
        shape: Vec<usize>,
    },
    /// The shape of an output does not begin with that of its array of keys.
    #[error("keys of shape {keys:?}: the output's shape {output:?} must begin with theirs")]
    KeyShape {
        /// Shape of the array of keys.
        keys: Vec<usize>,
        /// Shape of the output.
        output: Vec<usize>,
    },
    /// The last axis of raw key data does not have length 2.
    #[error("raw key data of shape {shape:?}: the last axis must have length 2")]
    KeyData {
        /// Shape of the data.
        shape: Vec<usize>,
    },
    /// A statistic needs at least one observation and got none.
    #[error("{argument} of shape {shape:?} holds no observations")]
    Empty {
        /// Name of the argument.
        argument: &'static str,
        /// Its shape.
        shape: Vec<usize>,
    },
    /// The array does not have this axis.
    #[error("axis {axis} is out of range for an array of rank {rank}")]
    AxisOutOfRange {
        /// The requested axis; a negative one counts from the end.
        axis: isize,
        /// Rank of the array.
        rank: usize,
    },
    /// Two arguments of a map disagree on the number of lanes.
    #[error("argument {first} maps over {first_lanes} lanes, argument {second} over {second_lanes}")]
    LaneCount {
        /// Position of the first mapped argument.
        first: usize,
        /// Its number of lanes.
        first_lanes: usize,
        /// Position of the first argument that disagrees.
        second: usize,
        /// Its number of lanes.
        second_lanes: usize,
    },
    /// No argument of a map is mapped.
    #[error("no argument is mapped: at least one must be an array that is not `fixed`")]
    NothingMapped,
    /// A map has no lanes, so that the shape of a lane's result is unknown.
    #[error("the mapped axis has length 0: the shape of a lane's result is unknown")]
    NoLanes,
    /// A lane's result has a different shape from the result of lane 0.
    #[error("output {output} of lane {index} has shape {found:?}, that of lane 0 has {expected:?}")]
    LaneShape {
        /// Index of the first lane that differs.
        index: usize,
        /// Position of the first array that differs in the tuple that the lane returned (0 if it returned one array).
        output: usize,
        /// Shape of lane 0's result.
        expected: Vec<usize>,
        /// Shape of this lane's result.
        found: Vec<usize>,
    },
    /// A lane of a map failed; the first failing lane is reported, for any number of threads.
    #[error("lane {index}: {source}")]
    Lane {
        /// Index of the lane.
        index: usize,
        /// The error of that lane, of any type.
        source: LaneError,
    },
}

impl Error {
    /// Returns the error of a lane that failed.
    pub(crate) fn lane(index: usize, source: impl Into<LaneError>) -> Self {
        Self::Lane { index, source: source.into() }
    }
}

/// The error that a lane of a map returned, of any type that converts to a boxed error.
///
/// It is made by `from` and derefs to `dyn Error`. Clones share the error, and two are equal if their texts are. It
/// does not implement `Error` itself, so that `source` of [`Error::Lane`] returns the lane's own error.
///
/// # Example
/// ```
/// use ndarray::array;
/// use std::error::Error as _;
/// use std::num::ParseIntError;
/// use vonmises::{Error, vmap};
/// let error = vmap(|text: &str| text.parse::<i64>(), &array!["1", "2", "three"]).unwrap_err();
/// assert_eq!(error.to_string(), "lane 2: invalid digit found in string");
/// let own = error.source().and_then(|source| source.downcast_ref::<ParseIntError>());
/// assert!(own.is_some());
/// assert!(matches!(error, Error::Lane { index: 2, source } if source.is::<ParseIntError>()));
/// ```
#[derive(Clone)]
pub struct LaneError(Arc<dyn StdError + Send + Sync>);

impl<E: Into<Box<dyn StdError + Send + Sync>>> From<E> for LaneError {
    fn from(error: E) -> Self {
        Self(Arc::from(error.into()))
    }
}

impl Deref for LaneError {
    type Target = dyn StdError + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for LaneError {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl fmt::Debug for LaneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for LaneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Writes an element as ndarray indexes it, with its value and, beside more than one index, the row-major one.
fn element(argument: &str, index: &[usize], flat: usize, value: f64) -> String {
    match index {
        [] => format!("{argument} = {value:?}"),
        [index] => format!("{argument}[{index}] = {value:?}"),
        _ => format!("{argument}[{index:?}] = {value:?} (element {flat})"),
    }
}
