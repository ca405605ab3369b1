//! The quantile plot.

use super::drawing::Drawing;
use super::order;
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::picture::Picture;
use crate::plot::options::{Choice, Options};
use crate::plot::summary::Summary;
use crate::plot::units::Units;
use crate::scalar::float::Float;
use ndarray::Dimension;

/// A quantile plot (Q-Q): sorted angles against the quantiles of a von Mises distribution, both as deviations from its
/// direction.
///
/// The circle is cut opposite to the distribution's direction μ. The i-th of n deviations, in rising order, is drawn at
/// Q((i − ½)/n); angles that follow the distribution lie along the diagonal. With weights, (i − ½)/n is the weight
/// before an angle and half its own, as a part of the whole. Of more than 1000 angles the 50 at either end are drawn,
/// and 900 evenly spaced between them.
///
/// The grey band holds each order statistic of n angles of the distribution with 95 %: i-th of n uniform numbers follow
/// the beta distribution of i and n + 1 − i, whose quantiles are Q's argument. It is that of one angle at a time, of a
/// known distribution: a fitted one follows the angles, and they stray less.
///
/// Where all angles are equal no distribution is fitted, and they are compared with their mean.
///
/// # Example
/// ```
/// use vonmises::plot::{Quantiles, Units};
/// use vonmises::{Key, sample_von_mises};
/// let x = sample_von_mises(Key::new(1), 1.0, 5.0, [400])?;
/// let picture = Quantiles::new().title("Against the fitted distribution").of(&x)?;
/// assert!(picture.to_svg().contains("n = 400"));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The band's ends have tails of 2.1 % to 2.51 % instead of 2.5 %, and of no less than 0.7 % at the outermost angles
/// where weights make i a fraction from 1 to 2: an approximation stands for the beta distribution's quantiles.
///
/// # References
/// Fisher 1993, *Statistical Analysis of Circular Data*, section 4.5.4; Abramowitz & Stegun 1964, 26.5.22.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantiles {
    options: Options,
}

impl Quantiles {
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

    /// With axes in these units.
    #[must_use]
    pub fn units(mut self, units: Units) -> Self {
        self.options.units = units;
        self
    }

    /// Against this distribution instead of the fitted one.
    #[must_use]
    pub fn distribution(mut self, distribution: &VonMises<f64>) -> Self {
        self.options.distribution = Choice::Given(distribution.clone());
        self
    }

    /// The quantile plot of all angles of an array, which may be [`weighted`](crate::circular::weighted).
    ///
    /// # Errors
    /// As [`Rose::of`](super::Rose::of), and [`Error::TooLarge`](crate::Error::TooLarge) where memory cannot hold a
    /// sorted copy.
    pub fn of<'a, F: Float, D: Dimension>(&self, x: impl Into<Observations<'a, F, D>>) -> Result<Picture> {
        let x = x.into();
        let summary = Summary::of(&x, &self.options)?;
        let direction = summary.distribution.as_ref().map_or(summary.mean, |distribution| Some(distribution.loc()));
        let points = x.reduce(|lane| order::statistics(lane, direction.unwrap_or_default()))?;
        Drawing::new(&self.options, &summary, &points)?.picture()
    }
}
