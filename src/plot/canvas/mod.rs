//! Drawings: shapes, text, axes and legends, written as SVG and rendered as PNG.
//!
//! Only `legend` and `style` name what is drawn. Each file uses only those named before it: `geometry`, `numbers` and
//! `style`; `outline`; `raster`; `picture`; `svg`; `legend` and `axes`. The same calls give the same bytes of SVG.

pub(crate) mod axes;
pub(crate) mod geometry;
pub(crate) mod legend;
pub(crate) mod numbers;
pub(crate) mod outline;
pub(crate) mod picture;
mod raster;
pub(crate) mod style;
pub(crate) mod svg;
