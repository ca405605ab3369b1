//! The options of a picture.

use super::canvas::color::Color;
use super::canvas::font::Font;
use super::canvas::letters::Letters;
use super::canvas::style::Colors;
use super::orientation::Orientation;
use super::units::Units;
use crate::distribution::von_mises::VonMises;
use crate::error::{Error, Result};
use crate::input::condition::{self, Condition};

/// The largest number of petals or bars.
const MAX_BINS: usize = 1000;
/// The largest number of layers.
pub(crate) const MAX_LAYERS: usize = 8;
/// The width of a picture in millimetres, and the size of its letters in points, unless others are set.
const WIDTH: f64 = 120.0;
const FONT_SIZE: f64 = 9.0;
/// Pixels of an SVG to a millimetre and to a point.
const PER_MILLIMETRE: f64 = 96.0 / 25.4;
const PER_POINT: f64 = 96.0 / 72.0;

/// The options of a picture: what it shows beside the angles, its labels, its size and its colours.
///
/// The same options serve [`rose`](super::rose()), [`histogram`](super::histogram()) and
/// [`quantiles`](super::quantiles()), which ignore those that do not apply:
///
/// | option | default | rose | histogram | quantiles |
/// | --- | --- | --- | --- | --- |
/// | [`title`](Self::title) | none | above | above | above |
/// | [`bins`](Self::bins) | depends on the angles | petals | bars | ignored |
/// | [`centred`](Self::centred) | off | first petal | ignored | ignored |
/// | [`units`](Self::units) | degrees | labels | axis | axes |
/// | [`orientation`](Self::orientation) | that of the units | circle | cut of the axis | ignored |
/// | [`distribution`](Self::distribution) | fitted | curve | curve | horizontal axis |
/// | [`without_distribution`](Self::without_distribution) | off | no curve | no curve | ignored |
/// | [`level`](Self::level) | 0.95 | arc at the rim | at the mean | ignored |
/// | [`without_interval`](Self::without_interval) | off | no arc | none | ignored |
/// | [`points`](Self::points) | off | dots outside the rim | ignored | ignored |
/// | [`layers`](Self::layers), [`layer_name`](Self::layer_name) | round numbers, none | petals of a [`wind_rose`](super::wind_rose()) | ignored | ignored |
/// | [`width`](Self::width) | 120 mm | all | all | all |
/// | [`font`](Self::font), [`font_size`](Self::font_size) | DejaVu Sans, 9 pt | all | all | all |
/// | [`color`](Self::color) | blue | petals without layers, dots | bars | points |
/// | [`without_legend`](Self::without_legend) | off | all | all | all |
///
/// Values are checked when a picture is drawn, also those of options that it ignores.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::plot::{self, Options, Units};
/// let hours = array![0.2, 0.9, 6.1, 0.4, 1.3]; // 2π is a day
/// let options = Options::new().title("Arrivals").units(Units::Period(24.0)).bins(12);
/// assert!(plot::rose(&hours, &options)?.to_svg().contains("petals of 2 hours"));
/// let column = options.width(85.0).font_size(8.0); // for a column of a journal
/// assert!(plot::histogram(&hours, &column)?.to_svg().contains("width=\"85mm\""));
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    pub(crate) title: String,
    pub(crate) bins: Option<usize>,
    pub(crate) centred: bool,
    pub(crate) units: Units,
    orientation: Option<Orientation>,
    pub(crate) overlay: Overlay,
    /// The level of the confidence interval, if there is to be one.
    pub(crate) level: Option<f64>,
    pub(crate) points: bool,
    pub(crate) layers: Vec<f64>,
    pub(crate) layer_name: String,
    width: f64,
    font: Font,
    font_size: f64,
    color: Option<Color>,
    pub(crate) legend: bool,
}

