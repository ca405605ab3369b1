//! What a mapped function may return, and what the map then returns.

use super::values::LaneValues;
use crate::error::LaneError;
use std::error::Error;

/// What a mapped function may return: the [`LaneValues`] of a lane, or a `Result` of them.
///
/// | a lane returns | the map returns |
/// | --- | --- |
/// | an array of any rank: owned, a view, or copy-on-write | an `ArrayD` |
/// | a scalar: a float, also of generic type, an integer, a `bool`, or a [`Key`](crate::Key) | an `ArrayD` |
/// | a tuple of 1 to 6 of these | a tuple of as many `ArrayD`s |
/// | a `Result` of one of these | the same as without the `Result`, or [`Error::Lane`](crate::Error::Lane) |
///
/// The elements of arrays are `Clone + Send + Sync`. The error of a lane is of any type that converts to
/// `Box<dyn Error + Send + Sync>`: this crate's errors, your own, a `String`, or that box.
///
/// A closure that uses `?` leaves the type of its error open, and has to name it:
/// ```
/// use vonmises::{Key, vmap};
/// let keys = Key::new(42).split(3);
/// let lane = |key: Key| {
///     let x = key.uniform::<f64, _>(4)?;
///     Ok::<_, vonmises::Error>(x * 2.0)
/// };
/// assert_eq!(vmap(lane, &keys)?.shape(), [3, 4]);
/// let lane = |key: Key| -> vonmises::Result<_> {
///     let x = key.uniform::<f64, _>(4)?;
///     Ok((x.sum(), x))
/// };
/// let (sums, x) = vmap(lane, &keys)?;
/// assert_eq!((sums.shape(), x.shape()), (&[3][..], &[3, 4][..]));
/// # Ok::<(), vonmises::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a lane of a map cannot return `{Self}`",
    note = "return an ndarray array, a scalar, or a tuple of 1 to 6 of these, or a `Result` of one of these",
    note = "the error of a `Result` must convert to `Box<dyn Error + Send + Sync>`",
    note = "a function that uses `?` names the type of its error: `Ok::<_, vonmises::Error>(…)`"
)]
pub trait LaneOutput {
    /// What the map returns: an `ArrayD`, or a tuple of them.
    type Stacked;

    /// What the lane returns when it succeeds.
    type Values: LaneValues<Stacked = Self::Stacked>;

    /// Returns the values, or the error that the lane returned.
    ///
    /// # Errors
    /// The lane's error.
    fn into_values(self) -> Result<Self::Values, LaneError>;
}

impl<T: LaneValues> LaneOutput for T {
    type Stacked = T::Stacked;
    type Values = T;

    fn into_values(self) -> Result<T, LaneError> {
        Ok(self)
    }
}

impl<T: LaneValues, E: Into<Box<dyn Error + Send + Sync>>> LaneOutput for Result<T, E> {
    type Stacked = T::Stacked;
    type Values = T;

    fn into_values(self) -> Result<T, LaneError> {
        self.map_err(LaneError::from)
    }
}
