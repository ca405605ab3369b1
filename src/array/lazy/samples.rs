//! The array of a draw, not drawn yet.
//!
//! Feeds a sample's bytes.

use crate::error::Result;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::input::parameters::Parameters;
use crate::key::key::Key;
use crate::key::keys::{IntoKeys, Keys};
use crate::memory::alloc::checked_len;
use crate::scalar::float::Float;
use crate::shape::broadcast::check_output;
use crate::shape::out_shape::OutShape;
use crate::special::angle::{centre, is_centred};
use ndarray::ArrayViewD;

/// The version of the samples: while it stays the same, every sample of every key stays the same, to the byte.
///
/// Changing any sample means a new number and a breaking change of the crate.
pub const STREAM_VERSION: u32 = 2;

/// The array that [`sample_von_mises`](crate::sample_von_mises) returns for the same arguments, but not drawn yet.
///
/// Any range of its elements can be drawn by itself, on any thread, process or machine and in any order, with the same
/// bytes as in the whole array. So the array may be larger than memory; [`npy::Writer`](crate::npy::Writer) writes it
/// to a file.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::{Key, LazySamples, sample_von_mises};
/// let (key, locs) = (Key::new(42), array![0.0, 1.0, 2.0]);
/// let samples = LazySamples::new(key, &locs, 5.0, [1_000_000_000_000, 3])?; // 24 TB, were it drawn
/// let mut piece = [0.0; 3];
/// samples.fill(300, &mut piece)?; // row 100
/// let drawn = sample_von_mises(key, &locs, 5.0, [101, 3])?;
/// assert_eq!(drawn.as_slice().map(|all| &all[300..]), Some(&piece[..]));
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Debug)]
pub struct LazySamples<'a, F: Float> {
    pub(super) keys: Keys<'a>,
    /// Reduced to [−PI, PI).
    pub(super) loc: Operand<'a, F>,
    pub(super) concentration: Operand<'a, F>,
    pub(super) shape: Vec<usize>,
}

impl<'a, F: Float> LazySamples<'a, F> {
    /// Checks the arguments, which are those of [`sample_von_mises`](crate::sample_von_mises), without drawing.
    ///
    /// Parameters in row-major order are borrowed, if locations lie in [−PI, PI); others are copied.
    ///
    /// # Errors
    /// As for [`sample_von_mises`](crate::sample_von_mises), but [`Error::TooLarge`](crate::Error::TooLarge) only if
    /// the number of elements overflows or memory cannot hold the copy of a parameter.
    pub fn new(
        key: impl IntoKeys<'a>,
        loc: impl Param<'a, F>,
        concentration: impl Param<'a, F>,
        shape: impl OutShape,
    ) -> Result<Self> {
        let keys = Keys::new(key)?;
        let (Parameters { loc, concentration }, shape) = Parameters::new(loc, concentration, |common| {
            // A shape that is given need not be one that keys and parameters broadcast to by themselves.
            let shape = shape.resolve(keys.broadcast(common).as_deref().unwrap_or(common));
            check_output(common, &shape)?;
            keys.check_output(&shape)?;
            checked_len::<()>(&shape)?;
            Ok(shape)
        })?;
        Ok(Self { keys, loc: loc.normalize(is_centred, centre)?, concentration, shape })
    }

    /// Returns the samples of another key, a single one, with the same parameters and shape, which are neither checked
    /// nor copied again.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples};
    /// let samples = LazySamples::new(Key::new(42), 0.5, 2.0, [10])?;
    /// for key in Key::new(42).split(3) {
    ///     assert_eq!(samples.with_key(key).draw()?, LazySamples::new(key, 0.5, 2.0, [10])?.draw()?);
    /// }
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    #[must_use]
    pub fn with_key(&self, key: Key) -> LazySamples<'_, F> {
        let (loc, concentration) = (self.loc.borrowed(), self.concentration.borrowed());
        LazySamples { keys: Keys::Single(key), loc, concentration, shape: self.shape.clone() }
    }

    /// Returns the shape of the whole array.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Returns the key, 0-d, or the array of keys.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, LazySamples};
    /// let samples = LazySamples::new(Key::new(42).split(3), 7.0, 2.0, None)?;
    /// assert_eq!(samples.keys(), Key::new(42).split(3).into_dyn());
    /// assert!((samples.loc()[[]] - (7.0 - std::f64::consts::TAU)).abs() < 1e-15);
    /// assert_eq!(samples.concentration()[[]], 2.0);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    #[must_use]
    pub fn keys(&self) -> ArrayViewD<'_, Key> {
        self.keys.view()
    }

    /// Returns the locations, reduced to [−PI, PI), in the shape in which they were given.
    #[must_use]
    pub fn loc(&self) -> ArrayViewD<'_, F> {
        self.loc.view()
    }

    /// Returns the concentrations, in the shape in which they were given.
    #[must_use]
    pub fn concentration(&self) -> ArrayViewD<'_, F> {
        self.concentration.view()
    }
}
