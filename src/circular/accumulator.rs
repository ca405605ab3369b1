//! Statistics of angles that arrive in several arrays.

use super::fit::builder::Fit;
use super::fit::fitted::Fitted;
use super::observations::angles::Observations;
use super::observations::reduce::check_total;
use super::sums::Sums;
use crate::error::{Error, Result};
use crate::scalar::float::Float;
use ndarray::Dimension;

/// Mean direction, circular variance and fit of angles that arrive in several arrays.
///
/// Use it for angles that do not fit into memory at once. It holds Σ w, Σ w sin(x − c) and Σ w 2 sin²((x − c)/2) for a
/// pivot c that follows the mean direction, so that nothing cancels, however close the angles are. Angles may be added
/// on different threads or in different processes, each with an accumulator of its own, and the accumulators
/// [merged](Self::merge).
///
/// # Example
/// ```
/// use ndarray::{array, s};
/// use vonmises::circular::{Accumulator, circular_variance};
/// let x = array![3.0, 3.0 + 1e-7, 3.0 + 3e-7, 3.0 - 2e-7];
/// let (mut first, mut second) = (Accumulator::new(), Accumulator::new());
/// first.add(&x.slice(s![..3]))?;
/// second.add(&x.slice(s![3..]))?;
/// first.merge(&second);
/// assert!((first.circular_variance()? / circular_variance(&x)? - 1.0).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The circular variance has a relative error of 1e-15, plus at most 4e-16 for each array, in any order; in practice
/// the error is a small multiple of 1e-16. The last bits depend on the order, and on how angles were divided into arrays;
/// the same arrays in the same order give the same bits, for any number of threads, and whether or not the accumulator was
/// written and read between them.
///
/// # Serde
/// With the feature `serde` an accumulator has the fields `pivot`, `weight`, `sine` and `versine`: c and the three sums
/// above, each as two numbers whose sum it is. All are 0 if there are no angles. Reading one checks that they can be those
/// of angles. One whose weights are infinite together is an error to write.
#[derive(Clone, Copy, Debug, Default)]
pub struct Accumulator {
    pub(super) sums: Option<Sums>,
}

impl Accumulator {
    /// Creates an accumulator without angles.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the angles of an array, in radians; they may be weighted or have missing values.
    ///
    /// # Errors
    /// As [`circular_mean`](crate::circular::circular_mean), except that an array without angles is allowed. After an
    /// error the accumulator is unchanged.
    pub fn add<'a, F: Float, D: Dimension>(&mut self, x: impl Into<Observations<'a, F, D>>) -> Result<()> {
        match Self::from_observations(&x.into()) {
            Ok(others) => self.merge(&others),
            Err(Error::Empty { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Returns an accumulator of the angles of one array.
    pub(crate) fn from_observations<F: Float, D: Dimension>(x: &Observations<'_, F, D>) -> Result<Self> {
        x.reduce(|lane| Ok(Self { sums: Some(Sums::new(lane)) }))
    }

    /// Adds the angles of another accumulator.
    pub fn merge(&mut self, other: &Self) {
        self.sums = match (self.sums, other.sums) {
            (Some(sums), Some(others)) => Some(sums.merged(others)),
            (sums, others) => sums.or(others),
        };
    }

    /// Returns the total weight; angles without weights count 1 each.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.sums.map_or(0.0, Sums::weight)
    }

    /// Returns the mean direction, in radians in [−π, π); see [`circular_mean`](crate::circular::circular_mean).
    ///
    /// # Errors
    /// [`Error::Empty`] if there are no angles; [`Error::TotalWeight`] if all weights together exceed 1e300.
    pub fn circular_mean(&self) -> Result<f64> {
        Ok(self.sums()?.direction().wrapped())
    }

    /// Returns the circular variance, in [0, 1]; see [`circular_variance`](crate::circular::circular_variance).
    ///
    /// # Errors
    /// As [`circular_mean`](Self::circular_mean).
    pub fn circular_variance(&self) -> Result<f64> {
        Ok(self.sums()?.variance())
    }

    /// Returns the mean resultant length, in [0, 1]; see
    /// [`mean_resultant_length`](crate::circular::mean_resultant_length).
    ///
    /// # Errors
    /// As [`circular_mean`](Self::circular_mean).
    pub fn mean_resultant_length(&self) -> Result<f64> {
        Ok(self.sums()?.resultant_length())
    }

    /// Fits the von Mises distribution by maximum likelihood, as [`Fit`](crate::circular::Fit) without options.
    ///
    /// # Errors
    /// As [`circular_mean`](Self::circular_mean), and [`Error::Undefined`] if all angles are equal, or so close that
    /// the concentration overflows.
    pub fn fit(&self) -> Result<Fitted<f64>> {
        Fit::new().fit_sums(self.sums()?)
    }

    /// Returns the sums, whose weight is in the range of those of a single array.
    fn sums(&self) -> Result<Sums> {
        let sums = self.sums.ok_or_else(|| Error::Empty { argument: "accumulator", shape: vec![0] })?;
        check_total(sums.weight()).map(|()| sums)
    }
}
