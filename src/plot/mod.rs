//! Pictures of angles: rose diagrams, histograms and quantile plots, as SVG and PNG. Requires the feature `plot`.
//!
//! | function | shows |
//! | --- | --- |
//! | [`rose`](rose()) | the shares of the angles in parts of the circle, as areas of petals |
//! | [`histogram`](histogram()) | their density along a straight axis, cut to the angles if they are close together |
//! | [`wind_rose`] | the same as `rose`, petals divided by a second quantity such as a speed |
//! | [`quantiles`](quantiles()) | each angle against the quantile of a distribution (a Q-Q plot) |
//! | [`panels`](panels()) | any of these for several samples side by side, on a common scale |
//! | [`separate`] | the same in pictures of their own |
//!
//! Each function takes angles and [`Options`] and returns a [`Picture`]. Angles are an array of any shape, `f32` or
//! `f64`, in radians whatever the [`Units`] of the labels. They may be [`weighted`](crate::circular::weighted) or have
//! missing values ([`skip_nan`](crate::circular::skip_nan)), which the legend counts. If they are
//! [`rounded`](crate::circular::rounded), petals and bars consist of whole classes, and angles lie in their middle.
//! Pictures show the von Mises distribution fitted to the angles, or the one that is given, and roses and histograms the
//! mean direction with its confidence interval and the mean resultant length R.
//!
//! Pictures have a white background, colours that colour-blind readers can tell apart, and a legend with the numbers. They
//! have the width and the size of letters that a journal asks for ([`Options::width`], [`Options::font_size`]), and no two
//! texts overlap. The SVG of a rose of up to 48 petals has 3 to 20 kB and that of a quantile plot up to 50 kB, however many
//! angles there are; dots add up to 60 kB. The same input gives the same SVG, to the byte.
//!
//! # Example
//! ```
//! use vonmises::plot::{self, Options, Units};
//! use vonmises::{Key, sample_von_mises};
//! let (hours, folder) = (sample_von_mises(Key::new(1), -1.8, 0.7, [250])?, tempfile::tempdir()?);
//! let day = Options::new().units(Units::Period(24.0)); // 2π radians are a day
//! plot::rose(&hours, &day)?.save(folder.path().join("rose.svg"))?; // like the face of a clock
//! plot::histogram(&hours, &day.title("Arrivals"))?.save(folder.path().join("histogram.png"))?;
//! let svg = plot::quantiles(&hours, &Options::new())?.to_svg();
//! assert!(svg.starts_with("<svg") && svg.contains("n = 250"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Limitations
//! The PNG of a picture has the letters of DejaVu Sans: Latin, Greek, Cyrillic, Arabic and others. Chinese, Japanese
//! and Korean characters become boxes, unless a [`Font`] from a file has them. There is no PDF: the crates that turn SVG into
//! PDF need other versions of resvg.

// May use `circular`, `distribution`, `file` and the rooms below them. No other room may use this one.

mod canvas;
mod chart;
mod classes;
mod counts;
mod directions;
mod draw;
mod error;
mod figure;
mod functions;
mod histogram;
mod labels;
mod options;
mod orientation;
mod panel;
mod quantiles;
mod rose;
mod steps;
mod summary;
mod units;

pub use canvas::color::Color;
pub use canvas::font::Font;
pub use canvas::picture::Picture;
pub use error::Error;
pub use functions::histogram::histogram;
pub use functions::panels::{panels, separate};
pub use functions::quantiles::quantiles;
pub use functions::rose::{rose, wind_rose};
pub use options::Options;
pub use orientation::Orientation;
pub use panel::{Kind, Panel};
pub use units::Units;
