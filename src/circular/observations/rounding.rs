//! Angles that were recorded on a grid.

use crate::error::Result;
use crate::input::condition::{self, Condition};
use crate::special::angle::wrapped;
use crate::special::pivot::Pivot;
use std::f64::consts::TAU;

/// Largest number of classes.
const MOST: f64 = 1e5;
/// Relative error of a step that still divides the turn: that of a number in single precision, with a margin.
const TOLERANCE: f64 = 2e-7;

/// The grid that angles were rounded to: multiples of a step plus an offset, in radians.
///
/// The step divides a turn into classes. The class of a grid point reaches half a step to either side, and an angle
/// belongs to the class that it lies in; one on the border of two belongs to the upper one. So angles that were rounded
/// down to multiples of a step have half a step as their offset.
///
/// Give it to [`rounded`](crate::circular::rounded). With the feature `serde` it has the fields `classes` and `offset`.
///
/// # Example
/// ```
/// use std::f64::consts::TAU;
/// use vonmises::circular::Rounding;
/// let compass = Rounding::from_classes(16)?;
/// assert_eq!(compass, Rounding::new(22.5_f64.to_radians())?);
/// assert_eq!((compass.classes(), compass.step()), (16, TAU / 16.0));
/// assert!(Rounding::new(1.0).is_err()); // 1 radian does not divide a turn
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "Fields"))]
pub struct Rounding {
    classes: usize,
    /// In [−π, π).
    offset: f64,
}

/// The fields of a serialised rounding.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(rename = "Rounding", deny_unknown_fields)]
struct Fields {
    classes: usize,
    #[serde(default)]
    offset: f64,
}

#[cfg(feature = "serde")]
impl TryFrom<Fields> for Rounding {
    type Error = crate::error::Error;

    fn try_from(Fields { classes, offset }: Fields) -> Result<Self> {
        Self::from_classes(classes)?.with_offset(offset)
    }
}

impl Rounding {
    /// Returns the grid of the multiples of `step`, in radians.
    ///
    /// A step in single precision is near enough: it stands for the nearest whole fraction of a turn.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if the step does not divide a turn into 1 to 100,000 classes.
    pub fn new(step: f64) -> Result<Self> {
        let divides = |step: f64| {
            let classes = TAU / step;
            (1.0..=MOST).contains(&classes.round()) && (classes - classes.round()).abs() <= TOLERANCE * classes
        };
        Condition::new("step", "a whole fraction of a turn, from 2π/100,000 to 2π", divides).check(step)?;
        Self::from_classes((TAU / step).round() as usize)
    }

    /// Returns the grid that divides a turn into `classes`, from 1 to 100,000.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) for another number of classes.
    pub fn from_classes(classes: usize) -> Result<Self> {
        let holds = |classes: f64| (1.0..=MOST).contains(&classes);
        Condition::new("classes", "from 1 to 100,000", holds).check(classes as f64)?;
        Ok(Self { classes, offset: 0.0 })
    }

    /// Shifts the grid, so that `offset`, in radians, is one of its points.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if the offset is not finite.
    pub fn with_offset(self, offset: f64) -> Result<Self> {
        condition::angle("offset").check(offset)?;
        Ok(Self { offset: wrapped(offset), ..self })
    }

    /// Returns the number of classes.
    #[must_use]
    pub fn classes(self) -> usize {
        self.classes
    }

    /// Returns the step in radians: the width of a class.
    #[must_use]
    pub fn step(self) -> f64 {
        TAU / self.classes as f64
    }

    /// Returns the offset in radians, in [−π, π).
    #[must_use]
    pub fn offset(self) -> f64 {
        self.offset
    }

    /// Returns the middle of a class in radians, not reduced to one turn.
    pub(crate) fn centre(self, class: usize) -> f64 {
        self.offset + class as f64 * self.step()
    }

    /// Returns the number of the class that an angle lies in. `precision` is the relative rounding error of angles, so
    /// that one on the border belongs to the upper class however it was rounded.
    pub(crate) fn class(self, angle: f64, precision: f64) -> usize {
        let steps = Pivot::new(self.offset).deviation(angle) / self.step();
        let error = 2.0 * precision * (angle.abs() + TAU) / self.step();
        let class = (steps + 0.5 + error.min(0.01)).floor() as i64;
        class.rem_euclid(self.classes as i64) as usize
    }
}
