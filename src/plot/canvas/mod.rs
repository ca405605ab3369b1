//! A drawing: shapes, text, axes and a legend, as SVG and as pixels.

pub(crate) mod axes;
pub(crate) mod legend;
pub(crate) mod numbers;
pub(crate) mod picture;
mod raster;
pub(crate) mod style;
pub(crate) mod svg;
