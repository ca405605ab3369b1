//! The histogram on a line.

use super::drawing::Drawing;
use super::window::Window;
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::picture::Picture;
use crate::plot::options::{Choice, Options};
use crate::plot::summary::Summary;
use crate::plot::units::{Orientation, Units};
use crate::scalar::float::Float;
use ndarray::Dimension;

/// A histogram of angles on a straight axis, with a von Mises density and the mean direction over it.
///
/// Bars are densities in the unit of the axis, so that the bars together and the curve enclose an area of 1 each.
///
/// Angles that lie within a third of the circle are drawn on an axis that holds no more than them. Others have the
/// whole circle, cut far from the mean direction m: in [mathematical orientation](Orientation::Mathematical) at ±180°
/// if m is within 90° of 0, at 0° if not; otherwise, on an axis that begins anew at the top of the compass or the
/// clock, opposite to the multiple of 90° that is nearest to m.
///
/// Without options: bars about 2.7 s n^(−1/3) wide, with s the circular standard deviation (Freedman and Diaconis'
/// rule), so that 8, 12, 24, 36, 72, 120, 180 or 360 make a circle, or of a round width on a shorter axis; the
/// distribution fitted by maximum likelihood, and none where all angles are equal; degrees. The axis ends at 2.5 times
/// the highest bar: a curve that is higher is cut there.
///
/// # Example
/// ```
/// use vonmises::plot::{Histogram, Units};
/// use vonmises::{Key, VonMises, sample_von_mises};
/// let (distribution, x) = (VonMises::new(1.0, 50.0)?, sample_von_mises(Key::new(1), 1.0, 50.0, [40, 25])?);
/// let histogram = Histogram::new().units(Units::Radians).distribution(&distribution).of(&x)?;
/// assert!(histogram.to_svg().contains("n = 1,000"));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # References
/// Freedman & Diaconis 1981, "On the histogram as a density estimator".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    options: Options,
}

impl Histogram {
    /// With the options that the type's description names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With this text above it.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.options.title = title.into();
        self
    }

    /// With this many bars, from 1 to 1000.
    #[must_use]
    pub fn bins(mut self, bins: usize) -> Self {
        self.options.bins = Some(bins);
        self
    }

    /// With an axis in these units.
    #[must_use]
    pub fn units(mut self, units: Units) -> Self {
        self.options.units = units;
        self
    }

    /// With an axis that begins anew after a turn, as a compass does, or one that runs through 0.
    #[must_use]
    pub fn orientation(mut self, orientation: Orientation) -> Self {
        self.options.orientation = Some(orientation);
        self
    }

    /// With this distribution instead of the fitted one.
    #[must_use]
    pub fn distribution(mut self, distribution: &VonMises<f64>) -> Self {
        self.options.distribution = Choice::Given(distribution.clone());
        self
    }

    /// With no distribution.
    #[must_use]
    pub fn without_distribution(mut self) -> Self {
        self.options.distribution = Choice::Absent;
        self
    }

    /// The histogram of all angles of an array, which may be [`weighted`](crate::circular::weighted).
    ///
    /// # Errors
    /// As [`Rose::of`](super::Rose::of).
    pub fn of<'a, F: Float, D: Dimension>(&self, x: impl Into<Observations<'a, F, D>>) -> Result<Picture> {
        let x = x.into();
        let summary = Summary::of(&x, &self.options)?;
        let window = Window::of(&x, &summary, &self.options)?;
        let counts = window.bins.counts(&x)?;
        Drawing::new(&self.options, &summary, &window, &counts)?.picture()
    }
}
