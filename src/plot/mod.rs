//! Pictures of angles: rose diagrams, histograms and quantile plots, as SVG and PNG. With the feature `plot`.
//!
//! | | shows |
//! | --- | --- |
//! | [`Rose`] | shares of the angles around the circle, as areas |
//! | [`Histogram`] | their density on a straight axis, which holds no more than the angles if they are close together |
//! | [`Quantiles`] | each angle against the quantile of a distribution |
//!
//! Each is a set of options, as [`Fit`](crate::circular::Fit), which makes a [`Picture`] of angles: an array of any
//! shape, `f32` or `f64`, perhaps [`weighted`](crate::circular::weighted) or with missing angles
//! ([`skip_nan`](crate::circular::skip_nan)), in radians whatever the [`Units`] of the labels. They show the von Mises
//! distribution that fits the angles, or the one that is given, and the mean direction with the mean resultant length
//! R.
//!
//! Pictures have a white ground, colours that colour-blind readers tell apart, and numbers in a legend below. A rose of
//! up to 48 petals has 3 to 15 kB, a quantile plot up to 50 kB, however many angles there are. The same input gives the
//! same SVG, to the byte.
//!
//! # Example
//! ```
//! use vonmises::plot::{Histogram, Quantiles, Rose, Units};
//! use vonmises::{Key, sample_von_mises};
//! let (hours, folder) = (sample_von_mises(Key::new(1), -1.8, 0.7, [250])?, tempfile::tempdir()?);
//! let day = Units::Period(24.0); // 2π radians are a day
//! Rose::new().units(day).of(&hours)?.save(folder.path().join("rose.svg"))?; // the face of a clock
//! Histogram::new().units(day).of(&hours)?.save(folder.path().join("histogram.png"))?;
//! let svg = Quantiles::new().of(&hours)?.to_svg();
//! assert!(svg.starts_with("<svg") && svg.contains("n = 250"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Limitations
//! Pixels have the letters of DejaVu Sans: Latin, Greek, Cyrillic, Arabic and others, not Chinese, Japanese or Korean,
//! which become boxes in a PNG.

mod canvas;
mod counts;
mod error;
mod histogram;
mod options;
mod quantiles;
mod rose;
mod summary;
mod units;

pub use canvas::picture::Picture;
pub use error::Error;
pub use histogram::histogram::Histogram;
pub use quantiles::quantiles::Quantiles;
pub use rose::rose::Rose;
pub use units::{Orientation, Units};
