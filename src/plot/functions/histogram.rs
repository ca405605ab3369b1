//! The function `histogram`.

use crate::circular::observations::angles::Observations;
use crate::error::Result;
use crate::plot::canvas::picture::Picture;
use crate::plot::draw;
use crate::plot::options::Options;
use crate::plot::panel::{Kind, Panel};
use crate::scalar::float::Float;
use ndarray::Dimension;

/// Draws a histogram of angles on a straight axis, with the density of a von Mises distribution and the mean direction
/// over it.
///
/// The heights of bars are densities in the unit of the axis: the bars together and the curve enclose an area of 1
/// each. The axis ends at 2.5 times the highest bar or below; a curve that is higher is clipped.
///
/// Angles within a third of the circle are drawn on an axis that covers little more than them. Others are drawn on the
/// whole circle, cut far from the mean direction m: in [mathematical
/// orientation](crate::plot::Orientation::Mathematical) at 180° if m is within 90° of 0, otherwise at 0°; in [compass
/// orientation](crate::plot::Orientation::Compass) opposite to the multiple of 90° nearest to m. Without a mean
/// direction the axis is the turn that labels are in.
///
/// Labels are directions from 0 to a turn, in radians from −π to π, and begin anew where the axis passes 0 or π.
///
/// The mean direction has its confidence interval of [`Options::level`] at the top of the frame, where it exists; the legend
/// says where it does not.
///
/// All [`Options`] but [`centred`](Options::centred), [`points`](Options::points) and those of layers apply. By default bars are about 2.7 s n^(−1/3) wide, where s is
/// the circular standard deviation in radians (Freedman and Diaconis' rule for normal angles), so that 8, 12, 24, 36,
/// 72, 120, 180 or 360 make a circle, or rounded on a shorter axis; the distribution is fitted by maximum likelihood,
/// and there is none if all angles are equal; the axis is in degrees.
///
/// x may be of any shape, [`weighted`](crate::circular::weighted), or have missing values
/// ([`skip_nan`](crate::circular::skip_nan)). Bars of [`rounded`](crate::circular::rounded) angles consist of whole
/// classes, on the whole circle if their number is given, which then divides that of the classes.
///
/// # Errors
/// As [`rose`](crate::plot::rose()).
///
/// # Example
/// ```
/// use vonmises::plot::{self, Options, Units};
/// use vonmises::{Key, VonMises, sample_von_mises};
/// let (distribution, x) = (VonMises::new(1.0, 50.0)?, sample_von_mises(Key::new(1), 1.0, 50.0, [40, 25])?);
/// let options = Options::new().units(Units::Radians).distribution(&distribution);
/// assert!(plot::histogram(&x, &options)?.to_svg().contains("n = 1,000"));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # References
/// Freedman & Diaconis 1981, "On the histogram as a density estimator".
pub fn histogram<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    options: &Options,
) -> Result<Picture> {
    draw::one(Kind::Histogram, Panel::new(x), options)
}
