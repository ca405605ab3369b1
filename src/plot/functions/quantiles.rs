//! The function `quantiles`.

use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::plot::canvas::picture::Picture;
use crate::plot::draw;
use crate::plot::options::Options;
use crate::plot::panel::{Kind, Panel};
use crate::scalar::float::Float;
use ndarray::Dimension;

/// Draws a quantile plot (Q-Q plot): sorted angles against the quantiles of a von Mises distribution.
///
/// The circle is cut opposite the distribution's direction μ. The i-th of n sorted deviations is drawn at Q((i − ½)/n);
/// angles that follow the distribution lie along the diagonal. With weights, (i − ½)/n is the weight before an angle
/// and half its own, divided by the total weight. Both axes have μ in their middle and show directions from 0 to a
/// turn, in radians from −π to π; where all deviations are below 1e-9 radians they show deviations. Of more than 1000
/// angles the plot shows the 50 at either end and 900 evenly spaced between them.
///
/// The grey band contains each order statistic of n angles of the distribution with probability 95 %: the i-th of n
/// uniform numbers follows the beta distribution with parameters i and n + 1 − i, and Q of its quantiles bounds the
/// band. The band holds for one angle at a time and for a known distribution: a fitted one follows the angles, which
/// stray less from it.
///
/// If all angles are equal no distribution can be fitted, and the plot compares them with their mean.
///
/// [`title`](Options::title), [`units`](Options::units), [`distribution`](Options::distribution) and those of size, font,
/// colour and legend apply. Other options are ignored; [`without_distribution`](Options::without_distribution) leaves the fitted one. By default the
/// distribution is fitted by maximum likelihood and the axes are in degrees.
///
/// x may be of any shape, [`weighted`](crate::circular::weighted), or have missing values
/// ([`skip_nan`](crate::circular::skip_nan)).
///
/// # Errors
/// As [`rose`](crate::plot::rose()), and [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot hold a sorted
/// copy.
///
/// # Example
/// ```
/// use vonmises::plot::{self, Options};
/// use vonmises::{Key, sample_von_mises};
/// let x = sample_von_mises(Key::new(1), 1.0, 5.0, [400])?;
/// let picture = plot::quantiles(&x, &Options::new().title("Against the fitted distribution"))?;
/// assert!(picture.to_svg().contains("n = 400"));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The band's ends have tails of 2.1 % to 2.51 % instead of 2.5 %, and of no less than 0.7 % at the outermost angles
/// where weights make i a fraction from 1 to 2: the quantiles of the beta distribution are approximate.
///
/// # References
/// Fisher 1993, *Statistical Analysis of Circular Data*, section 4.5.4; Abramowitz & Stegun 1964, 26.5.22.
pub fn quantiles<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    options: &Options,
) -> Result<Picture> {
    draw::one(Kind::Quantiles, Panel::new(x), options)
}
