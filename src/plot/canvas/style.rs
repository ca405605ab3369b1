//! Colours, lines and letters of the pictures.
//!
//! # References
//! Okabe & Ito 2008, "Color universal design", for colours that colour-blind readers can tell apart.

/// The background.
pub(crate) const PAPER: &str = "#fff";
/// Text and axes.
pub(crate) const INK: &str = "#222";
/// Rings, spokes and grid lines.
pub(crate) const GRID: &str = "#d0d0d0";
/// The band of a quantile plot.
pub(crate) const BAND: &str = "#e6e6e6";
/// The inside of petals and bars.
pub(crate) const DATA: &str = "#56b4e9";
/// The edges of petals and bars, and the points of a quantile plot.
pub(crate) const EDGE: &str = "#0072b2";
/// The curve of the distribution.
pub(crate) const CURVE: &str = "#000";
/// The mean direction.
pub(crate) const MEAN: &str = "#d55e00";
/// The font size in pixels.
pub(crate) const FONT_SIZE: f64 = 13.0;
/// The font families of an SVG: the embedded font first, then fonts of similar width.
pub(crate) const FONTS: &str = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";

/// Returns the attributes of the mean direction's line.
pub(crate) fn mean_style() -> String {
    format!("stroke=\"{MEAN}\" stroke-width=\"2.2\"")
}

/// Returns the attributes of the distribution's curve.
pub(crate) fn distribution_style() -> String {
    format!("stroke=\"{CURVE}\" stroke-width=\"1.6\" stroke-linejoin=\"round\"")
}

/// Returns the attributes of the band of a quantile plot.
pub(crate) fn band_style() -> String {
    format!("fill=\"{BAND}\" stroke=\"{BAND}\" stroke-width=\"0.5\"")
}

/// Returns the attributes of petals or bars of a width in pixels; narrow ones have finer edges, which would otherwise
/// cover them.
pub(crate) fn data_style(width: f64) -> String {
    let edge = (0.12 * width).clamp(0.05, 0.7);
    format!(
        "fill=\"{DATA}\" fill-opacity=\"0.7\" stroke=\"{EDGE}\" stroke-width=\"{edge:.2}\" stroke-linejoin=\"round\""
    )
}

/// Returns the attributes of the points of a quantile plot.
pub(crate) fn dot_style() -> String {
    format!("stroke=\"{EDGE}\" stroke-width=\"5\" stroke-opacity=\"0.75\" stroke-linecap=\"round\"")
}
