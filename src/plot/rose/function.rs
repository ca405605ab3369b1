//! The function `rose`.

use super::drawing::Drawing;
use crate::circular::observations::angles::Observations;
use crate::circular::observations::rounding::Rounding;
use crate::error::Result;
use crate::plot::canvas::picture::Picture;
use crate::plot::classes;
use crate::plot::counts::Bins;
use crate::plot::options::Options;
use crate::plot::summary::Summary;
use crate::plot::units::Units;
use crate::scalar::float::Float;
use ndarray::Dimension;
use std::f64::consts::TAU;

/// Default numbers of petals, whose edges are round numbers of a circle and of a day.
const PETALS: [usize; 4] = [8, 12, 24, 36];
const PETALS_OF_A_DAY: [usize; 4] = [8, 12, 24, 48];

/// Draws a rose diagram: petals whose **areas** are the shares of the angles in equal parts of the circle, with a von
/// Mises distribution and the mean direction over them.
///
/// A petal with the share s of the angles reaches √(s / s₀) of the radius, where s₀ is the share at the rim. Rings mark
/// shares on the same scale.
///
/// The curve is the share that a petal centred at θ would have under the distribution, F(θ + w/2) − F(θ − w/2) for
/// petals of width w, which is close to the density times w if w is small. The curve encloses the same area as all
/// petals together.
///
/// The arrow points in the mean direction. It is R times the radius long, so that it reaches the rim if all angles are
/// equal; a mark outside the rim repeats its direction. Both are absent where R < 1e-6, which is rounding.
///
/// All [`Options`] apply. By default there are √n petals, rounded up to 8, 12, 24 or 36 (48 for a period of 24) and at
/// most that many, the first of which begins at 0; the distribution is fitted by maximum likelihood, and there is none
/// if all angles are equal; labels are degrees in [mathematical orientation](crate::plot::Orientation::Mathematical).
///
/// x may be of any shape, [`weighted`](crate::circular::weighted), or have missing values
/// ([`skip_nan`](crate::circular::skip_nan)). Petals of [`rounded`](crate::circular::rounded) angles are classes or
/// groups of them, by default one for each of up to 48 classes, and the first one is centred at the offset; the number of
/// petals divides that of the classes.
///
/// # Errors
/// [`Error::Empty`](crate::Error::Empty) if x has no elements; [`Error::Value`](crate::Error::Value) if one is not
/// finite, or if the number of bins or the period is out of range; for weights, the errors of
/// [`weighted`](crate::circular::weighted).
///
/// # Example
/// ```
/// use vonmises::plot::{self, Options, Orientation};
/// use vonmises::{Key, sample_von_mises};
/// let wind = sample_von_mises(Key::new(1), 5.4, 2.0, [300])?;
/// let rose = plot::rose(&wind, &Options::new().orientation(Orientation::Compass).title("Wind from"))?;
/// assert!(rose.to_svg().contains(">NW</text>"));
/// rose.save(tempfile::tempdir()?.path().join("wind.png"))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
/// Fisher 1993, *Statistical Analysis of Circular Data*, section 2.2, on areas; Nightingale 1858.
pub fn rose<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>, options: &Options) -> Result<Picture> {
    options.check()?;
    let x = x.into();
    let summary = Summary::new(&x, &options.overlay)?;
    let (petals, start) = match x.rounding() {
        Some(rounding) => petals_of_classes(rounding, summary.n, options)?,
        None => petals(summary.n, options),
    };
    let counts = Bins::circle(start, petals).counts(&x)?;
    let shares: Vec<_> = counts.into_iter().map(|count| count / summary.n).collect();
    Drawing::new(options, &summary, &shares, start)?.picture()
}

/// Returns the number of petals, and where the first one begins.
fn petals(n: f64, options: &Options) -> (usize, f64) {
    let petals = options.bins.unwrap_or_else(|| default_petals(n, options.units));
    (petals, if options.centred { -0.5 * TAU / petals as f64 } else { 0.0 })
}

/// Does the same for rounded angles: a petal for each class if they are no more than petals may be.
fn petals_of_classes(rounding: Rounding, n: f64, options: &Options) -> Result<(usize, f64)> {
    let petals = match options.bins {
        Some(given) => given,
        None if rounding.classes() <= PETALS_OF_A_DAY[3] => rounding.classes(),
        None => classes::at_most(rounding, default_petals(n, options.units)),
    };
    classes::check(rounding, petals)?;
    Ok((petals, classes::start(rounding, petals)))
}

fn default_petals(n: f64, units: Units) -> usize {
    let petals = if units.is_clock() { PETALS_OF_A_DAY } else { PETALS };
    petals.into_iter().find(|&petals| petals as f64 >= n.sqrt()).unwrap_or(petals[3])
}
