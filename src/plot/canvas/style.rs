//! What the pictures look like.
//!
//! # References
//! Okabe & Ito 2008, "Color universal design", for colours that colour-blind readers tell apart.

/// The background.
pub(crate) const PAPER: &str = "#fff";
/// Text and axes.
pub(crate) const INK: &str = "#222";
/// Rings, spokes and other helping lines.
pub(crate) const GRID: &str = "#d0d0d0";
/// The band of a quantile plot.
pub(crate) const BAND: &str = "#e6e6e6";
/// Petals, bars and points.
pub(crate) const DATA: &str = "#56b4e9";
/// Their edges.
pub(crate) const EDGE: &str = "#0072b2";
/// The distribution.
pub(crate) const CURVE: &str = "#000";
/// The mean direction.
pub(crate) const MEAN: &str = "#d55e00";
/// The size of letters, in pixels.
pub(crate) const SIZE: f64 = 13.0;
/// The first is what pictures in pixels are drawn with; the others stand in where a viewer lacks it.
pub(crate) const FONTS: &str = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";
