//! The functions `panels` and `separate`.

use crate::error::Result;
use crate::plot::canvas::picture::Picture;
use crate::plot::draw;
use crate::plot::options::Options;
use crate::plot::panel::{Kind, Panel};
use crate::scalar::float::Float;
use ndarray::Dimension;

/// Draws several samples in one picture, a panel each, on a common scale.
///
/// Panels of roses have the same petals and the same rings, those of histograms the same axes and bars, and those of
/// quantile plots axes of the same length. Each panel has its title above it and its numbers below it; the legend is that
/// of all. There are as many panels in a row as have room. A panel without angles that count is drawn empty.
///
/// There are no overlays: the bars or petals of three samples hide each other.
///
/// # Errors
/// As the function of the kind, for any of the panels; [`Error::Value`](crate::Error::Value) if there are none or more than
/// 36, if they differ in their rounding, or if some but not all have values; [`Error::Empty`](crate::Error::Empty) if none
/// has angles that count.
///
/// # Example
/// ```
/// use vonmises::plot::{self, Kind, Options, Panel};
/// use vonmises::{Key, VonMises};
/// let draw = |key, loc| VonMises::<f64>::new(loc, 2.0)?.draw(Key::new(key), [100]);
/// let (north, south) = (draw(1, 0.0)?, draw(2, 3.0)?);
/// let panels = [Panel::new(&north).title("north"), Panel::new(&south).title("south")];
/// let picture = plot::panels(Kind::Rose, panels, &Options::new().title("Two sites"))?;
/// assert_eq!(picture.to_svg().matches("n = 100").count(), 2);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn panels<'a, F: Float, D: Dimension>(
    kind: Kind,
    panels: impl IntoIterator<Item = Panel<'a, F, D>>,
    options: &Options,
) -> Result<Picture> {
    draw::together(kind, &panels.into_iter().collect::<Vec<_>>(), options)
}

/// Draws several samples in pictures of their own, on the common scale of [`panels`].
///
/// The title of a picture is that of the options and that of its panel, "Wind: May".
///
/// # Errors
/// As [`panels`], but of at most 1000 pictures.
///
/// # Example
/// ```
/// use vonmises::plot::{self, Kind, Options, Panel};
/// let panels = [Panel::new(&[0.1, 0.4, 2.0]).title("May"), Panel::new(&[3.0, 2.5]).title("June")];
/// let pictures = plot::separate(Kind::Histogram, panels, &Options::new().title("Wind"))?;
/// assert!(pictures[1].to_svg().contains("Wind: June"));
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn separate<'a, F: Float, D: Dimension>(
    kind: Kind,
    panels: impl IntoIterator<Item = Panel<'a, F, D>>,
    options: &Options,
) -> Result<Vec<Picture>> {
    draw::apart(kind, &panels.into_iter().collect::<Vec<_>>(), options)
}