/// The distribution that is drawn over the angles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Overlay {
    #[default]
    Fitted,
    Given(VonMises<f64>),
    Absent,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            title: String::new(),
            bins: None,
            centred: false,
            units: Units::default(),
            orientation: None,
            overlay: Overlay::default(),
            level: Some(0.95),
            points: false,
            layers: Vec::new(),
            layer_name: String::new(),
            width: WIDTH,
            font: Font::default(),
            font_size: FONT_SIZE,
            color: None,
            legend: true,
        }
    }
}

impl Options {
    /// Returns the defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the text above the picture, which screen readers also read; an empty one is none.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Sets the number of petals of a rose or bars of a histogram, from 1 to 1000. Ignored by
    /// [`quantiles`](super::quantiles()).
    #[must_use]
    pub fn bins(self, bins: usize) -> Self {
        Self { bins: Some(bins), ..self }
    }

    /// Centres the first petal of a rose at 0, as wind roses do, instead of beginning it there. Ignored by
    /// [`histogram`](super::histogram()) and [`quantiles`](super::quantiles()).
    #[must_use]
    pub fn centred(self) -> Self {
        Self { centred: true, ..self }
    }

    /// Sets the unit of labels.
    #[must_use]
    pub fn units(self, units: Units) -> Self {
        Self { units, ..self }
    }

    /// Sets where zero is on a rose and in which direction angles grow, and where the axis of a
    /// [`histogram`](super::histogram()) is cut. Ignored by [`quantiles`](super::quantiles()).
    ///
    /// The default is [`Mathematical`](Orientation::Mathematical), and [`Compass`](Orientation::Compass) for the units
    /// of a [`Period`](Units::Period).
    #[must_use]
    pub fn orientation(self, orientation: Orientation) -> Self {
        Self { orientation: Some(orientation), ..self }
    }

    /// Draws this distribution instead of the fitted one.
    #[must_use]
    pub fn distribution(self, distribution: &VonMises<f64>) -> Self {
        Self { overlay: Overlay::Given(distribution.clone()), ..self }
    }

    /// Draws no distribution over a rose or a histogram. [`quantiles`](super::quantiles()), which cannot do without,
    /// uses the fitted one.
    #[must_use]
    pub fn without_distribution(self) -> Self {
        Self { overlay: Overlay::Absent, ..self }
    }

    /// Sets the level of the confidence interval of the mean direction, strictly between 0 and 1.
    ///
    /// The interval is that of the profile likelihood of a von Mises distribution fitted to the angles,
    /// [`Fitted::confidence_interval`](crate::circular::Fitted::confidence_interval), whatever distribution is drawn. There
    /// is none without a mean direction, nor where all angles are equal or every direction is in it; the legend says so.
    #[must_use]
    pub fn level(self, level: f64) -> Self {
        Self { level: Some(level), ..self }
    }

    /// Draws no confidence interval of the mean direction.
    #[must_use]
    pub fn without_interval(self) -> Self {
        Self { level: None, ..self }
    }

    /// Draws the angles themselves as dots outside the rim of a rose, stacked where they would overlap. Ignored by
    /// [`histogram`](super::histogram()) and [`quantiles`](super::quantiles()).
    ///
    /// Dots shrink where stacks would be high, and where they are smallest one stands for up to 2, 5, 10, … angles, which
    /// the legend says. Those of [`rounded`](crate::circular::rounded) angles are at their values, others within half a
    /// dot of them.
    #[must_use]
    pub fn points(self) -> Self {
        Self { points: true, ..self }
    }

    /// Sets where the layers of a [`wind_rose`](super::wind_rose()) begin, in ascending order: the first is from limits\[0\]
    /// to below limits\[1\], the last from the last limit on. There are at most 8. What is below the first limit is calm.
    ///
    /// By default they begin at multiples of a round number, at or below the smallest value and beyond.
    #[must_use]
    pub fn layers(self, limits: impl IntoIterator<Item = f64>) -> Self {
        Self { layers: limits.into_iter().take(MAX_LAYERS + 1).collect(), ..self }
    }

