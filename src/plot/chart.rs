//! What pictures of all kinds have in common: panels of one size, with numbers below them or in the legend.

use super::canvas::geometry::{Point, Size};
use super::canvas::legend::Legend;
use super::canvas::svg::Canvas;
use crate::error::Result;

/// The panels of a picture, on a common scale.
pub(crate) trait Chart {
    /// Returns the size of a panel.
    fn size(&self) -> Size;

    /// Draws a panel with its top left corner at a point.
    fn draw(&self, canvas: &mut Canvas, panel: usize, corner: Point) -> Result<()>;

    /// Returns the lines below a panel where there are several: its numbers.
    fn caption(&self, panel: usize) -> Vec<String>;

    /// Returns the legend of a panel that stands alone, with its numbers.
    fn legend(&self, panel: usize) -> Legend;

    /// Returns the legend of all panels, whose numbers are in their captions.
    fn shared_legend(&self) -> Legend;
}
