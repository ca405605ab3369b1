//! The functions `rose` and `wind_rose`.

use crate::circular::observations::angles::Observations;
use crate::circular::observations::weights::Weights;
use crate::error::Result;
use crate::plot::canvas::picture::Picture;
use crate::plot::draw;
use crate::plot::options::Options;
use crate::plot::panel::{Kind, Panel};
use crate::scalar::float::Float;
use ndarray::Dimension;

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
/// equal. A mark outside the rim points at the centre from the mean direction, on an arc that is the direction's confidence
/// interval of [`Options::level`]. All are absent where R < 1e-6, which is rounding, and the arc where the interval does not
/// exist; the legend says so. [`Options::points`] adds the angles themselves, outside the rim.
///
/// All [`Options`] but those of layers apply. By default there are √n petals, rounded up to 8, 12, 24 or 36 (48 for a period of 24) and at
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
/// finite, if an option is out of range ([`Options::check`]), or if letters leave no room in a picture of its width
/// (argument `font_size`); for weights, the errors of [`weighted`](crate::circular::weighted).
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
/// Fisher 1993, *Statistical Analysis of Circular Data*, section 2.2, on areas; Nightingale 1858; Mardia & Jupp 2000,
/// *Directional Statistics*, section 7.2, on intervals.
pub fn rose<'a, F: Float, D: Dimension>(x: impl Into<Observations<'a, F, D>>, options: &Options) -> Result<Picture> {
    draw::one(Kind::Rose, Panel::new(x), options)
}

/// Draws a [`rose`] whose petals are divided into layers by a value of each angle, as those of wind roses are by speed.
///
/// [`Options::layers`] are the limits of layers, and [`Options::layer_name`] says in the legend what they are. Layers are
/// stacked from the centre outward, each over the area of its share; they grow darker, so that they stay apart in a grey
/// print and for colour-blind readers.
///
/// What is below the first limit is *calm*: its direction says nothing. It has no petal and no part in the mean direction,
/// the fit and the dots, but in the number n that shares are parts of, and the legend counts it; its angle may be missing
/// ([`skip_nan`](crate::circular::skip_nan)). An angle whose value is NaN is left out and counted. The curve encloses the
/// area of the petals together.
///
/// `values` are numbers for each angle, all that weights may be; they broadcast to x.
///
/// # Errors
/// As [`rose`]; [`Error::Value`](crate::Error::Value) for a value that is infinite, and for limits that are not finite, not
/// ascending or more than 8; [`Error::OutputShape`](crate::Error::OutputShape) if values do not broadcast to x.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::plot::{self, Options, Orientation};
/// let (directions, speeds) = (array![0.1, 0.4, 2.0, 5.9, 0.3], array![1.2, 3.0, 7.5, 0.2, f64::NAN]);
/// let options = Options::new().orientation(Orientation::Compass).layers([0.5, 2.0, 5.0]).layer_name("speed (m/s)");
/// let svg = plot::wind_rose(&directions, &speeds, &options)?.to_svg();
/// assert!(svg.contains("0.5–2.0") && svg.contains("≥ 5.0") && svg.contains("n = 4 (1 without a value)"));
/// assert!(svg.contains("calm (below 0.5): 1 of 4, 25 %"));
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn wind_rose<'a, F: Float, D: Dimension>(
    x: impl Into<Observations<'a, F, D>>,
    values: impl Weights<'a>,
    options: &Options,
) -> Result<Picture> {
    draw::one(Kind::Rose, Panel::new(x).values(values), options)
}
