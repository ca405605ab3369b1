//! The rose diagram.

use super::drawing::Drawing;
use crate::circular::observations::angles::Observations;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::plot::canvas::picture::Picture;
use crate::plot::counts::Bins;
use crate::plot::options::{Choice, Options};
use crate::plot::summary::Summary;
use crate::plot::units::{Orientation, Units};
use crate::scalar::float::Float;
use ndarray::Dimension;
use std::f64::consts::TAU;

/// Numbers of petals that leave edges where one expects them, for a circle and for a day.
const PETALS: [usize; 4] = [8, 12, 24, 36];
const PETALS_OF_A_DAY: [usize; 4] = [8, 12, 24, 48];

/// A rose diagram: petals whose **areas** are the shares of the angles in equal parts of the circle, with a von Mises
/// distribution and the mean direction over them.
///
/// A petal that holds the share s reaches √(s / s₀) of the rim, where s₀ is the share that the rim stands for. Rings
/// mark shares on the same scale. The curve is the distribution's share, F(θ + w/2) − F(θ − w/2) for petals of width w:
/// what a petal centred at θ would hold, which is its density times w where w is small. It encloses the area of all
/// petals together. The arrow has the mean direction, and R of the radius as its length, so that it reaches the rim
/// where all angles are equal; a mark outside the rim repeats its direction. There is neither where R < 1e-6, which is
/// rounding.
///
/// Without options: petals as many as √n, rounded up to 8, 12, 24 or 36 (48 of 24 hours), the first beginning at 0;
/// the distribution fitted by maximum likelihood, and none where all angles are equal; degrees in
/// [mathematical orientation](Orientation).
///
/// # Example
/// ```
/// use vonmises::plot::{Orientation, Rose};
/// use vonmises::{Key, sample_von_mises};
/// let wind = sample_von_mises(Key::new(1), 5.4, 2.0, [300])?;
/// let rose = Rose::new().orientation(Orientation::Compass).title("Wind from").of(&wind)?;
/// assert!(rose.to_svg().contains(">NW</text>"));
/// rose.save(tempfile::tempdir()?.path().join("wind.png"))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
/// Fisher 1993, *Statistical Analysis of Circular Data*, section 2.2, on areas; Nightingale 1858.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rose {
    options: Options,
    centred: bool,
}

impl Rose {
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

    /// With this many petals, from 1 to 1000.
    #[must_use]
    pub fn bins(mut self, bins: usize) -> Self {
        self.options.bins = Some(bins);
        self
    }

    /// With a petal centred at 0, as wind roses have it, rather than one that begins there.
    #[must_use]
    pub fn centred(mut self) -> Self {
        self.centred = true;
        self
    }

    /// With labels in these units; a [`Period`](Units::Period) runs clockwise from the top unless told otherwise.
    #[must_use]
    pub fn units(mut self, units: Units) -> Self {
        self.options.units = units;
        self
    }

    /// With zero there, and angles growing that way.
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

    /// The rose of all angles of an array, which may be [`weighted`](crate::circular::weighted).
    ///
    /// # Errors
    /// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if one is not
    /// finite, or if the number of petals or the period is out of range.
    pub fn of<'a, F: Float, D: Dimension>(&self, x: impl Into<Observations<'a, F, D>>) -> Result<Picture> {
        let x = x.into();
        let summary = Summary::of(&x, &self.options)?;
        let petals = self.options.bins.unwrap_or_else(|| self.petals(summary.n));
        let start = if self.centred { -0.5 * TAU / petals as f64 } else { 0.0 };
        let counts = Bins::circle(start, petals).counts(&x)?;
        let shares: Vec<_> = counts.into_iter().map(|count| count / summary.n).collect();
        Drawing::new(&self.options, &summary, &shares, start)?.picture()
    }

    fn petals(&self, n: f64) -> usize {
        let petals = if self.options.units.is_clock() { PETALS_OF_A_DAY } else { PETALS };
        petals.into_iter().find(|&petals| petals as f64 >= n.sqrt()).unwrap_or(petals[3])
    }
}