    /// Sets what the layers of a [`wind_rose`](super::wind_rose()) are, for the legend: `wind speed (m/s)`.
    #[must_use]
    pub fn layer_name(self, name: impl Into<String>) -> Self {
        Self { layer_name: name.into(), ..self }
    }

    /// Sets the width of the picture in millimetres, from 10 to 2000; a column of most journals is 80 to 90 wide. The
    /// height follows from what the picture shows.
    #[must_use]
    pub fn width(self, millimetres: f64) -> Self {
        Self { width: millimetres, ..self }
    }

    /// Sets the size of letters in points, from 1 to 100; that of the title is 1.25 times as large, that of the labels of
    /// rings 0.85 times. Lines, dots and gaps grow with it.
    #[must_use]
    pub fn font_size(self, points: f64) -> Self {
        Self { font_size: points, ..self }
    }

    /// Sets the font.
    #[must_use]
    pub fn font(self, font: Font) -> Self {
        Self { font, ..self }
    }

    /// Sets the colour of petals without layers, of bars and of points; their edges are darker.
    #[must_use]
    pub fn color(self, color: Color) -> Self {
        Self { color: Some(color), ..self }
    }

    /// Draws no legend, for a caption to take its place: what it says is nowhere else in the picture.
    #[must_use]
    pub fn without_legend(self) -> Self {
        Self { legend: false, ..self }
    }

    /// Checks the values, as every function that draws a picture does.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if the number of bins or layers, the period, the level, the width or the size of
    /// letters is out of range, or if layers do not ascend.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Error, plot::Options};
    /// let refused = Options::new().layers([0.0, 4.0, 2.0]).check();
    /// assert!(matches!(refused, Err(Error::Value { argument: "layers", flat: 2, .. })));
    /// ```
    pub fn check(&self) -> Result<()> {
        let bins = Condition::new("bins", "from 1 to 1000", |bins: f64| (1.0..=MAX_BINS as f64).contains(&bins));
        self.bins.map_or(Ok(()), |given| bins.check(given as f64))?;
        self.units.check()?;
        self.level.map_or(Ok(()), |level| condition::level().check(level))?;
        Condition::new("width", "from 10 to 2000 mm", |width| (10.0..=2000.0).contains(&width)).check(self.width)?;
        let holds = |size| (1.0..=100.0).contains(&size);
        Condition::new("font_size", "from 1 to 100 pt", holds).check(self.font_size)?;
        self.check_layers()
    }

    fn check_layers(&self) -> Result<()> {
        let few = |number: f64| number <= MAX_LAYERS as f64;
        Condition::new("number of layers", "at most 8, since more colours are hard to tell apart", few)
            .check(self.layers.len() as f64)?;
        let finite = Condition::new("layers", "finite", f64::is_finite);
        let shape = [self.layers.len()];
        (0..).zip(&self.layers).try_for_each(|(i, &limit)| finite.check_element(&shape, i, limit))?;
        for (i, pair) in (1..).zip(self.layers.windows(2)) {
            let above = Condition::new("layers", "greater than the one before", |limit: f64| limit > pair[0]);
            above.check_element(&shape, i, pair[1])?;
        }
        Ok(())
    }

    /// Returns the width of the picture in pixels.
    pub(crate) fn width_in_pixels(&self) -> f64 {
        PER_MILLIMETRE * self.width
    }

    pub(crate) fn letters(&self) -> Letters {
        Letters { font: self.font.clone(), em: PER_POINT * self.font_size }
    }

    pub(crate) fn colors(&self) -> Colors {
        Colors::new(self.color)
    }

    /// Returns the error of letters that leave no room for a picture.
    pub(crate) fn no_room(&self) -> Error {
        let requirement = "smaller in a picture of its width, or the width larger: there is no room";
        Error::Value { argument: "font_size", index: Vec::new(), flat: 0, value: self.font_size, requirement }
    }

    /// Returns the orientation that is set, or that of the units.
    pub(crate) fn chosen_orientation(&self) -> Orientation {
        self.orientation.unwrap_or_else(|| self.units.orientation())
    }
}
