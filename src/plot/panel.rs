//! The samples of a picture, one to a panel.

use crate::circular::observations::angles::Observations;
use crate::circular::observations::rounding::Rounding;
use crate::circular::observations::weights::Weights;
use crate::error::{Error, Result};
use crate::input::condition::Condition;
use crate::scalar::float::Float;
use ndarray::{CowArray, Dimension, IxDyn};

/// A kind of picture, for [`panels`](super::panels()) and [`separate`](super::separate()).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A rose diagram, as by [`rose`](super::rose()); panels with [values](Panel::values) as by
    /// [`wind_rose`](super::wind_rose()).
    Rose,
    /// A histogram, as by [`histogram`](super::histogram()).
    Histogram,
    /// A quantile plot, as by [`quantiles`](super::quantiles()).
    Quantiles,
}

/// The angles of one panel, its title, and the values that divide its petals into layers.
///
/// Angles may be all that [`rose`](super::rose()) takes.
///
/// # Example
/// ```
/// use ndarray::array;
/// use vonmises::plot::{self, Kind, Options, Panel};
/// let panels = [Panel::new(&[0.1, 0.4, 2.0]).title("May"), Panel::new(&[3.0, 2.5]).title("June")];
/// let svg = plot::panels(Kind::Rose, panels, &Options::new())?.to_svg();
/// assert!(svg.contains(">May<") && svg.contains(">June<") && svg.contains("n = 2"));
/// # Ok::<(), vonmises::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Panel<'a, F: Float, D: Dimension> {
    pub(crate) x: Observations<'a, F, D>,
    pub(crate) title: String,
    pub(crate) values: Option<Result<CowArray<'a, f64, IxDyn>>>,
}

impl<'a, F: Float, D: Dimension> Panel<'a, F, D> {
    /// Returns a panel of angles, without a title.
    #[must_use]
    pub fn new(x: impl Into<Observations<'a, F, D>>) -> Self {
        Self { x: x.into(), title: String::new(), values: None }
    }

    /// Sets the title above the panel.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Sets a value for each angle, such as the speed of a wind; all that weights may be. Values divide petals into
    /// [layers](super::Options::layers). NaN is a missing value: its angle is left out and counted. Ignored by histograms
    /// and quantile plots.
    #[must_use]
    pub fn values(self, values: impl Weights<'a>) -> Self {
        Self { values: Some(values.into_weights()), ..self }
    }
}

/// Returns the rounding of all panels: petals and bars are on one grid.
pub(crate) fn common_rounding<F: Float, D: Dimension>(panels: &[Panel<'_, F, D>]) -> Result<Option<Rounding>> {
    let first = panels.first().and_then(|panel| panel.x.rounding());
    for rounding in panels.iter().map(|panel| panel.x.rounding()) {
        let same = |_: f64| rounding == first;
        let step = rounding.map_or(0.0, |rounding| rounding.step());
        Condition::new("rounding", "the same in all panels", same).check(step)?;
    }
    Ok(first)
}

/// Returns the error of panels without any angles that count.
pub(crate) fn no_angles<F: Float, D: Dimension>(panels: &[Panel<'_, F, D>]) -> Error {
    Error::Empty { argument: "x", shape: panels.first().map_or_else(Vec::new, |panel| panel.x.shape().to_vec()) }
}
