//! Drawings: shapes, text, axes and legends, written as SVG and rendered as PNG.
//!
//! Only `legend`, `style` and `symbol` name what is drawn. Each file uses only those named before it: `color`, `geometry`
//! and `numbers`; `font`, `outline` and `style`; `letters`; `raster`; `picture`; `svg`; `symbol`; `legend` and `axes`. The
//! same calls give the same bytes of SVG.

pub(crate) mod axes;
pub(crate) mod color;
pub(crate) mod font;
pub(crate) mod geometry;
pub(crate) mod legend;
pub(crate) mod letters;
pub(crate) mod numbers;
pub(crate) mod outline;
pub(crate) mod picture;
mod raster;
pub(crate) mod style;
pub(crate) mod svg;
pub(crate) mod symbol;
