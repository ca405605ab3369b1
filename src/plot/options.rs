//! The options of a picture.

use super::orientation::Orientation;
use super::units::Units;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::input::condition::Condition;

/// The largest number of petals or bars.
const MAX_BINS: usize = 1000;
/// The space above a picture without a title, in pixels.
const NO_TITLE_HEIGHT: f64 = 6.0;
/// The space above a picture with a title, in pixels.
const TITLE_HEIGHT: f64 = 38.0;

/// The options of a picture: its title, bins, labels and distribution.
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
/// assert!(plot::histogram(&hours, &options)?.to_svg().contains("time of day"));
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    pub(crate) title: String,
    pub(crate) bins: Option<usize>,
    pub(crate) centred: bool,
    pub(crate) units: Units,
    orientation: Option<Orientation>,
    pub(crate) overlay: Overlay,
}

/// The distribution that is drawn over the angles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Overlay {
    #[default]
    Fitted,
    Given(VonMises<f64>),
    Absent,
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

    pub(crate) fn check(&self) -> Result<()> {
        let bins = Condition::new("bins", "from 1 to 1000", |bins: f64| (1.0..=MAX_BINS as f64).contains(&bins));
        self.bins.map_or(Ok(()), |given| bins.check(given as f64))?;
        self.units.check()
    }

    /// Returns the orientation that is set, or that of the units.
    pub(crate) fn chosen_orientation(&self) -> Orientation {
        self.orientation.unwrap_or_else(|| self.units.orientation())
    }

    /// Returns the title, or the kind of picture if there is none, for screen readers.
    pub(crate) fn accessible_title<'n>(&'n self, kind: &'n str) -> &'n str {
        if self.title.is_empty() { kind } else { &self.title }
    }

    /// Returns the height above the picture that its title takes.
    pub(crate) fn title_height(&self) -> f64 {
        if self.title.is_empty() { NO_TITLE_HEIGHT } else { TITLE_HEIGHT }
    }
}
