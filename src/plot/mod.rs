//! Pictures of angles: rose diagrams, histograms and quantile plots, as SVG and PNG.
mod axes;
mod counts;
mod error;
mod histogram;
mod legend;
mod numbers;
mod options;
mod picture;
mod raster;
mod rose;
mod style;
mod summary;
mod svg;
mod units;

pub use error::Error;
pub use histogram::Histogram;
pub use picture::Picture;
pub use rose::Rose;
pub use units::{Orientation, Units};
